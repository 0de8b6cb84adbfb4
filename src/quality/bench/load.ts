/** How fast pages appear to somebody with a slow line and an old phone, who has never been here. */
import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../testing/browser.ts';
import { medians, PAGES, printHead, printRow, repeat } from './figures.ts';
import { startShipped } from './shipped-nginx.ts';

/** A line of 400 kbit/s, and a phone six times slower than this machine. Latencies in milliseconds. */
const SLOW = { bytesPerSecond: 400_000 / 8, latency: 400, cpu: 6 };

type Load = {
  /** First and largest contentful paint, in milliseconds from the start of the visit. */
  fcp: number;
  lcp: number;
  /** Sum of all layout shifts. */
  shift: number;
  requests: number;
  /** Bytes that came over the line, including headers. */
  bytes: number;
};

async function slowDown(devtools: CDPSession, latency: number): Promise<void> {
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: SLOW.bytesPerSecond,
    uploadThroughput: SLOW.bytesPerSecond,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu });
}

/** Opens an address, and waits until nothing is loaded any more. */
async function measure(page: Page, devtools: CDPSession, url: string): Promise<Load> {
  const sum = { requests: 0, bytes: 0 };
  const count = ({ encodedDataLength }: { encodedDataLength: number }) => {
    sum.requests += 1;
    sum.bytes += encodedDataLength;
  };
  devtools.on('Network.loadingFinished', count);
  const answer = await page.goto(url, { waitUntil: 'networkidle' });
  if (answer?.status() !== 200) throw new Error(`${url} was answered with ${answer?.status()}.`);
  devtools.off('Network.loadingFinished', count);
  const paints = await page.evaluate(async () => {
    const entries = (type: string) =>
      new Promise<PerformanceEntry[]>((done) => {
        new PerformanceObserver((list) => done(list.getEntries())).observe({
          type,
          buffered: true,
        });
        // Without an entry the observer is never called.
        setTimeout(() => done([]), 500);
      });
    const [fcp, lcp, shifts] = await Promise.all([
      Promise.resolve(performance.getEntriesByName('first-contentful-paint')),
      entries('largest-contentful-paint'),
      entries('layout-shift'),
    ]);
    return {
      fcp: fcp[0]?.startTime ?? Number.NaN,
      lcp: lcp.at(-1)?.startTime ?? Number.NaN,
      shift: shifts.reduce(
        (total, entry) => total + (entry as PerformanceEntry & { value: number }).value,
        0,
      ),
    };
  });
  return { ...paints, ...sum };
}

/**
 * A visit to a page.
 *
 * @param options.after address of another page of the site that was read before; otherwise nothing is kept from before.
 */
async function visit(
  browser: Browser,
  url: string,
  { latency = SLOW.latency, after }: { latency?: number; after?: string } = {},
): Promise<Load> {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 2,
  });
  try {
    const page = await context.newPage();
    if (after !== undefined) await page.goto(after, { waitUntil: 'networkidle' });
    const devtools = await context.newCDPSession(page);
    await slowDown(devtools, latency);
    return await measure(page, devtools, url);
  } finally {
    await context.close();
  }
}

/**
 * How many times something waits for an answer, one after the other: by how much
 * later it comes if each answer takes longer. The connection is not in it, as
 * the browser slows down answers alone.
 */
function roundTrips(fast: number, slow: number, added: number): number {
  return (slow - fast) / added;
}

/** Milliseconds that each answer takes longer, to count how many of them a paint waits for. */
const ADDED = 600;

/** `npm run bench:load` */
export async function benchLoad(): Promise<void> {
  const server = await startShipped();
  const browser = await launchBrowser();
  const at = (path: string) => `https://localhost:${server.https}${path}`;
  const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2);
  try {
    console.log(
      `400 kbit/s, ${SLOW.latency} ms to each answer, a processor ${SLOW.cpu} times slower, medians of 3.\n`,
    );
    printHead(
      '|round trips|on the next page|FCP, s|FCP next, s|LCP, s|shift|requests|bytes'.split('|'),
    );
    for (const [kind, path] of PAGES) {
      const [url, after] = [at(path), at(path === '/about/' ? '/' : '/about/')];
      const first = medians(await repeat(3, () => visit(browser, url)));
      const next = medians(await repeat(3, () => visit(browser, url, { after })));
      const latency = SLOW.latency + ADDED;
      const firstLater = await visit(browser, url, { latency });
      const nextLater = await visit(browser, url, { latency, after });
      printRow([
        kind,
        roundTrips(first.fcp, firstLater.fcp, ADDED).toFixed(1),
        roundTrips(next.fcp, nextLater.fcp, ADDED).toFixed(1),
        seconds(first.fcp),
        seconds(next.fcp),
        seconds(first.lcp),
        first.shift.toFixed(3),
        first.requests,
        first.bytes,
      ]);
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}
