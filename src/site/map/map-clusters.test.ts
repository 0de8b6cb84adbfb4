import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cluster } from './map-clusters.ts';

const places = fc
  .array(fc.record({ x: fc.integer({ min: 0, max: 480 }), y: fc.integer({ min: 0, max: 220 }) }), {
    maxLength: 40,
  })
  .map((list) => list.map((at, item) => ({ ...at, item })));

describe('cluster', () => {
  it('keeps every place, in exactly one mark', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 80 }), (list, distance) => {
        const items = cluster(list, distance).flatMap((mark) => mark.items);
        expect([...items].sort((a, b) => a - b)).toEqual(list.map(({ item }) => item));
      }),
    );
  });

  it('leaves no two marks nearer than the least distance', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 2, max: 80 }), (list, distance) => {
        const marks = cluster(list, distance);
        for (const [i, a] of marks.entries())
          for (const b of marks.slice(i + 1))
            expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(distance - 1.5);
      }),
    );
  });

  it('leaves places alone that lie apart', () => {
    expect(
      cluster(
        [
          { x: 0, y: 0, item: 'a' },
          { x: 100, y: 0, item: 'b' },
        ],
        20,
      ),
    ).toEqual([
      { x: 0, y: 0, items: ['a'] },
      { x: 100, y: 0, items: ['b'] },
    ]);
  });

  it('joins more places while the marks do not fit, down to a single one', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 0, max: 10 }), (list, most) => {
        const marks = cluster(list, 2, (all) => all.length <= most);
        expect(marks.length).toBeLessThanOrEqual(Math.max(1, most));
        expect(marks.flatMap(({ items }) => items)).toHaveLength(list.length);
      }),
    );
  });
});
