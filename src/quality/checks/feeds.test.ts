/**
 * Feeds, calendars and the list of feeds, as they are built: valid, complete, and with exactly what
 * belongs into each.
 */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import ICAL from 'ical.js';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { escapeXml } from '../../base/escape.ts';
import { FEED_SIZE } from '../../site/feeds/formats.ts';
import { identifier } from '../../model/identity.ts';
import { continentSlug, countrySlug } from '../../model/places.ts';
import { inEnglish } from '../../i18n/index.ts';
import { membershipChanges } from '../../model/queries/membership.ts';
import { published } from '../../model/queries/activities.ts';
import { continentOf } from '../../model/queries/cities.ts';
import type { Activity } from '../../model/schemas/activity.ts';
import type { City } from '../../model/schemas/city.ts';
import { routes } from '../../model/urls.ts';
import { contentOf, PLAIN, type TestSite, VARIANT } from '../testing/sites.ts';
import { fileAt, readBuiltSite, type BuiltSite } from '../../publishing/build/built-site.ts';

interface RssItem {
  title: string;
  link: string;
  guid: { '#text': string; isPermaLink: string };
  pubDate?: string;
  'atom:updated'?: string;
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
  'atom:link': { href: string; rel: string; type: string }[];
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
  next_url?: string;
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
  isArray: (name) => ['item', 'category', 'outline', 'atom:link'].includes(name),
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
  const members = entries('cities').filter(({ data }) => data['status'] === 'member');
  const inPlace = (keyOf: (country: string) => string) => {
    const citiesOf = Map.groupBy(members, ({ data }) => keyOf(String(data['country'])));
    for (const [folder, cities] of citiesOf)
      add(
        folder,
        activities.filter((post) => cities.some(({ id }) => post.data.cities.includes(id))),
      );
  };
  inPlace((country) => routes.country(countrySlug(country)).slice(1));
  inPlace((country) => routes.continent(continentSlug(continentOf(country))).slice(1));
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
  /** The folders of feeds that are not about posts: of actions, memberships and corrections. */
  const OTHERS = ['actions/', 'cities/', 'cities/candidates/', 'cities/changes/', 'corrections/'];
  const folders = () => [...expected.keys(), ...OTHERS];
  const isArchive = (file: string) => file.startsWith('feeds/archive/');
  const exists = (url: string) =>
    url.startsWith(origin) && fileAt(site, new URL(url).pathname) !== undefined;

  it('has an RSS and a JSON feed of everything, of each principle, topic, country, continent and member, and of actions, memberships and corrections, and no other', () => {
    expect(folders().length).toBeGreaterThan(20);
    expect(named(/(^|\/)rss\.xml$/).filter((file) => !isArchive(file))).toEqual(
      folders()
        .map((channel) => `${channel}rss.xml`)
        .sort(),
    );
    expect(named(/(^|\/)feed\.json$/).filter((file) => !isArchive(file))).toEqual(
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
      expect(rss['atom:link'][0]).toEqual({
        href: address(file),
        rel: 'self',
        type: 'application/rss+xml',
      });
      const items = rss.item ?? [];
      const dates = items.flatMap(({ pubDate }) => (pubDate ? [pubDate] : []));
      expect(dates, file).toEqual(dates.filter((date) => date.endsWith(' 10:30:00 GMT')));
      const times = dates.map((date) => Date.parse(date));
      expect(times, file).toEqual(times.toSorted((a, b) => b - a));
      const changes = items.flatMap(({ 'atom:updated': updated }) =>
        updated === undefined ? [] : [Date.parse(updated)],
      );
      const newest = Math.max(...times, ...changes);
      expect(rss.lastBuildDate === undefined ? -Infinity : Date.parse(rss.lastBuildDate)).toBe(
        newest,
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

  it('has in each feed exactly the newest of what belongs there', () => {
    for (const [channel, posts] of expected) {
      const urls = posts.map(({ id }) => address(`activities/${id}/`));
      const links = (readRss(text(`${channel}rss.xml`)).item ?? []).map(({ link }) => link);
      const changed = posts.filter(({ data }) => data.event && data.event.revision > 0);
      expect(links, channel).toHaveLength(Math.min(urls.length + changed.length, FEED_SIZE));
      expect(
        links.filter((link) => !urls.includes(link)),
        channel,
      ).toEqual([]);
    }
  });

  it('has everything in the first feed and its archive, from one to the next', () => {
    const urls = (expected.get('') ?? []).map(({ id }) => address(`activities/${id}/`));
    const fileOf = (url: string) => url.slice(address('').length);
    const found = new Set<string>();
    for (let file: string | undefined = 'rss.xml', last = ''; file !== undefined;) {
      const { item: items = [], 'atom:link': links } = readRss(text(file));
      expect(items.length).toBeLessThanOrEqual(FEED_SIZE);
      for (const { link } of items) found.add(link);
      const to = (rel: string) => links.find((link) => link.rel === rel)?.href;
      expect(to('self')).toBe(address(file));
      if (isArchive(file)) {
        expect(to('current')).toBe(address('rss.xml'));
        expect(to('next-archive')).toBe(last === 'rss.xml' ? undefined : address(last));
      }
      const next: string | undefined = to('prev-archive');
      [last, file] = [file, next === undefined ? undefined : fileOf(next)];
    }
    expect([...found].sort()).toEqual(urls.toSorted());
    const inJson = new Set<string>();
    for (let file: string | undefined = 'feed.json'; file !== undefined;) {
      const { items, feed_url, next_url } = JSON.parse(text(file)) as JsonFeed;
      expect(feed_url).toBe(address(file));
      for (const { url } of items) inJson.add(url);
      file = next_url === undefined ? undefined : fileOf(next_url);
    }
    expect([...inJson].sort()).toEqual(urls.toSorted());
  });

  it('has in each item what its page says of date, place, origin and licence, and no date that is not known', () => {
    const posts = new Map((expected.get('') ?? []).map((post) => [post.id, post.data]));
    const items = named(/(^|\/)rss\.xml$/).flatMap((file) =>
      (readRss(text(file)).item ?? []).filter(({ link }) => link.includes('/activities/')),
    );
    for (const item of items) {
      const data = posts.get(/activities\/([^/]+)\//.exec(item.link)?.[1] ?? '');
      if (!data) throw new Error(item.link);
      const html = item['content:encoded'];
      if (data.event?.place !== undefined) expect(html).toContain(escapeXml(data.event.place));
      const isChange = item.guid['#text'].includes('/revision-');
      if (isChange) {
        expect(item.title).toMatch(/^(?:Changed|Cancelled): /);
        continue;
      }
      if (data.original !== undefined) expect(html).toContain(`href="${escapeXml(data.original)}"`);
      for (const source of data.sources) expect(html).toContain(`href="${escapeXml(source)}"`);
      expect(html).toContain('href="https://creativecommons.org/licenses/by-sa/4.0/"');
      const isDay = data.date.length === 10 && data.dateNote === undefined;
      if (isDay)
        expect(item.pubDate?.slice(0, 16)).toBe(new Date(data.date).toUTCString().slice(0, 16));
      else if (item.pubDate === undefined) expect(item.title).toMatch(/\(.*\d{4}\)$/);
    }
    expect(items.length).toBeGreaterThan(40);
  });

  it('has in the feed of actions what members do, each on its page, and no more than others have', () => {
    const items = readRss(text('actions/rss.xml')).item ?? [];
    const { items: actions } = JSON.parse(text('data/actions.json')) as { items: unknown[] };
    expect(items).toHaveLength(Math.min(FEED_SIZE, actions.length));
    for (const { link } of items) expect(link).toMatch(/\/cities\/[\w-]+\/actions\/[\w-]+\/$/);
  });

  it('has in the feeds of memberships each change with its date as it is known and its source, and an identifier of its own', async () => {
    const cities = (await contentOf(test)).files
      .filter(({ collection }) => collection === 'cities')
      .map(({ slug, data }) => ({ slug, data: data as City }));
    const itemsOf = (folder: string) => readRss(text(`${folder}rss.xml`)).item ?? [];
    const changes = itemsOf('cities/changes/');
    const news = cities.flatMap(({ slug, data }) =>
      membershipChanges(data).map((change) => ({ slug, data, ...change })),
    );
    expect(changes).toHaveLength(Math.min(news.length, FEED_SIZE));
    for (const { slug, kind, date, number, source } of news) {
      const own = changes.filter(({ link }) => link === address(`cities/${slug}/`));
      const id = [identifier('membership', slug), number > 1 && number];
      const ending = kind === 'applied' || kind === 'left' ? kind : false;
      const guid = [...id, ending].filter(Boolean).join('/');
      const item = own.find((each) => each.guid['#text'] === guid) ?? expect.fail(guid);
      const written = inEnglish.formats.date(date);
      expect(item['content:encoded']).toContain(`: ${written}</p>`);
      if (source !== undefined) expect(item['content:encoded']).toContain(escapeXml(source));
      const published = item.pubDate && new Date(item.pubDate).toISOString().slice(0, 10);
      if (date.length === 10) expect(published).toBe(date);
      else if (published === undefined) expect(item.title).toContain(written);
    }
    const idsOf = (items: readonly RssItem[]) => items.map(({ guid }) => guid['#text']).sort();
    expect(idsOf(itemsOf('cities/candidates/'))).toEqual(
      cities
        .filter(({ data }) => data.status === 'candidate')
        .map(({ slug, data }) => {
          const isAgain = data.left === undefined ? [] : ['2'];
          return [identifier('membership', slug), ...isAgain, 'applied'].join('/');
        })
        .sort(),
    );
    expect(idsOf(itemsOf('cities/'))).toEqual(
      cities
        .filter(({ data }) => data.status === 'member')
        .map(({ slug, data }) => {
          const count = data.earlierMemberships.length + 1;
          return [identifier('membership', slug), ...(count > 1 ? [count] : [])].join('/');
        })
        .sort(),
    );
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

  /** Channels of the whole site whose folder is not their kind. */
  const SINGLE: Readonly<Record<string, string>> = {
    '': 'all',
    'cities/': 'members',
    'cities/candidates/': 'candidates',
    'cities/changes/': 'changes',
  };
  /** The pages that announce feeds without a page in their own folder. */
  const ANNOUNCING: Readonly<Record<string, string>> = {
    'cities/candidates/': 'join/waiting/',
    'cities/changes/': 'join/next/',
  };

  it('explains each feed and calendar on a page of its own, which leads to the files', () => {
    const linked = (file: string) =>
      (site.pages.find((page) => page.file === file)?.links ?? [])
        .filter(({ kind }) => kind === 'a href')
        .map(({ url }) => new URL(url, origin).href);
    const explained = ['feeds/index.html', 'feeds/cities/index.html'].flatMap(linked);
    for (const channel of folders()) {
      const single = SINGLE[channel] ?? channel.slice(0, -1);
      const isGroup = !(channel in SINGLE) && channel.split('/').length > 2;
      const page = `feeds/${isGroup ? channel : `site/${single}/`}`;
      expect(explained, channel).toContain(address(page));
      const own = ['rss.xml', 'feed.json', 'events.ics']
        .map((file) => channel + file)
        .filter((file) => site.files.has(file));
      expect(linked(`${page}index.html`), channel).toEqual(
        expect.arrayContaining(own.map(address)),
      );
      if (own.some((file) => file.endsWith('.ics')))
        expect(linked(`${page}index.html`)).toContain(
          address(`${channel}events.ics`).replace(/^https?:/, 'webcal:'),
        );
    }
  });

  it('links the files of feeds and calendars nowhere else', () => {
    const isFile = ({ kind, url }: { kind: string; url: string }) =>
      kind === 'a href' && /\/(?:rss\.xml|feed\.json|events\.ics)$/.test(url);
    expect(
      site.pages
        .filter(({ file, links }) => !/(?:^|\/)feeds\//.test(file) && links.some(isFile))
        .map(({ file }) => file),
    ).toEqual([]);
  });

  it('announces on each page that can be followed its own feeds first, and links the page that explains them', () => {
    for (const channel of folders().filter((name) => !/^(continents\/.*)?$/.test(name))) {
      const page = site.pages.find(
        ({ file }) => file === `${ANNOUNCING[channel] ?? channel}index.html`,
      );
      const own = ['rss.xml', 'feed.json', 'events.ics']
        .map((file) => channel + file)
        .filter((file) => site.files.has(file));
      const hrefs = (wanted: string) =>
        (page?.links ?? [])
          .filter(({ kind }) => kind === wanted)
          .map(({ url }) => new URL(url, origin).href);
      const announced = hrefs('link href').filter((url) => /\.(?:xml|json|ics)$/.test(url));
      expect(announced.slice(0, own.length), channel).toEqual(own.map(address));
      expect(
        hrefs('a href').some((url) => url.startsWith(address('feeds/'))),
        channel,
      ).toBe(true);
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
      if (file === 'events/index.html')
        expect(urls('a href')).toContain(address('feeds/site/all/#calendar'));
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
    const { size } = await stat(join(VARIANT.folder, url.slice(site.length)));
    expect(item?.enclosure).toEqual({ url, type: 'image/jpeg', length: String(size) });
    expect(url).toMatch(/^https:\/\/pages\.example\.org\/website\/assets\/[^/]+\.jpe?g$/);
    expect(item?.['content:encoded']).toContain(
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

  it('says what was corrected, on the page, in the list and in a feed', async () => {
    const page = await text('partners/uclg/index.html');
    expect(page).toMatch(/<h2>Corrections<\/h2>[\s\S]*25 &amp; no more\./);
    const list = await text('corrections/index.html');
    expect(list.indexOf('It is 2019.')).toBeLessThan(list.indexOf('25 &amp; no more.'));
    expect(list.indexOf('It is 2019.')).toBeGreaterThan(0);
    expect(readRss(await text('corrections/rss.xml')).item).toMatchObject([
      {
        title: 'Correction: United Cities and Local Governments',
        link: `${site}/partners/uclg/`,
        guid: { '#text': identifier('correction', 'partner/uclg/2026-11-22') },
        pubDate: 'Sun, 22 Nov 2026 10:30:00 GMT',
      },
      { guid: { '#text': identifier('correction', 'partner/uclg/2026-11-20') } },
    ]);
    expect(await text('partners/un-habitat/index.html')).not.toContain('<h2>Corrections');
  });

  it('says since when cities are members, the latest first, and no day that is not known', async () => {
    const items = readRss(await text('cities/rss.xml')).item ?? [];
    const members = (await contentOf(VARIANT)).files.filter(
      ({ collection, data }) => collection === 'cities' && data['status'] === 'member',
    );
    expect(items).toHaveLength(members.length);
    for (const { slug, data } of members) {
      const item = items.find(({ link }) => link.endsWith(`/cities/${slug}/`));
      const joined = data['joined'] as string | undefined;
      expect(item?.title).toContain(String(data['name']));
      if (joined?.length === 10)
        expect(new Date(item?.pubDate ?? '').toISOString()).toBe(`${joined}T10:30:00.000Z`);
    }
  });

  it('tells followers that an event is cancelled: the post says it, and there is an item of its own', async () => {
    const items = readRss(await text('rss.xml')).item?.filter(({ link }) =>
      link.endsWith('/activities/cancelled/'),
    );
    expect(
      items?.map(({ guid, title, pubDate }) => [guid['#text'], title, pubDate?.slice(5, 16)]),
    ).toEqual([
      [
        identifier('activity', 'cancelled/revision-1'),
        'Cancelled: Title of cancelled',
        '21 Nov 2026',
      ],
      [identifier('activity', 'cancelled'), 'Cancelled: Title of cancelled', '18 Nov 2026'],
    ]);
    for (const item of items ?? [])
      expect(item['content:encoded']).toMatch(/^<p><strong>Cancelled<\/strong>/);
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
