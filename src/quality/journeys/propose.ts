/** Fills in the join form as an officer would, for tests. */
import type { Locator, Page } from 'playwright-core';
import type { Officer } from './officers.ts';

/** The field with a label within a part of the page; the last one, where items of a list repeat it. */
const field = (within: Page | Locator, label: string | RegExp) => within.getByLabel(label).last();

const next = (page: Page) => page.getByRole('link', { name: 'Continue' }).click();

/** Opens the form from the page about joining, as people come to it. */
export async function openForm(page: Page, url: string): Promise<void> {
  await page.goto(`${url}join/`);
  await page.getByRole('link', { name: 'Start', exact: false }).first().click();
  await page.getByLabel('Find your city').waitFor();
}

/** Finds the city by the name that the officer types; fills in the place by hand if it is not listed. */
export async function findCity(page: Page, officer: Officer): Promise<void> {
  await page.getByLabel('Find your city').fill(officer.typed);
  const options = page.getByRole('option');
  const status = page.locator('[data-search-status]');
  await status.getByText(/place/i).waitFor();
  if ((await options.count()) > 0) {
    await options.first().click();
    await page.getByRole('button', { name: 'Yes, this is our city' }).click();
    return;
  }
  await field(page, 'Name in English').fill(officer.name);
  await field(page, /^\s*Local name/).fill(officer.typed);
  await field(page, 'Country').fill(officer.countryTyped);
  await field(page, /^\s*Place/).fill(officer.coordinates);
}

async function addActions(page: Page, { actions }: Officer): Promise<void> {
  if (actions.length === 0) await page.getByLabel('We have nothing to show yet').check();
  for (const { principle, text, kind, url, publisher } of actions) {
    const group = page.locator('[data-under]').nth(principle - 1);
    await group.getByRole('button', { name: /^Add an/ }).click();
    await field(group, 'What the city does').fill(text);
    await field(group, 'Kind').selectOption(kind);
    await field(group, 'Link to a source').fill(url);
    await field(group, /^\s*Publisher of the source/).fill(publisher);
  }
}

/** Answers every question, from the first to the last, and ends at the review. */
export async function answerAll(page: Page, officer: Officer): Promise<void> {
  await findCity(page, officer);
  await field(page, /^\s*Website of the city/).fill(officer.website);
  await next(page);
  await field(page, 'Summary').fill(officer.summary);
  await field(page, /^\s*Why the city joins/).fill(officer.statement);
  await next(page);
  await addActions(page, officer);
  await next(page);
  const { body, date, state, link } = officer.decision;
  await field(page, 'Who decides').fill(body);
  await field(page, state === 'made' ? 'Day of the decision' : 'Or planned for').fill(date);
  await field(page, /^\s*Link to the decision/).fill(link);
  await page.getByLabel(/promises to uphold/).check();
  await next(page);
  await field(page, 'Role or office').fill(officer.role);
  await field(page, 'E-mail of the office').fill(officer.email);
  await field(page, 'Who proposes the city').selectOption('staff');
  await page.getByRole('button', { name: 'Check your answers' }).click();
  await page.getByRole('heading', { name: 'Check and send' }).waitFor();
}

/** The file that the answers make, as the review has it. */
export async function proposedFile(page: Page): Promise<string> {
  return (await page.locator('[data-file]').textContent()) ?? '';
}
