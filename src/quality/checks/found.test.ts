/** What search engines and networks read of the built site agrees with what people read. */
import { readFile } from 'node:fs/promises';
import { XMLParser } from 'fast-xml-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { inEnglish } from '../../i18n/index.ts';
import { CARD_SIZE, cardOf, DEFAULT_CARD } from '../../site/cards/address.ts';
import { cardsOf, type CardContent } from '../../site/cards/cards.ts';
import { cardDrawer } from '../../site/cards/draw.ts';
import { pngSize } from '../../site/cards/png.ts';
import {
  formatPartialDate,
  formatPeriod,
  parsePartialDate,
  type Moment,
} from '../../base/dates.ts';
import { published } from '../../model/queries/activities.ts';
import { countCountries, members } from '../../model/queries/cities.ts';
import { latestProjects } from '../../model/queries/projects.ts';
import type { Activity } from '../../model/schemas/activity.ts';
import type { City } from '../../model/schemas/city.ts';
import type { Partner } from '../../model/schemas/partner.ts';
import type { Principle } from '../../model/schemas/principle.ts';
import type { Project } from '../../model/schemas/project.ts';
import { contentOf, PLAIN, VARIANT, type TestSite } from '../testing/sites.ts';
import {
  fileAt,
  isEditor,
  readBuiltSite,
  type BuiltSite,
  type Page,
} from '../../publishing/build/built-site.ts';
import { checkScripts } from './rules.ts';

const LOCALE = 'en-GB';
const BUILD_DAY = PLAIN.env['BUILD_DAY'] ?? '';

interface Thing {
  '@context'?: string;
  '@type': string;
  [property: string]: unknown;
}

const read = ({ folder, base, origin }: TestSite) => readBuiltSite(folder, base, origin);
const thingsOf = (page: Page): Thing[] => page.dataBlocks.map((json) => JSON.parse(json) as Thing);
const thingOf = (page: Page, ...types: string[]): Thing | undefined =>
  thingsOf(page).find((thing) => types.includes(thing['@type']));
const headingOf = (page: Page) => page.headings.find(({ depth }) => depth === 1)?.text.trim();
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  lt: '<',
  gt: '>',
  '#39': "'",
};
const unescaped = (html: string) =>
  html.replace(/&(#39|\w+);/g, (whole, name: string) => entities[name] ?? whole);
const textOf = (page: Page) =>
  unescaped(page.html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<[^>]*>/g, ' ')).replace(
    /\s+/gu,
    ' ',
  );
const metaOf = (page: Page, name: string) => {
  const content = new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(
    page.html,
  )?.[1];
  return content === undefined ? undefined : unescaped(content);
};

describe.each([
  ['as published', PLAIN],
  ['below a path', VARIANT],
])('structured data of the site %s', (_, test) => {
  let site: BuiltSite;
  let pages: Page[];
  let content: Map<string, unknown>;
  const from = (folder: string) =>
    pages.filter(
      ({ source, url }) =>
        source.startsWith(`content/${folder}/`) &&
        url.startsWith(`${test.base}${folder}/`) &&
        url.split('/').length === test.base.split('/').length + 2,
    );
  beforeAll(async () => {
    site = read(test);
    pages = site.pages.filter((page) => !page.isRedirect && !isEditor(site, page));
    content = new Map((await contentOf(test)).files.map(({ file, data }) => [file, data]));
  });

  it('is well-formed, says what it is, and knows no relative address', () => {
    const addresses = /"(?:url|item|image|logo|contentUrl|mainEntityOfPage)":"([^"]*)"/g;
    for (const page of pages) {
      for (const json of page.dataBlocks) {
        expect(JSON.parse(json), page.url).toMatchObject({
          '@context': 'https://schema.org',
          '@type': expect.stringMatching(
            /^(Organization|NewsArticle|Event|City|WebPage|BreadcrumbList|Dataset)$/,
          ) as string,
        });
        expect(json).not.toMatch(/undefined|null|\[object|</);
        for (const [, address = ''] of json.matchAll(addresses)) {
          if (!address.startsWith(test.origin)) {
            expect(address, page.url).toMatch(/^https:\/\/(?!localhost)/);
            continue;
          }
          expect(
            fileAt(site, new URL(address).pathname),
            `${address} on ${page.url}`,
          ).toBeDefined();
        }
      }
    }
  });

  it('stands where it belongs', () => {
    expect(pages.filter((page) => thingOf(page, 'Organization')).map(({ file }) => file)).toEqual([
      'index.html',
    ]);
    expect(pages.filter((page) => thingOf(page, 'Dataset')).map(({ file }) => file)).toEqual([
      'data/index.html',
    ]);
    expect(pages.filter((page) => thingOf(page, 'City'))).toEqual(from('cities'));
    expect(pages.filter((page) => thingOf(page, 'WebPage'))).toEqual(
      pages.filter(({ file }) => /^cities\/[^/]+\/actions\/[^/]+\/index\.html$/.test(file)),
    );
    expect(pages.filter((page) => thingOf(page, 'NewsArticle', 'Event'))).toEqual(
      from('activities'),
    );
    expect(pages.filter((page) => thingOf(page, 'BreadcrumbList'))).toEqual(
      pages.filter(({ html }) => html.includes('<nav class="crumbs"')),
    );
    expect(from('cities').length).toBeGreaterThan(10);
    expect(from('activities').length).toBeGreaterThan(10);
  });

  it('has the title and the address of its page', () => {
    for (const page of pages) {
      const main = thingOf(page, 'NewsArticle', 'Event', 'City', 'Dataset');
      if (main)
        expect(
          [main['name'] ?? main['headline'], main['url'], main['description']],
          page.url,
        ).toEqual([headingOf(page), page.canonical, page.description]);
      const action = thingOf(page, 'WebPage');
      if (action) {
        expect(action['url']).toBe(page.canonical);
        expect(headingOf(page)).toContain(String(action['name']).replace(/\.$/, ''));
      }
      const crumbs = thingOf(page, 'BreadcrumbList')?.['itemListElement'] as
        { position: number; name: string; item?: string }[] | undefined;
      if (!crumbs) continue;
      const nav =
        /<nav class="crumbs"[\s\S]*?<\/nav>/
          .exec(page.html)?.[0]
          .replace(/<script[\s\S]*?<\/script>/, '') ?? '';
      const shown = [...nav.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(
        ([, href = '', text = '']) => ({ name: unescaped(text.trim()), item: test.origin + href }),
      );
      expect(
        crumbs.map(({ name, item }) => ({ name, ...(item ? { item } : {}) })),
        page.url,
      ).toEqual([...shown, { name: headingOf(page) }]);
      expect(crumbs.map(({ position }) => position)).toEqual(crumbs.map((__, index) => index + 1));
    }
  });

  it('dates an article as its page does, and no more precisely', () => {
    for (const page of from('activities')) {
      const article = thingOf(page, 'NewsArticle');
      if (!article) continue;
      const { date, dateNote, updated, original } = content.get(page.source) as Activity;
      expect(
        [article['datePublished'], article['dateModified'], article['isBasedOn']],
        page.url,
      ).toEqual([dateNote ? undefined : date, updated, original]);
      if (article['datePublished']) expect(textOf(page)).toContain(formatPartialDate(date, LOCALE));
    }
  });

  it('says when and where an event takes place as its page does', () => {
    const events = from('activities').flatMap((page) => {
      const event = thingOf(page, 'Event');
      return event ? [{ page, event }] : [];
    });
    expect(events.length).toBeGreaterThan(4);
    for (const { page, event } of events) {
      const [start, end] = [event['startDate'], event['endDate']].map((moment) =>
        typeof moment === 'string' ? moment : undefined,
      );
      for (const moment of [start, end]) {
        if (moment === undefined) continue;
        const [date = '', time] = moment.split('T');
        expect(parsePartialDate(date), page.url).toBeDefined();
        if (time) {
          expect(time).toMatch(/^\d\d:\d\d:00[+-]\d\d:\d\d$/);
          expect(textOf(page)).toContain(time.slice(0, 5));
        }
      }
      const days = formatPeriod(
        start?.slice(0, 10) as Moment,
        end?.slice(0, 10) as Moment | undefined,
        LOCALE,
      );
      expect(textOf(page), page.url).toContain(days.replace(/\s/gu, ' '));
      const places = [event['location']].flat() as Thing[];
      expect(places.length).toBeGreaterThan(0);
      for (const place of places)
        expect(textOf(page), page.url).toContain(
          place['@type'] === 'Place' ? String(place['name']) : 'Online',
        );
      expect(String(event['eventStatus']).endsWith('Cancelled')).toBe(
        (content.get(page.source) as Activity).event?.cancelled,
      );
      expect(event['eventAttendanceMode']).toBe(
        `https://schema.org/${places.length > 1 ? 'Mixed' : places[0]?.['@type'] === 'Place' ? 'Offline' : 'Online'}EventAttendanceMode`,
      );
    }
  });

  it('places a city where its file does, and names it as its page does', () => {
    for (const page of from('cities')) {
      const city = thingOf(page, 'City');
      const data = content.get(page.source) as City;
      expect(city, page.url).toMatchObject({
        geo: { latitude: data.latitude, longitude: data.longitude },
        address: { addressCountry: data.country },
        containedInPlace: { name: inEnglish.formats.country(data.country) },
      });
      for (const name of [
        inEnglish.formats.country(data.country),
        ...((city?.['alternateName'] as string[] | undefined) ?? []),
      ])
        expect(textOf(page)).toContain(name);
      if (data.website) {
        expect(city?.['sameAs']).toContain(data.website);
        expect(unescaped(page.html)).toContain(`href="${data.website}"`);
      }
    }
  });

  it('is no script, and lets the rules on scripts be as strict as they were', () => {
    const [home] = pages.filter(({ file }) => file === 'index.html');
    expect(home?.scripts).toEqual([]);
    expect(home?.dataBlocks.length).toBeGreaterThan(0);
    expect(checkScripts(site)).toEqual([]);
  });
});

describe('scripts in a page', () => {
  it.each([
    ['<script>x()</script>', [''], []],
    ['<script type="">x()</script>', [''], []],
    ['<script type="module">x()</script>', [''], []],
    ['<script type="text/javascript">x()</script>', [''], []],
    ['<script type="Application/JavaScript">x()</script>', [''], []],
    ['<script type="text/jscript">x()</script>', [''], []],
    ['<script type="importmap">{}</script>', [''], []],
    ['<script type="speculationrules">{}</script>', [''], []],
    ['<script type="application/ld+json" src="/x.js"></script>', ['/x.js'], []],
    ['<script type="application/ld+json">{"a":"<b>&amp;"}</script>', [], ['{"a":"<b>&amp;"}']],
    ['<script type="application/json">{}</script>', [], ['{}']],
  ])('%s are told from data', async (element, scripts, dataBlocks) => {
    const { mkdtemp, rm, writeFile } = await import('node:fs/promises');
    const { join } = await import('node:path');
    const { tmpdir } = await import('node:os');
    const folder = await mkdtemp(join(tmpdir(), 'scripts-'));
    await writeFile(join(folder, 'x.html'), `<h1>One</h1>${element}<h2>Two</h2>`);
    const { pages } = readBuiltSite(folder, '/', 'https://www.example.org');
    await rm(folder, { recursive: true });
    expect(pages[0]).toMatchObject({
      scripts,
      dataBlocks,
      headings: [{ text: 'One' }, { text: 'Two' }],
    });
  });
});

describe('social cards', () => {
  let site: BuiltSite;
  let pages: Page[];
  beforeAll(() => {
    site = read(PLAIN);
    pages = site.pages.filter((page) => !page.isRedirect && !isEditor(site, page));
  });
  const cardAddress = (page: Page) => metaOf(page, 'og:image')?.replace(PLAIN.origin, '');

  it('are named by every page, exist, and have the size that the page says', () => {
    for (const page of pages) {
      const file = site.files.get(cardAddress(page)?.slice(1) ?? '');
      expect(file && pngSize(file), page.url).toEqual(CARD_SIZE);
      expect([
        metaOf(page, 'og:image:width'),
        metaOf(page, 'og:image:height'),
        metaOf(page, 'twitter:card'),
      ]).toEqual([String(CARD_SIZE.width), String(CARD_SIZE.height), 'summary_large_image']);
      expect(metaOf(page, 'og:image:alt')).toContain(
        cardAddress(page) === DEFAULT_CARD
          ? 'Cities Coalition for Digital Rights'
          : (metaOf(page, 'og:title') ?? ''),
      );
    }
  });

  it('are those of the page itself where it has one, each used once', () => {
    const named = pages.map(cardAddress).filter((address) => address !== DEFAULT_CARD);
    const drawn = [...site.files.keys()]
      .filter((file) => file.startsWith('cards/'))
      .map((file) => `/${file}`);
    expect(new Set(named).size).toBe(named.length);
    expect([...named, DEFAULT_CARD].sort()).toEqual(drawn.sort());
    for (const page of pages)
      if (cardAddress(page) !== DEFAULT_CARD) expect(cardAddress(page)).toBe(cardOf(page.url));
    for (const folder of ['cities', 'activities', 'principles', 'partners', 'projects'])
      expect(
        named.some((address) => address?.startsWith(`/cards/${folder}/`)),
        folder,
      ).toBe(true);
  });

  it('weigh less than 40 kB each', () => {
    const heavy = [...site.files].filter(
      ([file, bytes]) => file.startsWith('cards/') && bytes.length > 40_000,
    );
    expect(heavy.map(([file]) => file)).toEqual([]);
  });

  it('are the same bytes when they are drawn anew, elsewhere, from the same content', async () => {
    const { files } = await contentOf(PLAIN);
    const all = <Data>(collection: string) =>
      files
        .filter((file) => file.collection === collection)
        .map(({ slug, data }) => ({ id: slug, data: data as Data }));
    const cities = all<City>('cities');
    const content: CardContent = {
      principles: all<Principle>('principles').sort((a, b) => a.data.number - b.data.number),
      cities,
      members: members(cities),
      countryCount: countCountries(members(cities)),
      activities: published(all<Activity>('activities'), BUILD_DAY),
      partners: all<Partner>('partners'),
      projects: latestProjects(all<Project>('projects')),
    };
    const draw = cardDrawer();
    const cards = cardsOf(content, inEnglish);
    expect(cards.size).toBeGreaterThan(30);
    for (const [address, card] of [...cards].reverse())
      expect(
        (await draw(card)).equals(site.files.get(address.slice(1)) ?? Buffer.alloc(0)),
        address,
      ).toBe(true);
  });

  it('are neither drawn nor named if the settings say so', () => {
    const variant = read(VARIANT);
    expect(VARIANT.env).not.toHaveProperty('SOCIAL_CARDS');
    expect([...variant.files.keys()].filter((file) => file.startsWith('cards/'))).toEqual([]);
    expect(
      variant.pages.filter(
        ({ html }) => html.includes('og:image') || html.includes('twitter:card'),
      ),
    ).toEqual([]);
  });
});

describe('the sitemap', () => {
  it('dates pages by days of the content, none later than the build', async () => {
    const { urlset } = new XMLParser().parse(
      await readFile(`${PLAIN.folder}/sitemap-0.xml`, 'utf8'),
    ) as { urlset: { url: { loc: string; lastmod?: string }[] } };
    const dates = new Map(
      urlset.url.map(({ loc, lastmod }) => [loc.replace(PLAIN.origin, ''), lastmod]),
    );
    for (const [address, date] of dates) {
      if (date === undefined) continue;
      expect(date, address).toMatch(/^\d{4}-\d\d-\d\dT00:00:00\.000Z$/);
      expect(parsePartialDate(date.slice(0, 10)), address).toBeDefined();
      expect(date.slice(0, 10) <= BUILD_DAY, address).toBe(true);
    }
    const site = read(PLAIN);
    const content = new Map((await contentOf(PLAIN)).files.map(({ file, data }) => [file, data]));
    for (const page of site.pages) {
      if (!page.source.startsWith('content/activities/')) continue;
      const { date, updated } = content.get(page.source) as Activity;
      const day = [updated, date].find((each) => each?.length === 10);
      expect(dates.get(page.url), page.url).toBe(day && `${day}T00:00:00.000Z`);
    }
    const newest = [...dates]
      .filter(([address, date]) => date && /^\/activities\/(?!\d{4}\/)./.test(address))
      .map(([, date]) => date ?? '')
      .sort()
      .at(-1);
    expect([dates.get('/'), dates.get('/activities/')]).toEqual([newest, newest]);
  });

  it('is named by the file for search engines, which keeps none of them away', async () => {
    const robots = await readFile(`${VARIANT.folder}/robots.txt`, 'utf8');
    expect(robots).toContain(`Sitemap: ${VARIANT.origin}/website/sitemap-index.xml`);
    expect([...robots.matchAll(/^User-agent: (.*)$/gm)].map(([, agent]) => agent)).toEqual(['*']);
    expect([...robots.matchAll(/^Disallow: (.*)$/gm)].map(([, path]) => path)).toEqual([
      '/website/pagefind/',
    ]);
  });
});

describe('the description of the search for browsers', () => {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });

  it.each([
    ['PLAIN', PLAIN],
    ['VARIANT', VARIANT],
  ])('of %s leads to the search page, and every page names it', async (_, site) => {
    const { OpenSearchDescription: description } = parser.parse(
      await readFile(`${site.folder}/opensearch.xml`, 'utf8'),
    ) as { OpenSearchDescription: Record<string, string> & { Url: Record<string, string>[] } };
    const root = site.origin + site.base;
    expect(description).toMatchObject({
      xmlns: 'http://a9.com/-/spec/opensearch/1.1/',
      InputEncoding: 'UTF-8',
      Language: 'en',
      Image: { '#text': `${root}favicon.svg` },
    });
    expect(description.Url.map(({ type, template }) => [type, template])).toEqual([
      ['text/html', `${root}search/?q={searchTerms}`],
      ['application/opensearchdescription+xml', `${root}opensearch.xml`],
    ]);
    // What the standard allows at most.
    expect(description['ShortName']?.length).toBeLessThanOrEqual(16);
    expect(description['LongName']?.length).toBeLessThanOrEqual(48);
    expect(description['Description']?.length).toBeLessThanOrEqual(1024);
    const built = read(site);
    const without = built.pages.filter(
      (page) =>
        !page.isRedirect &&
        !isEditor(built, page) &&
        !page.links.some(
          ({ rel, url }) => rel === 'search' && url === `${site.base}opensearch.xml`,
        ),
    );
    expect(without.map(({ url }) => url)).toEqual([]);
  });
});
