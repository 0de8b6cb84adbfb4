/**
 * The promises of the pages hold with many times the content too: with 120
 * member cities and 300 activities (500 and 5,000 in `npm run test:all`, in the
 * browser as well), every page keeps its budget and is soon reached, all cities
 * can be found, and the search says what it knows.
 */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeContent } from '../bench/content.ts';
import { BUDGETS } from '../../publishing/build/budgets.ts';
import { readBuiltSite, type BuiltSite, type Page } from '../../publishing/build/built-site.ts';
import { weights } from '../../publishing/build/weights.ts';
import { formatProblems } from '../../check/problem.ts';
import { ACTING, CITIES as CITY_LIST, CITIES_OF_COUNTRY, TABLE } from '../../model/lists.ts';
import type { QuickIndexFile, SearchDocument } from '../../site/search/quick-index.ts';
import { judge } from '../testing/accessibility.ts';
import { buildSite, scratchFolder, SEARCH, TEST_ALL, type TestSite } from '../testing/sites.ts';
import { noisyPhoto } from '../testing/noisy-photo.ts';
import { visits } from '../testing/visits.ts';
import { checkHtml } from './check-site.ts';
import { checkBudgets, checkHeads, checkLinks, checkScripts } from './rules.ts';

const ACTIVITIES = TEST_ALL ? 5000 : 300;
/** Members; there are as many candidates and former members besides as need lists of their own. */
const CITIES = TEST_ALL ? 500 : 120;
const CANDIDATES = CITY_LIST.most + 10;
const FORMER = 15;
const IN_SPAIN = CITIES_OF_COUNTRY.most + 10;
/** A page in the middle of the list of news. */
const MIDDLE = 57;

const scratch = await scratchFolder('scale');
const content = join(scratch, 'content');
const test: TestSite = {
  folder: join(scratch, 'site'),
  content,
  base: '/website/',
  origin: 'https://www.example.org',
  env: {
    SITE_URL: 'https://www.example.org',
    SITE_BASE: '/website/',
    BUILD_DAY: '2026-11-24',
    CONTENT_DIR: content,
  },
};

/** Gives some of the cities that do not exist another status, and moves others to one country. */
async function changeCities(): Promise<void> {
  const real = new Set(await readdir(join(SEARCH.content, 'cities')));
  const files = (await readdir(join(content, 'cities'))).filter((file) => !real.has(file)).sort();
  for (const [index, file] of files.slice(0, CANDIDATES + FORMER + IN_SPAIN).entries()) {
    const path = join(content, 'cities', file);
    const text = await readFile(path, 'utf8');
    const withLines = (lines: string) =>
      text
        .replace(/^(?:status|memberBy|applied|left):.*\n/gm, '')
        .replace('---\n', `---\n${lines}`);
    await writeFile(
      path,
      index < CANDIDATES
        ? withLines(`status: candidate\napplied: 2026-01-${10 + (index % 9)}\n`)
        : index < CANDIDATES + FORMER
          ? withLines('status: former\nleft: 2025-03\n')
          : text
              .replace(/^country: .*/m, 'country: ES')
              .replace(/^latitude: .*/m, 'latitude: 40.4')
              .replace(/^longitude: .*/m, `longitude: ${-6 + index / 100}`),
    );
  }
}

/** A post with a photo full of detail, as large as one that broke the budget of its page. */
const PHOTO_POST = 'a-photo-full-of-detail';
async function addPhoto(): Promise<void> {
  const folder = join(content, 'activities');
  await noisyPhoto(720, 477, 160)
    .jpeg({ quality: 90 })
    .toFile(join(folder, `${PHOTO_POST}.jpg`));
  await writeFile(
    join(folder, `${PHOTO_POST}.md`),
    `---
title: A post with a photo full of detail
summary: Porto now lists every sensor in its streets, with what it measures and who runs it.
date: 2026-11-20
kind: news
topics: [data]
original: https://www.example.com/photo
image: { src: ./${PHOTO_POST}.jpg, alt: A circuit board with many small parts. }
---

What happened, who did it, and why it matters to people.
`,
  );
}

let site: BuiltSite;
/** The part of the site whose pages list cities. */
let listing: BuiltSite;
beforeAll(async () => {
  await makeContent(content, SEARCH.content, {
    activities: ACTIVITIES,
    cities: CITIES + CANDIDATES + FORMER,
  });
  await changeCities();
  await addPhoto();
  const { status, output } = await buildSite(test.folder, test.env);
  expect(status, output.slice(-3000)).toBe(0);
  site = readBuiltSite(test.folder, test.base, test.origin);
  listing = {
    ...site,
    pages: site.pages.filter(({ url }) =>
      /^\/website\/(?:|checklist\/.*|cities\/|cities\/(?:table|candidates|former)\/.*|join\/waiting\/.*|continents\/.*|countries\/.*|principles\/(?:[^/]+\/(?:cities\/.*)?)?)$/.test(
        url,
      ),
    ),
  };
}, 400_000);
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** How many clicks lead from one page to each that is reached from it. */
function clicksFrom(start: string): Map<string, number> {
  const pages = new Map(site.pages.map((page) => [page.url, page]));
  const clicks = new Map([[start, 0]]);
  // A map gives what is added while it is gone through, too.
  for (const [url, count] of clicks) {
    for (const { kind, url: href } of pages.get(url)?.links ?? []) {
      const target = new URL(href, site.origin + url);
      if (
        kind === 'a href' &&
        target.origin === site.origin &&
        pages.has(target.pathname) &&
        !clicks.has(target.pathname)
      )
        clicks.set(target.pathname, count + 1);
    }
  }
  return clicks;
}

it('is a site of more cities and activities than any page names', () => {
  const count = (section: string) =>
    site.pages.filter(({ url }) =>
      new RegExp(`^/website/${section}/(?!candidates/|compare/|former/|table/|\\d+/)[^/]+/$`).test(
        url,
      ),
    ).length;
  expect(count('cities')).toBe(CITIES + CANDIDATES + FORMER);
  expect(count('activities')).toBeGreaterThan(ACTIVITIES * 0.9);
});

it('keeps every page within its budget, and the first answers of the search', () => {
  expect(formatProblems(checkBudgets(site))).toBe('');
});

it('makes a photo fit, which is more than a whole first visit may load', () => {
  const [post] = weights(site).filter(({ page }) => page.url.includes(PHOTO_POST));
  expect(post?.photos).toHaveLength(1);
  expect(post?.photos[0]?.bytes).toBeGreaterThan(BUDGETS.visit);
  expect(post?.photos[0]?.bytes).toBeLessThanOrEqual(BUDGETS.photo);
});

it('leads from the search page to every entry in three clicks, and to every page of a list in five', () => {
  const clicks = clicksFrom('/website/search/');
  const listed = [
    ...(site.files.get('sitemap-0.xml')?.toString() ?? '').matchAll(/<loc>([^<]*)<\/loc>/g),
  ].map(([, url = '']) => new URL(url).pathname);
  expect(listed.length).toBeGreaterThan(ACTIVITIES + CITIES);
  // How to follow a city stands behind its page.
  const ofList = (url: string) => /\/(?:\d+|activities)\/$|\/feeds\/cities\//.test(url);
  // An action stands behind the page of its city, which may be on a later page of its list.
  const ofCity = (url: string) => /\/cities\/[^/]+\/actions\/[^/]+\/$/.test(url);
  const most = (url: string) => (ofList(url) ? 5 : ofCity(url) ? 4 : 3);
  expect(listed.filter((url) => (clicks.get(url) ?? Infinity) > most(url))).toEqual([]);
});

const pagesBelow = (path: string) =>
  listing.pages.filter(({ url }) => url.startsWith(test.base + path));
const citiesOn = (pages: readonly Page[]) =>
  new Set(
    pages
      .flatMap(({ links }) =>
        links.flatMap(({ url }) => /^\/website\/cities\/([^/#]+)\/$/.exec(url)?.[1] ?? []),
      )
      .filter((slug) => !['table', 'candidates', 'former'].includes(slug)),
  );

it('all pages that list cities are sound', async () => {
  for (const path of [
    '',
    'checklist/',
    ...(TEST_ALL ? ['checklist/open-data-portal/'] : []),
    'cities/',
    'cities/candidates/',
    'cities/candidates/2/',
    'cities/former/',
    'join/waiting/',
    'join/waiting/2/',
    'cities/table/',
    'cities/table/2/',
    'continents/europe/',
    'continents/europe/2/',
    'countries/portugal/',
    'countries/spain/',
    'countries/spain/2/',
    'principles/',
    'principles/access-and-literacy/',
    'principles/access-and-literacy/cities/',
    'principles/access-and-literacy/cities/2/',
  ]) {
    expect(listing.pages.map(({ url }) => url)).toContain(test.base + path);
  }
  expect(
    formatProblems([
      ...checkLinks(site),
      ...checkHeads(listing),
      ...checkScripts(listing),
      ...(await checkHtml(listing)),
    ]),
  ).toBe('');
});

describe('every member is listed', () => {
  it('in the table, with a header row on each page', () => {
    const pages = pagesBelow('cities/table/');
    expect(pages.length).toBeGreaterThanOrEqual(Math.ceil(CITIES / TABLE.most));
    expect(citiesOn(pages).size).toBe(CITIES);
    for (const { html } of pages) {
      expect(html.match(/<th scope="col"/g)).toHaveLength(7);
      expect(html.match(/<th scope="row"/g)?.length).toBeLessThanOrEqual(TABLE.most);
    }
  });

  it('on the pages of the continents, to which the page of all cities leads', () => {
    expect(citiesOn(pagesBelow('continents/')).size).toBe(CITIES);
    const [all] = listing.pages.filter(({ url }) => url === '/website/cities/');
    const linked = new Set(
      all?.links.map(({ url }) => url).filter((url) => url.startsWith('/website/continents/')),
    );
    const first = pagesBelow('continents/')
      .map(({ url }) => url)
      .filter((url) => !/\/\d+\/$/.test(url));
    expect([...linked].sort()).toEqual(first.sort());
  });

  it('under a principle on which it acts: the most active on its page, all on further pages', () => {
    const [principle] = listing.pages.filter(
      ({ url }) => url === '/website/principles/access-and-literacy/',
    );
    const all = pagesBelow('principles/access-and-literacy/cities/');
    const acting = Number(/ in (\d+) member cities\./.exec(principle?.html ?? '')?.[1]);
    expect(acting).toBeGreaterThan(CITIES / 10);
    expect(all.length).toBeGreaterThanOrEqual(Math.ceil(acting / ACTING.most));
    expect(citiesOn(all).size).toBe(acting);
    const most = Number(/the (\d+) cities with the most actions/.exec(principle?.html ?? '')?.[1]);
    expect(most).toBeGreaterThan(8);
    expect(principle?.html.match(/class="by-city"/g)).toHaveLength(most);
    expect(principle?.links.map(({ url }) => url)).toContain(
      '/website/principles/access-and-literacy/cities/',
    );
  });
});

describe('every city is listed where it belongs, the first ones on the page that has room for few', () => {
  const shown = (path: string) =>
    citiesOn(listing.pages.filter(({ url }) => url === `/website/${path}`));

  it('candidates and former members', () => {
    expect(citiesOn(pagesBelow('cities/candidates/')).size).toBe(CANDIDATES);
    expect(citiesOn(pagesBelow('cities/former/')).size).toBe(FORMER);
    expect(
      [...citiesOn(pagesBelow('cities/candidates/'))].filter((slug) => shown('cities/').has(slug)),
    ).not.toEqual([]);
  });

  it('those of a country, on pages that go on', () => {
    const spain = citiesOn(pagesBelow('countries/spain/'));
    expect(spain.size).toBeGreaterThanOrEqual(IN_SPAIN);
    expect(
      pagesBelow('countries/spain/').filter(({ url }) => !url.includes('/activities/')),
    ).toHaveLength(Math.ceil(spain.size / CITIES_OF_COUNTRY.most));
    expect(shown('countries/spain/').size).toBe(CITIES_OF_COUNTRY.most);
  });

  it.runIf(TEST_ALL)('those that answer an item of the checklist', () => {
    const [checklist] = listing.pages.filter(({ url }) => url === '/website/checklist/');
    const promised = Number(
      /All (\d+) cities: [^"]*open data portal/.exec(checklist?.html ?? '')?.[1],
    );
    expect(citiesOn(pagesBelow('checklist/open-data-portal/')).size).toBe(promised);
    const item = /<li id="open-data-portal">[\s\S]*?<\/li>/.exec(checklist?.html ?? '')?.[0] ?? '';
    const named = item.match(/href="\/website\/cities\//g)?.length;
    expect(named).toBeGreaterThan(0);
    expect(promised).toBeGreaterThan(named ?? 0);
  });
});

describe.runIf(TEST_ALL)('in the browser', () => {
  const browser = visits(test);

  describe('a search of more pages than its first answers hold', () => {
    let within: readonly SearchDocument[];
    beforeAll(() => {
      const file = site.files.get('search/index.json')?.toString() ?? '';
      within = (JSON.parse(file) as QuickIndexFile).documents;
    });
    const ofType = (type: string) => within.filter((document) => document.type === type);
    /** An activity that only the full text knows, and its number, which stands in its title. */
    const beyond = () => {
      const known = new Set(within.map(({ url }) => url));
      const numbers = Array.from({ length: ACTIVITIES / 5 }, (_, index) =>
        String(ACTIVITIES * 0.4 + index),
      );
      const number = numbers.find(
        (each) =>
          !within.some(({ title }) => title.includes(each)) &&
          site.pages.some(({ url }) => url.endsWith(`-${each}/`) && !known.has(url)),
      );
      return { number, url: site.pages.find(({ url }) => url.endsWith(`-${number}/`))?.url };
    };

    it('names in them what there is little of, all cities of such texts, and the newest activities', () => {
      expect(ofType('principle')).toHaveLength(5);
      expect(ofType('city')).toHaveLength(CITIES + CANDIDATES + FORMER);
      expect(ofType('activity').length).toBeGreaterThan(50);
      expect(ofType('activity').length).toBeLessThan(ACTIVITIES / 2);
      const years = ofType('activity').map(({ year }) => year);
      expect(years).toEqual(years.toSorted().reverse());
    });

    it('says so while the full text is on its way, and then has what only it knows', async () => {
      const { page, context, complaints } = await browser.open('about/');
      let release = () => {};
      const asked = new Promise<void>((go) => (release = go));
      await context.route('**/pagefind/**', async (route) => {
        await asked;
        await route.continue();
      });
      const { number, url } = beyond();
      // The page is not whole before its scripts are, and one of them is held back.
      await page.goto(`${browser.url}search/?q=Porto`, { waitUntil: 'commit' });
      await page.getByText(/^\d+ so far, still searching …$/).waitFor();
      release();
      await page.locator('site-search[data-whole]').waitFor();
      await page.goto(`${browser.url}search/?q=${number}`);
      await page.locator('site-search[data-whole]').waitFor();
      const found = page
        .locator('[data-results] li')
        .filter({ has: page.locator(`a[href="${url}"]`) });
      expect(await found.innerText()).toMatch(
        new RegExp(`^Activity · .*\\d{4}\\s+.*\\(${number}\\)`),
      );
      expect(complaints).toEqual([]);
    });

    it('goes on beyond what is loaded at once, and does not count what it has not loaded', async () => {
      const { page } = await browser.open('search/?q=annual');
      await page.locator('site-search[data-whole]').waitFor();
      const status = page.locator('[data-status]');
      const before = Number(/^The first (\d+) results$/.exec(await status.innerText())?.[1]);
      expect(before).toBeGreaterThan(10);
      while (Number(/\d+/.exec(await status.innerText())?.[0]) === before)
        await page.getByRole('button', { name: 'Show more results' }).click();
      expect(await page.locator('[data-results] li').count()).toBeGreaterThan(before);
    });

    it('narrows the full text down by facets as well', async () => {
      const year = '2018';
      expect(ofType('activity').filter((document) => document.year === year)).toEqual([]);
      const { page } = await browser.open(`search/?q=number&type=activity&year=${year}`);
      await page.locator('site-search[data-whole]').waitFor();
      expect(await page.locator('[data-results] li').count()).toBe(10);
      for (const note of await page.locator('[data-results] li > .note').allInnerTexts())
        expect(note).toMatch(/^Activity · .*2018$/);
      // Nobody has counted what a facet would leave, so no option says so, and none is switched off.
      expect(
        await page.getByLabel('Topic', { exact: true }).locator('option').allInnerTexts(),
      ).toContain('Libraries');
      await page.getByLabel('Country', { exact: true }).selectOption('ES');
      await page.getByText(/^Nothing was found/).waitFor();
    });

    it('says what facets alone leave out, and leads to the lists that have it', async () => {
      const { page } = await browser.open('search/?topic=libraries');
      await page
        .getByText(/^\d+ results? among the newest activities and all other pages\./)
        .waitFor();
      expect(await page.locator('#index').isVisible()).toBe(true);
      await page.getByLabel('Year', { exact: true }).selectOption('2018');
      await page.getByText(/^No results among the newest activities/).waitFor();
    });

    it('says that the text was not searched, if it cannot be loaded', async () => {
      const { page, context } = await browser.open('about/');
      await context.route('**/pagefind/**', (route) => route.abort());
      await page.goto(`${browser.url}search/?q=Helsnki`);
      await page
        .getByText(
          /^\d+ results?\. The text of the pages could not be searched: there may be more\.$/,
        )
        .waitFor();
      expect(await page.locator('[data-results] a').first().innerText()).toBe('Helsinki');
    });
  });

  it('the pager leads to a page in the middle, without JavaScript, on a narrow screen, by targets that are large enough', async () => {
    const { page } = await browser.open('kinds/news/', {
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
    });
    const pager = page.getByRole('navigation', { name: 'Pages of this list' });
    for (const number of [50, 55, MIDDLE])
      await pager.getByRole('link', { name: `page ${number}`, exact: true }).click();
    await page.waitForURL(`**/kinds/news/${MIDDLE}/`);
    expect(await pager.locator('[aria-current="page"]').innerText()).toBe(String(MIDDLE));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      320,
    );
    const boxes = await pager
      .getByRole('link')
      .evaluateAll((links) =>
        links.map((link) => link.getBoundingClientRect().toJSON() as DOMRect),
      );
    for (const [index, { x, y, width, height }] of boxes.entries()) {
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
      for (const other of boxes.slice(index + 1))
        expect(x + width <= other.x || y + height <= other.y).toBe(true);
    }
  });

  const numberOfShown = 'city-directory .city-grid > li:visible';

  it('the directory loads all cities once they are asked for, narrows them down and sorts them', async () => {
    const { page, complaints } = await browser.open('cities/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.waitForLoadState('networkidle');
    expect(asked.filter((path) => path.endsWith('.json'))).toEqual([]);
    const first = page.locator('city-directory > .section').first();
    expect(await first.locator('li').count()).toBeLessThan(
      citiesOn(pagesBelow('continents/')).size / 2,
    );
    await page.getByRole('button', { name: 'Narrow down and sort all cities' }).click();
    await page.getByText(`${CITIES} of ${CITIES} cities`).waitFor();
    expect(asked.filter((path) => path.endsWith('.json'))).toEqual(['/website/cities/all.json']);
    expect(
      await page
        .getByLabel('Region', { exact: true })
        .evaluate((select) => select === document.activeElement),
    ).toBe(true);
    expect(await page.locator(numberOfShown).count()).toBe(CITIES);
    await page.getByLabel('Order', { exact: true }).selectOption('joined');
    await page.getByRole('heading', { name: 'Cities by date of joining' }).waitFor();
    expect((await page.locator(`${numberOfShown} a`).allInnerTexts()).slice(0, 3).sort()).toEqual([
      'Amsterdam',
      'Barcelona',
      'New York City',
    ]);
    await page.getByLabel('Country', { exact: true }).selectOption('Albania');
    await page
      .getByLabel('Acts on', { exact: true })
      .selectOption({ label: 'Privacy and security' });
    for (const item of await page.locator(numberOfShown).all())
      expect(await item.innerText()).toContain('Albania');
    await page.getByLabel('Acts on', { exact: true }).selectOption('');
    const tirana = page
      .locator(numberOfShown)
      .filter({ has: page.getByRole('link', { name: 'Tirana', exact: true }) });
    const shown = {
      ring: await tirana.getByRole('img').getAttribute('aria-label'),
      off: await tirana
        .locator('.ring path')
        .evaluateAll((paths) => paths.map((path) => path.classList.contains('off'))),
    };
    await page.reload();
    await tirana.waitFor();
    await tirana.getByRole('link').click();
    await page.waitForURL('**/website/cities/tirana/');
    expect(shown.ring).toMatch(/^Sourced actions under /);
    // The page of the continent draws the same ring.
    const drawn = pagesBelow('continents/europe/')
      .map(({ html }) => /<li[^>]*>(?:(?!<\/li>)[\s\S])*>Tirana<\/a>/.exec(html)?.[0])
      .find(Boolean);
    expect(drawn).toContain(`aria-label="${shown.ring}"`);
    expect(
      [...(drawn?.matchAll(/<path[^>]*>/g) ?? [])].map(([path]) => path.includes('off')),
    ).toEqual(shown.off);
    expect(complaints).toEqual([]);
  });

  it('the directory says so when the list cannot be loaded, leaves the page as it is, and can be asked again', async () => {
    const { page, context } = await browser.open('cities/');
    await context.route('**/cities/all.json', (route) => route.fulfill({ status: 503 }));
    const button = page.getByRole('button', { name: 'Narrow down and sort all cities' });
    await button.click();
    await page.getByText('could not be loaded').waitFor();
    expect(await page.locator('city-directory > .section:visible').count()).toBeGreaterThan(4);
    await context.unroute('**/cities/all.json');
    await button.click();
    await page.getByText(`${CITIES} of ${CITIES} cities`).waitFor();
  });

  it.each([
    'cities/',
    'cities/?region=EU',
    'cities/table/2/',
    'cities/candidates/',
    'join/waiting/',
    'checklist/open-data-portal/',
    'countries/spain/',
    `kinds/news/${MIDDLE}/`,
    'principles/access-and-literacy/cities/',
  ])('the pages that many cities and activities bring are accessible: %s', async (path) => {
    const { page } = await browser.open(path, { bypassCSP: true });
    if (path.includes('?')) await page.getByText(/^\d+ of \d+ cities$/).waitFor();
    expect(await judge(page)).toEqual([]);
  });

  it('the directory is a way to the pages of the continents without JavaScript', async () => {
    const { page } = await browser.open('cities/', { javaScriptEnabled: false });
    await page.getByRole('link', { name: /^All \d+ cities in Europe$/ }).click();
    await page.waitForURL('**/continents/europe/');
    expect(await page.locator('.city-grid li').count()).toBe(CITY_LIST.most);
  });
});
