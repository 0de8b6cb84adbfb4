/** What is accepted today is accepted on every later day: no night fails because a day has passed. */
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '../base/days.ts';
import { filesBelow } from '../base/files.ts';
import { post } from '../quality/testing/posts.ts';
import { FIXTURES, PLAIN } from '../quality/testing/sites.ts';
import { checkContent } from './check-content.ts';

const START = PLAIN.env['BUILD_DAY'] ?? '';

/** Each day around a date in the content, from the day of the tests, and days that are far away. */
function criticalDays(folder: string): string[] {
  const dates = filesBelow(folder)
    .filter((file) => /\.(?:mdx?|yaml)$/.test(file))
    .flatMap(
      (file) => readFileSync(join(folder, file), 'utf8').match(/\b20\d\d-\d\d-\d\d\b/g) ?? [],
    );
  const days = [...new Set(dates)].flatMap((date) => [-1, 0, 1].map((step) => addDays(date, step)));
  const far = [1, 30, 366, 3660].map((step) => addDays(START, step));
  return [...new Set([START, ...days, ...far])].filter((day) => day >= START).sort();
}

it('the content of the tests is accepted around each of its dates', async () => {
  const days = criticalDays(FIXTURES);
  expect(days.length).toBeGreaterThan(10);
  for (const today of days)
    expect([
      today,
      (await checkContent(resolve(FIXTURES), resolve('.'), { today })).problems,
    ]).toEqual([today, []]);
});

it('nothing is found on a later day that was not found before, whatever the dates', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'days-'));
  await cp(FIXTURES, folder, { recursive: true });
  const file = (index: number) => `activities/days-${index}.md`;
  const found = async (today: string) =>
    (
      await checkContent(folder, folder, { today, only: (path) => path.includes('days-') })
    ).problems.map((problem) => `${problem.file}:${problem.line} ${problem.field ?? ''}`);
  const date = fc.integer({ min: -500, max: 1500 }).map((step) => addDays(START, step));
  const entry = fc.record({
    date: fc.oneof(
      date,
      date.map((day) => day.slice(0, 7)),
      date.map((day) => day.slice(0, 4)),
    ),
    isDraft: fc.boolean(),
    updated: fc.option(date, { nil: undefined }),
    start: fc.option(date, { nil: undefined }),
    to: fc.nat({ max: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, { minLength: 3, maxLength: 3 }),
      date,
      date,
      async (all, a, b) => {
        for (const [index, { date: day, isDraft, updated, start, to }] of all.entries())
          await writeFile(
            join(folder, file(index)),
            post(
              {
                title: `Days, number ${index}`,
                date: day,
                ...(isDraft ? { draft: 'true' } : {}),
                ...(updated ? { updated } : {}),
                ...(start ? { kind: 'event', event: `{ start: ${start}, place: Porto }` } : {}),
              },
              `[Another](/activities/days-${to}/).`,
            ),
          );
        const [before = '', after = ''] = [a, b].sort();
        const earlier = await found(before);
        expect((await found(after)).filter((problem) => !earlier.includes(problem))).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
  await rm(folder, { recursive: true });
});
