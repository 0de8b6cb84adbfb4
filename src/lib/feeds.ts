/** Feeds of activities. Items are made once; RSS and JSON Feed are two ways to write them. */
import { firstDayOf } from './dates.ts';
import type { ActivityEntry } from './queries/activities.ts';
import { absolute, routes } from './urls.ts';

export interface FeedItem {
  /** The permanent address of the post, which also identifies it: a change of title does not change it. */
  url: string;
  title: string;
  summary: string;
  /** ISO 8601 date and time in UTC; the start of the period where the date is less precise. */
  published: string;
  /** Labels of kind and topics. */
  categories: string[];
  /** The post as HTML with absolute addresses and no scripts. */
  html: string;
}

export interface Feed {
  title: string;
  description: string;
  language: string;
  /** Page that shows the same in a browser. */
  homeUrl: string;
  author: string;
  items: readonly FeedItem[];
}

/**
 * Makes HTML fit to be read away from its page: no script, style or form, no
 * attribute but those that matter, all addresses absolute.
 *
 * @param html as rendered by the build, well-formed; @param base address of the post.
 */
export function toFeedHtml(html: string, base: string): string {
  return html
    .replace(/<(script|style|template|form)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\s(?:class|style|id|data-[\w-]+|on\w+|loading|decoding|fetchpriority|sizes|srcset|aria-describedby)(?:="[^"]*")?/gi, '')
    .replace(/\s(href|src)="([^"]*)"/gi, (_, name: string, address: string) => ` ${name}="${new URL(address.replaceAll('&amp;', '&'), base).href.replaceAll('&', '&amp;')}"`)
    .trim();
}

/** @param html the rendered text; @param labels of kind and topics. */
export function feedItem(activity: ActivityEntry, html: string, labels: string[]): FeedItem {
  const url = absolute(routes.activity(activity.id));
  return {
    url,
    title: activity.data.title,
    summary: activity.data.summary,
    published: `${firstDayOf(activity.data.date)}T00:00:00Z`,
    categories: labels,
    html: toFeedHtml(html, url),
  };
}

/** The feed as JSON Feed 1.1. */
export function toJsonFeed(feed: Feed, feedUrl: string): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.homeUrl,
    feed_url: feedUrl,
    description: feed.description,
    language: feed.language,
    authors: [{ name: feed.author, url: feed.homeUrl }],
    items: feed.items.map((item) => ({
      id: item.url,
      url: item.url,
      title: item.title,
      summary: item.summary,
      content_html: item.html,
      date_published: item.published,
      tags: item.categories,
    })),
  });
}

/** Escapes text for XML. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** What RSS 2.0 needs beside the items: the feed's own address and the date of its newest item. */
export function rssCustomData(feed: Feed, feedUrl: string): string {
  const newest = feed.items.reduce((latest, { published }) => (published > latest ? published : latest), '');
  return [
    `<language>${feed.language}</language>`,
    newest && `<lastBuildDate>${new Date(newest).toUTCString()}</lastBuildDate>`,
    `<atom:link href="${escapeXml(feedUrl)}" rel="self" type="application/rss+xml"/>`,
  ].join('');
}
