import { feedOf } from '../lib/feed-of-activities.ts';
import { toJsonFeed } from '../lib/feeds.ts';
import { getSite } from '../lib/site.ts';
import { absolute } from '../lib/urls.ts';
import { settings } from '../settings.ts';

export async function GET(): Promise<Response> {
  const { activities } = await getSite();
  const feed = await feedOf(activities, settings.name, '/activities/');
  return new Response(toJsonFeed(feed, absolute('/feed.json')), { headers: { 'content-type': 'application/feed+json' } });
}
