/** Feeds, written as RSS and as JSON Feed from the same items. */
import { getRssString } from '@astrojs/rss';
import { escapeXml } from '../../base/escape.ts';
import type { ForeignText } from '../../i18n/intl.ts';
import { absolute } from '../../model/urls.ts';
import { settings } from '../../settings.ts';
import { within } from './html.ts';

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
  /** Identifies the item for as long as it exists, see src/model/identity.ts. */
  id: string;
  /** Its page. */
  url: string;
  /** Plain text. */
  title: string;
  summary: string;
  /** What marks title, summary and text, if they are not in the language of the feed. */
  foreign: ForeignText;
  /** See {@link feedTime}; left out if the day is not known. */
  published?: string;
  /** The last change that matters to readers, in the same format. */
  updated?: string;
  /** The page on which it was first published. */
  original?: string;
  /** Labels of kind and topics. */
  categories: string[];
  /** The item as HTML with absolute addresses and no scripts. */
  html: string;
  picture?: FeedPicture;
}

/** A part of a feed that is too long for one file, by the number of the part; 1 has the oldest items. */
export interface Archive {
  number: number;
  /** Numbers of the parts beside it, if there are any. */
  older?: number | undefined;
  newer?: number | undefined;
}

export interface Feed {
  title: string;
  description: string;
  language: string;
  /** Page that shows the same in a browser. */
  homeUrl: string;
  author: string;
  /** Full addresses of its picture as a PNG, in the two sizes that RSS and JSON Feed ask for. */
  icon: { small: string; large: string };
  /** Newest first. */
  items: readonly FeedItem[];
  /** The newest part of the archive, which has what is too old for the feed; none if nothing is. */
  archive?: number | undefined;
}

/** The most items in one file: a reader that asks each day needs no more. The rest is in archives. */
export const FEED_SIZE = 50;

/** Width and height of the picture of a feed, in pixels; RSS allows no more than 144 across. */
export const ICON_SIZES = { small: 144, large: 512 } as const;

/**
 * A day as a date and time in UTC. Half past ten is on the same day for readers from Honolulu
 * (UTC−10) to Auckland in summer (UTC+13).
 */
export function feedTime(day: string): string {
  return `${day}T10:30:00Z`;
}

/** Addresses of the files of one format: of the feed itself, and of a part of its archive. */
export interface FeedAddresses {
  feed: string;
  archive: (number: number) => string;
}

/** The feed, or a part of its archive, as JSON Feed 1.1. */
export function toJsonFeed(feed: Feed, addresses: FeedAddresses, part?: Archive): string {
  const next = part ? part.older : feed.archive;
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.homeUrl,
    feed_url: part ? addresses.archive(part.number) : addresses.feed,
    next_url: next === undefined ? undefined : addresses.archive(next),
    description: feed.description,
    icon: feed.icon.large,
    favicon: feed.icon.small,
    language: feed.language,
    authors: [{ name: feed.author, url: absolute('/') }],
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      external_url: item.original,
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

/** The links of a feed to itself and to the parts of its archive (RFC 5005, section 4). */
function rssLinks(feed: Feed, addresses: FeedAddresses, part: Archive | undefined): string {
  const archive = (number: number | undefined) =>
    number === undefined ? undefined : addresses.archive(number);
  const links = part
    ? {
        self: archive(part.number),
        current: addresses.feed,
        'prev-archive': archive(part.older),
        'next-archive': archive(part.newer),
      }
    : { self: addresses.feed, 'prev-archive': archive(feed.archive) };
  return Object.entries(links)
    .filter(([, url]) => url !== undefined)
    .map(
      ([rel, url = '']) =>
        `<atom:link href="${escapeXml(url)}" rel="${rel}" type="application/rss+xml"/>`,
    )
    .join('');
}

/** What RSS 2.0 needs besides the items. The date is that of the newest item or change, not of the build. */
function rssHead(feed: Feed, addresses: FeedAddresses, part: Archive | undefined): string {
  const newest = feed.items
    .flatMap(({ published = '', updated = '' }) => [published, updated])
    .reduce((latest, time) => (time > latest ? time : latest), '');
  const rights = [feed.author, settings.contentLicenceName, settings.contentLicenceUrl].join(', ');
  return [
    `<language>${feed.language}</language>`,
    `<copyright>${escapeXml(rights)}</copyright>`,
    newest && `<lastBuildDate>${new Date(newest).toUTCString()}</lastBuildDate>`,
    `<image><url>${escapeXml(feed.icon.small)}</url><title>${escapeXml(feed.title)}</title><link>${escapeXml(feed.homeUrl)}</link><width>${ICON_SIZES.small}</width><height>${ICON_SIZES.small}</height></image>`,
    rssLinks(feed, addresses, part),
    part && '<fh:archive/>',
  ]
    .filter(Boolean)
    .join('');
}

/** The feed, or a part of its archive, as RSS 2.0. */
export function toRss(feed: Feed, addresses: FeedAddresses, part?: Archive): Promise<string> {
  return getRssString({
    title: feed.title,
    description: feed.description,
    site: feed.homeUrl,
    xmlns: {
      atom: 'http://www.w3.org/2005/Atom',
      dc: 'http://purl.org/dc/elements/1.1/',
      ...(part && { fh: 'http://purl.org/syndication/history/1.0' }),
    },
    customData: rssHead(feed, addresses, part),
    items: feed.items.map((item) => ({
      title: item.title,
      link: item.url,
      ...(item.published !== undefined && { pubDate: new Date(item.published) }),
      // Feed readers treat the description as HTML.
      description: within('span', item.foreign, escapeXml(item.summary)),
      content: item.html,
      categories: item.categories,
      // The file is made after the feed: src/publishing/integrations/enclosures.ts writes its length.
      ...(item.picture && {
        enclosure: { url: item.picture.url, type: item.picture.type, length: 0 },
      }),
      customData: [
        `<dc:creator>${escapeXml(feed.author)}</dc:creator>`,
        item.foreign.lang && `<dc:language>${item.foreign.lang}</dc:language>`,
        item.updated !== undefined && `<atom:updated>${item.updated}</atom:updated>`,
        `<guid isPermaLink="false">${escapeXml(item.id)}</guid>`,
      ]
        .filter(Boolean)
        .join(''),
    })),
  });
}
