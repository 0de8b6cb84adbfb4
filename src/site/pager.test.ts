import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pagerSteps } from './pager.ts';

const pagesOf = (current: number, last: number) =>
  pagerSteps(current, last).filter((step) => step !== 'gap');

/** Clicks from one page to the page that is furthest from it. */
function mostClicks(start: number, last: number): number {
  const clicks = new Map([[start, 0]]);
  for (const [page, count] of clicks)
    for (const next of pagesOf(page, last)) if (!clicks.has(next)) clicks.set(next, count + 1);
  expect(clicks.size).toBe(last);
  return Math.max(...clicks.values());
}

describe('the steps of a pager', () => {
  it.each([
    [1, 1, '1'],
    [2, 3, '1 2 3'],
    [7, 24, '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24'],
    [1, 25, '1 2 3 4 5 … 10 … 15 … 20 … 25'],
    [23, 50, '1 … 5 … 10 … 15 … 20 21 22 23 24 25 … 30 … 35 … 40 … 45 … 50'],
    [22, 50, '1 … 5 … 10 … 15 … 20 21 22 23 24 25 … 30 … 35 … 40 … 45 … 50'],
    [
      127,
      250,
      '1 … 25 … 50 … 75 … 100 … 120 … 125 126 127 128 129 130 … 135 … 150 … 175 … 200 … 225 … 250',
    ],
  ])('on page %i of %i are %s', (current, last, steps) => {
    expect(
      pagerSteps(current, last)
        .map((step) => (step === 'gap' ? '…' : step))
        .join(' '),
    ).toBe(steps);
  });

  it('name the first page, the last, this one and its neighbours, rise, and hide no single page', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 3000 })
          .chain((last) => fc.tuple(fc.integer({ min: 1, max: last }), fc.constant(last))),
        ([current, last]) => {
          const steps = pagerSteps(current, last);
          const pages = pagesOf(current, last);
          expect(pages).toEqual([...new Set(pages)].sort((a, b) => a - b));
          for (const page of [1, last, current, current - 2, current - 1, current + 1, current + 2])
            if (page >= 1 && page <= last) expect(pages).toContain(page);
          for (const [index, step] of steps.entries()) {
            const [before, after] = [steps[index - 1] as number, steps[index + 1] as number];
            if (step === 'gap') expect(after - before).toBeGreaterThan(2);
            else if (index > 0 && steps[index - 1] !== 'gap') expect(step - before).toBe(1);
          }
          expect([steps[0], steps.at(-1)]).toEqual([1, last]);
          expect(pages.length).toBeLessThanOrEqual(28);
        },
      ),
    );
  });

  it.each([
    [24, 1],
    [75, 2],
    [375, 3],
    [1875, 4],
  ])('lead from any of %i pages to any other in %i clicks', (last, clicks) => {
    for (const total of [last, last - 1, Math.floor(last / 2)]) {
      for (const start of new Set([1, 2, Math.ceil(total / 3), Math.ceil(total / 2), total]))
        expect(mostClicks(start, total), `from ${start} of ${total}`).toBeLessThanOrEqual(clicks);
    }
  });
});
