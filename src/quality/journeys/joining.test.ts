/** Joining in the scripts of the world, correcting a page, leaving, and losing nothing on the way. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { splitFrontMatter } from '../../check/front-matter.ts';
import { signInUrl, URL_BUDGET } from '../../membership/join/new-file-url.ts';
import { citySchema } from '../../model/schemas/city.ts';
import { PLAIN } from '../testing/sites.ts';
import { textOf, visits } from '../testing/visits.ts';

const site = visits(PLAIN);
let context: BrowserContext;
let page: Page;
/** Addresses at the git host that were asked for. */
let asked: string[];

async function open(path: string, options: BrowserContextOptions = {}): Promise<void> {
  asked = [];
  ({ context, page } = await site.open(
    path,
    { permissions: ['clipboard-read', 'clipboard-write'], acceptDownloads: true, ...options },
    (url) => asked.push(url),
  ));
}

const field = (label: string | RegExp, nth = 0) =>
  page.locator('[data-guided]').getByLabel(label).nth(nth);
const openLink = () =>
  page.getByRole('link', { name: 'Open the proposal on GitHub (in a new tab)' });
const review = async () => {
  await page.getByRole('button', { name: 'Review the proposal' }).click();
  await openLink().waitFor();
};
/** Waits until the form has put an answer into the history. */
const isKept = (answer: string) =>
  page.waitForFunction((text) => JSON.stringify(history.state).includes(text), answer);
const frontMatter = (file: string) =>
  parse(splitFrontMatter(file)?.yaml ?? '') as Record<string, unknown>;

interface Answers {
  script: string;
  name: string;
  local: string;
  language: string;
  country: string;
  code: string;
  statement: string;
  action: string;
}

const CITIES: Answers[] = [
  {
    script: 'Latin',
    name: 'Łódź',
    local: 'Łódź',
    language: 'pl',
    country: 'Polska',
    code: 'PL',
    statement: 'Mieszkańcy mają prawo wiedzieć: co, jak i „dlaczego”.',
    action: 'Publikuje rejestr algorytmów – otwarty dla wszystkich.',
  },
  {
    script: 'Greek',
    name: 'Thessaloniki',
    local: 'Θεσσαλονίκη',
    language: 'el',
    country: 'Ελλάδα',
    code: 'GR',
    statement: 'Τα δικαιώματα ισχύουν και στο διαδίκτυο, για όλους.',
    action: 'Δημοσιεύει μητρώο αλγορίθμων για τους κατοίκους.',
  },
  {
    script: 'Cyrillic',
    name: 'Plovdiv',
    local: 'Пловдив',
    language: 'bg',
    country: 'България',
    code: 'BG',
    statement: 'Правата на хората важат и в интернет: без изключение.',
    action: 'Публикува регистър на алгоритмите за всички.',
  },
  {
    script: 'Arabic',
    name: 'Alexandria',
    local: 'الإسكندرية',
    language: 'ar',
    country: 'مصر',
    code: 'EG',
    statement: 'حقوق الناس قائمة على الإنترنت أيضًا، وللجميع.',
    action: 'تنشر سجلًا مفتوحًا للخوارزميات التي تستخدمها.',
  },
  {
    script: 'Japanese',
    name: 'Osaka',
    local: '大阪市',
    language: 'ja',
    country: '日本',
    code: 'JP',
    statement: '人々の権利は、インターネット上でも守られなければなりません。',
    action: '市が利用するアルゴリズムの登録簿を公開しています。',
  },
  {
    script: 'Devanagari',
    name: 'Pune',
    local: 'पुणे',
    language: 'hi',
    country: 'भारत',
    code: 'IN',
    statement: 'लोगों के अधिकार इंटरनेट पर भी लागू होते हैं।',
    action: 'शहर अपने एल्गोरिद्म की सूची सबके लिए प्रकाशित करता है।',
  },
];

async function fillIn({
  name,
  local,
  language,
  country,
  statement,
  action,
}: Answers): Promise<void> {
  await field('Name in English').fill(name);
  await field(/^Local name/).fill(local);
  await field(/^Language/).fill(language);
  await field('Country').fill(country);
  await field('Latitude').fill('12,5');
  await field('Longitude').fill('-3.25');
  await field('Summary').fill(
    `${name} lets its residents see how decisions are made by computers.`,
  );
  await field(/^Why the city joins/).fill(statement);
  await field('What the city does', 2).fill(action);
  await field('Kind', 2).selectOption('register');
  await field('Link to a source', 2).fill('https://www.example.org/register?a=1&b=2');
  await field('Publisher of the source', 2).fill(local);
}

describe.each(CITIES)('a city that writes in $script', (answers) => {
  it('gets its answers, character by character, out of each of the five ways', async () => {
    await open('join/');
    await fillIn(answers);
    // The preview shows the page, with the ring, as it will be.
    const preview = page.locator('[data-preview]');
    await preview.getByText(answers.action).waitFor();
    expect(await preview.locator('.ring path:not(.off)').count()).toBe(1);
    expect(await preview.innerText()).toContain(answers.statement);
    await review();

    const shown = (await page.locator('[data-file]').textContent()) ?? '';
    expect(frontMatter(shown)).toMatchObject({
      name: answers.name,
      country: answers.code,
      latitude: 12.5,
      longitude: -3.25,
      localNames: [{ name: answers.local, language: answers.language }],
      statement: answers.statement,
      actions: [
        {
          text: answers.action,
          kind: 'register',
          principle: 'transparency-and-accountability',
          source: {
            url: 'https://www.example.org/register?a=1&b=2',
            publisher: answers.local,
          },
        },
      ],
    });

    // 1. The prefilled proposal, in a new tab, whose address also survives a detour through the sign-in page.
    expect(await page.locator('[data-open-help]').innerText()).toContain(
      'a copy of this site, called a fork. That is normal',
    );
    const [tab] = await Promise.all([context.waitForEvent('page'), openLink().click()]);
    await tab.waitForLoadState();
    await tab.close();
    const address = asked.at(-1) ?? '';
    expect(new URL(address).searchParams.get('value')).toBe(shown);
    expect(address.length).toBeLessThanOrEqual(URL_BUDGET.itself);
    expect(signInUrl({ url: 'https://github.com' }, address).length).toBeLessThanOrEqual(
      URL_BUDGET.throughSignIn,
    );
    // 2. The download.
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the file' }).click(),
    ]);
    expect(await textOf(download)).toBe(shown);
    expect(download.suggestedFilename()).toMatch(/^[a-z0-9-]+\.md$/);
    // 3. The copy.
    await page.getByRole('button', { name: 'Copy the text' }).click();
    await page.getByText('The text is on your clipboard.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
    // 4. The e-mail.
    const mail = new URL(
      (await page.getByRole('link', { name: 'Write the e-mail' }).getAttribute('href')) ?? '',
    );
    expect(mail.href.length).toBeLessThan(1800);
    expect(mail.searchParams.get('subject')).toBe(`Proposal: ${answers.name}`);
    // 5. The same questions at the git host.
    const issue = new URL(
      (await page
        .locator('[data-review]')
        .getByRole('link', { name: 'Answer the same questions on GitHub' })
        .getAttribute('href')) ?? '',
    );
    expect(issue.pathname + issue.search).toMatch(/\/issues\/new\?template=join\.yml/);
    // Nothing is lost by having tried.
    await page.getByRole('button', { name: 'Change the answers' }).click();
    expect(await field(/^Local name/).inputValue()).toBe(answers.local);
  });
});

describe('nothing is lost', () => {
  const [answers] = CITIES;

  it('by a reload, by going away and coming back, or by a failed attempt', async () => {
    await open('join/');
    if (answers) await fillIn(answers);
    await page
      .getByRole('button', { name: /Add another action under “Access and literacy”/ })
      .click();
    await page
      .getByRole('group', { name: 'Action 2' })
      .getByLabel('What the city does')
      .fill('Lends tablets in its libraries.');
    await isKept('Lends tablets');
    const check = async () => {
      await page.locator('[data-preview]').getByText('Łódź').first().waitFor();
      expect(await field('Name in English').inputValue()).toBe('Łódź');
      expect(await field(/^Why the city joins/).inputValue()).toContain('Mieszkańcy');
      expect(
        await page
          .getByRole('group', { name: 'Action 2' })
          .getByLabel('What the city does')
          .inputValue(),
      ).toBe('Lends tablets in its libraries.');
    };
    await page.reload();
    await check();
    await page.goto(`${site.url}checklist/`);
    await page.goBack();
    await check();
    await page.getByRole('button', { name: 'Review the proposal' }).click();
    await page
      .getByRole('alert')
      .getByText('answers need your attention')
      .or(page.getByRole('alert').getByText('answer needs your attention'))
      .waitFor();
    await check();
    await page.reload();
    await check();
  });

  it('and nothing is kept in another tab', async () => {
    await open('join/');
    if (answers) await fillIn(answers);
    await isKept('Łódź');
    const other = await context.newPage();
    await other.goto(`${site.url}join/`);
    expect(await other.locator('[data-guided]').getByLabel('Name in English').inputValue()).toBe(
      '',
    );
    await other.close();
  });
});

describe('the place of the city', () => {
  it('is picked on the map in two steps', async () => {
    await open('join/');
    await page.getByRole('button', { name: 'Pick the place on a map' }).click();
    const map = page.getByAltText('Map of the world');
    await map.waitFor();
    const box = (await map.boundingBox()) ?? { width: 0, height: 0 };
    await map.click({ position: { x: box.width * 0.5, y: box.height * 0.2 } });
    await map.click({ position: { x: box.width * 0.5, y: box.height * 0.5 } });
    await page.getByText(/^Picked: /).waitFor();
    expect(Number(await field('Longitude').inputValue())).toBeGreaterThan(-20);
    expect(Number(await field('Longitude').inputValue())).toBeLessThan(40);
    expect(Number(await field('Latitude').inputValue())).toBeGreaterThan(40);
  });

  it('comes from the browser only when asked for', async () => {
    await open('join/', {
      geolocation: { latitude: 41.149_61, longitude: -8.610_99 },
      permissions: ['geolocation'],
    });
    await field('Name in English').fill('Porto');
    expect(await field('Latitude').inputValue()).toBe('');
    await page.getByRole('button', { name: 'Use the place where I am now' }).click();
    await page.getByText('The place has been filled in.').waitFor();
    expect([await field('Latitude').inputValue(), await field('Longitude').inputValue()]).toEqual([
      '41.15',
      '-8.61',
    ]);
  });

  it('can still be typed when the browser does not tell it', async () => {
    await open('join/', { permissions: [] });
    await page.getByRole('button', { name: 'Use the place where I am now' }).click();
    await page.getByText('Your browser did not tell the place.').waitFor();
  });
});

describe('a page', () => {
  it('is corrected with the form that it fills, and everything else stays', async () => {
    await open('cities/amsterdam/');
    await page.getByRole('link', { name: 'Correct this page with the form' }).click();
    await page.getByText('You are correcting the page of Amsterdam.').waitFor();
    await page.locator('[data-preview]').getByText('Amsterdam').first().waitFor();
    await field('Summary').fill(
      'Amsterdam keeps registers of its algorithms and its sensors, open to everyone.',
    );
    await review();
    const before = splitFrontMatter(
      await readFile(join(PLAIN.content, 'cities/amsterdam.md'), 'utf8'),
    );
    const shown = (await page.locator('[data-file]').textContent()) ?? '';
    const data = citySchema.parse(parse(before?.yaml ?? ''));
    expect(citySchema.parse(frontMatter(shown))).toEqual({
      ...data,
      summary: 'Amsterdam keeps registers of its algorithms and its sensors, open to everyone.',
    });
    expect(splitFrontMatter(shown)?.body.trim()).toBe(before?.body.trim());
    // The git host cannot be given the new text: it is copied, and what to do is said.
    expect(await page.locator('[data-open-help]').innerText()).toContain(
      'Mark everything there (Ctrl+A), paste the new text over it (Ctrl+V)',
    );
    const [tab] = await Promise.all([context.waitForEvent('page'), openLink().click()]);
    await tab.waitForLoadState();
    expect(asked.at(-1)).toBe(
      'https://github.com/coalition/website/edit/main/content/cities/amsterdam.md',
    );
    await tab.close();
    await page.bringToFront();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
  });

  it('becomes that of a former member when the city leaves', async () => {
    await open('join/?city=porto#form');
    await page.locator('[data-preview]').getByText('Porto').first().waitFor();
    await page.getByLabel('Our city leaves the coalition').check();
    await review();
    const data = frontMatter((await page.locator('[data-file]').textContent()) ?? '');
    expect(data['status']).toBe('former');
    expect(data['left']).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('that does not exist leaves an empty form', async () => {
    await open('join/?city=../../etc/passwd');
    await field('Name in English').fill('Porto');
    expect(await page.locator('[data-correcting]').isVisible()).toBe(false);
    expect(await page.locator('[data-leaving]').isVisible()).toBe(false);
  });
});
