/** The posts that are too old for the first feed, in parts. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { CHANNEL_FILES, type Channel } from '../../../../site/feeds/channels.ts';
import { archiveOf, archivePaths, feedAddresses } from '../../../../site/feeds/feed.ts';
import { toRss } from '../../../../site/feeds/formats.ts';
import type { ActivityEntry } from '../../../../site/site.ts';

export const getStaticPaths = archivePaths satisfies GetStaticPaths;

export const GET: APIRoute<{ channel: Channel<ActivityEntry>; number: number }> = async ({
  props: { channel, number },
}) => {
  const [feed, part] = await archiveOf(channel, number);
  return new Response(await toRss(feed, feedAddresses(channel, CHANNEL_FILES.rss), part), {
    headers: { 'content-type': 'application/rss+xml' },
  });
};
