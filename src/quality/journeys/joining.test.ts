/** Joining in the scripts of the world, correcting a page, leaving, and losing nothing on the way. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkFile } from '../../check/check-content.ts';
import { splitFrontMatter } from '../../check/front-matter.ts';
import { signInUrl, URL_BUDGET } from '../../membership/join/new-file-url.ts';
import { citySchema } from '../../model/schemas/city.ts';
import { PLAIN } from '../testing/sites.ts';
import { textOf, visits } from '../testing/visits.ts';
import { OFFICERS, type Officer } from './officers.ts';
import { answerAll, findCity, openForm, proposedFile } from './propose.ts';

const site = visits(PLAIN);
let context: BrowserContext;
let page: Page;
/** Errors in the console. */
let complaints: string[];
/** Addresses at the git host that were asked for. */
let asked: string[];

async function open(path: string, options: BrowserContextOptions = {}): Promise<void> {
  asked = [];
  ({ context, page, complaints } = await site.open(
    path,
    { permissions: ['clipboard-read', 'clipboard-write'], acceptDownloads: true, ...options },
    (url) => asked.push(url),
  ));
}

/** Opens the form by its own address. */
async function openAt(query = ''): Promise<void> {
  await open(`join/apply/${query}`);
  await page.getByLabel('Find your city').waitFor();
}

const field = (label: string | RegExp) => page.getByLabel(label).first();
const goTo = (step: string) =>
  page
    .getByRole('navigation', { name: 'Parts of the form' })
    .getByRole('link', { name: step })
    .click();
const review = () => goTo('Check and send');
const errors = () => page.locator('[data-errors] li').allInnerTexts();
const isReady = () => page.getByRole('heading', { name: 'Send it' }).waitFor();
/** Waits until the form has put an answer into the history. */
const isKept = (answer: string) =>
  page.waitForFunction((text) => JSON.stringify(history.state).includes(text), answer);
const frontMatter = (file: string) =>
  parse(splitFrontMatter(file)?.yaml ?? '') as Record<string, unknown>;

const officer = (script: string): Officer => {
  const found = OFFICERS.find((each) => each.script === script);
  if (!found) throw new Error(`No officer writes in ${script}.`);
  return found;
};

describe.each(OFFICERS.map((each, index) => ({ ...each, isPhone: index % 2 === 0 })))(
  'an officer who writes in $script',
  (answers) => {
    it('gets from the page about joining to a complete proposal at the first review', async () => {
      await open('', { viewport: answers.isPhone ? { width: 360, height: 640 } : null });
      await openForm(page, site.url);
      await answerAll(page, answers);
      expect(await errors()).toEqual([]);
      await isReady();
      const file = await proposedFile(page);
      const { problems } = checkFile('cities', 'content/cities/proposed.md', file);
      expect(problems).toEqual([]);
      expect(frontMatter(file)).toMatchObject({
        country: answers.country,
        language: answers.language,
        status: 'candidate',
        promise: true,
      });
      // The text that people typed stands in the page that they see, in its own direction.
      const preview = page.locator('[data-preview]');
      const statement = preview.locator('.statement').first();
      expect(await statement.getAttribute('lang')).toBe(answers.language);
      expect(await statement.getAttribute('dir')).toBe('auto');
    });
  },
);

describe('a proposal that is ready', () => {
  it('leaves by each way, character by character, with a receipt', async () => {
    await openAt();
    await answerAll(page, officer('Korean'));
    await isReady();
    const shown = await proposedFile(page);
    // 1. By e-mail, with the file.
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the file' }).click(),
    ]);
    expect(await textOf(download)).toBe(shown);
    expect(download.suggestedFilename()).toMatch(/^[a-z0-9-]+\.md$/);
    const mail = new URL(
      (await page.getByRole('link', { name: 'Write the e-mail' }).getAttribute('href')) ?? '',
    );
    expect(mail.href.length).toBeLessThan(1800);
    expect(mail.searchParams.get('subject')).toBe('Proposal: Daejeon');
    // 2. On the git host, in a new tab, whose address also survives a detour through the sign-in page.
    const openLink = page.getByRole('link', { name: /^Open your file on GitHub/ });
    const [tab] = await Promise.all([context.waitForEvent('page'), openLink.click()]);
    await tab.waitForLoadState();
    await tab.close();
    const address = asked.at(-1) ?? '';
    const text = new URL(address).searchParams.get('value');
    // What does not fit is copied whole, not sent in part.
    expect([shown, null]).toContain(text);
    expect(address.length).toBeLessThanOrEqual(URL_BUDGET.itself);
    const signIn = signInUrl({ url: 'https://github.com' }, address);
    expect(signIn.length).toBeLessThanOrEqual(URL_BUDGET.throughSignIn);
    const steps = await page.locator('[data-steps]').innerText();
    expect(steps.match(/Create pull request/g)).toHaveLength(2);
    // 3. As a copy.
    await page.bringToFront();
    await page.getByRole('button', { name: 'Copy the text' }).click();
    await page.getByText('The text is on your clipboard.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
    // 4. As an issue, with what was typed.
    const issue = new URL(
      (await page
        .getByRole('link', { name: /^Answer the questions on GitHub/ })
        .getAttribute('href')) ?? '',
    );
    expect(issue.searchParams.get('name')).toBe('Daejeon');
    expect(issue.href.length).toBeLessThanOrEqual(URL_BUDGET.itself);
    // The receipt.
    await page.getByRole('link', { name: 'I have sent it' }).click();
    await page.getByRole('heading', { name: 'Your receipt' }).waitFor();
    expect(await page.locator('[data-receipt]').innerText()).toMatch(/daejeon-\d{4}-\d{2}-\d{2}/);
    await page.getByRole('link', { name: 'What happens next' }).click();
    await page.waitForURL('**/join/next/');
  });

  it('is shown in words, each with a way back to its question', async () => {
    await openAt();
    await answerAll(page, officer('Arabic'));
    const answers = page.locator('[data-answers]');
    const row = answers.locator('div', { hasText: 'Who decides' }).last();
    expect(await row.locator('dd').first().innerText()).toBe(
      officer('Arabic').decision.body.trim().normalize('NFC'),
    );
    await row.getByRole('link', { name: /^Change/ }).click();
    expect(await field('Who decides').evaluate((each) => each === document.activeElement)).toBe(
      true,
    );
    // Back leads to the review, as it is a step of the history.
    await page.goBack();
    await page.getByRole('heading', { name: 'Check and send' }).waitFor();
  });
});

describe('nothing is lost', () => {
  it('by a reload, by going away and coming back, or by Back from the review', async () => {
    await openAt();
    await findCity(page, officer('Georgian'));
    await goTo('Why it joins');
    await field(/^Why the city joins/).fill('The people of Kutaisi asked for it.');
    await isKept('asked for it');
    const check = async () => {
      await goTo('Why it joins');
      expect(await field(/^Why the city joins/).inputValue()).toContain('asked for it');
    };
    await page.reload();
    await check();
    await page.goto(`${site.url}checklist/`);
    await page.goBack();
    await check();
    await review();
    await page.locator('[data-errors] li').first().waitFor();
    await page.goBack();
    await check();
  });

  it('by leaving: the browser asks first, until a draft is saved', async () => {
    await openAt();
    await field(/^Website of the city/).fill('kutaisi.example.org');
    const asks: string[] = [];
    page.on('dialog', (dialog) => {
      asks.push(dialog.type());
      void dialog.accept();
    });
    await page.goto(`${site.url}about/`);
    expect(asks).toEqual(['beforeunload']);
    await openAt();
    await field(/^Website of the city/).fill('kutaisi.example.org');
    await page.getByText('Save your answers, or continue later').click();
    const [draft] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download a draft' }).click(),
    ]);
    expect(draft.suggestedFilename()).toMatch(/\.md$/);
    const later: string[] = [];
    page.on('dialog', (dialog) => {
      later.push(dialog.type());
      void dialog.accept();
    });
    await page.goto(`${site.url}about/`);
    expect(later).toEqual([]);
  });

  it('in a draft: two days later it is opened in another browser, and goes on', async () => {
    await openAt();
    await answerAll(page, officer('Khmer'));
    const shown = await proposedFile(page);
    await page.getByText('Save your answers, or continue later').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download a draft' }).click(),
    ]);
    const buffer = Buffer.from(await textOf(download));
    await openAt();
    await page.getByText('Save your answers, or continue later').click();
    const input = page.getByLabel('Continue from a draft, or from the file of a city');
    await input.setInputFiles({
      name: 'letter.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Dear all'),
    });
    await page.getByText('letter.txt is neither a draft').waitFor();
    await input.setInputFiles({ name: 'draft.md', mimeType: 'text/markdown', buffer });
    await page.getByText('The answers from draft.md are filled in.').waitFor();
    await review();
    await isReady();
    expect(await proposedFile(page)).toBe(shown);
  });

  it('by a limit: a text that is too long stays, and the field says by how much', async () => {
    await openAt();
    await goTo('Why it joins');
    const long = 'Digital rights matter to everyone here. '.repeat(60).trim();
    await field(/^Why the city joins/).fill(long);
    await page.getByText('2,399 characters; at most 1,500 fit.').waitFor();
    await review();
    expect((await errors()).join('\n')).toContain(
      'Why the city joins (optional): Write at most 1500 characters; there are 2399 now.',
    );
    await page.locator('[data-errors] a', { hasText: 'Why the city joins' }).click();
    expect(await field(/^Why the city joins/).inputValue()).toBe(long);
    // Once it is right, the error goes away by itself.
    await field(/^Why the city joins/).fill('Digital rights matter to everyone here.');
    await page.waitForFunction(
      () => document.querySelector('[name="statement"]')?.getAttribute('aria-invalid') === null,
    );
  });
});

describe('an error', () => {
  it('names the principle and says what to do; the title of the page says that there are some', async () => {
    await openAt();
    await goTo('What it does');
    for (const principle of ['Privacy and security', 'Open and ethical standards']) {
      await page.getByRole('button', { name: `Add an action under “${principle}”` }).click();
      await page
        .getByLabel('What the city does')
        .last()
        .fill('Publishes a register of its sensors.');
    }
    await review();
    const list = await errors();
    for (const principle of ['Privacy and security', 'Open and ethical standards'])
      expect(list).toContain(
        `${principle}: Link to a source: Enter the address of a public page that shows it.`,
      );
    expect(new Set(list).size).toBe(list.length);
    expect(await page.title()).toMatch(/^Error: /);
  });
});

describe('a city that is on the site already', () => {
  it.each([
    ['Göteborg', 'Gothenburg'],
    ['Helsingfors', 'Helsinki'],
    ['City of Amsterdam', 'Amsterdam'],
  ])('is recognised as %s', async (typed, name) => {
    await openAt();
    await field('Name in English').fill(typed);
    await page.getByRole('link', { name: `Open the page of ${name}` }).waitFor();
    await page.getByRole('link', { name: 'Correct it, or join again, with this form' }).click();
    await page.getByText(`You are correcting the page of ${name}.`).waitFor();
  });

  it.each([
    ['Athens', 'United States', 'athens-united-states'],
    ['Amsterdam', 'United States', 'amsterdam-united-states'],
  ])('does not shut out its namesake %s in %s', async (name, country, slug) => {
    await openAt();
    await field('Name in English').fill(name);
    await field('Country').fill(country);
    await review();
    expect((await errors()).filter((error) => error.startsWith('Name in English'))).toEqual([]);
    await page.getByText('Save your answers, or continue later').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download a draft' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${slug}-draft.md`);
  });
});

describe('the place of the city', () => {
  it('is marked on the map, and can be moved there', async () => {
    await openAt();
    await findCity(page, officer('Japanese'));
    await field('Find your city').fill('Kanazawa');
    await page.getByRole('option').first().click();
    const marker = page.locator('[data-marker] circle');
    await marker.waitFor({ state: 'attached' });
    const before = await field(/^Place$/).inputValue();
    const map = page.locator('[data-world]');
    const box = (await map.boundingBox()) ?? { width: 0, height: 0 };
    await map.click({ position: { x: box.width * 0.6, y: box.height * 0.6 } });
    expect(await field(/^Place$/).inputValue()).not.toBe(before);
    await page.getByRole('button', { name: 'Show the whole world' }).click();
    expect(await marker.count()).toBe(1);
  });

  it.each([
    ['Greece', '22.94, 40.64', '40.64, 22.94'],
    ['Brazil', '2.53, 44.31', '-2.53, -44.31'],
  ])('is questioned if it is not in %s', async (country, typed, meant) => {
    await openAt();
    await field('Country').fill(country);
    await field(/^Place$/).fill(typed);
    await page.getByRole('button', { name: `Use ${meant} instead` }).click();
    expect(await field(/^Place$/).inputValue()).toBe(meant);
  });

  it('is chosen with the keyboard alone', async () => {
    await openAt();
    await field('Find your city').fill('Haifa');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('Haifa, Israel. Is this your city?').waitFor();
    expect(await field('Country').inputValue()).toBe('Israel');
  });

  it('can be answered by hand when the list cannot be loaded', async () => {
    await openAt();
    await context.route('**/gazetteer/**', (route) => route.abort());
    await field('Find your city').fill('Haifa');
    await page.getByText('The list of places could not be loaded.').waitFor();
    complaints.length = 0;
  });
});

describe('when a file does not load that the form needs later', () => {
  const openWithout = async (file: string) => {
    ({ context, page, complaints } = await site.open('join/apply/', {}, undefined, async (each) => {
      await each.route(`**${file}*`, (route) => route.abort());
    }));
  };

  it('such as the one that opens a draft, the form says so, and offers what was typed', async () => {
    await openWithout('/assets/draft-reader');
    await field(/^Website of the city/).fill('kutaisi.example.org');
    await page.getByText('Save your answers, or continue later').click();
    await page
      .getByLabel('Continue from a draft, or from the file of a city')
      .setInputFiles({ name: 'a.md', mimeType: 'text/markdown', buffer: Buffer.from('---\n---') });
    await page.getByText('Something in this form does not work').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the answers as text' }).click(),
    ]);
    expect(await textOf(download)).toContain('kutaisi.example.org');
    complaints.length = 0;
  });
});

describe('a page', () => {
  it('is corrected with the form that it fills, and everything else stays', async () => {
    await open('cities/amsterdam/');
    await page.getByRole('link', { name: 'Correct this page with the form' }).click();
    await page.getByText('You are correcting the page of Amsterdam.').waitFor();
    await goTo('Why it joins');
    const summary =
      'Amsterdam keeps registers of its algorithms and its sensors, open to everyone.';
    await field('Summary').fill(summary);
    await review();
    await isReady();
    const before = splitFrontMatter(
      await readFile(join(PLAIN.content, 'cities/amsterdam.md'), 'utf8'),
    );
    const shown = await proposedFile(page);
    const data = citySchema.parse(parse(before?.yaml ?? ''));
    expect(citySchema.parse(frontMatter(shown))).toEqual({ ...data, summary });
    expect(splitFrontMatter(shown)?.body.trim()).toBe(before?.body.trim());
    // The git host cannot be given the new text: it is copied, and what to do is said.
    expect(await page.locator('[data-steps]').innerText()).toContain('Ctrl+A, on a Mac Cmd+A');
    const openLink = page.getByRole('link', { name: /^Open your file on GitHub/ });
    const [tab] = await Promise.all([context.waitForEvent('page'), openLink.click()]);
    await tab.waitForLoadState();
    expect(asked.at(-1)).toContain('/edit/main/content/cities/amsterdam.md');
    await tab.close();
    await page.bringToFront();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
  });

  it('becomes that of a former member when the city leaves', async () => {
    await openAt('?city=porto');
    await goTo('Your office');
    await page.getByLabel('Our city leaves the coalition').check();
    await review();
    await isReady();
    const data = frontMatter(await proposedFile(page));
    expect(data['status']).toBe('former');
    expect(data['left']).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('that does not exist leaves an empty form', async () => {
    await openAt('?city=../../etc/passwd');
    await field('Name in English').fill('Porto');
    expect(await page.locator('[data-correcting]').isVisible()).toBe(false);
  });
});
