/** The same content on a day when all of it is visible and every event is over: no night fails for its date. */
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { addDays } from '../../base/days.ts';
import { filesBelow, isLeftover } from '../../base/files.ts';
import { formatProblems } from '../../check/problem.ts';
import { readBuiltSite } from '../../publishing/build/built-site.ts';
import { checkSite } from '../checks/check-site.ts';
import { buildSite, LIVING, PLAIN, scratchFolder, type TestSite } from '../testing/sites.ts';

const folder = await scratchFolder('days');
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The day after the last day that a file of the content names, and after the day of the site. */
function dayAfterAll({ content, env }: TestSite): string {
  const days = filesBelow(content, isLeftover)
    .filter((file) => /\.(?:mdx?|yaml)$/.test(file))
    .flatMap(
      (file) => readFileSync(join(content, file), 'utf8').match(/\b20\d\d-\d\d-\d\d\b/g) ?? [],
    );
  return addDays([env['BUILD_DAY'] ?? '', ...days].sort().at(-1) ?? '', 1);
}

it.each([
  ['the content of the tests', PLAIN],
  ['the living content', LIVING],
])('%s, after the last of its days, is built and keeps all rules', async (name, site) => {
  const day = dayAfterAll(site);
  const output = join(folder, name.replaceAll(' ', '-'));
  const built = await buildSite(output, { ...site.env, CONTENT_DIR: site.content, BUILD_DAY: day });
  expect(built.status, built.output).toBe(0);
  const problems = await checkSite(
    readBuiltSite(output, site.base, site.origin),
    day,
    site.content,
  );
  expect(formatProblems(problems)).toBe('');
});
