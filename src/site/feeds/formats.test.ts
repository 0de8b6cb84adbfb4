import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { describe, expect, it } from 'vitest';
import { escapeXml } from '../../base/escape.ts';
import { settings } from '../../settings.ts';
import { feedTime, toJsonFeed, toRss, type Archive, type Feed, type FeedItem } from './formats.ts';

const item = (number: number, changes: Partial<FeedItem> = {}): FeedItem => ({
  id: `tag:example.org,2026:activity/${number}`,
  url: `https://example.org/activities/${number}/`,
  title: `Title ${number}`,
  summary: 'Summary.',
  foreign: {},
  categories: ['News'],
  html: '<p>Text</p>',
  ...changes,
});
const feed: Feed = {
  title: 'Feed',
  description: 'About',
  language: 'en',
  homeUrl: 'https://example.org/activities/',
  author: 'Coalition',
  icon: { small: 'https://example.org/144.png', large: 'https://example.org/512.png' },
  items: [
    item(1, { published: feedTime('2021-06-01') }),
    item(2, { published: feedTime('2022-01-01'), updated: feedTime('2023-05-06') }),
    item(3),
  ],
};
const addresses = (file: string) => ({
  feed: `https://example.org/${file}`,
  archive: (number: number) => `https://example.org/feeds/archive/${number}/${file}`,
});

describe('the time of an item', () => {
  it.each([
    'Pacific/Honolulu',
    'America/New_York',
    'Europe/Madrid',
    'Asia/Tokyo',
    'Pacific/Auckland',
  ])('is on the same day in %s, in winter and in summer', (timeZone) => {
    for (const day of ['2026-01-01', '2026-07-31', '2026-12-31'])
      expect(new Intl.DateTimeFormat('sv', { timeZone }).format(new Date(feedTime(day)))).toBe(day);
  });
});

describe('toJsonFeed', () => {
  const read = (...args: [Feed, Archive?]) =>
    JSON.parse(toJsonFeed(args[0], addresses('feed.json'), args[1])) as Record<string, unknown> & {
      items: object[];
    };

  it('follows JSON Feed 1.1', () => {
    const json = read(feed);
    expect(json).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: 'https://example.org/feed.json',
      icon: 'https://example.org/512.png',
      favicon: 'https://example.org/144.png',
    });
    expect(json.items[0]).toEqual({
      id: 'tag:example.org,2026:activity/1',
      url: 'https://example.org/activities/1/',
      title: 'Title 1',
      summary: 'Summary.',
      content_html: '<p>Text</p>',
      date_published: '2021-06-01T10:30:00Z',
      tags: ['News'],
    });
    expect(json.items[1]).toMatchObject({ date_modified: '2023-05-06T10:30:00Z' });
    expect(json.items[2]).not.toHaveProperty('date_published');
  });

  it('leads from the feed to the oldest part of its archive', () => {
    expect(read(feed)).not.toHaveProperty('next_url');
    expect(read({ ...feed, archive: 2 })).toMatchObject({
      next_url: 'https://example.org/feeds/archive/2/feed.json',
    });
    expect(read(feed, { number: 2, older: 1 })).toMatchObject({
      feed_url: 'https://example.org/feeds/archive/2/feed.json',
      next_url: 'https://example.org/feeds/archive/1/feed.json',
    });
    expect(read(feed, { number: 1, newer: 2 })).not.toHaveProperty('next_url');
  });
});

describe('toRss', () => {
  const parse = async (changes: Partial<Feed>, part?: Archive) => {
    const xml = await toRss({ ...feed, ...changes }, addresses('rss.xml'), part);
    expect(SyntaxValidator.validate(xml)).toBe(true);
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      isArray: (name) => name === 'item' || name === 'atom:link',
    });
    return (
      parser.parse(xml) as {
        rss: {
          channel: Record<string, unknown> & {
            'atom:link': { href: string; rel: string }[];
            item?: Record<string, unknown>[];
          };
        };
      }
    ).rss.channel;
  };
  const linksOf = (channel: Awaited<ReturnType<typeof parse>>) =>
    channel['atom:link'].map(({ href, rel }) => [rel, href.replace('https://example.org', '')]);

  it('gives each item its identifier, which is no link, and its address', async () => {
    const { item: items } = await parse({});
    expect(items?.[0]).toMatchObject({
      guid: { '#text': 'tag:example.org,2026:activity/1', isPermaLink: 'false' },
      link: 'https://example.org/activities/1/',
    });
  });

  it('dates what has a day, and nothing else, and says what was changed', async () => {
    const { item: items, lastBuildDate } = await parse({});
    expect(items?.map(({ pubDate, 'atom:updated': updated }) => [pubDate, updated])).toEqual([
      ['Tue, 01 Jun 2021 10:30:00 GMT', undefined],
      ['Sat, 01 Jan 2022 10:30:00 GMT', '2023-05-06T10:30:00Z'],
      [undefined, undefined],
    ]);
    expect(lastBuildDate).toBe('Sat, 06 May 2023 10:30:00 GMT');
  });

  it('names its picture and its licence', async () => {
    expect(await parse({})).toMatchObject({
      image: {
        url: 'https://example.org/144.png',
        title: 'Feed',
        link: 'https://example.org/activities/',
        width: 144,
        height: 144,
      },
      copyright: `Coalition, ${settings.contentLicenceName}, ${settings.contentLicenceUrl}`,
    });
  });

  it('leads from the feed through its archive and back', async () => {
    expect(linksOf(await parse({}))).toEqual([['self', '/rss.xml']]);
    expect(linksOf(await parse({ archive: 2 }))).toEqual([
      ['self', '/rss.xml'],
      ['prev-archive', '/feeds/archive/2/rss.xml'],
    ]);
    const part = await parse({ archive: 3 }, { number: 2, older: 1, newer: 3 });
    expect(linksOf(part)).toEqual([
      ['self', '/feeds/archive/2/rss.xml'],
      ['current', '/rss.xml'],
      ['prev-archive', '/feeds/archive/1/rss.xml'],
      ['next-archive', '/feeds/archive/3/rss.xml'],
    ]);
    expect(part).toHaveProperty('fh:archive');
    expect(await parse({ archive: 3 })).not.toHaveProperty('fh:archive');
  });

  it('encloses the picture; the build adds its length', async () => {
    const picture = { url: 'https://example.org/x.jpg', type: 'image/jpeg', width: 12, height: 8 };
    expect((await parse({ items: [item(1, { picture })] })).item?.[0]?.['enclosure']).toEqual({
      url: picture.url,
      length: '0',
      type: 'image/jpeg',
    });
  });

  it('is valid without an item', async () => {
    const empty = await parse({ items: [] });
    expect(empty).toMatchObject({
      title: 'Feed',
      link: 'https://example.org/activities/',
      description: 'About',
    });
    expect(empty.item).toBeUndefined();
    expect(empty).not.toHaveProperty('lastBuildDate');
  });
});

describe('escapeXml', () => {
  it('gives text that any reader of XML accepts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(SyntaxValidator.validate(`<a b="${escapeXml(text)}">${escapeXml(text)}</a>`)).toBe(
          true,
        );
      }),
    );
  });
});
