/** The JSON feeds: of everything at /feed.json, and of each other channel in its folder. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { CHANNEL_FILES, channelPath, type Channel } from '../../site/feeds/channels.ts';
import { feedAddresses, feedOf } from '../../site/feeds/feed.ts';
import { toJsonFeed } from '../../site/feeds/formats.ts';
import { getSite, type ActivityEntry } from '../../site/site.ts';
import { inEnglish } from '../../i18n/index.ts';

export const getStaticPaths = (async () =>
  (await getSite(inEnglish)).channels.map(channelPath)) satisfies GetStaticPaths;

export const GET: APIRoute<{ channel: Channel<ActivityEntry> }> = async ({ props: { channel } }) =>
  new Response(toJsonFeed(await feedOf(channel), feedAddresses(channel, CHANNEL_FILES.json)), {
    headers: { 'content-type': 'application/feed+json' },
  });
