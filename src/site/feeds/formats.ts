/** Feeds of activities, written as RSS and as JSON Feed from the same items. */
import { escapeXml } from '../../base/escape.ts';
import { getRssString } from '@astrojs/rss';
import type { Locale } from '../../i18n/index.ts';
import type { ForeignText } from '../../i18n/intl.ts';
import { firstDayOf } from '../../base/dates.ts';
import { identify } from '../../model/identity.ts';
import type { ActivityEntry } from '../../model/queries/activities.ts';
import { absolute, routes } from '../../model/urls.ts';
import { ALIGNMENT } from '../table-alignment.ts';

/** The picture of a post, as the build has made it. */
export interface FeedPicture {
  /** Full address. */
  url: string;
  /** MIME type. */
  type: string;
  width: number;
  height: number;
}

export interface FeedItem {
  /** Identifies the post for as long as it exists, see src/model/identity.ts. */
  id: string;
  /** Where the post is now. */
  url: string;
  title: string;
  summary: string;
  /** What marks title, summary and text, if they are not in the language of the feed. */
  foreign: ForeignText;
  /** ISO 8601 date and time in UTC; the start of the period where the date is less precise. */
  published?: string;
  /** The day of the last change, in the same format. */
  updated?: string;
  /** Labels of kind and topics. */
  categories: string[];
  /** The post as HTML with absolute addresses and no scripts, its picture first. */
  html: string;
  picture?: FeedPicture;
}

export interface Feed {
  title: string;
  description: string;
  language: string;
  /** Page that shows the same in a browser. */
  homeUrl: string;
  author: string;
  /** Newest first. */
  items: readonly FeedItem[];
}

/** Posts in a feed that does not cover everything: its followers have seen the older ones. */
export const FEED_SIZE = 50;

const TAG = /<([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** Attributes that matter away from the page. */
const KEPT =
  /^(?:href|src|alt|title|lang|dir|rel|cite|datetime|start|reversed|value|type|checked|disabled|colspan|rowspan|scope|align|width|height)$/i;
const ADDRESS = /^(?:href|src|cite)$/i;

/**
 * Makes HTML readable away from its page: no scripts, styles or forms, only the
 * attributes that matter, all addresses absolute.
 *
 * @param html as rendered by the build, well-formed; @param base address of the post.
 */
export function toFeedHtml(html: string, base: string): string {
  const attribute = (name: string, value: string | undefined): string => {
    if (!KEPT.test(name)) return '';
    if (value === undefined) return ` ${name}`;
    if (!ADDRESS.test(name)) return ` ${name}="${value}"`;
    const address = value.replaceAll('&amp;', '&');
    return URL.canParse(address, base)
      ? ` ${name}="${new URL(address, base).href.replaceAll('&', '&amp;')}"`
      : '';
  };
  return withoutForms(html)
    .replace(/<(script|style|template|form)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(
      TAG,
      (_, name: string, attributes: string) =>
        `<${name}${[...attributes.matchAll(ATTRIBUTE)].map(([, key = '', double, single, bare]) => attribute(key, (double ?? single ?? bare)?.replaceAll('"', '&quot;'))).join('')}>`,
    )
    .trim();
}

/** Feed readers show neither boxes nor classes: signs and attributes say the same. */
function withoutForms(html: string): string {
  return html
    .replace(/<\/?label>/g, '')
    .replace(/<input type="checkbox"([^>]*)>/g, (_, rest: string) =>
      /\bchecked\b/.test(rest) ? '☑' : '☐',
    )
    .replace(
      /(<t[hd]) class="(align-\w+)"/g,
      (_, cell: string, name: string) => `${cell} align="${FEED_ALIGNMENT[name] ?? ''}"`,
    );
}

const FEED_ALIGNMENT: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ALIGNMENT).map(([side, name]) => [name, side]),
);

/** Attributes for an element of HTML. */
const written = (attributes: ForeignText): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');

/** HTML within an element that says in which language it is, if it is not that of the feed. */
function within(element: 'div' | 'span', foreign: ForeignText, html: string): string {
  const attributes = written(foreign);
  return attributes === '' ? html : `<${element}${attributes}>${html}</${element}>`;
}

function figure(
  image: NonNullable<ActivityEntry['data']['image']>,
  { url, width, height }: FeedPicture,
  foreign: ForeignText,
  { t }: Locale,
): string {
  const caption =
    image.credit === undefined
      ? ''
      : `<figcaption>${escapeXml(`${t.activity.credit} ${image.credit}`)}</figcaption>`;
  return `<figure><img src="${escapeXml(url)}" alt="${escapeXml(image.alt)}" width="${width}" height="${height}"${written(foreign)}>${caption}</figure>\n`;
}

/** @param html the rendered text; @param labels of kind and topics; @param picture of the post, if it has one. */
export function feedItem(
  activity: ActivityEntry,
  html: string,
  labels: string[],
  locale: Locale,
  picture?: FeedPicture,
): FeedItem {
  const url = absolute(routes.activity(activity.id));
  const { title, summary, language, date, updated, image } = activity.data;
  const foreign = locale.formats.foreign(language);
  return {
    id: identify('activity', activity),
    url,
    title,
    summary,
    foreign,
    published: `${firstDayOf(date)}T00:00:00Z`,
    ...(updated !== undefined && { updated: `${firstDayOf(updated)}T00:00:00Z` }),
    categories: labels,
    html:
      (image && picture ? figure(image, picture, foreign, locale) : '') +
      within('div', foreign, toFeedHtml(html, url)),
    ...(picture && { picture }),
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
    authors: [{ name: feed.author, url: absolute('/') }],
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      summary: item.summary,
      language: item.foreign.lang,
      content_html: item.html,
      image: item.picture?.url,
      date_published: item.published,
      date_modified: item.updated,
      tags: item.categories,
    })),
  });
}

/** What RSS 2.0 needs besides the items: the feed's own address and the date of its newest item. */
export function rssCustomData(feed: Feed, feedUrl: string): string {
  const newest = feed.items.reduce(
    (latest, { published = '' }) => (published > latest ? published : latest),
    '',
  );
  return [
    `<language>${feed.language}</language>`,
    newest && `<lastBuildDate>${new Date(newest).toUTCString()}</lastBuildDate>`,
    `<atom:link href="${escapeXml(feedUrl)}" rel="self" type="application/rss+xml"/>`,
  ].join('');
}

/** The feed as RSS 2.0. */
export function toRss(feed: Feed, feedUrl: string): Promise<string> {
  return getRssString({
    title: feed.title,
    description: feed.description,
    site: feed.homeUrl,
    xmlns: { atom: 'http://www.w3.org/2005/Atom', dc: 'http://purl.org/dc/elements/1.1/' },
    customData: rssCustomData(feed, feedUrl),
    items: feed.items.map((item) => ({
      title: item.title,
      link: item.url,
      ...(item.published !== undefined && { pubDate: new Date(item.published) }),
      // Feed readers treat the description as HTML.
      description: within('span', item.foreign, escapeXml(item.summary)),
      content: item.html,
      categories: item.categories,
      // The file is made after the feed, so its length is unknown, which RSS writes as 0.
      ...(item.picture && {
        enclosure: { url: item.picture.url, type: item.picture.type, length: 0 },
      }),
      customData: [
        `<dc:creator>${escapeXml(feed.author)}</dc:creator>`,
        item.foreign.lang && `<dc:language>${item.foreign.lang}</dc:language>`,
        `<guid isPermaLink="false">${escapeXml(item.id)}</guid>`,
      ]
        .filter(Boolean)
        .join(''),
    })),
  });
}
