/**
 * `npm run bench:search`: how long the search takes from the last key to the
 * answers, in a browser on the built test site, and what it loads. Prints
 * medians and 95th percentiles; machines differ, so it judges nothing.
 */
import { JUDGED } from '../src/quality/journeys/judged-queries.ts';
import { launchBrowser } from '../src/quality/testing/browser.ts';
import { buildSite, PLAIN, serve } from '../src/quality/testing/sites.ts';

const { status, output } = await buildSite(PLAIN.folder, PLAIN.env);
if (status !== 0) throw new Error(output);
const site = await serve(PLAIN);
const browser = await launchBrowser();
const page = await browser.newPage();
let bytes = { quick: 0, fullText: 0 };
let requests = { quick: 0, fullText: 0 };
const devtools = await page.context().newCDPSession(page);
await devtools.send('Network.enable');
const addresses = new Map<string, string>();
devtools.on('Network.responseReceived', ({ requestId, response }) =>
  addresses.set(requestId, response.url),
);
devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
  const kind = addresses.get(requestId)?.includes('/pagefind/') ? 'fullText' : 'quick';
  bytes = { ...bytes, [kind]: bytes[kind] + encodedDataLength };
  requests = { ...requests, [kind]: requests[kind] + 1 };
});

await page.goto(`${site.url}search/`);
bytes = { quick: 0, fullText: 0 };
requests = { quick: 0, fullText: 0 };

/** Milliseconds from the key to the first answers, and to the last change of the list. */
async function time(query: string): Promise<{ first: number; last: number }> {
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

await time('porto');
const loaded = { bytes: { ...bytes }, requests: { ...requests } };
const times = [];
for (const { query } of JUDGED) times.push(await time(query));

function summary(values: readonly number[]): string {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(
      1,
    );
  return `median ${at(0.5)} ms, 95 % within ${at(0.95)} ms`;
}
console.log(`First answers: ${summary(times.map(({ first }) => first))}`);
console.log(`With full text: ${summary(times.map(({ last }) => last))}`);
console.log(
  `Loaded for the first query (uncompressed transfer): quick ${loaded.bytes.quick} bytes in ${loaded.requests.quick} requests, full text ${loaded.bytes.fullText} bytes in ${loaded.requests.fullText} requests`,
);
await browser.close();
site.close();
