import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, today } from './days.ts';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((date) => today('UTC', date));

describe('days', () => {
  it('are counted over ends of months, years and Februaries', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2026-11-29', '2026-12-01')).toBe(2);
  });

  it('are as far apart as was added', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('today', () => {
  it('is the day of UTC, or the day on the wall', () => {
    const now = new Date('2026-11-29T23:30:00Z');
    expect(today('UTC', now)).toBe('2026-11-29');
    const wall = new Date(2026, 0, 5, 23, 59);
    expect(today('local', wall)).toBe('2026-01-05');
  });
});
