/** What visitors, feed readers and city officers come for, done in a real browser on the built site. */
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { buildSite, PLAIN, scratchFolder, serve, VARIANT } from '../testing/sites.ts';
import { visits } from '../testing/visits.ts';

const site = visits(PLAIN);
let context: BrowserContext;
let page: Page;
let complaints: string[];

async function open(path = '', options: BrowserContextOptions = {}): Promise<void> {
  ({ context, page, complaints } = await site.open(path, options));
}

const heading = () => page.locator('h1').innerText();

describe('a visitor', () => {
  it('reads from the home page to a city and back, by keyboard', async () => {
    await open();
    await page.goto(site.url);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');

    await page.getByRole('link', { name: 'All cities, with what each one does' }).press('Enter');
    await page.waitForURL('**/cities/');
    expect(await heading()).toBe('Member cities');
    await page
      .locator('.city-grid')
      .getByRole('link', { name: 'Barcelona', exact: true })
      .press('Enter');
    await page.waitForURL('**/cities/barcelona/');
    expect(await heading()).toBe('Barcelona');
    expect(await page.locator('#actions .actions a[href^="https"]').count()).toBeGreaterThan(3);
    await page.goBack();
    expect(await heading()).toBe('Member cities');
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/');
    expect(complaints).toEqual([]);
  });

  it.each([
    ['from page to page without a flash', 'no-preference', 'true'],
    ['at once, where less motion is asked for', 'reduce', 'false'],
  ] as const)('moves %s', async (_, reducedMotion, moves) => {
    await open('about/', { reducedMotion });
    await context.addInitScript(() =>
      addEventListener(
        'pagereveal',
        (event) =>
          (document.documentElement.dataset['moves'] = String(event.viewTransition !== null)),
      ),
    );
    await page.reload();
    // The browser overlooks the style about every second time if it stands in a file.
    for (const target of [
      'activities/',
      'cities/',
      'events/',
      'partners/',
      'join/',
      'search/?q=porto',
    ]) {
      await page.evaluate((address) => (location.href = address), site.url + target);
      await page.waitForURL(`**/${target}`);
      await page.locator('html[data-moves]').waitFor();
      expect(await page.locator('html').getAttribute('data-moves'), target).toBe(moves);
    }
    expect(complaints).toEqual([]);
  });

  it('finds the same number of members in the sentence, in the figure, on the map and in the list', async () => {
    await open();
    await page.goto(site.url);
    const figure = await page.locator('.figures dd').first().innerText();
    expect(await page.locator('.hero .lead').innerText()).toContain(`${figure} cities in`);
    // A dot with a number stands for so many cities.
    const dots = await page
      .locator('.map a')
      .evaluateAll((links) =>
        links.map((link) => Number(link.querySelector('text')?.textContent ?? 1)),
      );
    expect(dots.reduce((sum, count) => sum + count, 0)).toBe(Number(figure));
    await page.goto(`${site.url}cities/`);
    expect(await page.locator('city-directory .city-grid a').count()).toBe(Number(figure));
  });

  it('follows a dot of the map, which is named like the city', async () => {
    await open();
    await page.goto(`${site.url}cities/`);
    await page
      .getByRole('group', { name: 'Member cities in the world' })
      .getByRole('link', { name: 'Sydney, Australia' })
      .press('Enter');
    await page.waitForURL('**/cities/sydney/');
    expect(complaints).toEqual([]);
  });

  it('opens the menu of a phone, and searches from it, without JavaScript', async () => {
    await open('', { viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
    await page.goto(site.url);
    expect(await page.locator('#menu').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu' }).press('Enter');
    await page.locator('#menu').getByRole('searchbox').fill('porto');
    await page.locator('#menu').getByRole('button', { name: 'Search' }).click();
    await page.waitForURL('**/search/?q=porto');
    expect(await heading()).toBe('Search');
    expect(
      await page.locator('#index').getByRole('link', { name: 'Porto', exact: true }).isVisible(),
    ).toBe(true);
  });

  it('finds every page in the index of the search page, without JavaScript', async () => {
    await open('', { javaScriptEnabled: false });
    await page.goto(`${site.url}search/`);
    const index = new Set(
      await page
        .locator('main a')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname)),
    );
    const listed = [
      ...(await readFile(`${PLAIN.folder}/sitemap-0.xml`, 'utf8')).matchAll(
        /<loc>https:\/\/www\.example\.org([^<]*)<\/loc>/g,
      ),
    ].map(([, path = '']) => path);
    const reachable = new Set([...index, '/', '/activities/', '/principles/']);
    // A further page of a list is reached from the first one, what belongs to an entry from the entry,
    // and each list of actions from their library.
    const first = (path: string) =>
      path.replace(
        /^(\/(?:events|topics\/[^/]+|kinds\/[^/]+|activities\/\d{4})\/)\d+\/$|^(\/(?:cities|partners|principles)\/[^/]+\/)(?:activities\/(?:\d+\/)?|actions\/[^/]+\/|compare\/)$|^(\/(?:actions|feeds)\/).+/,
        '$1$2$3',
      );
    expect(listed.filter((path) => !reachable.has(first(path)))).toEqual([]);
    expect(await page.getByText('needs JavaScript').isVisible()).toBe(true);
  });

  it('meets a helpful page at an address that does not exist, and is led on from an old one', async () => {
    await open();
    await page.goto(`${site.url}no/such/page/`);
    expect(await heading()).toBe('This page does not exist');
    expect(await page.locator('main').getByRole('searchbox').count()).toBe(1);
    complaints.length = 0;
    await page.goto(`${site.url}node/88/`);
    await page.waitForURL('**/about/');
    expect(await heading()).toBe('About the coalition');
  });
});

describe('on paper', () => {
  const pagesOnPaper = async () =>
    (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length;

  it('the Declaration takes two pages, with every principle and where to find those who signed', async () => {
    await open();
    await page.goto(`${site.url}declaration/`);
    expect(await pagesOnPaper()).toBe(2);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('main .brief li').filter({ visible: true }).count()).toBe(
      await page.locator('main .brief li').count(),
    );
    await page.getByText('The list of members with dates and sources is at').waitFor();
  });

  it('the five principles take two pages, and are complete', async () => {
    await open();
    await page.goto(`${site.url}principles/`);
    expect(await pagesOnPaper()).toBe(2);
    await page.emulateMedia({ media: 'print' });
    for (const number of [1, 2, 3, 4, 5])
      expect(
        await page
          .locator('main .numeral')
          .nth(number - 1)
          .isVisible(),
      ).toBe(true);
    expect(await page.locator('.site-foot nav, .suggest').filter({ visible: true }).count()).toBe(
      0,
    );
    await page.getByText('Cite this page: Cities Coalition for Digital Rights').waitFor();
  });

  it.each([
    'cities/amsterdam/',
    'cities/amsterdam/actions/algorithm-register/',
    'cities/porto/compare/',
    'principles/privacy-and-security/',
    'activities/citizen-voices-report/',
    'projects/citizen-voices/',
    'partners/un-habitat/',
    'about/',
    'declaration/',
    'actions/',
  ])('no source of /%s is lost: each link has its whole address behind it', async (path) => {
    await open(path);
    await page.emulateMedia({ media: 'print' });
    const printed = await page
      .locator('main a[href^="http"]')
      .evaluateAll((links) =>
        links.map((link) => [
          link.getAttribute('href'),
          getComputedStyle(link, '::after').content.replaceAll('" "', ''),
        ]),
      );
    expect(printed.length).toBeGreaterThan(0);
    expect(printed).toEqual(printed.map(([href]) => [href, `" (${href})"`]));
  });
});

describe('search', () => {
  it('answers as one types, keeps the query in the address, and is walked by keyboard', async () => {
    await open();
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    await page.goto(`${site.url}search/`);
    expect(loaded.filter((path) => path.startsWith('/pagefind/'))).toEqual([]);

    await page
      .getByRole('searchbox', { name: 'Search words' })
      .pressSequentially('algorithm register');
    const results = page.locator('[data-results] li');
    await results.first().waitFor();
    await page.waitForFunction(() =>
      /^\d+ results?$/.test(document.querySelector('[data-status]')?.textContent ?? ''),
    );
    expect(page.url()).toBe(`${site.url}search/?q=algorithm+register`);
    expect(await results.first().innerText()).toMatch(/Activity|City|Page|Principle|Checklist/);
    expect(await results.locator('mark').count()).toBeGreaterThan(0);
    expect(await page.locator('#index').isVisible()).toBe(false);

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
    await page.keyboard.press('ArrowDown');
    const target = await page.evaluate(
      () => (document.activeElement as HTMLAnchorElement).pathname,
    );
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${target}`);
    await page.goBack();
    await results.first().waitFor();
    expect(await page.getByRole('searchbox', { name: 'Search words' }).inputValue()).toBe(
      'algorithm register',
    );
    expect(complaints).toEqual([]);
  });

  it('is reached from the header of any page, and finds a city', async () => {
    await open();
    await page.goto(`${site.url}about/`);
    await page.getByRole('searchbox', { name: 'Search the site' }).fill('Reykjavik');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=Reykjavik');
    const link = page
      .locator('[data-results]')
      .getByRole('link', { name: 'Reykjavik', exact: true });
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe('/cities/reykjavik/');
    expect(complaints).toEqual([]);
  });

  it('says when nothing is found, in a message that is announced', async () => {
    await open();
    await page.goto(`${site.url}search/?q=xyzzyplugh`);
    await page.getByRole('status').getByText('Nothing was found for “xyzzyplugh”').waitFor();
    expect(await page.locator('#index').isVisible()).toBe(true);
  });

  it('shows a query as text, whatever it holds', async () => {
    await open();
    await page.goto(`${site.url}search/?q=${encodeURIComponent('<xyzzyplugh>')}`);
    await page.getByRole('status').getByText('“<xyzzyplugh>”').waitFor();
    expect(await page.locator('xyzzyplugh').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('works below a path', async () => {
    const variant = await serve(VARIANT);
    await open();
    await page.goto(`${variant.url}search/?q=Porto`);
    await page.locator('[data-results] a[href="/website/cities/porto/"]').waitFor();
    variant.close();
    expect(complaints).toEqual([]);
  });
});

describe('a feed reader', () => {
  it('finds the feed from any page, and in it the newest activity', async () => {
    await open();
    await page.goto(`${site.url}cities/porto/`);
    const href = await page
      .locator('link[type="application/rss+xml"][title="Activities of the coalition"]')
      .getAttribute('href');
    expect(href).toBe('https://www.example.org/rss.xml');
    const feed = await (await page.request.get(`${site.url}rss.xml`)).text();
    await page.goto(`${site.url}activities/`);
    const newest = await page.locator('.rows h3 a').first().getAttribute('href');
    // A change of an event is an item of its own.
    const items = feed.split('<item>').filter((item) => !item.includes('/revision-'));
    expect(items[1]?.match(/<link>([^<]*)/)?.[1]).toBe(`https://www.example.org${newest}`);
  });

  it('copies the address of the feed with one click', async () => {
    await open('', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(`${site.url}feeds/`);
    await page.getByRole('link', { name: 'All activities' }).click();
    await page.getByRole('button', { name: 'Copy the address: RSS' }).click();
    await page.getByText('Copied', { exact: true }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'https://www.example.org/rss.xml',
    );
    expect(complaints).toEqual([]);
  });
});

describe('a city officer', () => {
  /** Types into a field as someone without a mouse does. */
  async function type(label: string | RegExp, text: string): Promise<void> {
    const field = page
      .locator('[data-guided]')
      .getByLabel(label, typeof label === 'string' ? { exact: true } : {})
      .first();
    // What is hidden takes no focus, and the form is hidden until all of it is there.
    await field.waitFor();
    await field.focus();
    await page.keyboard.insertText(text);
  }
  const goOn = () => page.getByRole('link', { name: 'Continue' }).press('Enter');
  const review = () => page.getByRole('link', { name: /Check and send/ }).press('Enter');
  const isFocused = (locator: Locator) =>
    locator.evaluate((element) => element === document.activeElement);

  async function fillIn(name: string): Promise<void> {
    await type('Name in English', name);
    await type(/^Local name/, 'Θεσσαλονίκη');
    await type('Country', 'Greece');
    await type(/^Place$/, '40,64; 22,94');
    await type(/^Website/, 'www.example.org');
    await goOn();
    await type('Summary', `${name} lets its residents see how decisions are made by computers.`);
    await type(
      /^Why the city joins/,
      'Γιατί τα δικαιώματα ισχύουν και στο διαδίκτυο.\n\nWe bring our "open" registers: all of them.',
    );
    await goOn();
    await page
      .getByRole('button', { name: 'Add an action under “Transparency and non-discrimination”' })
      .press('Enter');
    await type('What the city does', 'Publishes a register of its algorithms.');
    await page.getByLabel('Kind').selectOption('register');
    await type('Link to a source', 'https://www.example.com/register');
    await type('Publisher of the source', 'Δήμος Θεσσαλονίκης');
    await goOn();
    await type('Who decides', 'Δημοτικό Συμβούλιο');
    await type('Day of the decision', '12 October 2026');
    await page.getByLabel(/promises to uphold/).press('Space');
    await goOn();
    await type('Role or office', 'Digital Office');
    await type('E-mail of the office', 'digital@example.org');
    await page.getByLabel('Who proposes the city').selectOption('staff');
  }

  const openLink = () => page.getByRole('link', { name: /^Open your file on GitHub/ });

  it('is told what is missing, beside each field and in a summary that leads there', async () => {
    await open();
    await page.goto(`${site.url}join/apply/`);
    await review();
    const summary = page.locator('[data-errors]');
    await summary.getByText('answers need your attention').waitFor();
    expect(await isFocused(summary)).toBe(true);
    const message = 'Enter the name of the city in English.';
    await summary.getByRole('link', { name: `Name in English: ${message}` }).press('Enter');
    const field = page.getByLabel('Name in English');
    expect(await isFocused(field)).toBe(true);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const describedBy = (await field.getAttribute('aria-describedby'))?.split(' ') ?? [];
    expect(await page.locator(`#${describedBy[0]}`).innerText()).toBe(message);
    expect(complaints).toEqual([]);
  });

  it('fills in the form by keyboard, opens the proposal, and the file makes the page of the city', async () => {
    await open();
    await page.goto(`${site.url}join/apply/`);
    await fillIn('Thessaloniki');
    await review();
    await openLink().waitFor();
    expect(await isFocused(page.getByRole('heading', { name: 'Check and send' }))).toBe(true);
    expect(complaints).toEqual([]);

    const href = (await openLink().getAttribute('href')) ?? '';
    expect(await openLink().getAttribute('target')).toBe('_blank');
    const address = new URL(href);
    expect(address.origin + address.pathname).toBe('https://github.com/coalition/website/new/main');
    expect(address.searchParams.get('filename')).toBe('content/cities/thessaloniki.md');
    const file = (await page.locator('[data-file]').textContent()) ?? '';
    expect([file, null]).toContain(address.searchParams.get('value'));

    const folder = await scratchFolder('join');
    await cp(PLAIN.content, join(folder, 'content'), { recursive: true });
    await writeFile(join(folder, 'content', 'cities', 'thessaloniki.md'), file);
    const { status, output } = await buildSite(join(folder, 'site'), {
      ...PLAIN.env,
      SOCIAL_CARDS: 'off',
      PRECOMPRESS: 'off',
      ADMIN: 'off',
      CONTENT_DIR: join(folder, 'content'),
    });
    expect(status, output).toBe(0);
    const next = await serve({ ...PLAIN, folder: join(folder, 'site') });
    await page.goto(`${next.url}cities/`);
    const count = (await page.locator('.lead').innerText()).match(/^\d+/)?.[0];
    await page.locator('#candidates').getByRole('link', { name: 'Thessaloniki' }).click();
    await page.waitForURL('**/cities/thessaloniki/');
    const text = await page.locator('main').innerText();
    for (const part of [
      'Θεσσαλονίκη',
      'Greece',
      'Candidate',
      'Γιατί τα δικαιώματα ισχύουν και στο διαδίκτυο.',
      'We bring our "open" registers: all of them.',
      'Publishes a register of its algorithms.',
      'is not counted as a member',
    ])
      expect(text).toContain(part);
    await page.goto(`${site.url}cities/`);
    expect((await page.locator('.lead').innerText()).match(/^\d+/)?.[0]).toBe(count);
    next.close();
    await rm(folder, { recursive: true });
  });

  it('sends the plain form without JavaScript', async () => {
    await open('', { javaScriptEnabled: false });
    let asked = '';
    await context.route('https://github.com/**', (route) => {
      asked = route.request().url();
      return route.fulfill({ body: 'gitHost' });
    });
    await page.goto(`${site.url}join/`);
    await page.getByRole('link', { name: 'Start' }).first().click();
    expect(await page.locator('[data-guided]').isVisible()).toBe(false);
    await page.getByRole('link', { name: /^Other ways without JavaScript/ }).click();
    await page.getByLabel(/^Name of the file/).fill('content/cities/thessaloniki.md');
    const text = (await page.getByLabel('Your answers').inputValue()).replace(
      'name: ""',
      'name: "Thessaloniki & Θεσσαλονίκη"',
    );
    await page.getByLabel('Your answers').fill(text);
    await page.getByRole('button', { name: 'Continue on GitHub' }).click();
    await page.waitForURL('https://github.com/**');
    const address = new URL(asked);
    expect(address.origin + address.pathname).toBe('https://github.com/coalition/website/new/main');
    expect([...address.searchParams.keys()]).toEqual(['filename', 'value']);
    expect(address.searchParams.get('value')?.replaceAll('\r\n', '\n')).toBe(text);
    expect(asked.length).toBeLessThan(3800);
  });
});
