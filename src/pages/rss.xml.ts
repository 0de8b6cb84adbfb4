import rss from '@astrojs/rss';
import { feedOf } from '../lib/feed-of-activities.ts';
import { escapeXml, rssCustomData } from '../lib/feeds.ts';
import { getSite } from '../lib/site.ts';
import { absolute } from '../lib/urls.ts';
import { settings } from '../settings.ts';

export async function GET(): Promise<Response> {
  const { activities } = await getSite();
  const feed = await feedOf(activities, settings.name, '/activities/');
  return rss({
    title: feed.title,
    description: feed.description,
    site: feed.homeUrl,
    xmlns: { atom: 'http://www.w3.org/2005/Atom', dc: 'http://purl.org/dc/elements/1.1/' },
    customData: rssCustomData(feed, absolute('/rss.xml')),
    items: feed.items.map((item) => ({
      title: item.title,
      link: item.url,
      pubDate: new Date(item.published),
      // Readers take the description for HTML, so its signs are written as such.
      description: escapeXml(item.summary),
      content: item.html,
      categories: item.categories,
      customData: `<dc:creator>${escapeXml(feed.author)}</dc:creator>`,
    })),
  });
}
