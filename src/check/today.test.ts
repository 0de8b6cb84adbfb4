import { expect, it } from 'vitest';
import { judgedFor } from './today.ts';

it.each([
  [undefined, '2026-11-24'],
  ['', '2026-11-24'],
  ['2020-01-01', '2026-11-24'],
  ['2031-05-01', '2031-05-01'],
  ['soon', '2026-11-24'],
])(
  'dates are judged by today, or by the day of the build if that is later: %s',
  (buildDay, day) => {
    expect(judgedFor(buildDay, new Date('2026-11-24T23:59:00Z'))).toBe(day);
  },
);
