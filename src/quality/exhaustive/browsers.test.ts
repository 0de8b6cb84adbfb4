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
    await open('join/apply/');
    await visitor.fill('#join-search', 'Łódź');
    await visitor.click('#join-places [role="option"]');
    await visitor.until(
      () => document.querySelector<HTMLInputElement>('[name="country"]')?.value === 'Poland',
    );
    await visitor.click('.steps a', 'Check and send');
    await visitor.until(
      () => document.activeElement?.textContent.includes('need your attention') ?? false,
    );
    await visitor.click('[data-errors] a', 'Summary');
    await visitor.until(() => document.activeElement?.id === 'join-summary');
    await visitor.type('Łódź shows its residents which algorithms it uses, and why.');
    await visitor.click('.steps a', 'What it does');
    await visitor.click('[name="noActionsYet"]');
    await visitor.click('.steps a', 'The decision');
    await visitor.fill('[name="decision.body"]', 'Rada Miejska');
    await visitor.fill('[name="decision.planned"]', '2027');
    await visitor.click('[name="promise"]');
    await visitor.click('.steps a', 'Your office');
    await visitor.fill('[name="contact.role"]', 'Wydział Informatyki');
    await visitor.fill('[name="contact.email"]', 'it@example.org');
    // What a click on a list opens is drawn by the system, where the driver does not reach.
    await visitor.ask(() => {
      const sender = document.querySelector<HTMLSelectElement>('[name="sender"]');
      if (sender) sender.value = 'staff';
    });
    await visitor.click('.steps a', 'Check and send');
    await visitor.until(() => document.activeElement?.id === 'join-check');
    const file = await visitor.ask(() => document.querySelector('[data-file]')?.textContent);
    expect(file).toMatch(/^name: Łódź$/m);
    expect(file).toMatch(/^country: PL$/m);
    expect(file).toMatch(/^sender: staff$/m);
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
