import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineChart } from './chart.ts';
import { parsePartialDate, type PartialDate } from '../base/dates.ts';

const date = (text: string) => parsePartialDate(text) as PartialDate;

describe('lineChart', () => {
  it('puts later points to the right and larger numbers higher', () => {
    const { points, steps, years } = lineChart([
      { date: date('2018-11-14'), value: 3 },
      { date: date('2020'), value: 45 },
      { date: date('2024-09'), value: 60 },
    ]);
    expect(points.map(({ x }) => x)).toEqual([...points.map(({ x }) => x)].sort((a, b) => a - b));
    expect(points.map(({ y }) => y)).toEqual([...points.map(({ y }) => y)].sort((a, b) => b - a));
    expect(steps.map(({ value }) => value)).toEqual([0, 20, 40, 60]);
    expect(years.map(({ year }) => year)).toEqual([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]);
  });

  it('keeps every point on the sheet, at its number', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            value: fc.integer({ min: 1, max: 500 }),
            year: fc.integer({ min: 2000, max: 2100 }),
          }),
          { minLength: 1 },
        ),
        (values) => {
          const chart = lineChart(
            values.map(({ value, year }) => ({ value, date: date(String(year)) })),
          );
          const [bottom, top] = [chart.steps.at(0), chart.steps.at(-1)];
          for (const [index, { x, y }] of chart.points.entries()) {
            expect(x >= 0 && x <= chart.width && y >= 0 && y <= chart.height).toBe(true);
            const share = (values[index]?.value ?? 0) / (top?.value ?? 1);
            expect(
              Math.abs((bottom?.y ?? 0) - y - share * ((bottom?.y ?? 0) - (top?.y ?? 0))),
            ).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });
});
