/** Questions to the cities: who is a member, where, and what they do. */
import { continents, countries, type TContinentCode } from 'countries-list';
import { comparePartialDates, type PartialDate } from '../../base/dates.ts';
import { isDone, type CityAction } from '../schemas/action.ts';
import type { City } from '../schemas/city.ts';
import { doneBy } from './actions.ts';
import { byText, groupBy, type Entry } from './entry.ts';

export type CityEntry = Entry<City>;

/** Comes after all dates. */
const UNDATED = '~' as PartialDate;

const byName = byText<City>((city) => city.data.name);

/** The member cities, by name. Only these are counted. */
export function members<E extends CityEntry>(cities: readonly E[]): E[] {
  return cities.filter((city) => city.data.status === 'member').sort(byName);
}

/** Cities that have applied, longest waiting first. */
export function candidates<E extends CityEntry>(cities: readonly E[]): E[] {
  return cities
    .filter((city) => city.data.status === 'candidate')
    .sort((a, b) => (a.data.applied ?? '').localeCompare(b.data.applied ?? '') || byName(a, b));
}

/** Cities that have left, by name. */
export function formerMembers<E extends CityEntry>(cities: readonly E[]): E[] {
  return cities.filter((city) => city.data.status === 'former').sort(byName);
}

export function countCountries(cities: readonly CityEntry[]): number {
  return new Set(cities.map((city) => city.data.country)).size;
}

/** Cities that a source names as members from, or by, the same date. */
export interface Accession<E> {
  /** When they joined; if that is not known, a date by which they were members. Undefined if neither is known. */
  date: PartialDate | undefined;
  /** True if the date is that of joining. */
  isJoining: boolean;
  /** Address of the source. */
  source: string | undefined;
  cities: E[];
}

/** When cities became members, the earliest first and those without a date last. Keeps the order within each. */
export function accessions<E extends CityEntry>(cities: readonly E[]): Accession<E>[] {
  const groups = groupBy(cities, ({ data: { joined, memberBy, membershipSource } }) =>
    [joined, memberBy, membershipSource].join(' '),
  );
  return [...groups.values()]
    .map((group): Accession<E> => {
      const { joined, memberBy, membershipSource } = (group[0] as E).data;
      return {
        date: joined ?? memberBy,
        isJoining: joined !== undefined,
        source: membershipSource,
        cities: group,
      };
    })
    .sort((a, b) => comparePartialDates(a.date ?? UNDATED, b.date ?? UNDATED));
}

export type Continent = TContinentCode;

/** All codes of continents. */
export const CONTINENTS = Object.keys(continents) as Continent[];

/** The continent of a country, by its ISO 3166-1 code. */
export function continentOf(country: string): Continent {
  return countries[country as keyof typeof countries].continent;
}

/** Cities by continent, the one with most cities first. Keeps the order within each. */
export function byContinent<E extends CityEntry>(cities: readonly E[]): [Continent, E[]][] {
  return [...groupBy(cities, (city) => continentOf(city.data.country))].sort(
    ([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1),
  );
}

/** Cities by country code, in the order of the codes. Keeps the order within each. */
export function byCountry<E extends CityEntry>(cities: readonly E[]): Map<string, E[]> {
  return new Map(
    [...groupBy(cities, (city) => city.data.country)].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export interface SimilarCity<E> {
  city: E;
  /** Ids of the checklist items that both answer, rarest first. */
  items: string[];
  /** Slugs of the principles on which both act, rarest first. */
  principles: string[];
}

/**
 * Prepares the search for similar cities.
 *
 * What few cities do counts more than what many do, and a checklist item counts
 * more than a principle.
 *
 * @returns a function that gives the cities most similar to one of them.
 */
export function similarIndex<E extends CityEntry>(
  cities: readonly E[],
): (city: E, count: number) => SimilarCity<E>[] {
  const traits = new Map(
    cities.map((city) => [
      city.id,
      {
        items: new Set(doneBy(city).flatMap(({ checklist }) => checklist ?? [])),
        principles: new Set(doneBy(city).map(({ principle }) => principle)),
      },
    ]),
  );
  const frequency = new Map<string, number>();
  for (const { items, principles } of traits.values())
    for (const trait of [...items, ...principles])
      frequency.set(trait, (frequency.get(trait) ?? 0) + 1);
  const rarity = (trait: string) => 1 / Math.log2(1 + (frequency.get(trait) ?? 1));
  const rarestFirst = (a: string, b: string) => rarity(b) - rarity(a) || (a < b ? -1 : 1);
  return (city, count) => {
    const own = traits.get(city.id);
    if (!own) return [];
    return cities
      .filter(({ id }) => id !== city.id)
      .map((other) => {
        const theirs = traits.get(other.id);
        const items = [...own.items].filter((item) => theirs?.items.has(item)).sort(rarestFirst);
        const principles = [...own.principles]
          .filter((principle) => theirs?.principles.has(principle))
          .sort(rarestFirst);
        return {
          city: other,
          items,
          principles,
          score:
            3 * items.reduce((sum, item) => sum + rarity(item), 0) +
            principles.reduce((sum, principle) => sum + rarity(principle), 0),
        };
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || byName(a.city, b.city))
      .slice(0, count)
      .map(({ city: other, items, principles }) => ({ city: other, items, principles }));
  };
}

/** The actions of a city by principle, plans among them; principles without an action are absent. */
export function actionsByPrinciple(city: City): Map<string, CityAction[]> {
  return groupBy(city.actions, (action) => action.principle);
}

/** The slugs of the principles under which a city has done something. */
export function principlesActedOn(city: City): Set<string> {
  return new Set(city.actions.filter(isDone).map(({ principle }) => principle));
}

export interface PrincipleShare {
  /** Slug of the principle. */
  principle: string;
  /** Number of sourced actions under it. */
  count: number;
}

/** How many actions that count a city has under each principle, in the order of the principles. */
export function principleShares(city: City, principles: readonly string[]): PrincipleShare[] {
  return principles.map((principle) => ({
    principle,
    count: city.actions.filter((action) => action.principle === principle && isDone(action)).length,
  }));
}

export interface CityWithActions<E> {
  city: E;
  actions: CityAction[];
}

/** The cities that act on a principle, with these actions, by name. Plans do not count. */
export function actingOn<E extends CityEntry>(
  cities: readonly E[],
  principle: string,
): CityWithActions<E>[] {
  return cities
    .map((city) => ({
      city,
      actions: doneBy(city).filter((action) => action.principle === principle),
    }))
    .filter(({ actions }) => actions.length > 0)
    .sort((a, b) => byName(a.city, b.city));
}

/** The same cities, those with most actions first, then by name. */
export function mostActiveFirst<E extends CityEntry>(
  acting: readonly CityWithActions<E>[],
): CityWithActions<E>[] {
  return acting.toSorted((a, b) => b.actions.length - a.actions.length || byName(a.city, b.city));
}

/** The cities that answer each item of the checklist, by item; items without a city are absent. */
export function byChecklistItem<E extends CityEntry>(cities: readonly E[]): Map<string, E[]> {
  const items = new Map<string, E[]>();
  for (const city of [...cities].sort(byName)) {
    for (const item of new Set(doneBy(city).map((action) => action.checklist))) {
      if (item !== undefined) items.set(item, [...(items.get(item) ?? []), city]);
    }
  }
  return items;
}
