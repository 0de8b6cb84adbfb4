import { ACTION_FEED, CHANNEL_FILES } from '../../site/feeds/channels.ts';
import { actionFeed } from '../../site/feeds/action-feed.ts';
import { toRss } from '../../site/feeds/formats.ts';
import { absolute } from '../../model/urls.ts';

/** New and changed actions as RSS. */
export async function GET(): Promise<Response> {
  return new Response(await toRss(await actionFeed(), absolute(ACTION_FEED + CHANNEL_FILES.rss)), {
    headers: { 'content-type': 'application/rss+xml' },
  });
}
