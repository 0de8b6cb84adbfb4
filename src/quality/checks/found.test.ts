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
  formatDays,
  formatPartialDate,
  formatPeriod,
  parsePartialDate,
  type Moment,
  type PartialDate,
} from '../../base/dates.ts';
import { published } from '../../model/queries/activities.ts';
import { countCountries, members } from '../../model/queries/cities.ts';
import { latestProjects } from '../../model/queries/projects.ts';
import type { Activity } from '../../model/schemas/activity.ts';
import type { City } from '../../model/schemas/city.ts';
import type { Partner } from '../../model/schemas/partner.ts';
import type { Principle } from '../../model/schemas/principle.ts';
import type { Project } from '../../model/schemas/project.ts';
import { historyUrl, type GitHost } from '../../base/git-host.ts';
import { settings } from '../../settings.ts';
import { contentOf, HISTORY, PLAIN, VARIANT, type TestSite } from '../testing/sites.ts';
import {
  fileAt,
  isEditor,
  readBuiltSite,
  type BuiltSite,
  type Page,
} from '../../publishing/build/built-site.ts';
import { LONGEST_TITLE } from '../../site/page-title.ts';
import { checkScripts } from './rules.ts';

const LOCALE = 'en-GB';
const BUILD_DAY = PLAIN.env['BUILD_DAY'] ?? '';
const BUILD_DAY_OF_VARIANT = VARIANT.env['BUILD_DAY'] ?? '';
/** The pages of {@link VARIANT} that show nothing of the content. */
const isUndated = (url: string) => url.startsWith('/website/feeds/');

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

/** A text in another language than the page says in which one. */
const plainText = (value: unknown): string =>
  typeof value === 'object' && value !== null && '@value' in value
    ? String(value['@value'])
    : String(value);

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
          [
            plainText(main['name'] ?? main['headline']),
            main['url'],
            plainText(main['description']),
          ],
          page.url,
        ).toEqual([headingOf(page), page.canonical, page.description]);
      const action = thingOf(page, 'WebPage');
      if (action) {
        expect(action['url']).toBe(page.canonical);
        expect(headingOf(page)).toContain(plainText(action['name']).replace(/\.$/, ''));
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
      const ofNews = dateNote ? undefined : date;
      if (test === VARIANT) {
        // The copy with a history knows when a summary came onto the site.
        const { first, second, added } = HISTORY;
        const day = page.source.endsWith(added) ? second : first;
        const published = date > day && date.length === 10 ? date : day;
        expect([article['datePublished'], article['dateModified']], page.url).toEqual([
          original ? published : ofNews,
          [published, updated ?? ''].sort().at(-1),
        ]);
        continue;
      }
      expect(
        ['datePublished', 'temporalCoverage', 'dateModified', 'isBasedOn'].map(
          (name) => article[name],
        ),
        page.url,
      ).toEqual([...(original ? [undefined, ofNews] : [ofNews, undefined]), updated, original]);
      if (ofNews) expect(textOf(page)).toContain(formatPartialDate(date, LOCALE));
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
      const parts = (event['subEvent'] as Thing[] | undefined) ?? [event];
      const periods = parts.map(({ startDate, endDate }) =>
        [startDate, endDate].map((moment) =>
          typeof moment === 'string' ? (moment.slice(0, 10) as Moment) : undefined,
        ),
      );
      const days = periods.every(([from, to]) => to === undefined || to === from)
        ? formatDays(
            periods.map(([from]) => from as string as PartialDate),
            LOCALE,
          )
        : new Intl.ListFormat(LOCALE).format(
            periods.map(([from, to]) => formatPeriod(from as Moment, to, LOCALE)),
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

describe('titles', () => {
  it('name the site only where they have room for it', () => {
    for (const { title, url } of read(PLAIN).pages)
      if (title.endsWith(settings.shortName))
        expect(title.length, url).toBeLessThanOrEqual(LONGEST_TITLE);
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

  /** What the cards of the site show. */
  async function cardContent(): Promise<CardContent> {
    const { files } = await contentOf(PLAIN);
    const all = <Data>(collection: string) =>
      files
        .filter((file) => file.collection === collection)
        .map(({ slug, data }) => ({ id: slug, data: data as Data }));
    const cities = all<City>('cities');
    return {
      principles: all<Principle>('principles').sort((a, b) => a.data.number - b.data.number),
      cities,
      members: members(cities),
      countryCount: countCountries(members(cities)),
      activities: published(all<Activity>('activities'), BUILD_DAY),
      partners: all<Partner>('partners'),
      projects: latestProjects(all<Project>('projects')),
    };
  }

  it('are named by every page, exist, and have the size that the page says', () => {
    for (const page of pages) {
      const file = site.files.get(cardAddress(page)?.slice(1) ?? '');
      expect(file && pngSize(file), page.url).toEqual(CARD_SIZE);
      expect([
        metaOf(page, 'og:image:width'),
        metaOf(page, 'og:image:height'),
        metaOf(page, 'twitter:card'),
      ]).toEqual([String(CARD_SIZE.width), String(CARD_SIZE.height), 'summary_large_image']);
    }
  });

  it('are described by what stands on them', async () => {
    const plain = site.files.get(DEFAULT_CARD.slice(1));
    const cards = cardsOf(await cardContent(), inEnglish);
    for (const page of pages) {
      const address = cardAddress(page) ?? '';
      expect(metaOf(page, 'og:image:alt'), page.url).toBe(
        inEnglish.t.cards.alternative(cards.get(address)?.title ?? ''),
      );
    }
    // A title in another script is not on the card, which is the one of the whole site.
    const arabic = pages.find(({ url }) => url === '/activities/in-arabic/');
    const card = site.files.get((arabic && cardAddress(arabic)?.slice(1)) ?? '');
    expect(plain && card?.equals(plain)).toBe(true);
    expect(arabic && metaOf(arabic, 'og:image:alt')).toContain(settings.name);
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
    const draw = cardDrawer();
    const cards = cardsOf(await cardContent(), inEnglish);
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

describe('the foot of a page', () => {
  const gitHost: GitHost = {
    kind: 'forgejo',
    url: VARIANT.env['GIT_HOST_URL'] ?? '',
    owner: VARIANT.env['REPOSITORY_OWNER'] ?? '',
    repository: settings.repositoryName,
    branch: settings.repositoryBranch,
  };
  const own = (test: TestSite) => {
    const site = read(test);
    return site.pages.filter((page) => !page.isRedirect && !isEditor(site, page));
  };
  const foot = ({ html }: Page) => html.slice(html.indexOf('<footer class="site-foot"'));

  it('leads to the history of the page, and says when it last changed, as the sitemap does', () => {
    for (const page of own(VARIANT)) {
      // The search and the page for wrong addresses have no content that has a history.
      expect(foot(page).includes(`href="${historyUrl(gitHost, page.source)}"`), page.url).toBe(
        page.isIndexed,
      );
      expect(foot(page).includes('Last changed'), page.url).toBe(
        page.isIndexed && !isUndated(page.url),
      );
    }
    const porto = read(VARIANT).pages.find(({ url }) => url === '/website/cities/porto/');
    expect(porto && foot(porto)).toContain(
      `Last changed ${formatPartialDate(HISTORY.second as PartialDate, LOCALE)}.`,
    );
    for (const page of read(PLAIN).pages) expect(foot(page)).not.toContain('Last changed');
  });

  it('or the page itself says how to cite it, with its title and address', () => {
    for (const site of [PLAIN, VARIANT])
      for (const page of own(site).filter(({ isIndexed }) => isIndexed)) {
        const text = unescaped(page.html.replace(/<[^>]*>/g, '')).replace(/\s+/g, ' ');
        const [, ...rest] = text.split(`${settings.name}, “${metaOf(page, 'og:title')}`);
        const [end = ''] = (rest.at(-1) ?? '').split(
          ` ${site.origin}${page.url} (${settings.contentLicenceName})`,
        );
        // An action may have a date of its own.
        const shown = /^(?: \([^)]*\))?”(, \d+ \w+ 2026)?,$/.exec(end);
        expect(shown, `${page.url} ${end}`).not.toBeNull();
        expect(Boolean(shown?.[1]), page.url).toBe(site === VARIANT && !isUndated(page.url));
      }
  });
});

describe('a page at an old address', () => {
  it('says where its content is now, and nothing that contradicts this', async () => {
    const site = read(PLAIN);
    const sitemap = await readFile(`${PLAIN.folder}/sitemap-0.xml`, 'utf8');
    const moved = site.pages.filter(({ isRedirect }) => isRedirect);
    expect(moved.length).toBeGreaterThan(2);
    for (const { html, isIndexed, isSearched, canonical, url } of moved) {
      const to = canonical?.slice(PLAIN.origin.length) ?? '';
      expect(fileAt(site, to), url).toBeDefined();
      expect(html).toContain(`<meta http-equiv="refresh" content="0; url=${to}">`);
      // Not to be indexed, and the same as a page that is, would be two things.
      expect(isIndexed, url).toBe(true);
      expect(isSearched, url).toBe(false);
      expect(sitemap).not.toContain(`${PLAIN.origin}${url}<`);
    }
  });
});

describe('the sitemap', () => {
  /** The day of the last change of each page, by its path. */
  async function lastmods({ folder, origin }: TestSite) {
    const { urlset } = new XMLParser().parse(await readFile(`${folder}/sitemap-0.xml`, 'utf8')) as {
      urlset: { url: { loc: string; lastmod?: string }[] };
    };
    return new Map(
      urlset.url.map(({ loc, lastmod }) => [loc.replace(origin, ''), lastmod?.slice(0, 10)]),
    );
  }

  it('dates pages by the history of what they show, and by no date of the news', async () => {
    const { first, second } = HISTORY;
    const dates = await lastmods(VARIANT);
    const at = (path: string) => dates.get(`/website/${path}`);
    const days = {
      'activities/coalition-launch-2018/': first,
      'activities/libraries-and-cities/': second,
      // It was written beforehand, and appears on the day of this build.
      'activities/wombatlater/': BUILD_DAY_OF_VARIANT,
      'activities/': BUILD_DAY_OF_VARIANT,
      '': BUILD_DAY_OF_VARIANT,
      'cities/porto/': second,
      'cities/amsterdam/': first,
      'cities/': second,
      // Something was removed from their folder.
      'partners/': second,
      'partners/un-habitat/': first,
      'contact/': first,
    };
    expect(Object.fromEntries(Object.keys(days).map((path) => [path, at(path)]))).toEqual(days);
    for (const [address, date] of dates) if (date) expect(date >= first, address).toBe(true);
    // Only pages that show nothing of the content have no day.
    expect([...dates].filter(([, date]) => date === undefined).map(([path]) => path)).toEqual(
      [...dates.keys()].filter(isUndated),
    );
  });

  it('claims no day where the history is not known', async () => {
    const dates = await lastmods(PLAIN);
    expect(dates.size).toBeGreaterThan(40);
    expect([...dates.values()].filter((date) => date !== undefined)).toEqual([]);
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
