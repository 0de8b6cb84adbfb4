/** Nothing on a page moves while it is loaded, however late the typeface and the scripts come. */
import type { Page, Request } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { INTERACTIVE_PAGES } from '../../site/policy.ts';
import { KINDS, PLAIN, TEST_ALL } from '../testing/sites.ts';
import { visits } from '../testing/visits.ts';

const site = visits(PLAIN);

/**
 * Opens a page to which typeface and scripts come after its first paint, and reports what has moved
 * when all is there.
 */
async function open(
  page: Page,
  path: string,
): Promise<{ moved: string[]; loaded: number; used: number }> {
  const fonts = new Set<string>();
  const note = (request: Request) => {
    if (request.resourceType() === 'font') fonts.add(request.url());
  };
  page.on('request', note);
  // A page from which nothing is left. While a route is set, nothing comes from the cache.
  await page.goto('about:blank');
  const painted = page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint').length > 0,
  );
  const late = /\.(woff2|js)$/;
  await page.route(late, async (route) => {
    await painted;
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
  page.off('request', note);
  await page.unroute(late);
  return {
    moved: shifts.map(({ value, what }) => `/${path} moves by ${value.toFixed(4)}: ${what}`),
    loaded: fonts.size,
    used,
  };
}

interface Opening {
  path: string;
  width: number;
}

/** Opens pages as for the first time, four at once. */
async function openAll(
  openings: readonly Opening[],
): Promise<(Awaited<ReturnType<typeof open>> & Opening)[]> {
  const queue = [...openings];
  const results: (Awaited<ReturnType<typeof open>> & Opening)[] = [];
  const lane = async () => {
    const page = await site.browser.newPage();
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      await page.setViewportSize({ width: next.width, height: 823 });
      results.push({ ...next, ...(await open(page, next.path)) });
    }
    await page.close();
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  return results;
}

describe('nothing moves', () => {
  it('on any kind of page, on a phone, and each font that is loaded is used', async () => {
    const results = await openAll(KINDS.map((path) => ({ path, width: 412 })));
    expect(results).toHaveLength(KINDS.length);
    expect(results.flatMap(({ moved }) => moved)).toEqual([]);
    expect(
      results
        .filter(({ loaded, used }) => loaded === 0 || loaded !== used)
        .map(({ path, loaded, used }) => `/${path} loads ${loaded} fonts and uses ${used}`),
    ).toEqual([]);
  });

  it('at any width, when the scripts of a page come', async () => {
    const step = TEST_ALL ? 8 : 320;
    const widths = Array.from(
      { length: (1400 - 280) / step + 1 },
      (_, index) => 280 + index * step,
    );
    const results = await openAll(
      [...INTERACTIVE_PAGES, '/feeds/site/all/'].flatMap((page) =>
        widths.map((width) => ({ path: page.slice(1), width })),
      ),
    );
    expect(
      results.flatMap(({ width, moved }) => moved.map((text) => `${width} pixels: ${text}`)),
    ).toEqual([]);
  });
});

describe('the measure', () => {
  it('notices a typeface that comes late', async () => {
    const page = await site.browser.newPage({ viewport: { width: 412, height: 823 } });
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
