/** The member cities in few bytes, for the directory in the browser, on a site whose page cannot show them all. */
import type { City } from '../model/schemas/city.ts';
import { continentOf, type Continent } from '../model/queries/cities.ts';
import { ringOf } from './city-ring.ts';

/** Names and labels occur once; the cities refer to them. */
export interface CityList {
  /** Names of the continents that occur, by their codes. */
  continents: Partial<Record<Continent, string>>;
  /** Names of countries and the codes of their continents, by the code of the country. */
  countries: Record<string, readonly [country: string, continent: Continent]>;
  /** The words for each ring that occurs, by its number. */
  rings: Record<number, string>;
  /** `ring` is the sum of 2^i over the filled segments i, counted from 0; `joined` is empty if the date is unknown. */
  cities: readonly (readonly [
    slug: string,
    name: string,
    country: string,
    ring: number,
    joined: string,
  ])[];
}

interface Words {
  continent: (code: Continent) => string;
  country: (code: string) => string;
  ring: (acted: readonly string[], total: number) => string;
}

/** @param cities in the order of the list; @param principles in the order of the ring's segments. */
export function directoryList(
  cities: readonly { id: string; data: City }[],
  principles: readonly { id: string; data: { shortTitle: string } }[],
  words: Words,
): CityList {
  const list = {
    continents: {} as CityList['continents'],
    countries: {} as CityList['countries'],
    rings: {} as CityList['rings'],
    cities: [] as CityList['cities'][number][],
  };
  for (const { id, data } of cities) {
    const segments = ringOf(data, principles);
    const ring = segments.reduce((sum, { on }, index) => sum + (on ? 2 ** index : 0), 0);
    const continent = continentOf(data.country);
    list.continents[continent] ??= words.continent(continent);
    list.countries[data.country] ??= [words.country(data.country), continent];
    list.rings[ring] ??= words.ring(
      segments.filter(({ on }) => on).map(({ principle }) => principle.data.shortTitle),
      principles.length,
    );
    list.cities.push([id, data.name, data.country, ring, data.joined ?? data.memberBy ?? '']);
  }
  return list;
}
