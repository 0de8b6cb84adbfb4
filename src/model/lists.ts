/** How long lists may be, so that no page breaks its budget. */
import { continentSlug } from './places.ts';
import type { Continent } from './queries/cities.ts';
import { routes } from './urls.ts';

/** Activities on one page of an archive, and events on one page of theirs. */
export const PAGE_SIZE = 30;

/** Activities on the page of a city, partner or principle; more than these are listed in an archive of its own. */
export const EXCERPT_SIZE = 30;

/** Rows on one page of a table of cities. */
export const TABLE_SIZE = 100;

/** Entries of one sort whose names the index of the search page lists; where there are more, it leads to lists that hold them. */
export const INDEX_SIZE = 200;

/** Bytes of the quick index of the search, compressed: of the 60 kB for first answers, its scripts take the rest. */
export const FIRST_ANSWERS_BYTES = 48_000;

/** A list of cities that a page shows whole while they are few. */
export interface Room {
  /** Most cities that are shown whole. */
  whole: number;
  /** Cities that are shown where there are more. */
  excerpt: number;
}

/** Cities on the page of a principle, each with what it does. */
export const ACTING_CITIES: Room = { whole: 24, excerpt: 12 };

/** Cities on the page of all cities, which has two maps as well; the excerpt is that of each continent. With 60 cities it weighs 13.8 kB. */
export const DIRECTORY: Room = { whole: 60, excerpt: 6 };

/** Member cities on one page of a country; the first has its activities as well. */
export const COUNTRY_SIZE = 30;

/** Candidates, and former members, on the page of all cities, which has the members as well. */
export const OTHER_CITIES: Room = { whole: 12, excerpt: 6 };

/** Cities that are named below an item of the checklist, on a page of many items. */
export const ITEM_CITIES: Room = { whole: 24, excerpt: 12 };

/** Whether a page shows all of its cities, and needs no list of their own. */
export function isWhole(cities: readonly unknown[], { whole }: Room): boolean {
  return cities.length <= whole;
}

/** Gives the path of the list of the member cities of a continent: on the page of all cities, or on a page of its own. */
export function continentLists(members: readonly unknown[]): (continent: Continent) => string {
  return (continent) =>
    isWhole(members, DIRECTORY)
      ? `/cities/#${continent}`
      : routes.continent(continentSlug(continent));
}
