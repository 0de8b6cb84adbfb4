/** With ten times as many cities as today, the pages that list them keep their budgets, and all cities can be found. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeContent } from '../bench/content.ts';
import { readBuiltSite, type BuiltSite, type Page } from '../build/built-site.ts';
import { formatProblems } from '../lib/content-check/problem.ts';
import { ACTING_CITIES, DIRECTORY, TABLE_SIZE } from '../lib/lists.ts';
import { judge } from '../testing/accessibility.ts';
import { buildSite, scratchFolder, type TestSite } from '../testing/sites.ts';
import { visits } from '../testing/visits.ts';
import { checkHtml } from './check-site.ts';
import { checkBudgets, checkHeads, checkLinks, checkScripts } from './rules.ts';

const CITIES = 500;
const ACTIVITIES = 300;

const scratch = await scratchFolder('scale-cities');
const test: TestSite = { folder: join(scratch, 'site'), base: '/website/', origin: 'https://www.example.org', env: { SITE_URL: 'https://www.example.org', SITE_BASE: '/website/', BUILD_DAY: '2026-11-24', CONTENT_DIR: join(scratch, 'content') } };

let site: BuiltSite;
/** The part of the site whose pages list cities. */
let listing: BuiltSite;
beforeAll(async () => {
  await makeContent(join(scratch, 'content'), 'content', { activities: ACTIVITIES, cities: CITIES });
  const { status, output } = await buildSite(test.folder, test.env);
  expect(status, output).toBe(0);
  site = await readBuiltSite(test.folder, test.base, test.origin);
  listing = { ...site, pages: site.pages.filter(({ url }) => /^\/website\/(?:|checklist\/|cities\/|cities\/table\/.*|continents\/.*|countries\/.*|principles\/(?:[^/]+\/(?:cities\/.*)?)?)$/.test(url)) };
}, 300_000);
afterAll(() => rm(scratch, { recursive: true, force: true }));

const pagesBelow = (path: string) => listing.pages.filter(({ url }) => url.startsWith(test.base + path));
const citiesOn = (pages: readonly Page[]) => new Set(pages.flatMap(({ links }) => links.flatMap(({ url }) => /^\/website\/cities\/([^/#]+)\/$/.exec(url)?.[1] ?? [])).filter((slug) => slug !== 'table'));

it('all pages that list cities keep their budgets and are sound', async () => {
  for (const path of ['', 'checklist/', 'cities/', 'cities/table/', 'cities/table/2/', 'continents/europe/', 'continents/europe/2/', 'countries/portugal/', 'principles/', 'principles/access-and-literacy/', 'principles/access-and-literacy/cities/', 'principles/access-and-literacy/cities/2/']) {
    expect(listing.pages.map(({ url }) => url)).toContain(test.base + path);
  }
  expect(formatProblems([...checkBudgets(listing), ...checkLinks(site), ...checkHeads(listing), ...checkScripts(listing), ...(await checkHtml(listing))])).toBe('');
});

describe('every member is listed', () => {
  it('in the table, with a header row on each page', () => {
    const pages = pagesBelow('cities/table/');
    expect(pages).toHaveLength(Math.ceil(CITIES / TABLE_SIZE));
    expect(citiesOn(pages).size).toBe(CITIES);
    for (const { html } of pages) expect(html.match(/<th scope="col"/g)).toHaveLength(7);
  });

  it('on the pages of the continents, to which the page of all cities leads', () => {
    expect(citiesOn(pagesBelow('continents/')).size).toBe(CITIES);
    const [all] = listing.pages.filter(({ url }) => url === '/website/cities/');
    const linked = new Set(all?.links.map(({ url }) => url).filter((url) => url.startsWith('/website/continents/')));
    const first = pagesBelow('continents/').map(({ url }) => url).filter((url) => !/\/\d+\/$/.test(url));
    expect([...linked].sort()).toEqual(first.sort());
  });

  it('under a principle on which it acts: the most active on its page, all on further pages', () => {
    const [principle] = listing.pages.filter(({ url }) => url === '/website/principles/access-and-literacy/');
    const all = pagesBelow('principles/access-and-literacy/cities/');
    const acting = Number(/ in (\d+) member cities\./.exec(principle?.html ?? '')?.[1]);
    expect(acting).toBeGreaterThan(CITIES / 10);
    expect(all).toHaveLength(Math.ceil(acting / ACTING_CITIES.whole));
    expect(citiesOn(all).size).toBe(acting);
    expect(principle?.html.match(/class="by-city"/g)).toHaveLength(ACTING_CITIES.excerpt);
    expect(principle?.links.map(({ url }) => url)).toContain('/website/principles/access-and-literacy/cities/');
  });
});

describe('the directory in the browser', () => {
  const browser = visits(test);
  const numberOfShown = 'city-directory .city-grid > li:visible';

  it('loads all cities once they are asked for, narrows them down and sorts them', async () => {
    const { page, complaints } = await browser.open('cities/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.waitForLoadState('networkidle');
    expect(asked.filter((path) => path.endsWith('.json'))).toEqual([]);
    expect(await page.locator('city-directory > .section').first().locator('li').count()).toBe(DIRECTORY.excerpt);
    await page.getByRole('button', { name: 'Narrow down and sort all cities' }).click();
    await page.getByText(`${CITIES} of ${CITIES} cities`).waitFor();
    expect(asked.filter((path) => path.endsWith('.json'))).toEqual(['/website/cities/all.json']);
    expect(await page.getByLabel('Region', { exact: true }).evaluate((select) => select === document.activeElement)).toBe(true);
    expect(await page.locator(numberOfShown).count()).toBe(CITIES);
    await page.getByLabel('Order', { exact: true }).selectOption('joined');
    await page.getByRole('heading', { name: 'Cities by date of joining' }).waitFor();
    expect((await page.locator(`${numberOfShown} a`).allInnerTexts()).slice(0, 3).sort()).toEqual(['Amsterdam', 'Barcelona', 'New York City']);
    await page.getByLabel('Country', { exact: true }).selectOption('Albania');
    await page.getByLabel('Acts on', { exact: true }).selectOption({ label: 'Privacy and security' });
    for (const item of await page.locator(numberOfShown).all()) expect(await item.innerText()).toContain('Albania');
    await page.getByLabel('Acts on', { exact: true }).selectOption('');
    const tirana = page.locator(numberOfShown).filter({ has: page.getByRole('link', { name: 'Tirana', exact: true }) });
    const shown = { ring: await tirana.getByRole('img').getAttribute('aria-label'), off: await tirana.locator('.ring path').evaluateAll((paths) => paths.map((path) => path.classList.contains('off'))) };
    await page.reload();
    await tirana.waitFor();
    await tirana.getByRole('link').click();
    await page.waitForURL('**/website/cities/tirana/');
    expect(shown.ring).toMatch(/^Sourced actions under /);
    // The page of the continent draws the same ring.
    const drawn = pagesBelow('continents/europe/').map(({ html }) => /<li[^>]*>(?:(?!<\/li>)[\s\S])*>Tirana<\/a>/.exec(html)?.[0]).find(Boolean);
    expect(drawn).toContain(`aria-label="${shown.ring}"`);
    expect([...(drawn?.matchAll(/<path[^>]*>/g) ?? [])].map(([path]) => path.includes('off'))).toEqual(shown.off);
    expect(complaints).toEqual([]);
  });

  it('says so when the list cannot be loaded, leaves the page as it is, and can be asked again', async () => {
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

  it.each(['cities/', 'cities/?region=Europe', 'cities/table/2/', 'continents/europe/', 'principles/access-and-literacy/cities/'])('and what it leads to is accessible: %s', async (path) => {
    const { page } = await browser.open(path, { bypassCSP: true });
    if (path.includes('?')) await page.getByText(/^\d+ of \d+ cities$/).waitFor();
    expect(await judge(page)).toEqual([]);
  });

  it('is a way to the pages of the continents without JavaScript', async () => {
    const { page } = await browser.open('cities/', { javaScriptEnabled: false });
    await page.getByRole('link', { name: /^All \d+ cities in Europe$/ }).click();
    await page.waitForURL('**/continents/europe/');
    expect(await page.locator('.city-grid li').count()).toBe(DIRECTORY.whole);
  });
});
