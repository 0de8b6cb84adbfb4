import { expect, it } from 'vitest';
import { actions, city as entry } from '../quality/testing/entries.ts';
import { directoryList } from './city-list.ts';

const principles = ['one', 'two', 'three'].map((id) => ({
  id,
  data: { shortTitle: id.toUpperCase() },
}));
const words = {
  continent: (code: string) => `continent ${code}`,
  country: (code: string) => `country ${code}`,
  ring: (acted: readonly string[], total: number) => `${acted.join(' and ')} of ${total}`,
};

const city = (
  id: string,
  country: string,
  acted: readonly string[],
  dates: Record<string, string> = {},
) => entry(id, { country, actions: actions(...acted), ...dates });

it('has each city in the given order, with the sum of its filled segments and its date', () => {
  const { cities } = directoryList(
    [
      city('b', 'PT', ['three', 'one', 'one'], { joined: '2019-03' }),
      city('a', 'PT', [], { memberBy: '2021' }),
      city('c', 'JO', ['two']),
    ],
    principles,
    words,
  );
  expect(cities).toEqual([
    ['b', 'Name of b', 'PT', 5, '2019-03'],
    ['a', 'Name of a', 'PT', 0, '2021'],
    ['c', 'Name of c', 'JO', 2, ''],
  ]);
});

it('has the words of each continent, country and ring that occurs, once', () => {
  const { continents, countries, rings } = directoryList(
    [city('a', 'PT', ['one', 'three']), city('b', 'JO', []), city('c', 'PT', [])],
    principles,
    words,
  );
  expect(countries).toEqual({
    PT: ['country PT', 'EU'],
    JO: ['country JO', 'AS'],
  });
  expect(continents).toEqual({ EU: 'continent EU', AS: 'continent AS' });
  expect(rings).toEqual({ 0: ' of 3', 5: 'ONE and THREE of 3' });
});
