/**
 * What people come for in the oldest browsers: once without the built-ins that one of them lacks,
 * once with styles as they read them, and once with each file of a page failing to load.
 */
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LACKED_BUILT_INS } from '../browsers/built-ins.ts';
import { judgeColours, lost } from '../testing/accessibility.ts';
import { withoutNewBuiltIns, withoutNewStyles } from '../testing/old-browser.ts';
import { KINDS, PLAIN, sampled } from '../testing/sites.ts';
import { visits } from '../testing/visits.ts';
import { OFFICERS } from './officers.ts';
import { answerAll, openForm, proposedFile } from './propose.ts';

const site = visits(PLAIN);
let page: Page;
let complaints: string[];

/** The form, and files that it loads before it appears and while it is filled in, by the end of their addresses. */
const FORM = {
  path: 'join/apply/',
  first: /\/assets\/(?:join-form|guided-form)\.[\w-]+\.js$|\/join\/[\w-]+\.json$/,
  later: /\/assets\/(?:place-map|draft-reader)\.[\w-]+\.js$|\/gazetteer\/|\.svg$/,
};

const PHONE = { viewport: { width: 320, height: 640 } };

async function open(
  prepare: (context: BrowserContext) => Promise<void>,
  path: string,
  options: BrowserContextOptions = {},
): Promise<void> {
  ({ page, complaints } = await site.open(path, options, undefined, prepare));
}

describe('without the built-ins that one of the oldest browsers lacks', () => {
  const visit = (path: string, options?: BrowserContextOptions) =>
    open(withoutNewBuiltIns, path, options);

  it('nothing of them is left', async () => {
    expect(LACKED_BUILT_INS.length).toBeGreaterThan(500);
    await visit('search/');
    const left = await page.evaluate(() => [
      typeof (Map as unknown as Record<string, unknown>)['groupBy'],
      typeof (Array.prototype as unknown as Record<string, unknown>)['toSorted'],
      typeof (new Map().entries() as unknown as Record<string, unknown>)['map'],
      typeof (Intl as unknown as Record<string, unknown>)['Segmenter'],
      typeof (URL as unknown as Record<string, unknown>)['canParse'],
      typeof (HTMLElement.prototype as unknown as Record<string, unknown>)['showPopover'],
      typeof (document as unknown as Record<string, unknown>)['startViewTransition'],
    ]);
    expect(new Set(left)).toEqual(new Set(['undefined']));
  });

  it('the search finds by name, by text and by facet, and says what is no member', async () => {
    await visit('search/?q=helsinki');
    const results = page.locator('[data-results]');
    await results.getByRole('link', { name: 'Helsinki', exact: true }).first().waitFor();
    await page.locator('site-search[data-whole]').waitFor();
    await page.getByRole('searchbox', { name: 'Search words' }).fill('Paris');
    await page.getByText(/^Paris .* among the \d+ member cities/).waitFor();
    expect(complaints).toEqual([]);
  });

  it('the directory is narrowed down and sorted', async () => {
    await visit('cities/');
    // Playwright asks for what is visible by a method that has been taken away.
    const shown = () =>
      page
        .locator('city-directory li a')
        .evaluateAll((links: HTMLElement[]) =>
          links.filter((link) => link.offsetParent !== null).map((link) => link.textContent),
        );
    await page.getByLabel('Order', { exact: true }).selectOption('joined');
    expect((await shown()).slice(0, 3).sort()).toEqual(['Amsterdam', 'Barcelona', 'New York City']);
    await page.getByLabel('Country', { exact: true }).selectOption('Portugal');
    expect(await shown()).toEqual(['Porto']);
    expect(complaints).toEqual([]);
  });

  it('the library of actions is narrowed down', async () => {
    await visit('actions/');
    await page
      .getByLabel('Kind', { exact: true })
      .selectOption({ label: 'Registers and publications' });
    await page.getByText(/^\d+ actions?$/).waitFor();
    await page.getByLabel('Country', { exact: true }).selectOption('netherlands');
    await page.waitForURL('**/?*country=netherlands*');
    expect(complaints).toEqual([]);
  });

  it('cities are compared', async () => {
    await visit('compare/');
    await page.getByLabel('First city').selectOption({ label: 'Helsinki' });
    await page.getByLabel('Second city').selectOption({ label: 'Amsterdam' });
    await page.getByRole('status').getByText('Helsinki, Amsterdam').waitFor();
    expect(await page.locator('.pair h3').count()).toBe(10);
    expect(complaints).toEqual([]);
  });

  it('the address of a feed is copied, by a button that says of what', async () => {
    await visit('feeds/', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('link', { name: 'All activities' }).click();
    await page.getByRole('button', { name: 'Copy the address: RSS' }).click();
    await page.getByRole('button', { name: 'Copied: RSS' }).waitFor();
    const field = page.locator('#menu').getByRole('searchbox');
    await field.press('Control+V');
    expect(await field.inputValue()).toBe('https://www.example.org/rss.xml');
    expect(complaints).toEqual([]);
  });

  it.each(OFFICERS.filter((_, index) => index % 6 === 0))(
    'a city is proposed ($script)',
    async (officer) => {
      await visit('');
      await openForm(page, site.url);
      await answerAll(page, officer);
      // A form composes letters and their marks, however they were typed.
      expect(await proposedFile(page)).toContain(officer.summary.normalize());
      expect(complaints).toEqual([]);
    },
  );
});

describe('with styles and attributes as the oldest browsers read them', () => {
  it('the menu of a phone stands open, and its dead button is gone', async () => {
    await open(withoutNewStyles, 'about/', PHONE);
    expect(await page.locator('.menu-button').isVisible()).toBe(false);
    const menu = page.locator('#menu');
    await menu.getByRole('searchbox').fill('porto');
    await menu.getByRole('link', { name: 'Partners' }).click();
    await page.waitForURL('**/partners/');
    expect(complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'every kind of page can be read (%s)',
    async (colorScheme) => {
      await open(withoutNewStyles, '', { ...PHONE, colorScheme, bypassCSP: true });
      const background = await page.evaluate(
        () => getComputedStyle(document.documentElement).backgroundColor,
      );
      expect(background).toBe(colorScheme === 'light' ? 'rgb(253, 252, 249)' : 'rgb(21, 23, 27)');
      for (const path of sampled(KINDS, 4)) {
        await page.goto(site.url + path);
        expect([...(await lost(page)), ...(await judgeColours(page))], path).toEqual([]);
      }
    },
  );

  it.each([
    ['a phone', 320],
    ['a desktop', 1280],
  ])('no kind of page scrolls sideways on %s', async (_, width) => {
    await open(withoutNewStyles, '', { viewport: { width, height: 800 } });
    for (const path of KINDS) {
      await page.goto(site.url + path);
      expect(await lost(page), path).toEqual([]);
    }
  });
});

describe('with a file of the join form missing', () => {
  /** Opens the form without the files whose addresses match. */
  const openWithout = (pattern: RegExp) =>
    open(async (context) => {
      await context.route(pattern, (route) => route.abort());
    }, FORM.path);

  it('each is missed: what is asked for before the form appears, and what comes later', async () => {
    const asked: string[] = [];
    await open((context) => {
      context.on('request', (request) => asked.push(request.url()));
      return Promise.resolve();
    }, FORM.path);
    await page.locator('[data-guided]').waitFor();
    const files = asked.filter((url) => /\.(?:js|json)$/.test(url));
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter((url) => !FORM.first.test(url) && !FORM.later.test(url))).toEqual([]);

    for (const url of files.filter((each) => FORM.first.test(each))) {
      await page.context().route(url, (route) => route.abort());
      await page.reload();
      // Without its own script, the page stays as it is without any.
      const isOwn = url.includes('/join-form.');
      await page.locator(isOwn ? '[data-plain]' : '[data-failed]').waitFor();
      expect(
        await page.locator('[data-plain] a, [data-plain] button').count(),
        url,
      ).toBeGreaterThan(0);
      expect(await page.locator('[data-guided]').isVisible(), url).toBe(false);
      await page.context().unroute(url);
    }
  });

  it('without what comes later, the form is filled in by hand to its end', async () => {
    const [officer] = OFFICERS;
    if (!officer) throw new Error('There is no officer.');
    await openWithout(FORM.later);
    await page.locator('[data-guided]').waitFor();
    await answerAll(page, officer);
    expect(await proposedFile(page)).toContain(officer.summary.normalize());
  });
});
