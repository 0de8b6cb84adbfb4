/** How long lists may be, so that every page stays within its budget. */
import { continentSlug } from './places.ts';
import type { Continent } from './queries/cities.ts';
import { routes } from './urls.ts';

/** Activities on one page of an archive, and events on one page of their list. */
export const PAGE_SIZE = 30;

/** Activities on the page of a city, partner or principle. If there are more, they have their own archive. */
export const EXCERPT_SIZE = 30;

/** Rows on one page of a table of cities. */
export const TABLE_SIZE = 100;

/** Entries of one kind that the index on the search page names. If there are more, it links to lists of them. */
export const INDEX_SIZE = 200;

/** Compressed bytes of the quick search index. Its scripts take the rest of the 60 kB for first answers. */
export const FIRST_ANSWERS_BYTES = 48_000;

/** How many cities a page lists. */
export interface Room {
  /** Up to this number, the page lists them all. */
  whole: number;
  /** If there are more, it lists this number. */
  excerpt: number;
}

/** Cities on the page of a principle, each with its actions. */
export const ACTING_CITIES: Room = { whole: 24, excerpt: 12 };

/**
 * Cities on the page of all cities, which also has two maps. The excerpt is for each continent.
 * With 60 cities the page weighs 13.8 kB.
 */
export const DIRECTORY: Room = { whole: 60, excerpt: 6 };

/** Member cities on one page of a country; the first page also has activities. */
export const COUNTRY_SIZE = 30;

/** Candidates, and former members, on the page of all cities. */
export const OTHER_CITIES: Room = { whole: 12, excerpt: 6 };

/** Cities named below an item of the checklist. */
export const ITEM_CITIES: Room = { whole: 24, excerpt: 12 };

/** True if a page lists all cities, so that they need no other list. */
export function isWhole(cities: readonly unknown[], { whole }: Room): boolean {
  return cities.length <= whole;
}

/**
 * Returns a function that gives the path of the list of members of a continent: on the page of all
 * cities, or on a separate page.
 */
export function continentLists(members: readonly unknown[]): (continent: Continent) => string {
  return (continent) =>
    isWhole(members, DIRECTORY)
      ? `/cities/#${continent}`
      : routes.continent(continentSlug(continent));
}
