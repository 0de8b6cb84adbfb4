/**
 * Two engines judge one page of each kind in light and dark, narrow and wide, and every state on a
 * phone. The faster one looks at a part of the living site, whose HTML is judged as a whole
 * (site.test.ts). `npm run
 * test:all` judges every page and state by both engines in all appearances, and
 * writes down what it did for the accessibility statement. Journeys go by
 * keyboard.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPORT_OF_RUN, type AccessibilityReport } from '../../model/accessibility/report.ts';
import {
  ambiguous,
  engines,
  focus,
  judge,
  judgeColours,
  KNOWN_ERRORS,
  loadEngines,
  lost,
  sniff,
  TEXT_SPACING,
  type Engine,
  type Finding,
} from '../testing/accessibility.ts';
import { KINDS, LIVING, PLAIN, sampled, TEST_ALL, VARIANT } from '../testing/sites.ts';
import { traces, visits } from '../testing/visits.ts';

const living = visits(LIVING);
const plain = visits(PLAIN);
const variant = visits(VARIANT);
let paths: string[];

/**
 * How each page may look: 1280 pixels at 400 per cent are 320. Both engines
 * judge a page on a phone; at the other width the faster one does, in other
 * colours the colours are judged, and with wider spacing what is lost. Two
 * appearances cross the colours of one with the width of another.
 */
const APPEARANCES = [
  {
    name: 'wide, light',
    width: 1280,
    media: { colorScheme: 'light' },
    engine: async (page: Page) => [...(await sniff(page)), ...(await judgeColours(page))],
  },
  {
    name: 'wide, dark',
    width: 1280,
    media: { colorScheme: 'dark' },
    engine: judgeColours,
    isCrossed: true,
  },
  { name: 'narrow, dark', width: 320, media: { colorScheme: 'dark' }, engine: judge },
  {
    name: 'narrow, light',
    width: 320,
    media: { colorScheme: 'light' },
    engine: judgeColours,
    isCrossed: true,
  },
  {
    name: 'narrow, wide spacing, forced colours, no motion',
    width: 320,
    media: { colorScheme: 'light', forcedColors: 'active', reducedMotion: 'reduce' },
    style: TEXT_SPACING,
    engine: () => Promise.resolve([]),
  },
] as const;

/** What has been done so far; a part that failed does not count. */
const done = { pages: 0, states: 0, stops: 0, parts: new Set<string>(), engines: [] as Engine[] };
const PARTS = ['pages', 'states', 'keyboard'] as const;
const known = new Set<string>();

beforeAll(async () => {
  const sitemap = await readFile(`${LIVING.folder}/sitemap-0.xml`, 'utf8');
  paths = [...sitemap.matchAll(/<loc>https:\/\/www\.example\.org\/([^<]*)<\/loc>/g)].map(
    ([, path = '']) => path,
  );
  paths.push('search/', '404.html');
});

afterAll(async () => {
  if (!TEST_ALL || !PARTS.every((part) => done.parts.has(part))) return;
  const report: AccessibilityReport = {
    day: new Date().toISOString().slice(0, 10),
    pages: done.pages,
    appearances: APPEARANCES.length,
    states: done.states,
    stops: done.stops,
    engines: done.engines,
    knownErrors: KNOWN_ERRORS.map(({ inWords }) => inWords),
  };
  await mkdir(dirname(REPORT_OF_RUN), { recursive: true });
  await writeFile(REPORT_OF_RUN, JSON.stringify(report));
});

/** A page on which the engines may run: the policy of the site forbids strangers' scripts. */
async function newPage(
  options: BrowserContextOptions = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await plain.browser.newContext({ bypassCSP: true, ...options });
  // The git host is not part of the site, and is not asked.
  await context.route('https://**', (route) => route.abort());
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return { context, page };
}

/** The findings that are not known, with where they were found. */
function unknown(where: string, findings: readonly Finding[]): string[] {
  return findings.flatMap(({ rule, message }) => {
    const error = KNOWN_ERRORS.find((entry) => entry.rule === rule && entry.page.test(where));
    if (error) known.add(error.inWords);
    return error ? [] : [`${where}: ${rule}: ${message}`];
  });
}

async function appear(page: Page, { width, media }: (typeof APPEARANCES)[number]): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference', ...media });
}

describe('the engines', () => {
  it('find what is wrong on purpose', async () => {
    const { context, page } = await newPage({ viewport: { width: 320, height: 600 } });
    await page.setContent(`<!doctype html><html lang="en"><title>Errors</title><main><h1>Errors</h1>
      <p style="color: #767676; background: #fff">This is legible at AA, but not at AAA.</p>
      <img src="data:,"><a href="/a/">More</a><a href="/b/">More</a><button style="width: 20px; height: 20px; padding: 0">x</button>
      <form><label>Name<input></label></form>
      <p style="width: 500px">wide</p><p style="height: 10px; overflow: hidden">This does not fit.</p>
      <a id="unmarked" href="/c/" style="outline: none">Unmarked</a><div style="position: fixed; inset: 0 0 auto; height: 300px; background: #fff"></div></main>`);
    const rules = new Set(
      [...(await judge(page)), ...(await lost(page)), ...(await ambiguous(page))].map(
        ({ rule }) => rule,
      ),
    );
    for (const rule of [
      'color-contrast-enhanced',
      'image-alt',
      'Guideline1_4.1_4_6.G17.Fail',
      'Guideline1_1.1_1_1.H37',
      'Guideline3_2.3_2_2.H32.2',
      'reflow',
      'clipped text',
      'target size',
      'link name',
    ])
      expect([...rules]).toContain(rule);
    await page.locator('#unmarked').focus();
    expect((await focus(page))?.errors).toEqual([
      'its focus is not marked',
      expect.stringContaining('it is covered by <div'),
    ]);
    done.engines = await engines(page);
    await context.close();
  });
});

/** Judges pages, two at a time: each has a process of its own. */
async function judgeAll(
  pages: readonly string[],
  look: (page: Page, path: string) => Promise<string[]>,
  options = { axe: true },
): Promise<string[]> {
  const queue = [...pages];
  const found: string[] = [];
  const lane = async () => {
    const { context, page } = await newPage();
    await loadEngines(context, options);
    for (let path = queue.shift(); path !== undefined; path = queue.shift())
      found.push(...(await look(page, path)));
    await context.close();
  };
  await Promise.all([lane(), lane()]);
  return found;
}

/**
 * Judges a page in all appearances, or without the crossed ones. Objects to traces and to requests
 * to others as well.
 */
async function judgeInAll(
  site: string,
  page: Page,
  path: string,
  { crossed = true } = {},
): Promise<string[]> {
  const found: string[] = [];
  const note = (request: Request) => {
    if (!request.url().startsWith(site)) found.push(`/${path} asks for ${request.url()}`);
  };
  page.on('request', note);
  await page.goto(site + path);
  for (const appearance of APPEARANCES)
    if (crossed || !('isCrossed' in appearance))
      found.push(...(await judgeAs(page, appearance, `/${path}`)));
  found.push(...(await traces(page)).map((trace) => `/${path} leaves ${trace}`));
  page.off('request', note);
  return found;
}

/** Judges a page as it is now, in one appearance. */
async function judgeAs(
  page: Page,
  appearance: (typeof APPEARANCES)[number],
  name: string,
): Promise<string[]> {
  await appear(page, appearance);
  if ('style' in appearance) await page.addStyleTag({ content: appearance.style });
  return unknown(`${name} (${appearance.name})`, [
    ...(await (TEST_ALL ? judge : appearance.engine)(page)),
    ...(await lost(page)),
    ...(await ambiguous(page)),
  ]);
}

/** Judges a page at the width of a small phone by the faster engine. */
async function judgeOnce(site: string, page: Page, path: string): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 900 });
  await page.goto(site + path);
  return unknown(`/${path}`, [
    ...(await sniff(page)),
    ...(await lost(page)),
    ...(await ambiguous(page)),
  ]);
}

describe('the pages', () => {
  it('one of each kind is without findings in each appearance, and asks nobody else for anything', async () => {
    // Few colours depend on the width, and those of the menu are the same on all pages.
    const whole = sampled(KINDS, 7);
    const found = await judgeAll(KINDS, (page, path) =>
      judgeInAll(plain.url, page, path, { crossed: whole.includes(path) }),
    );
    expect(found.join('\n')).toBe('');
  });

  it(
    TEST_ALL
      ? 'every page of the living site is without findings in each appearance'
      : 'every eighth page of the living site is without findings in one appearance',
    { timeout: 1_800_000 },
    async () => {
      const look = TEST_ALL ? judgeInAll : judgeOnce;
      const found = await judgeAll(
        sampled(paths, 8),
        (page, path) => look(living.url, page, path),
        { axe: TEST_ALL },
      );
      expect(found.join('\n')).toBe('');
      done.pages = paths.length;
      done.parts.add('pages');
    },
  );
});

/** Moments of use. Each begins with opening a page. */
const STATES: readonly {
  name: string;
  site?: 'variant';
  path: string;
  narrow?: boolean;
  act?: (page: Page) => Promise<unknown>;
}[] = [
  {
    name: 'the menu is open',
    path: '',
    narrow: true,
    act: (page) => page.getByRole('button', { name: 'Menu' }).click(),
  },
  {
    name: 'the search has results',
    path: 'search/?q=algorithm',
    act: (page) => page.locator('[data-results] li').first().waitFor(),
  },
  {
    name: 'the search is narrowed down',
    path: 'search/?q=privacy&type=city',
    act: (page) => page.locator('[data-clear]').waitFor(),
  },
  {
    name: 'the search has found nothing',
    path: 'search/?q=qqqqqqxxxx',
    act: (page) => page.getByText('Nothing was found').waitFor(),
  },
  {
    name: 'the directory is sorted and narrowed down',
    path: 'cities/?sort=joined&region=EU',
    act: (page) => page.getByRole('heading', { name: 'Cities by date of joining' }).waitFor(),
  },
  {
    name: 'the address of a feed has been copied',
    path: 'feeds/site/all/',
    act: (page) => page.getByRole('button', { name: /^Copy/ }).first().click(),
  },
  {
    name: 'the join form offers places',
    path: 'join/apply/',
    act: async (page) => {
      await page.getByLabel('Find your city').fill('Haifa');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'the join form has its map open',
    path: 'join/apply/',
    act: async (page) => {
      await page.getByLabel('Find your city').fill('Haifa');
      await page.getByRole('option').first().click();
      await page.locator('[data-marker] circle').waitFor({ state: 'attached' });
    },
  },
  {
    name: 'the join form has errors',
    path: 'join/apply/#actions',
    act: async (page) => {
      await page.getByRole('button', { name: /Add an action under “Privacy/ }).click();
      await page.getByLabel('What the city does').fill('Short.');
      await page.getByRole('link', { name: /Check and send/ }).click();
      await page.getByText('need your attention').waitFor();
      await page.locator('[data-errors] a', { hasText: 'What the city does' }).click();
    },
  },
  {
    name: 'the join form corrects a city',
    path: 'join/apply/?city=amsterdam',
    act: (page) => page.getByText('You are correcting the page of Amsterdam.').waitFor(),
  },
  {
    name: 'the proposal is ready',
    path: 'join/apply/?city=amsterdam#check',
    act: (page) => page.getByRole('heading', { name: 'Send it' }).waitFor(),
  },
  {
    name: 'the proposal is sent',
    path: 'join/apply/?city=amsterdam#check',
    act: (page) => page.getByRole('link', { name: 'I have sent it' }).click(),
  },
  { name: 'the join form without JavaScript', path: 'join/apply/?plain' },
  { name: 'the newsletter can be subscribed to', site: 'variant', path: 'newsletter/' },
  {
    name: 'the newsletter form has an error',
    site: 'variant',
    path: 'newsletter/',
    act: async (page) => {
      await page.getByLabel('Your e-mail address').fill('nobody');
      await page.getByRole('button', { name: 'Subscribe' }).click();
    },
  },
];

describe('in each state', () => {
  let page: Page;
  beforeAll(async () => {
    const opened = await newPage();
    await loadEngines(opened.context, { axe: true });
    ({ page } = opened);
  });
  afterAll(() => page.context().close());

  it.each(STATES)('$name: without findings', async ({ name, site, path, narrow, act }) => {
    const found: string[] = [];
    // What a state looks like depends on the width at which it was reached; colours follow.
    for (const width of narrow || !TEST_ALL ? [320] : [1280, 320]) {
      const [first, ...others] = APPEARANCES.filter((one) => one.width === width);
      if (!first) continue;
      const withScript = !path.endsWith('?plain');
      // The engines are scripts too: what has none is shown as such by leaving its scripts out.
      if (!withScript) await page.route('**/*.js', (route) => route.abort());
      await appear(page, first);
      await page.goto((site === 'variant' ? variant : plain).url + path);
      await act?.(page);
      for (const appearance of [first, ...others])
        found.push(...(await judgeAs(page, appearance, name)));
      await page.unrouteAll();
    }
    expect(found.join('\n')).toBe('');
    done.states += 1;
    if (done.states === STATES.length) done.parts.add('states');
  });
});

/** Presses Tab until the focus has left the page, and judges each stop. */
async function walk(page: Page, where: string): Promise<{ names: string[]; errors: string[] }> {
  const names: string[] = [];
  const errors: string[] = [];
  for (;;) {
    // A key that is held down leads on, in half of the time.
    await page.keyboard.down('Tab');
    const stop = await focus(page);
    if (!stop) break;
    names.push(stop.name);
    errors.push(...stop.errors.map((error) => `${where}: ${stop.name}: ${error}`));
    if (names.length > 600)
      return { names, errors: [...errors, `${where}: there is no way out by Tab`] };
  }
  done.stops += names.length;
  return { names, errors };
}

/** Presses Tab until the focus is on what has this name, and judges each stop on the way. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 300; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await focus(page, { afterPaint: true });
    if (!stop) continue;
    seen.push(stop.name);
    expect(stop.errors, stop.name).toEqual([]);
    done.stops += 1;
    if (name.test(stop.name)) return;
  }
  throw new Error(`Tab does not lead to ${name.source}, but to ${seen.slice(0, 60).join(', ')}.`);
}

describe('by keyboard', () => {
  it(
    'each kind of page is walked through, with a focus that is marked and not hidden',
    { timeout: 1_800_000 },
    async () => {
      const errors: string[] = [];
      const walked = APPEARANCES.filter((_, index) => index === 4 || (TEST_ALL && index % 2 === 0));
      for (const { width, media } of walked) {
        const { context, page } = await newPage({
          viewport: { width, height: width === 320 ? 568 : 800 },
          ...media,
        });
        for (const path of KINDS) {
          await page.goto(plain.url + path);
          const { names, errors: more } = await walk(page, `/${path} (${width})`);
          errors.push(...more);
          expect(names[0], path).toBe('<a> Skip to content');
          const shown = await page
            .locator('a[href], button, input:not([type=hidden]), select, textarea, summary')
            .evaluateAll(
              (controls) =>
                controls.filter(
                  (control) =>
                    control.checkVisibility({ visibilityProperty: true }) &&
                    !(control as HTMLButtonElement).disabled &&
                    control.getAttribute('tabindex') !== '-1',
                ).length,
            );
          expect(
            names.length,
            `/${path} (${width}): every control is reached`,
          ).toBeGreaterThanOrEqual(shown);
        }
        await context.close();
      }
      expect(errors.join('\n')).toBe('');
    },
  );

  it('a visitor finds a city by the search, and goes on to a source', async () => {
    const { context, page } = await newPage({ viewport: { width: 320, height: 568 } });
    await page.goto(plain.url);
    await tabTo(page, /<button> Menu/);
    await page.keyboard.press('Enter');
    await tabTo(page, /<input> .*/);
    await page.keyboard.type('amsterdm');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=amsterdm');
    await page.locator('[data-results] li').first().waitFor();
    await tabTo(page, /<a> Amsterdam/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/cities/amsterdam/');
    await tabTo(page, /<a> Report your sensor, TAPP/);
    await context.close();
  });

  it('a follower copies the address of a feed', async () => {
    const { context, page } = await newPage({
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.goto(plain.url);
    await tabTo(page, /<a> Feeds/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/feeds/');
    await tabTo(page, /<a> All activities/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/feeds/site/all/');
    await tabTo(page, /<button> Copy/);
    await page.keyboard.press('Enter');
    await page.getByText('Copied').first().waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('/rss.xml');
    await context.close();
  });

  it('a city officer proposes a city, is told what is missing, fixes it, and changes an answer', async () => {
    const { context, page } = await newPage({ viewport: { width: 320, height: 568 } });
    await page.goto(`${plain.url}join/apply/`);
    // Until all of it is there the form is hidden, and Tab leads past it.
    await page.locator('[data-guided]').getByLabel('Name in English').waitFor();
    await tabTo(page, /Name in English/);
    await page.keyboard.type('Graz');
    await tabTo(page, /<a> .*Check and send/);
    await page.keyboard.press('Enter');
    // The focus is on the list of what is missing; each entry leads to its field.
    await page.locator('[data-errors]').getByText('need your attention').waitFor();
    await tabTo(page, /<a> .*Country/);
    await page.keyboard.press('Enter');
    expect((await focus(page))?.name).toMatch(/Country/);
    await page.keyboard.type('Austria');
    await tabTo(page, /Place/);
    await page.keyboard.type('47.07, 15.44');
    await tabTo(page, /<a> Continue/);
    await page.keyboard.press('Enter');
    await tabTo(page, /Summary/);
    await page.keyboard.type('Graz shows its residents which algorithms it uses, and why.');
    await tabTo(page, /<a> Continue/);
    await page.keyboard.press('Enter');
    await tabTo(page, /<button> Add an action under “Access/);
    await page.keyboard.press('Enter');
    await page.keyboard.type('Publishes a register of the algorithms that it uses.');
    await tabTo(page, /Kind/);
    await page.keyboard.type('Register');
    await tabTo(page, /Link to a source/);
    await page.keyboard.type('https://www.example.org/register');
    await tabTo(page, /Publisher of the source/);
    await page.keyboard.type('City of Graz');
    await tabTo(page, /<a> Continue/);
    await page.keyboard.press('Enter');
    await tabTo(page, /Who decides/);
    await page.keyboard.type('Gemeinderat');
    await tabTo(page, /Or planned for/);
    await page.keyboard.type('2027');
    await tabTo(page, /promises to uphold/);
    await page.keyboard.press('Space');
    await tabTo(page, /<a> Continue/);
    await page.keyboard.press('Enter');
    await tabTo(page, /Role or office/);
    await page.keyboard.type('Referat für Information');
    await tabTo(page, /E-mail of the office/);
    await page.keyboard.type('digital@example.org');
    await tabTo(page, /Who proposes the city/);
    await page.keyboard.type('I work');
    await tabTo(page, /<button> Check your answers/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Send it' }).waitFor();
    await tabTo(page, /<a> Open your file on GitHub/);
    expect(await page.locator('[data-guided]').getByLabel('Name in English').inputValue()).toBe(
      'Graz',
    );
    await context.close();
    done.parts.add('keyboard');
  });
});

it('what is known to be wrong is still there, so that the statement tells the truth', () => {
  expect(KNOWN_ERRORS.filter(({ inWords }) => !known.has(inWords))).toEqual([]);
});
