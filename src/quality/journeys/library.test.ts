/** The library of actions: what cities do, since when, and where to read about it; and cities side by side. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../site/open-data/item-schemas.ts';
import { SEARCH } from '../testing/sites.ts';
import { visits } from '../testing/visits.ts';

const site = visits(SEARCH);
let page: Page;
let complaints: string[];

async function open(path: string, options: BrowserContextOptions = {}): Promise<void> {
  ({ page, complaints } = await site.open(path, options));
}

const PHONE = { viewport: { width: 320, height: 640 } };

/** Cities, dates and sources of a list of actions. */
const entries = () =>
  page.locator('.actions > li:visible').evaluateAll((items) =>
    items.map((item) => {
      const action = item.querySelector<HTMLAnchorElement>('p:first-child a');
      return {
        city: action?.querySelector('b')?.textContent.replace(/:$/, ''),
        action: action?.pathname,
        note: item.querySelector('.note')?.textContent.replace(/\s+/g, ' ').trim(),
        source: item.querySelector<HTMLAnchorElement>('.note a')?.href,
      };
    }),
  );

describe('which cities have an algorithm register, since when, and where can I read about it', () => {
  const AMSTERDAM = '/cities/amsterdam/actions/algorithm-register/';
  const SOURCE = 'https://mayorsofeurope.eu/news/amsterdam-and-helsinki-launch-ai-registers/';

  it('is answered in two steps from the home page, on a phone, without JavaScript', async () => {
    await open('', { ...PHONE, javaScriptEnabled: false });
    await page.locator('main').getByRole('link', { name: 'What cities do' }).click();
    await page.getByRole('link', { name: /^Algorithm registers and accountability/ }).click();
    const found = await entries();
    expect(found.map(({ city }) => city)).toEqual(
      expect.arrayContaining(['Amsterdam', 'Helsinki']),
    );
    const amsterdam = found.find(({ city }) => city === 'Amsterdam');
    expect(amsterdam).toMatchObject({ action: AMSTERDAM, source: SOURCE });
    expect(amsterdam?.note).toMatch(/September 2020/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  it('is answered by the open data', async () => {
    await open('');
    const { items } = await page.evaluate(
      async () =>
        (await (await fetch('/data/actions.json')).json()) as { items: readonly Item<'actions'>[] },
    );
    const registers = items.filter(
      ({ done, checklist }) => done && checklist === 'algorithmic-accountability-process',
    );
    expect(
      registers.map(({ cityName, date, source }) => [cityName, date, source.url]),
    ).toContainEqual(['Amsterdam', '2020-09', SOURCE]);
  });
});

describe('the library', () => {
  it('is narrowed down by several facets, keeps them in the address, and goes back', async () => {
    await open('actions/');
    await page
      .getByLabel('Kind', { exact: true })
      .selectOption({ label: 'Registers and publications' });
    const registers = await entries();
    expect(registers.length).toBeGreaterThan(3);
    await page.getByLabel('Country', { exact: true }).selectOption('netherlands');
    await page.getByLabel('Topic', { exact: true }).selectOption('ai');
    await page.getByText(/^\d actions?$/).waitFor();
    const dutch = await entries();
    expect(dutch.length).toBeLessThan(registers.length);
    expect(new Set(dutch.map(({ city }) => city))).toEqual(new Set(['Amsterdam', 'Utrecht']));
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      kind: 'register',
      country: 'netherlands',
      topic: 'ai',
    });
    // A value that would leave nothing cannot be chosen.
    const country = page.getByLabel('Country', { exact: true });
    expect(await country.locator('option[value="australia"]').isDisabled()).toBe(true);
    await page.reload();
    await page.getByText(/^\d actions?$/).waitFor();
    expect(await entries()).toEqual(dutch);
    await page.goBack();
    await page.waitForFunction(() => !location.search.includes('topic'));
    await page.getByRole('button', { name: 'Show everything again' }).click();
    await page.locator('#checklist').waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows with each value of the browser the same actions as its list', async () => {
    for (const [choice, list] of [
      ['?kind=commitment', 'actions/kinds/commitment/'],
      ['?checklist=open-data-portal', 'actions/checklist/open-data-portal/'],
      ['?year=2019', 'actions/years/2019/'],
      ['?country=australia', 'actions/countries/australia/'],
    ] as const) {
      await open(`actions/${choice}`);
      await page.getByText(/^\d+ actions?$/).waitFor();
      const inBrowser = (await entries()).map(({ action }) => action);
      await open(list);
      expect(
        (await entries()).map(({ action }) => action),
        list,
      ).toEqual(inBrowser);
    }
  });

  it('still leads to its lists if the actions do not load', async () => {
    await open('actions/');
    await page.route('**/actions/index.json', (route) => route.abort());
    await page.getByLabel('Kind', { exact: true }).selectOption('law');
    await page.getByText('The actions could not be loaded. The lists below still work.').waitFor();
    expect(await page.locator('#kind a').count()).toBeGreaterThan(3);
  });

  it('has a page for each action, with its source, how to cite it and who does the same', async () => {
    await open('cities/amsterdam/actions/algorithm-register/');
    await page
      .getByText(/Cities Coalition for Digital Rights, “Amsterdam: .* \(September 2020\)”, https:/)
      .waitFor();
    expect((await entries()).map(({ city }) => city)).toContain('Helsinki');
    await page.goto(new URL('/cities/amsterdam/#action.algorithm-register', page.url()).href);
    const here = page.locator(':target');
    expect(await here.innerText()).toMatch(/register of algorithms/);
  });

  it('marks a plan, which fills no ring and ticks no item', async () => {
    await open('actions/kinds/commitment/');
    const [plan] = await entries();
    await page.goto(new URL(plan?.action ?? '', page.url()).href);
    await page.getByText('Announced or promised, and not known to be done.').waitFor();
    expect(await page.locator('.facts dt').allInnerTexts()).not.toContain('Checklist');
  });
});

describe('cities side by side', () => {
  it('are two others like it, without JavaScript', async () => {
    await open('cities/porto/', { ...PHONE, javaScriptEnabled: false });
    await page.getByRole('link', { name: /^Porto and the two most like it/ }).click();
    const [first = ''] = await page.getByRole('heading', { level: 1 }).allInnerTexts();
    expect(first).toMatch(/^Porto, .+ and .+ side by side$/s);
    expect(await page.locator('.pair').count()).toBe(5);
    expect(await page.locator('.pair h3').count()).toBe(15);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  it('are chosen freely, kept in the address, and go back', async () => {
    await open('compare/');
    await page.getByLabel('First city').selectOption({ label: 'Helsinki' });
    await page.getByText('Choose at least two different cities.').waitFor();
    await page.getByLabel('Second city').selectOption({ label: 'Helsinki' });
    await page.getByText('Choose at least two different cities.').waitFor();
    await page.getByLabel('Second city').selectOption({ label: 'Amsterdam' });
    await page.getByRole('status').getByText('Helsinki, Amsterdam').waitFor();
    expect(new URL(page.url()).search).toBe('?city=helsinki&city=amsterdam');
    expect(await page.locator('.pair h3').count()).toBe(10);
    await page.goBack();
    await page.getByText('Choose at least two different cities.').waitFor();
    await page.goForward();
    expect(await page.locator('.pair h3').count()).toBe(10);
    expect(complaints).toEqual([]);
  });

  it('say so if the actions do not load', async () => {
    await open('');
    await page.route('**/actions/index.json', (route) => route.abort());
    await page.goto(new URL('/compare/', page.url()).href);
    await page.getByText('The actions could not be loaded. The lists below still work.').waitFor();
    expect(await page.locator('#similar a').count()).toBeGreaterThan(20);
  });
});
