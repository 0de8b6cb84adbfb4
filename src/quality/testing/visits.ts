/** Visits to a built site in a real browser, for tests. */
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Download,
  Page,
} from 'playwright-core';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { connectToBrowser } from './shared-browser.ts';
import { serve, type TestSite } from './sites.ts';

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Errors that the browser reports, and requests to other hosts than the site, as they come. */
  complaints: string[];
}

export interface Visits {
  /** Address of the served site. */
  readonly url: string;
  /** For contexts and pages that a test opens and closes itself. */
  readonly browser: Browser;
  /**
   * Opens a page in a fresh context, which is closed after the test. By then
   * the site must have set no cookie and stored nothing.
   *
   * @param path from the base of the site.
   * @param gitHost answers in place of the git host, where a test goes there.
   * @param prepare changes the context before the page is opened.
   */
  open: (
    path: string,
    options?: BrowserContextOptions,
    gitHost?: (url: string) => void,
    prepare?: (context: BrowserContext) => Promise<void>,
  ) => Promise<Visit>;
}

/** Everything that a page has stored in the browser, by whatever means. */
export async function traces(page: Page): Promise<string[]> {
  const cookies = (await page.context().cookies()).map(({ name }) => `the cookie ${name}`);
  const stored = await page.evaluate(async () => [
    ...Object.keys(localStorage).map((key) => `${key} in localStorage`),
    ...Object.keys(sessionStorage).map((key) => `${key} in sessionStorage`),
    // A browser of a test may lack it.
    ...((await (indexedDB as Partial<IDBFactory>).databases?.()) ?? []).map(
      ({ name }) => `the database ${name}`,
    ),
    ...(await caches.keys()).map((name) => `the cache ${name}`),
    ...(await navigator.serviceWorker.getRegistrations()).map(
      ({ scope }) => `a service worker for ${scope}`,
    ),
  ]);
  return [...cookies, ...stored];
}

/** What has been downloaded: the browser keeps it where a test cannot read files. */
export const textOf = async (download: Download): Promise<string> =>
  text(await download.createReadStream());

/** A new page that notes its complaints. */
async function watchedPage(
  context: BrowserContext,
  complaints: string[],
  gitHost?: (url: string) => void,
): Promise<Page> {
  await context.route('https://github.com/**', (route) => {
    gitHost?.(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: '<title>gitHost</title>' });
  });
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (hostname !== '127.0.0.1' && !/^(data|blob):$/.test(protocol))
      complaints.push(`request to ${request.url()}`);
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return page;
}

/** Ends a visit, which must have left nothing in the browser. */
async function leave({ context, page }: Visit, url: string): Promise<void> {
  expect(page.url().startsWith(url) ? await traces(page) : await context.cookies()).toEqual([]);
  await context.close();
}

/** Connects to the shared browser and serves the site, for all tests of a file. */
export function visits(test: TestSite): Visits {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;
  let visit: Visit | undefined;
  beforeAll(async () => {
    browser = await connectToBrowser();
    server = await serve(test);
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });
  afterEach(async () => {
    if (visit) await leave(visit, server.url);
    visit = undefined;
  });
  return {
    get url() {
      return server.url;
    },
    get browser() {
      return browser;
    },
    async open(path, options = {}, gitHost, prepare) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        ...options,
      });
      const complaints: string[] = [];
      const page = await watchedPage(context, complaints, gitHost);
      visit = { page, context, complaints };
      await prepare?.(context);
      await page.goto(server.url + path);
      return visit;
    },
  };
}
