/** Nothing on a page moves while it is loaded, however late the typeface and the scripts come. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INTERACTIVE_PAGES } from '../../site/policy.ts';
import { launchBrowser } from '../testing/browser.ts';
import { PLAIN, serve, SORTS } from '../testing/sites.ts';

let browser: Browser;
let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  browser = await launchBrowser();
  site = await serve(PLAIN);
});
afterAll(async () => {
  await browser.close();
  site.close();
});

/** How long typeface and scripts wait, in milliseconds: longer than a browser waits for them with the first paint. */
const LATE = 200;

/** Opens a page to which typeface and scripts come late, and tells what has moved when all is there. */
async function open(
  page: Page,
  path: string,
): Promise<{ moved: string[]; loaded: number; used: number }> {
  const fonts = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fonts.add(request.url());
  });
  await page.route(/\.(woff2|js)$/, async (route) => {
    await new Promise((done) => setTimeout(done, LATE));
    await route.continue();
  });
  await page.goto(site.url + path);
  const { shifts, used } = await page.evaluate(async () => {
    await document.fonts.ready;
    const shifts = await new Promise<{ value: number; what: string }[]>((done) => {
      const found: { value: number; what: string }[] = [];
      new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries() as (PerformanceEntry & {
          value: number;
          sources: { node: Node | null }[];
        })[])
          found.push({
            value,
            what: sources
              .map(({ node }) => (node as Element | null)?.id || node?.nodeName)
              .join(', '),
          });
      }).observe({ type: 'layout-shift', buffered: true });
      // Two frames later, what came last is on the screen.
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(found))));
    });
    return {
      shifts,
      used: [...document.fonts].filter(
        ({ family, status }) => family === 'Atkinson' && status === 'loaded',
      ).length,
    };
  });
  return {
    moved: shifts.map(({ value, what }) => `/${path} moves by ${value.toFixed(4)}: ${what}`),
    loaded: fonts.size,
    used,
  };
}

/** Opens pages for the first time, some at once. */
async function openAll(
  paths: readonly string[],
  width: number,
): Promise<(Awaited<ReturnType<typeof open>> & { path: string })[]> {
  const queue = [...paths];
  const results: (Awaited<ReturnType<typeof open>> & { path: string })[] = [];
  const lane = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const page = await browser.newPage({ viewport: { width, height: 823 } });
      results.push({ path, ...(await open(page, path)) });
      await page.close();
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  return results;
}

describe('nothing moves', () => {
  it('on any sort of page, on a phone, and each font that is loaded is used', async () => {
    const results = await openAll(SORTS, 412);
    expect(results).toHaveLength(SORTS.length);
    expect(results.flatMap(({ moved }) => moved)).toEqual([]);
    expect(
      results
        .filter(({ loaded, used }) => loaded === 0 || loaded !== used)
        .map(({ path, loaded, used }) => `/${path} loads ${loaded} fonts and uses ${used}`),
    ).toEqual([]);
  });

  it.each([320, 1280])('at %i pixels, when the scripts of a page come', async (width) => {
    const results = await openAll(
      INTERACTIVE_PAGES.map((path) => path.slice(1)),
      width,
    );
    expect(results.flatMap(({ moved }) => moved)).toEqual([]);
  });
});

describe('the measure', () => {
  it('notices a typeface that comes late', async () => {
    const page = await browser.newPage({ viewport: { width: 412, height: 823 } });
    // The same page with a typeface that takes over when it comes, from a fallback that is not like it.
    await page.route(/\.css$/, async (route) => {
      const css = await (await route.fetch()).text();
      await route.fulfill({
        contentType: 'text/css',
        body: css
          .replaceAll('font-display:optional', 'font-display:swap')
          .replace(/Atkinson, ?"?Atkinson fallback"?, ?Arial, ?sans-serif/, 'Atkinson, monospace'),
      });
    });
    await page.route(/\/events\/$/, async (route) => {
      const html = await (await route.fetch()).text();
      await route.fulfill({
        contentType: 'text/html',
        body: html.replace(/ integrity="[^"]*"/, ''),
      });
    });
    expect((await open(page, 'events/')).moved).not.toEqual([]);
    await page.close();
  });
});
