/**
 * Firefox and WebKit do what the journeys do in Chromium: search, narrow down,
 * propose a city, use the menu. See web-driver.ts for how they are driven.
 */
import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PLAIN, scratchFolder, serve } from '../testing/sites.ts';
import { toolForTests } from '../testing/tools.ts';
import { startFirefox, startWebKit, Visitor, type Closers } from '../testing/web-driver.ts';

const firefox = toolForTests('firefox-esr', { optional: true });
const webKit = toolForTests('WebKitWebDriver', { optional: true });
const xvfb = toolForTests('Xvfb', { optional: true });

function journeys(
  start: (folder: string, closers: Closers) => ReturnType<typeof startFirefox>,
  hearsComplaints: boolean,
): void {
  const closers: Closers = [];
  let url: string;
  let visitor: Visitor;
  beforeAll(async () => {
    const folder = await scratchFolder('browser');
    closers.unshift(() => rm(folder, { recursive: true, force: true }));
    const server = await serve(PLAIN);
    closers.unshift(server.close);
    url = server.url;
    visitor = new Visitor(await start(folder, closers));
  });
  afterAll(async () => {
    for (const close of closers) await close();
  });
  afterEach(() => expect(visitor.session.complaints).toEqual([]));
  const open = async (path: string, width = 1280) => {
    await visitor.session.resize(width, 900);
    await visitor.session.open(url + path);
  };

  it.runIf(hearsComplaints)('an error in the console is noticed', async () => {
    await open('');
    await visitor.ask(() => console.error('on purpose'));
    await expect.poll(() => visitor.session.complaints).toEqual(['on purpose']);
    visitor.session.complaints.length = 0;
  });

  it('a visitor searches, mistypes, narrows down, and follows a result', async () => {
    await open('search/');
    await visitor.fill('main input[type="search"]', 'privcy');
    await visitor.until(() => document.querySelector('site-search[data-whole]') !== null);
    const results = () =>
      visitor.ask(() =>
        [...document.querySelectorAll<HTMLAnchorElement>('[data-results] h2 a')].map(
          ({ pathname }) => pathname,
        ),
      );
    const all = await results();
    expect(all).toContain('/principles/privacy-and-security/');
    await visitor.ask(() => document.querySelector<HTMLElement>('select[name="type"]')?.focus());
    await visitor.type('Principle');
    await visitor.until(() => location.search === '?q=privcy&type=principle');
    await visitor.until(() => document.querySelector('site-search[data-whole]') !== null);
    const narrowed = await results();
    expect(narrowed.length).toBeLessThan(all.length);
    expect(narrowed.every((path) => path.startsWith('/principles/'))).toBe(true);
    await visitor.click('[data-results] a[href="/principles/privacy-and-security/"]');
    await visitor.until(() => location.pathname === '/principles/privacy-and-security/');
  });

  it('a city officer proposes a city, is told what is missing, and fixes it', async () => {
    await open('join/');
    await visitor.click('[data-guided] button', 'Review the proposal');
    await visitor.until(
      () => document.activeElement?.textContent.includes('need your attention') ?? false,
    );
    await visitor.click('[data-errors] a', 'Name in English');
    await visitor.until(() => document.activeElement?.id === 'join-name');
    await visitor.type('Łódź');
    for (const [name, answer] of [
      ['country', 'Poland'],
      ['latitude', '51.77'],
      ['longitude', '19.46'],
      ['summary', 'Łódź shows its residents which algorithms it uses, and why.'],
      ['actions.0.text', 'Publishes a register of the algorithms that it uses.'],
      ['actions.0.source.url', 'https://www.example.org/register'],
      ['actions.0.source.publisher', 'Urząd Miasta Łodzi'],
    ] as const)
      await visitor.fill(`[data-guided] [name="${name}"]`, answer);
    // What a click on a list opens is drawn by the system, where the driver does not reach.
    await visitor.ask(() => {
      const kind = document.querySelector<HTMLSelectElement>(
        '[data-guided] [name="actions.0.kind"]',
      );
      if (kind) kind.value = 'register';
    });
    await visitor.click('[data-guided] button', 'Review the proposal');
    await visitor.until(() => document.activeElement?.id === 'join-ready');
    const file = await visitor.ask(() => document.querySelector('[data-file]')?.textContent);
    expect(file).toMatch(/^name: Łódź$/m);
    expect(file).toMatch(/^country: PL$/m);
  });

  it('a visitor opens the menu in a narrow window, and follows a link', async () => {
    await open('', 480);
    expect(await visitor.ask(() => document.querySelector('#menu')?.checkVisibility())).toBe(false);
    await visitor.click('.menu-button');
    await visitor.click('#menu a', 'Cities');
    await visitor.until(() => location.pathname === '/cities/');
    expect(await visitor.ask(() => document.querySelector('h1')?.textContent)).toBe(
      'Member cities',
    );
  });
}

describe.skipIf(!firefox)('in Firefox', () => {
  journeys((folder, closers) => startFirefox(firefox ?? '', folder, closers), true);
});

describe.skipIf(!webKit || !xvfb)('in WebKit', () => {
  journeys((folder, closers) => startWebKit(webKit ?? '', xvfb ?? '', folder, closers), false);
});
