import { expect, it } from 'vitest';
import { ACTING_CITIES, isWhole } from './lists.ts';

const cities = (count: number) => Array.from({ length: count }, (_, index) => `city-${index}`);

it('a page shows all of its cities up to its room, and from the next one on a list of their own is needed', () => {
  expect(isWhole([], ACTING_CITIES)).toBe(true);
  expect(isWhole(cities(ACTING_CITIES.whole), ACTING_CITIES)).toBe(true);
  expect(isWhole(cities(ACTING_CITIES.whole + 1), ACTING_CITIES)).toBe(false);
});

it('an excerpt is shorter than what fits as a whole', () => {
  expect(ACTING_CITIES.excerpt).toBeLessThan(ACTING_CITIES.whole);
});
