/**
 * How well the search answers the judged queries, beside Pagefind alone; how long it takes from the
 * last key to the answers; and what it loads. In a browser, on the site on which the queries were judged.
 */
import type { Page } from 'playwright-core';
import { JUDGED } from '../journeys/judged-queries.ts';
import { askPagefind, askSite, tableOf } from '../journeys/judging.ts';
import { launchBrowser } from '../testing/browser.ts';
import { buildSite, SEARCH, serve } from '../testing/sites.ts';
import { quantile } from './figures.ts';

/** Milliseconds from the key to the first answers, and to the last change of the list. */
function timeQuery(page: Page, query: string): Promise<{ first: number; last: number }> {
  return page.evaluate(async (text) => {
    const input = document.querySelector<HTMLInputElement>('site-search input');
    const list = document.querySelector('[data-results]');
    if (!input || !list) throw new Error('There is no search on this page.');
    input.value = '';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((next) => setTimeout(next, 150));
    const begin = performance.now();
    const changes: number[] = [];
    const observer = new MutationObserver(() => changes.push(performance.now() - begin));
    observer.observe(list, { childList: true });
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((next) => setTimeout(next, 1200));
    observer.disconnect();
    return { first: changes[0] ?? Number.NaN, last: changes.at(-1) ?? Number.NaN };
  }, query);
}

/** Counts what a page loads from now on, by whether it belongs to the full text. */
async function countLoads(page: Page) {
  const loads = { quick: { bytes: 0, requests: 0 }, fullText: { bytes: 0, requests: 0 } };
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const addresses = new Map<string, string>();
  devtools.on('Network.responseReceived', ({ requestId, response }) =>
    addresses.set(requestId, response.url),
  );
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const load = loads[addresses.get(requestId)?.includes('/pagefind/') ? 'fullText' : 'quick'];
    load.bytes += encodedDataLength;
    load.requests += 1;
  });
  return loads;
}

/** `npm run bench:search` */
export async function benchSearch(): Promise<void> {
  const { status, output } = await buildSite(SEARCH.folder, SEARCH.env);
  if (status !== 0) throw new Error(output);
  const site = await serve(SEARCH);
  const browser = await launchBrowser();
  try {
    // The policy of the page lets Pagefind run in the search of the site only.
    const page = await browser.newPage({ bypassCSP: true });
    await page.goto(`${site.url}search/`);
    console.log('First, and among the first three:');
    console.log(
      tableOf({ 'this search': await askSite(page), 'Pagefind alone': await askPagefind(page) }),
    );
    await page.goto(`${site.url}search/`);
    const loads = await countLoads(page);
    await timeQuery(page, 'porto');
    console.log('Loaded for the first query:', JSON.stringify(loads));
    const times = [];
    for (const { query } of JUDGED.filter((_, at) => at % 6 === 0))
      times.push(await timeQuery(page, query));
    for (const [name, key] of [
      ['First answers', 'first'],
      ['With full text', 'last'],
    ] as const) {
      const values = times.map((time) => time[key]).filter((value) => !Number.isNaN(value));
      console.log(
        `${name}: median ${quantile(values, 0.5).toFixed(1)} ms, 95 % within ${quantile(values, 0.95).toFixed(1)} ms`,
      );
    }
  } finally {
    await browser.close();
    site.close();
  }
}
