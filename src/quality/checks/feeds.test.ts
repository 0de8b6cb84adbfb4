/**
 * Feeds, calendars and the list of feeds, as they are built: valid, complete, and with exactly what
 * belongs into each.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import ICAL from 'ical.js';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { FEED_SIZE } from '../../site/feeds/formats.ts';
import { identifier } from '../../model/identity.ts';
import { published } from '../../model/queries/activities.ts';
import type { Activity } from '../../model/schemas/activity.ts';
import { contentOf, PLAIN, type TestSite, VARIANT } from '../testing/sites.ts';
import { fileAt, readBuiltSite, type BuiltSite } from '../../publishing/build/built-site.ts';

interface RssItem {
  title: string;
  link: string;
  guid: { '#text': string; isPermaLink: string };
  pubDate?: string;
  description: string;
  'content:encoded': string;
  category: string[];
  enclosure?: { url: string; type: string; length: string };
}
interface RssChannel {
  title: string;
  link: string;
  description: string;
  language: string;
  lastBuildDate?: string;
  'atom:link': { href: string; rel: string; type: string };
  item?: RssItem[];
}
interface JsonItem {
  id: string;
  url: string;
  title: string;
  summary: string;
  content_html: string;
  image?: string;
  date_published?: string;
  tags: string[];
}
interface JsonFeed {
  version: string;
  title: string;
  home_page_url: string;
  feed_url: string;
  description: string;
  items: JsonItem[];
}
type Outline = {
  text: string;
  type?: string;
  xmlUrl?: string;
  htmlUrl?: string;
  outline?: Outline[];
};

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  isArray: (name) => ['item', 'category', 'outline'].includes(name),
});

function readRss(xml: string): RssChannel {
  expect(SyntaxValidator.validate(xml)).toBe(true);
  const { rss } = parser.parse(xml) as { rss: { version: string; channel: RssChannel } };
  expect(rss.version).toBe('2.0');
  return rss.channel;
}

function readCalendar(text: string) {
  const calendar = ICAL.Component.fromString(text);
  const zones = new Map(
    calendar
      .getAllSubcomponents('vtimezone')
      .map((zone) => [zone.getFirstPropertyValue('tzid'), new ICAL.Timezone(zone)]),
  );
  return calendar.getAllSubcomponents('vevent').map((event) => {
    const start = event.getFirstProperty('dtstart');
    const zone = start?.getFirstParameter('tzid');
    const time = start?.getFirstValue();
    if (!(time instanceof ICAL.Time)) throw new Error('An event has no start.');
    if (zone !== undefined)
      time.zone = zones.get(zone) ?? expect.fail(`There are no rules for ${zone}.`);
    const text = (name: string) => String(event.getFirstPropertyValue(name));
    return {
      uid: text('uid'),
      stamp: text('dtstamp'),
      sequence: text('sequence'),
      summary: text('summary'),
      location: text('location'),
      url: text('url'),
      status: text('status'),
      start: time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString(),
    };
  });
}

/** What the content says: which activities belong to which folder. */
async function expectedChannels(
  site: TestSite,
): Promise<Map<string, ReturnType<typeof activity>[]>> {
  const { files } = await contentOf(site);
  const entries = (collection: string) =>
    files
      .filter((file) => file.collection === collection)
      .map(({ slug, data }) => ({ id: slug, data }));
  const activities = published(entries('activities').map(activity), site.env['BUILD_DAY'] ?? '');
  const channels = new Map<string, typeof activities>([['', activities]]);
  const add = (folder: string, own: typeof activities) => channels.set(folder, own);
  for (const { id } of entries('principles'))
    add(
      `principles/${id}/`,
      activities.filter(({ data }) => data.principles.includes(id)),
    );
  for (const topic of new Set(activities.flatMap(({ data }) => data.topics)))
    add(
      `topics/${topic}/`,
      activities.filter(({ data }) => data.topics.includes(topic)),
    );
  for (const { id, data } of entries('cities')) {
    const own = activities.filter((post) => post.data.cities.includes(id));
    if (own.length > 0 || data['status'] === 'member') add(`cities/${id}/`, own);
  }
  return channels;
}
/** The check of the content has parsed it already. */
const activity = ({ id, data }: { id: string; data: unknown }) => ({ id, data: data as Activity });
const onKnownDay = (posts: ReturnType<typeof activity>[]) =>
  posts.filter(({ data }) => data.event && data.event.start.length >= 10);

/** The address at which a post first appeared, as its identifiers keep it. */
const firstIdOf = ({ id, data }: ReturnType<typeof activity>) =>
  /^\/activities\/([\w-]+)\/$/.exec(data.aliases[0] ?? '')?.[1] ?? id;

describe.each([
  ['as published', PLAIN],
  ['below a path', VARIANT],
])('the site %s', (_, test: TestSite) => {
  const { folder, base, origin } = test;
  let site: BuiltSite;
  let expected: Awaited<ReturnType<typeof expectedChannels>>;
  beforeAll(async () => {
    site = readBuiltSite(folder, base, origin);
    expected = await expectedChannels(test);
  });
  const address = (file: string) => `${origin}${base}${file}`;
  const text = (file: string) =>
    site.files.get(file)?.toString() ?? expect.fail(`There is no ${file}.`);
  const named = (name: RegExp) => [...site.files.keys()].filter((file) => name.test(file));
  /** The folder of the feed of actions, which is about cities and not about posts. */
  const ACTIONS = 'actions/';
  const folders = () => [...expected.keys(), ACTIONS];
  const exists = (url: string) =>
    url.startsWith(origin) && fileAt(site, new URL(url).pathname) !== undefined;

  it('has an RSS and a JSON feed of everything, of each principle, topic and member, and of actions, and no other', () => {
    expect(folders().length).toBeGreaterThan(15);
    expect(named(/(^|\/)rss\.xml$/)).toEqual(
      folders()
        .map((channel) => `${channel}rss.xml`)
        .sort(),
    );
    expect(named(/(^|\/)feed\.json$/)).toEqual(
      folders()
        .map((channel) => `${channel}feed.json`)
        .sort(),
    );
  });

  it('has RSS feeds that are well-formed and have all that readers ask for', () => {
    for (const channel of folders()) {
      const file = `${channel}rss.xml`;
      const rss = readRss(text(file));
      expect(rss.title && rss.description, file).toBeTruthy();
      expect(rss.language).toBe('en');
      expect(exists(rss.link), rss.link).toBe(true);
      expect(rss['atom:link']).toEqual({
        href: address(file),
        rel: 'self',
        type: 'application/rss+xml',
      });
      const items = rss.item ?? [];
      // A copy without its history, as is that of PLAIN, does not know since when an action is on record.
      const dates = items.flatMap(({ pubDate }) => (pubDate ? [Date.parse(pubDate)] : []));
      expect(dates, file).toHaveLength(channel === ACTIONS && test === PLAIN ? 0 : items.length);
      expect(dates, file).toEqual([...dates].sort((a, b) => b - a));
      expect(rss.lastBuildDate === undefined ? undefined : Date.parse(rss.lastBuildDate)).toBe(
        dates[0],
      );
      expect(new Set(items.map(({ guid }) => guid['#text'])).size).toBe(items.length);
      for (const item of items) {
        expect(exists(item.link), item.link).toBe(true);
        expect(
          item.title && item.description && item['content:encoded'] && item.category[0],
          item.link,
        ).toBeTruthy();
        expect(item.guid['#text'], item.link).toMatch(/^tag:/);
        expect(item.guid.isPermaLink, item.link).toBe('false');
        expect(item['content:encoded'], item.link).not.toMatch(
          /<(?:script|style|form)|\s(?:href|src)="(?!https:|mailto:)/,
        );
      }
    }
  });

  it('has in each feed exactly the newest of what belongs there, and everything in the first', () => {
    for (const [channel, posts] of expected) {
      const urls = posts.map(({ id }) => address(`activities/${id}/`));
      const links = (readRss(text(`${channel}rss.xml`)).item ?? []).map(({ link }) => link);
      expect(links, channel).toEqual(channel === '' ? urls : urls.slice(0, FEED_SIZE));
    }
  });

  it('has in the feed of actions what members do, each on its page, and no more than others have', () => {
    const items = readRss(text(`${ACTIONS}rss.xml`)).item ?? [];
    const { items: actions } = JSON.parse(text('data/actions.json')) as { items: unknown[] };
    expect(items).toHaveLength(Math.min(FEED_SIZE, actions.length));
    for (const { link } of items) expect(link).toMatch(/\/cities\/[\w-]+\/actions\/[\w-]+\/$/);
  });

  it('has titles that tell the feeds apart', () => {
    const titles = folders().map((channel) => readRss(text(`${channel}rss.xml`)).title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('says the same in JSON as in RSS', () => {
    for (const channel of folders()) {
      const json = JSON.parse(text(`${channel}feed.json`)) as JsonFeed;
      const rss = readRss(text(`${channel}rss.xml`));
      expect(json).toMatchObject({
        version: 'https://jsonfeed.org/version/1.1',
        title: rss.title,
        home_page_url: rss.link,
        feed_url: address(`${channel}feed.json`),
        description: rss.description,
      });
      expect(
        json.items.map(({ id, url, title, content_html, date_published, tags }) => [
          id,
          url,
          title,
          content_html,
          date_published && Date.parse(date_published),
          tags,
        ]),
      ).toEqual(
        (rss.item ?? []).map((item) => [
          item.guid['#text'],
          item.link,
          item.title,
          item['content:encoded'],
          item.pubDate && Date.parse(item.pubDate),
          item.category,
        ]),
      );
    }
  });

  it('lists each feed once in a file for feed readers', () => {
    const xml = text('feeds.opml');
    expect(SyntaxValidator.validate(xml)).toBe(true);
    const { opml } = parser.parse(xml) as {
      opml: { version: string; head: { title: string }; body: { outline: Outline[] } };
    };
    expect([opml.version, opml.head.title]).toEqual(['2.0', 'Cities Coalition for Digital Rights']);
    const feeds = opml.body.outline.flatMap(({ outline = [] }) => outline);
    expect(feeds.map(({ xmlUrl }) => xmlUrl).sort()).toEqual(
      folders()
        .map((channel) => address(`${channel}rss.xml`))
        .sort(),
    );
    for (const { text: name, type, htmlUrl } of feeds) {
      expect(name && type).toBe('rss');
      expect(exists(htmlUrl ?? ''), htmlUrl).toBe(true);
    }
  });

  it('links every feed and calendar, and the list of them, on the page about feeds and that of the cities', () => {
    const pages = site.pages.filter(({ file }) => /^feeds\/(cities\/)?index\.html$/.test(file));
    const linked = new Set(
      pages.flatMap(({ links }) =>
        links.filter(({ kind }) => kind === 'a href').map(({ url }) => url),
      ),
    );
    const files = [...named(/(^|\/)(rss\.xml|feed\.json|events\.ics)$/), 'feeds.opml'];
    expect(files.length).toBeGreaterThan(40);
    expect(files.map(address).filter((url) => !linked.has(url))).toEqual([]);
  });

  it('announces and links on the page of each principle, topic and city its own feeds and calendar', () => {
    for (const channel of folders().filter((name) => name !== '')) {
      const page = site.pages.find(({ file }) => file === `${channel}index.html`);
      const own = ['rss.xml', 'feed.json', 'events.ics']
        .map((file) => channel + file)
        .filter((file) => site.files.has(file));
      const hrefs = (wanted: string) =>
        page?.links
          .filter(({ kind }) => kind === wanted)
          .map(({ url }) => new URL(url, origin).href);
      expect(hrefs('link href'), channel).toEqual(expect.arrayContaining(own.map(address)));
      expect(hrefs('a href'), channel).toEqual(expect.arrayContaining(own.map(address)));
    }
  });

  it('announces the calendar of all events where events are listed, and links it on the page of events', () => {
    for (const file of ['index.html', 'activities/index.html', 'events/index.html']) {
      const page = site.pages.find((one) => one.file === file);
      const urls = (wanted: string) =>
        page?.links
          .filter(({ kind }) => kind === wanted)
          .map(({ url }) => new URL(url, origin).href);
      expect(urls('link href'), file).toContain(address('events.ics'));
      if (file === 'events/index.html') expect(urls('a href')).toContain(address('events.ics'));
    }
  });

  it('has a calendar of all events, and one of each topic and city that has any, with exactly what belongs there', () => {
    const withEvents = [...expected].filter(
      ([channel, posts]) =>
        channel === '' || (!channel.startsWith('principles/') && onKnownDay(posts).length > 0),
    );
    expect(withEvents.length).toBeGreaterThan(4);
    expect(named(/(^|\/)events\.ics$/)).toEqual(
      withEvents.map(([channel]) => `${channel}events.ics`).sort(),
    );
    for (const [channel, posts] of withEvents) {
      const events = readCalendar(text(`${channel}events.ics`));
      expect(events.map(({ uid }) => uid).sort(), channel).toEqual(
        onKnownDay(posts)
          .flatMap((post) => [
            identifier('activity', firstIdOf(post)),
            ...(post.data.event?.furtherDays ?? []).map((_, index) =>
              identifier('activity', `${firstIdOf(post)}/${index + 2}`),
            ),
          ])
          .sort(),
      );
    }
  });

  it('has a file for each event on a known day, linked on its page, and none for others', () => {
    const events = onKnownDay(expected.get('') ?? []);
    expect(events.length).toBeGreaterThan(4);
    expect(named(/^activities\/.*\.ics$/)).toEqual(
      events.map(({ id }) => `activities/${id}/${id}.ics`).sort(),
    );
    for (const { id, data } of events) {
      const [event, ...others] = readCalendar(text(`activities/${id}/${id}.ics`));
      expect(others).toHaveLength(data.event?.furtherDays.length ?? 0);
      expect(event).toMatchObject({
        summary: data.event?.cancelled ? `Cancelled: ${data.title}` : data.title,
        status: data.event?.cancelled ? 'CANCELLED' : 'CONFIRMED',
        url: address(`activities/${id}/`),
        sequence: String(data.event?.revision),
      });
      expect(event?.start.slice(0, 10)).toBe(data.event?.start.slice(0, 10));
      expect(text(`activities/${id}/index.html`)).toContain(
        `href="${base}activities/${id}/${id}.ics"`,
      );
    }
    expect(text('activities/digital-rights-agenda-local-governments/index.html')).not.toContain(
      '.ics"',
    );
  });

  it('has calendars whose lines end and fold as the standard wants', () => {
    for (const file of named(/\.ics$/)) {
      const lines = text(file).split('\r\n');
      expect(lines.at(-1), file).toBe('');
      expect(
        lines.filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]/.test(line)),
        file,
      ).toEqual([]);
    }
  });
});

describe('a post with a picture, an event that was renamed, one that is cancelled, and one to come', () => {
  const text = (file: string) => readFile(join(VARIANT.folder, file), 'utf8');
  const site = 'https://pages.example.org/website';

  it('shows the picture in the text, encloses it, and names it in JSON, at an address that exists', async () => {
    const item = readRss(await text('cities/amman/rss.xml')).item?.find(({ link }) =>
      link.endsWith('/pictured/'),
    );
    const url = item?.enclosure?.url ?? '';
    expect(item?.enclosure).toEqual({ url, type: 'image/jpeg', length: '0' });
    expect(url).toMatch(/^https:\/\/pages\.example\.org\/website\/assets\/[^/]+\.jpe?g$/);
    expect(item?.['content:encoded']).toBe(
      `<figure><img src="${url}" alt="A blue field &amp; nothing else." width="1200" height="600"><figcaption>Picture: City of Amman</figcaption></figure>\n<p>No one in class has an idea: <a href="${site}/cities/porto/">a city</a>.</p>`,
    );
    const { format, width, height } = await sharp(
      join(VARIANT.folder, url.slice(site.length)),
    ).metadata();
    expect([format, width, height]).toEqual(['jpeg', 1200, 600]);
    expect(
      (JSON.parse(await text('feed.json')) as JsonFeed).items.find(
        ({ title }) => title === 'Title of pictured',
      ),
    ).toMatchObject({
      image: url,
      content_html: item?.['content:encoded'],
    });
  });

  it('keeps the first identifier of what was renamed, in feeds and calendars', async () => {
    const item = readRss(await text('rss.xml')).item?.find(
      ({ link }) => link === `${site}/activities/renamed/`,
    );
    expect(item?.guid).toEqual({
      '#text': identifier('activity', 'first-name'),
      isPermaLink: 'false',
    });
    const json = (JSON.parse(await text('topics/ai/feed.json')) as JsonFeed).items.find(
      ({ url }) => url === `${site}/activities/renamed/`,
    );
    expect(json?.id).toBe(identifier('activity', 'first-name'));
    expect(readCalendar(await text('activities/renamed/renamed.ics'))).toMatchObject([
      {
        uid: identifier('activity', 'first-name'),
        url: `${site}/activities/renamed/`,
        start: '2027-03-28T08:00:00.000Z',
      },
    ]);
  });

  it('says what is cancelled, in the calendar and on the page', async () => {
    const events = readCalendar(await text('cities/amman/events.ics'));
    expect(events.filter(({ uid }) => uid === identifier('activity', 'cancelled'))).toMatchObject([
      {
        status: 'CANCELLED',
        summary: 'Cancelled: Title of cancelled',
        start: '2027-11-03T13:00:00.000Z',
        location: 'Online',
        stamp: '2026-11-21T00:00:01Z',
        sequence: '1',
      },
    ]);
    expect(await text('activities/several-days/several-days.ics')).toMatch(
      /DTSTART;VALUE=DATE:20261123\r\n[^]*UID:.*\/several-days\/2\r\n[^]*DTSTART;VALUE=DATE:20261201\r\n/,
    );
    expect(await text('activities/several-days/index.html')).toMatch(
      /23\s?–\s?25 November 2026,? and 1 December 2026/,
    );
    expect(await text('activities/cancelled/index.html')).toContain(
      '>Mark as cancelled in your calendar</a>',
    );
    expect(await text('activities/renamed/index.html')).toContain('>Add to calendar</a>');
  });

  it('keeps back what is not published yet', async () => {
    for (const file of [
      'rss.xml',
      'feed.json',
      'events.ics',
      'topics/ai/rss.xml',
      'cities/amman/events.ics',
    ])
      expect(await text(file), file).not.toContain('to-come');
  });
});
