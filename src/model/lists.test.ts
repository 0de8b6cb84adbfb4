import { describe, expect, it } from 'vitest';
import {
  ACTING_CITIES,
  continentLists,
  DIRECTORY,
  isWhole,
  ITEM_CITIES,
  OTHER_CITIES,
} from './lists.ts';
import { pageRoute } from './urls.ts';

const cities = (count: number) => Array.from({ length: count }, (_, index) => `city-${index}`);

describe.each([
  ['of a principle', ACTING_CITIES],
  ['of all cities', DIRECTORY],
  ['of all cities, for candidates and former members', OTHER_CITIES],
  ['of the checklist', ITEM_CITIES],
])('the page %s', (_, room) => {
  it('shows all of its cities up to its room, and from the next one on they have a list of their own', () => {
    expect(isWhole([], room)).toBe(true);
    expect(isWhole(cities(room.whole), room)).toBe(true);
    expect(isWhole(cities(room.whole + 1), room)).toBe(false);
  });

  it('shows fewer cities in an excerpt than fit as a whole', () => {
    expect(room.excerpt).toBeLessThan(room.whole);
  });
});

it('the list of a continent is on the page of all cities while it has room, and then on a page of its own', () => {
  expect(continentLists(cities(DIRECTORY.whole))('NA')).toBe('/cities/#NA');
  expect(continentLists(cities(DIRECTORY.whole + 1))('NA')).toBe('/continents/north-america/');
});

it('the first page of a list has no number in its address', () => {
  expect([1, 2, 10].map((number) => pageRoute('/kinds/news/', number))).toEqual([
    '/kinds/news/',
    '/kinds/news/2/',
    '/kinds/news/10/',
  ]);
});
