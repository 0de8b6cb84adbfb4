/** The JSON feeds: of everything at /feed.json, and of each principle, topic and city in its folder. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { CHANNEL_FILES, channelPath, type Channel } from '../../lib/channels.ts';
import { feedOf } from '../../lib/feed-of-activities.ts';
import { toJsonFeed } from '../../lib/feeds.ts';
import { getChannels } from '../../lib/site-channels.ts';
import type { ActivityEntry } from '../../lib/site.ts';
import { absolute } from '../../lib/urls.ts';

export const getStaticPaths = (async () =>
  (await getChannels()).map(channelPath)) satisfies GetStaticPaths;

export const GET: APIRoute<{ channel: Channel<ActivityEntry> }> = async ({ props: { channel } }) =>
  new Response(toJsonFeed(await feedOf(channel), absolute(channel.folder + CHANNEL_FILES.json)), {
    headers: { 'content-type': 'application/feed+json' },
  });
