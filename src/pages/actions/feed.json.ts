import { ACTION_FEED, CHANNEL_FILES } from '../../site/feeds/channels.ts';
import { actionFeed } from '../../site/feeds/action-feed.ts';
import { toJsonFeed } from '../../site/feeds/formats.ts';
import { absolute } from '../../model/urls.ts';

/** New and changed actions as JSON Feed. */
export async function GET(): Promise<Response> {
  return new Response(toJsonFeed(await actionFeed(), absolute(ACTION_FEED + CHANNEL_FILES.json)), {
    headers: { 'content-type': 'application/feed+json' },
  });
}
