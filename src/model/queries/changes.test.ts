import { describe, expect, it } from 'vitest';
import type { PartialDate } from '../../base/dates.ts';
import { lastChange } from './changes.ts';

const part = (date?: string, updated?: string) => ({
  data: { date: date as PartialDate | undefined, updated: updated as PartialDate | undefined },
});

describe('the last change', () => {
  it('is the newest day on which something is dated or was updated', () => {
    expect(
      lastChange([part('2021-06-01'), part('2020-01-01', '2023-02-03'), part()], '2026-01-01'),
    ).toBe('2023-02-03');
  });

  it('is not guessed from a month or a year, however new', () => {
    expect(lastChange([part('2021-06-01'), part('2025-03'), part('2025')], '2026-01-01')).toBe(
      '2021-06-01',
    );
    expect(lastChange([part('2025-03')], '2026-01-01')).toBeUndefined();
  });

  it('is never later than the day of the build', () => {
    expect(lastChange([part('2021-06-01', '2027-01-01'), part('2026-01-01')], '2026-01-01')).toBe(
      '2026-01-01',
    );
    expect(lastChange([part('2026-01-02')], '2026-01-01')).toBeUndefined();
  });

  it('is unknown where nothing has a date', () => {
    expect(lastChange([], '2026-01-01')).toBeUndefined();
  });
});
