/**
 * How long the search takes from the last key to the answers, in a browser on the built test site,
 * and what it loads.
 */
import type { Page } from 'playwright-core';
import { JUDGED } from '../journeys/judged-queries.ts';
import { launchBrowser } from '../testing/browser.ts';
import { PLAIN, serve } from '../testing/sites.ts';
import { quantile } from './figures.ts';
import { buildForBench } from './shipped-nginx.ts';

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
  await buildForBench();
  const site = await serve(PLAIN);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${site.url}search/`);
    const loads = await countLoads(page);
    await timeQuery(page, 'porto');
    console.log('Loaded for the first query:', JSON.stringify(loads));
    const times = [];
    for (const { query } of JUDGED) times.push(await timeQuery(page, query));
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
