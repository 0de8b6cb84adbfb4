/** The RSS feeds: of everything at /rss.xml, and of each principle, topic and city in its folder. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { CHANNEL_FILES, channelPath, type Channel } from '../../site/feeds/channels.ts';
import { feedOf } from '../../site/feeds/feed.ts';
import { toRss } from '../../site/feeds/formats.ts';
import { getSite } from '../../site/site.ts';
import type { ActivityEntry } from '../../site/site.ts';
import { absolute } from '../../model/urls.ts';
import { inEnglish } from '../../i18n/index.ts';

export const getStaticPaths = (async () =>
  (await getSite(inEnglish)).channels.map(channelPath)) satisfies GetStaticPaths;

export const GET: APIRoute<{ channel: Channel<ActivityEntry> }> = async ({ props: { channel } }) =>
  new Response(await toRss(await feedOf(channel), absolute(channel.folder + CHANNEL_FILES.rss)), {
    headers: { 'content-type': 'application/rss+xml' },
  });
