/**
 * What officers of twelve cities propose, on a phone and on a desktop, becomes pages that show what
 * they typed, and that are found by the name of the city in its own script.
 */
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkContent } from '../../check/check-content.ts';
import { formatProblems } from '../../check/problem.ts';
import { cityFilePath } from '../../membership/join/city-file.ts';
import { OFFICERS } from '../journeys/officers.ts';
import { answerAll, openForm, proposedFile } from '../journeys/propose.ts';
import { buildSite, PLAIN, scratchFolder, type TestSite } from '../testing/sites.ts';
import { visits } from '../testing/visits.ts';

const SCREENS = [
  { width: 360, height: 640 },
  { width: 1280, height: 800 },
] as const;

const folder = await scratchFolder('officers');
const content = join(folder, 'content');
const built: TestSite = { ...PLAIN, folder: join(folder, 'site'), content };
const slugOf = (name: string) => name.toLowerCase().replace(/[^a-z]+/g, '-');
const letters = (text: string) =>
  text
    .normalize('NFC')
    .match(/[\p{L}\p{N}]/gu)
    ?.join('') ?? '';

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the proposals of twelve officers', () => {
  const site = visits(PLAIN);

  it.each(OFFICERS.flatMap((officer) => SCREENS.map((viewport) => ({ ...officer, viewport }))))(
    'are complete at the first review: $script, $viewport.width px',
    async (officer) => {
      const { page } = await site.open('', { viewport: officer.viewport });
      await openForm(page, site.url);
      await answerAll(page, officer);
      expect(await page.locator('[data-errors] li').allInnerTexts()).toEqual([]);
      await writeFile(join(folder, `${slugOf(officer.name)}.md`), await proposedFile(page));
    },
  );
});

describe('the site with their cities', () => {
  const site = visits(built);

  beforeAll(async () => {
    await cp(PLAIN.content, content, { recursive: true });
    for (const { name } of OFFICERS) {
      const slug = slugOf(name);
      await cp(join(folder, `${slug}.md`), join(folder, cityFilePath(slug)));
    }
    expect(formatProblems((await checkContent(content, folder)).problems)).toBe('');
    const { status, output } = await buildSite(built.folder, {
      ...PLAIN.env,
      CONTENT_DIR: content,
    });
    expect(status, output).toBe(0);
  }, 300_000);

  it.each(OFFICERS)('shows what the officer of $name typed, in its language', async (officer) => {
    const { page } = await site.open(`cities/${slugOf(officer.name)}/`);
    const main = page.getByRole('main');
    const shown = letters(await main.innerText());
    for (const text of [officer.summary, officer.statement, officer.role, officer.decision.body])
      expect(shown).toContain(letters(text));
    for (const { text } of officer.actions) expect(shown).toContain(letters(text));
    if (officer.language !== 'en')
      expect(await main.locator(`[lang="${officer.language}"]`).count()).toBeGreaterThan(0);
  });

  it.each(OFFICERS)('finds $name by $typed', async (officer) => {
    const { page } = await site.open(`search/?q=${encodeURIComponent(officer.typed)}`);
    await page.locator('site-search[data-whole]').waitFor();
    const first = page.locator('[data-results] h2 a').first();
    expect(await first.getAttribute('href')).toBe(`/cities/${slugOf(officer.name)}/`);
  });
});
