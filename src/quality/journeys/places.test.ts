/** "Is my city a member?": the search page answers, and keys lead to its field. */
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { GAZETTEER_LIMITS } from '../../publishing/build/budgets.ts';
import { PLAIN, SEARCH, VARIANT } from '../testing/sites.ts';
import { visits } from '../testing/visits.ts';

const sites = { SEARCH: visits(SEARCH), PLAIN: visits(PLAIN), VARIANT: visits(VARIANT) };
let context: BrowserContext;
let page: Page;
let complaints: string[];

async function open(
  path: string,
  site: keyof typeof sites = 'SEARCH',
  options: BrowserContextOptions = {},
): Promise<void> {
  ({ context, page, complaints } = await sites[site].open(path, options));
}

const field = () => page.getByRole('searchbox', { name: 'Search words' });
const notice = () => page.locator('[data-place]');
const announced = () => page.getByRole('status');
/** The list has all that is found, and what is said about a place is said. */
const whole = () => page.locator('site-search[data-whole]').waitFor();

async function search(query: string): Promise<void> {
  await field().fill('');
  await field().fill(query);
  await whole();
}

describe('a search for a place', () => {
  it('is told first that the place is no member, and led to the proposal', async () => {
    await open('search/?q=Paris');
    await whole();
    expect(await notice().innerText()).toMatch(
      /^Paris \(France\) and Paris \(United States\) are not among the 47 member cities\. Propose your city$/,
    );
    // One message says it all, the place first.
    await page.waitForFunction(() =>
      /^Paris .* member cities\. No page has “Paris”\.$/.test(
        document.querySelector('[role="status"]')?.textContent ?? '',
      ),
    );
    expect(await announced().count()).toBe(1);
    const [above, below] = await Promise.all([
      notice().boundingBox(),
      page.locator('[data-status]').boundingBox(),
    ]);
    expect(above?.y).toBeLessThan(below?.y ?? 0);
    await notice().getByRole('link').click();
    await page.waitForURL(/\/join\/$/);
    expect(complaints).toEqual([]);
  });

  it('is answered in any script, as a question, and with namesakes', async () => {
    await open('search/');
    for (const [query, said] of [
      ['서울', /^Seoul \(서울\), South Korea, is not among the 47 member cities\./],
      ['القاهرة', /^Cairo \(القاهرة\), Egypt, is not/],
      ['does Ghent take part?', /^Gent \(Ghent\), Belgium, is not/],
      ['Birmingham', /^Birmingham \(United Kingdom\) and Birmingham \(United States\) are not/],
      ['San José, Costa Rica', /^San José, Costa Rica, is not/],
    ] as const) {
      await search(query);
      expect(await notice().innerText(), query).toMatch(said);
    }
    expect(complaints).toEqual([]);
  });

  it('says nothing of members, of words, and of a place after the next letter', async () => {
    await open('search/');
    for (const query of ['Barcelona', 'San José', 'data', 'Reading', 'Lond', '']) {
      await search('Madrid');
      expect(await notice().innerText()).toMatch(/^Madrid/);
      await field().fill(query);
      expect(await notice().innerText(), query).toBe('');
      await whole();
      expect(await notice().innerText(), query).toBe('');
    }
    expect(complaints).toEqual([]);
  });

  it('says what a candidate and a former member are, below a path as well', async () => {
    for (const [site, base] of [
      ['PLAIN', '/'],
      ['VARIANT', '/website/'],
    ] as const) {
      await open('search/?q=Kyoto', site);
      await whole();
      expect(await notice().innerText()).toMatch(/^Kyoto has applied for membership\./);
      expect(await notice().locator('a').getAttribute('href')).toBe(`${base}cities/kyoto/`);
      await search('Göteborg');
      expect(await notice().innerText()).toMatch(/^Gothenburg was a member/);
      await search('Rome');
      expect(await notice().locator('a').getAttribute('href')).toBe(`${base}join/`);
      expect(complaints).toEqual([]);
    }
  });

  it('loads little, after the first results, and from this site alone', async () => {
    await open('search/');
    const responses: Promise<{ url: string; bytes: number }>[] = [];
    page.on('response', (response) => {
      const url = response.url();
      responses.push(response.body().then(({ length }) => ({ url, bytes: length })));
    });
    await field().fill('Geneva');
    await page.locator('[data-results] li').first().waitFor();
    await whole();
    const asked = await Promise.all(responses);
    const { origin } = new URL(page.url());
    expect(asked.filter(({ url }) => !url.startsWith(origin))).toEqual([]);
    const names = asked.map(({ url }) => url.slice(origin.length));
    const parts = asked.filter(({ url }) => url.includes('/gazetteer/'));
    expect(names.indexOf('/search/places.json')).toBeGreaterThan(
      names.indexOf('/search/index.json'),
    );
    expect(parts.length).toBe(2);
    // Not even compressed.
    expect(parts.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(GAZETTEER_LIMITS.answer);
  });

  it('goes on without the gazetteer', async () => {
    await open('search/');
    await context.route('**/gazetteer/**', (route) => route.abort());
    await search('Amsterdam');
    expect(await page.locator('[data-results] li').count()).toBeGreaterThan(0);
    await search('Paris');
    expect(await notice().innerText()).toBe('');
    expect(await page.locator('[data-status]').innerText()).not.toBe('');
    await context.unroute('**/gazetteer/**');
    await search('Paris ');
    expect(await notice().innerText()).toMatch(/^Paris/);
  });
});

describe('keys on the search page', () => {
  const isFocused = () => field().evaluate((element) => element === document.activeElement);

  it('lead to the field, and never while somebody types', async () => {
    await open('search/?q=Paris');
    await whole();
    for (const key of ['/', 'Control+k', 'Meta+k']) {
      await page.locator('h1').click();
      expect(await isFocused(), key).toBe(false);
      await page.keyboard.press(key);
      expect(await isFocused(), key).toBe(true);
    }
    expect(await field().inputValue()).toBe('Paris');
    await page.keyboard.press('End');
    await page.keyboard.type('/x');
    expect(await field().inputValue()).toBe('Paris/x');
    const head = page.locator('header input[type="search"]');
    await head.focus();
    await page.keyboard.type('a/');
    await page.keyboard.press('Control+k');
    expect(await head.inputValue()).toBe('a/');
    expect(await isFocused()).toBe(false);
    expect(complaints).toEqual([]);
  });

  it('of a single character can be switched off', async () => {
    await open('search/');
    const box = page.getByRole('checkbox', { name: /The key \// });
    await box.uncheck();
    await page.keyboard.press('/');
    expect(await isFocused()).toBe(false);
    await page.keyboard.press('Control+k');
    expect(await isFocused()).toBe(true);
    await box.check();
    await page.keyboard.press('/');
    expect(await isFocused()).toBe(true);
  });

  it('are not offered without a script', async () => {
    await open('search/', 'SEARCH', { javaScriptEnabled: false });
    expect(await page.locator('#keys').isVisible()).toBe(false);
  });
});
