import { describe, expect, it } from 'vitest';
import { post } from '../quality/testing/posts.ts';
import { appearances } from './appearances.ts';
import { checkFile, type CheckedFile } from './check-file.ts';

const NOW = new Date('2026-11-29T13:10:00Z');

/** A post of a day, such as `2026-12`, or `2026-12 draft`. */
function dated(text: string, index = 0): CheckedFile {
  const [date = '', draft] = text.split(' ');
  const { checked } = checkFile(
    'activities',
    `content/activities/post-${index}.md`,
    post({ date, ...(draft ? { draft: 'true' } : {}) }),
    '2026-11-29',
  );
  if (!checked) throw new Error(`A post of ${text} is not accepted.`);
  return checked;
}

const said = (...dates: readonly string[]) => appearances(dates.map(dated), '2026-11-29', NOW);

describe('authors are told when a post appears', () => {
  it.each([
    ['2026-11-30', '2026-11-30, 0:00 UTC, in about 11 hours, with'],
    ['2026-12', '2026-12-01, 0:00 UTC, in about 35 hours, with'],
    ['2027', '2027-01-01, 0:00 UTC, in 33 days, with'],
  ])('whose day has not begun in UTC: %s', (date, words) => {
    expect(said(date)).toEqual([
      `content/activities/post-0.md: readers see it from ${words} the first build after that.`,
    ]);
  });

  it.each(['2026-11-29', '2026-11', '2020', '2026-12-24 draft'])(
    'and nothing of one that is there already, or a draft: %s',
    (date) => {
      expect(said(date)).toEqual([]);
    },
  );

  it('of the next ones first, and how many come later', () => {
    const lines = said(...['9', '7', '5', '3', '1', '2', '4'].map((day) => `2027-02-0${day}`));
    expect(lines.map((line) => line.slice(0, 28))).toEqual([
      'content/activities/post-4.md',
      'content/activities/post-5.md',
      'content/activities/post-3.md',
      'content/activities/post-6.md',
      'content/activities/post-2.md',
      '2 more posts appear later.',
    ]);
  });

  it('without hours if the day is over, or the time does not count', () => {
    const line =
      'content/activities/post-0.md: readers see it from 2026-11-20, 0:00 UTC, with the first build after that.';
    expect(appearances([dated('2026-11-20')], '2026-11-01', NOW)).toEqual([line]);
    expect(appearances([dated('2026-11-20')], '2026-11-01')).toEqual([line]);
  });
});
