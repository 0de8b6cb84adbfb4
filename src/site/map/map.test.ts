import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeAt } from './map-projection.ts';
import { europeMap, worldMap } from './map.ts';

describe('the maps', () => {
  const world = worldMap();

  it('are drawn of whole numbers only', () => {
    for (const { land } of [world, europeMap()])
      expect(land).toMatch(/^(M\d+ \d+l(-?\d+[ -]?)+z)+$/);
  });

  it('put places where they are', () => {
    const at = (longitude: number, latitude: number) =>
      world.locate(longitude, latitude) ?? { x: Number.NaN, y: Number.NaN };
    const [amsterdam, sydney, sanJose] = [at(4.9, 52.37), at(151.2, -33.87), at(-121.9, 37.3)];
    expect(sanJose.x).toBeLessThan(amsterdam.x);
    expect(amsterdam.x).toBeLessThan(sydney.x);
    expect(amsterdam.y).toBeLessThan(sydney.y);
    expect(europeMap().locate(151.2, -33.87)).toBeUndefined();
  });

  it('keep every place of the inhabited world on the sheet', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -168, max: 178, noNaN: true }),
        fc.double({ min: -54, max: 70, noNaN: true }),
        (longitude, latitude) => {
          const at = world.locate(longitude, latitude);
          expect(at && at.x >= 0 && at.x <= world.width && at.y >= 0 && at.y <= world.height).toBe(
            true,
          );
        },
      ),
    );
  });
});

describe('a place picked on the map', () => {
  it('is the place that is drawn there, to the precision of the drawing', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -160, max: 170, noNaN: true }),
        fc.double({ min: -50, max: 70, noNaN: true }),
        (longitude, latitude) => {
          const at = worldMap().locate(longitude, latitude);
          const picked = at && placeAt(at.x, at.y);
          expect(Math.abs((picked?.longitude ?? 999) - longitude)).toBeLessThan(2.5);
          expect(Math.abs((picked?.latitude ?? 999) - latitude)).toBeLessThan(1.5);
        },
      ),
      { numRuns: 30 },
    );
    expect(placeAt(-1, 0)).toBeUndefined();
  });
});
