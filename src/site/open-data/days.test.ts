import { describe, expect, it } from 'vitest';
import type { PartialDate } from '../../base/dates.ts';
import { daysOfList } from './days.ts';

const LINES = [
  ['# The list.', '2026-01-01'],
  ['- id: one', '2026-01-02'],
  ['  items:', '2026-01-02'],
  ['    - id: a', '2026-01-03'],
  ['      text: A', '2026-01-09'],
  ['    - id: b', '2026-01-04'],
  ['- id: two', '2026-01-05'],
  ['  items:', '2026-01-05'],
  ['    - id: c', '2026-01-06'],
] as const;
const text = LINES.map(([line]) => line).join('\n');
const days = LINES.map(([, day]) => day as PartialDate);

describe('the days of the items of a list', () => {
  it('are those of their first line, and of their latest', () => {
    expect(daysOfList(text, days)).toEqual([
      { added: '2026-01-02', changed: '2026-01-09' },
      { added: '2026-01-05', changed: '2026-01-06' },
    ]);
  });

  it('of an inner list end where the outer item ends', () => {
    expect(daysOfList(text, days, [0, 'items'])).toEqual([
      { added: '2026-01-03', changed: '2026-01-09' },
      { added: '2026-01-04', changed: '2026-01-04' },
    ]);
    expect(daysOfList(text, days, [1, 'items'])).toEqual([
      { added: '2026-01-06', changed: '2026-01-06' },
    ]);
  });

  it('are the same for lines of Windows', () => {
    expect(daysOfList(text.replaceAll('\n', '\r\n'), days)).toEqual(daysOfList(text, days));
  });
});
