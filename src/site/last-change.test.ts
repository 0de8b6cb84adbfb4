import { describe, expect, it } from 'vitest';
import type { PartialDate } from '../base/dates.ts';
import type { FileHistory } from '../base/line-history.ts';
import { daysIn, lastChangeIn, type Shown } from './last-change.ts';

const BUILD_DAY = '2026-11-30';

const day = (text: string) => text as PartialDate;
const history = {
  files: new Map<string, FileHistory>(
    [
      ['content/activities/old.md', '2026-01-01', '2026-01-01'],
      ['content/activities/edited.md', '2026-01-01', '2026-05-05'],
      ['content/activities/new.md', '2026-03-03', '2026-03-03'],
      ['content/cities/porto.md', '2026-01-01', '2026-02-02'],
    ].map(([path = '', added = '', changed = '']) => [
      path,
      { added: day(added), changed: day(changed), lines: [] },
    ]),
  ),
  removals: new Map([['content/activities', day('2026-06-06')]]),
};
const post = (id: string, date = '2018'): Shown => ({
  filePath: `content/activities/${id}.md`,
  data: { date },
});
const porto: Shown = { filePath: 'content/cities/porto.md', data: {} };
const change = (shows: Parameters<typeof lastChangeIn>[1], also?: string) =>
  lastChangeIn(history, shows, BUILD_DAY, also === undefined ? undefined : day(also));

describe('the days of an entry', () => {
  it('are those of its file and not the date of the news', () => {
    expect(daysIn(history, post('edited', '2018-11-14'), BUILD_DAY)).toEqual({
      added: '2026-01-01',
      changed: '2026-05-05',
    });
  });

  it('begin when it appears, if it was written beforehand', () => {
    const days = (date: string) => daysIn(history, post('new', date), BUILD_DAY);
    expect(days('2026-04-04')).toEqual({ added: '2026-04-04', changed: '2026-04-04' });
    expect(days(BUILD_DAY)).toEqual({ added: BUILD_DAY, changed: BUILD_DAY });
    // In a preview, and where the day is not known.
    expect(days('2026-12-24')?.added).toBe('2026-03-03');
    expect(days('2026-04')?.added).toBe('2026-03-03');
  });

  it('are unknown without the history', () => {
    expect(daysIn(history, post('untracked'), BUILD_DAY)).toBeUndefined();
    expect(daysIn(history, {}, BUILD_DAY)).toBeUndefined();
  });
});

describe('the last change of a page', () => {
  it('is that of what it shows, whichever is the newest', () => {
    expect(change([post('old')])).toBe('2026-01-01');
    expect(change([porto, post('new')])).toBe('2026-03-03');
    expect(change([porto, post('edited')])).toBe('2026-05-05');
  });

  it('of a list may be that something was removed from it', () => {
    expect(change([porto, post('old'), post('new')])).toBe('2026-06-06');
  });

  it('of a further page of a list is also that an entry joined before it, but not that one was edited there', () => {
    expect(change({ data: [post('old')], before: [] })).toBe('2026-01-01');
    expect(change({ data: [post('old')], before: [post('new')] })).toBe('2026-03-03');
    expect(change({ data: [post('old')], before: [post('edited')] })).toBe('2026-01-01');
  });

  it('may have another reason', () => {
    expect(change([porto], '2026-11-11')).toBe('2026-11-11');
    expect(change([porto], '2026-01-11')).toBe('2026-02-02');
    expect(change([], '2026-01-11')).toBe('2026-01-11');
  });

  it('is not claimed where the history of something is unknown, or nothing is shown', () => {
    expect(change([porto, post('untracked')])).toBeUndefined();
    expect(change({ data: [porto], before: [post('untracked')] })).toBeUndefined();
    expect(change([post('untracked')], '2026-11-11')).toBeUndefined();
    expect(change([])).toBeUndefined();
  });
});
