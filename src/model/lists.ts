/**
 * How much of a list a page shows, by weight, so that content can never break the budget of a page.
 *
 * A page may take {@link PAGE_BYTES}. Lists stop at {@link FULL} of it, where the build begins to
 * warn. What entries add to a page is estimated by {@link weigh} from their own words, because
 * which pages there are must be known before any is rendered. How well the estimate holds is
 * measured on rendered pages, of every size and script, in src/quality/weights/.
 */
import { compressedSize } from '../base/compressed-size.ts';
import { escapeXml } from '../base/escape.ts';
import type { Activity } from './schemas/activity.ts';
import type { CityAction } from './schemas/action.ts';
import type { ActionEntry } from './queries/actions.ts';
import type { City } from './schemas/city.ts';
import { openQuestions } from './schemas/joining.ts';
import type { Partner } from './schemas/partner.ts';
import type { Project } from './schemas/project.ts';
import { continentSlug } from './places.ts';
import { byContinent, type CityWithActions, type Continent } from './queries/cities.ts';
import type { Entry } from './queries/entry.ts';
import { routes } from './urls.ts';

/** Most bytes of HTML and CSS of a list, an index or a page of the site's own, compressed. It is never raised. */
export const PAGE_BYTES = 14_000;

/** The share of a budget at which lists stop, and from which the build warns. */
export const FULL = 0.9;

/** Compressed bytes of the quick search index. Its scripts take the rest of the 60 kB for first answers. */
export const FIRST_ANSWERS_BYTES = 42_400;

/** What limits a list. */
export interface List<Item> {
  /** The most that a reader is shown at once, however light the entries are. */
  most: number;
  /** Compressed bytes that the entries may add to their page. */
  bytes: number;
  /** What the page says of an entry, as far as it differs from that of others. */
  text: (item: Item) => string;
  /** Compressed bytes of what stands around these words in each entry: elements, labels, drawings. */
  markup: number;
}

/** Bytes of an empty file after gzip. */
const EMPTY = compressedSize('');

/** Compressed bytes that entries add to a page. */
function weigh<Item>(items: readonly Item[], { text, markup }: List<NoInfer<Item>>): number {
  const words = items.map((item) => escapeXml(text(item))).join('\n');
  return compressedSize(words) - EMPTY + items.length * markup;
}

/** True if a page has room for entries. */
export function fitsIn<Item>(list: List<Item>, items: readonly Item[]): boolean {
  return weigh(items, list) <= list.bytes;
}

/**
 * The largest count for which something fits, found by halving.
 *
 * @param limit the largest to try. @param fits must not hold for more than for less.
 */
export function largestCount(limit: number, fits: (count: number) => boolean): number {
  if (fits(limit)) return limit;
  let [fitting, breaking] = [0, limit];
  while (breaking - fitting > 1) {
    const middle = Math.floor((fitting + breaking) / 2);
    if (fits(middle)) fitting = middle;
    else breaking = middle;
  }
  return fitting;
}

/**
 * The first entries that fit, in their order.
 *
 * @param bytes the room for them, if it is not that of the list.
 */
export function fitting<Item>(
  items: readonly Item[],
  list: List<NoInfer<Item>>,
  bytes = list.bytes,
): readonly Item[] {
  const shown = items.slice(0, list.most);
  const count = largestCount(
    shown.length,
    (length) => weigh(shown.slice(0, length), list) <= bytes,
  );
  return count === items.length ? items : shown.slice(0, count);
}

/** All entries, on as many pages as they need. There is always one page, and none is empty but the only one. */
export function inPages<Item>(
  items: readonly Item[],
  list: List<NoInfer<Item>>,
): [readonly Item[], ...(readonly Item[])[]] {
  const pageFrom = (start: number) => {
    const rest = items.slice(start, start + list.most);
    return rest.slice(0, Math.max(1, fitting(rest, list).length));
  };
  const first = pageFrom(0);
  const pages: [readonly Item[], ...(readonly Item[])[]] = [first];
  for (let start = first.length; start < items.length; start += pages.at(-1)?.length ?? 1)
    pages.push(pageFrom(start));
  return pages;
}

// The bytes below are what a page has left beside everything else on it, in the heaviest of the cases that
// src/quality/weights/ goes through. If a template or the stylesheet grows, its test says so.

type ActivityEntry = Entry<Activity>;
type CityEntry = Entry<City>;

const titleOf = ({ id, data: { date, title, kind, language } }: ActivityEntry) =>
  [date, id, title, kind, language].join(' ');

/** Activities with their summaries on one page of an archive. */
export const ARCHIVE: List<ActivityEntry> = {
  most: 30,
  bytes: 3_500,
  text: (activity) => `${titleOf(activity)} ${activity.data.summary}`,
  markup: 10,
};

/** Events on one page of their list. */
export const EVENTS: List<ActivityEntry> = {
  ...ARCHIVE,
  text({ id, data: { title, summary, language, event } }) {
    const { start, end, timeZone, place } = event ?? {};
    return [start, end, timeZone, place, id, title, summary, language].join(' ');
  },
  markup: 30,
};

/** The newest activities on the page of all. */
export const NEWEST: List<ActivityEntry> = { ...ARCHIVE, most: 15 };

/** The newest activities on the home page: one story, then the next. */
export const STORIES: List<ActivityEntry> = { ...ARCHIVE, most: 5, bytes: 1_200 };

/** Upcoming events on the home page. */
export const NEXT_EVENTS: List<ActivityEntry> = { ...EVENTS, most: 3, bytes: 600 };

/** Past events on the home page, if there is none to come. */
export const LAST_EVENTS: List<ActivityEntry> = { ...NEXT_EVENTS, most: 2 };

/**
 * Activities without summaries on the page of a city, country, partner or principle. If there are
 * more, they have their own archive.
 */
export const EXCERPT: List<ActivityEntry> = { most: 30, bytes: 1_900, text: titleOf, markup: 8 };

/** Cities with their rings on one page of a list. */
export const CITIES: List<CityEntry> = {
  most: 60,
  bytes: 3_600,
  text: ({ id, data: { name, country, joined, memberBy, applied } }) =>
    [id, name, country, joined ?? memberBy ?? applied].join(' '),
  markup: 26,
};

/** Candidates on one page of what waits, each with what its file leaves open. */
export const WAITING: List<CityEntry> = {
  ...CITIES,
  text: ({ id, data }) =>
    [
      ...[id, data.name, data.country, data.applied, data.decision?.planned],
      ...openQuestions(data),
    ].join(' '),
  markup: 30,
};

/** Cities in the table of when each of them joined, within a text. */
export const ACCESSIONS: List<CityEntry> = {
  most: 400,
  bytes: 3_600,
  text: ({ id, data: { name, joined, memberBy, membershipSource } }) =>
    [id, name, joined ?? memberBy, membershipSource].join(' '),
  markup: 12,
};

/** Member cities on one page of a country; the first page also has activities. */
export const CITIES_OF_COUNTRY: List<CityEntry> = { ...CITIES, most: 30, bytes: 2_000 };

/** Marks on a map, by their names. If they do not fit, more cities share one. */
export const MARKS: List<string> = { most: Infinity, bytes: 900, text: (name) => name, markup: 14 };

/** Candidates, or former members, on the page of all cities. */
const OTHER_CITIES: List<CityEntry> = { ...CITIES, most: 12, bytes: 450 };

/** Rows on one page of the table of cities. */
export const TABLE: List<CityEntry> = {
  most: 100,
  bytes: 3_000,
  text: ({ id, data: { name, country } }) => [id, name, country].join(' '),
  markup: 40,
};

/** Cities on one page of their feeds. */
export const FEEDS: List<{ name: string; folder: string }> = {
  most: 100,
  bytes: 4_100,
  text: ({ name, folder }) => `${name} ${folder}`,
  markup: 32,
};

/** Corrections on one page of their list. */
export const CORRECTIONS: List<{ title: string; text: string; route: string; date: string }> = {
  most: 50,
  bytes: 4_200,
  text: ({ title, text, route, date }) => [title, text, route, date].join(' '),
  markup: 20,
};

/** Lines of the answer to a question on the page about the open data. */
export const ANSWER: List<string> = { most: 4, bytes: 60, text: (line) => line, markup: 4 };

/** Partners on one page of their list. */
export const PARTNERS: List<Entry<Partner>> = {
  most: 60,
  bytes: 4_200,
  text: ({ id, data: { shortName, role, nameLanguage } }) =>
    [id, shortName, role, nameLanguage].join(' '),
  markup: 10,
};

/** Projects on one page of their list. */
export const PROJECTS: List<Entry<Project>> = {
  most: 60,
  bytes: 4_200,
  text: ({ id, data: { name, summary, start, end } }) =>
    [id, name, summary, start, end ?? ''].join(' '),
  markup: 20,
};

/** Projects within a text, which then leads to the list of all. */
export const PROJECTS_IN_TEXT: List<Entry<Project>> = { ...PROJECTS, most: 24, bytes: 2_200 };

/** What a city does under one principle, in a list of cities. If there is more, its own page has it. */
export const ACTIONS: List<CityAction> = {
  most: 12,
  bytes: 1_100,
  text: ({ id, text, source: { url, publisher }, date }) =>
    [id, text, url, publisher, date].join(' '),
  markup: 34,
};

/** Actions of all cities on one page of a list of their library. */
export const LIBRARY: List<ActionEntry> = {
  most: 40,
  bytes: 4_500,
  text: ({ city, action }) =>
    [city.id, city.data.name, ACTIONS.text(action), action.source.title].join(' '),
  markup: 58,
};

/** Cities that are shown side by side: more columns would not fit. */
export const SIDE_BY_SIDE = 3;

/** Cities on the page that leads to the comparisons. */
export const COMPARABLE: List<CityEntry> = {
  most: 600,
  bytes: 2_900,
  text: ({ id, data: { name } }) => `${id} ${name}`,
  markup: 8,
};

/** The latest actions on the page of the library. */
const LATEST_ACTIONS: List<ActionEntry> = { ...LIBRARY, most: 8, bytes: 1_600 };

/** Actions that are like one of another city, on the page of that action. */
export const SAME_ACTIONS: List<ActionEntry> = { ...LIBRARY, most: 12, bytes: 2_600 };

/** Cities on one page of those that act on a principle, each with its actions. */
export const ACTING: List<CityWithActions<CityEntry>> = {
  most: 24,
  bytes: 4_000,
  text: ({ city, actions }) =>
    [city.id, city.data.name, ...fitting(actions, ACTIONS).map(ACTIONS.text)].join(' '),
  markup: 40,
};

/** The most active of them on the page of the principle. */
export const MOST_ACTIVE: typeof ACTING = { ...ACTING, bytes: 3_900 };

/** The summaries of the principles on the home page: all of them, or none. */
export const SUMMARIES: List<string> = {
  most: 5,
  bytes: 900,
  text: (summary) => summary,
  markup: 4,
};

/** What a principle asks for, on the page of all principles. */
export const POINTS: List<string> = { most: 12, bytes: 500, text: (point) => point, markup: 4 };

/** What two cities have in common, on the page of one of them. */
export const IN_COMMON: List<string> = { most: 8, bytes: 400, text: (item) => item, markup: 2 };

/** Links to entries by name. */
export interface Link {
  href: string;
  name: string;
}

/** Names on the search page, which shares its room among its lists. */
export const INDEX: List<Link> = {
  most: Infinity,
  bytes: 3_340,
  text: ({ href, name }) => `${href} ${name}`,
  markup: 3,
};

/** Compressed bytes for the lists and the latest actions on the page of the library. */
const LIBRARY_PAGE_BYTES = 3_000;

/** The latest actions that fit below the lists of the library. */
export function latestActions<Item extends ActionEntry>(
  actions: readonly Item[],
  lists: readonly { route: string; label: string }[],
): readonly Item[] {
  const names = lists.map(({ route, label }): Link => ({ href: route, name: label }));
  const room = LIBRARY_PAGE_BYTES - weigh(names, INDEX);
  return fitting(actions, LATEST_ACTIONS, Math.min(LATEST_ACTIONS.bytes, room));
}

/**
 * Divides the room of the search page among its lists.
 *
 * @param lists the most important first. One that must be whole is left out unless all of it fits.
 * @returns the links of each that the page names.
 */
export function shareIndex<Item extends Link>(
  lists: readonly { links: readonly Item[]; mustBeWhole?: boolean }[],
): (readonly Item[])[] {
  const all: Item[] = [];
  return lists.map(({ links, mustBeWhole = false }) => {
    const count = largestCount(links.length, (length) =>
      fitsIn(INDEX, [...all, ...links.slice(0, length)]),
    );
    const named = mustBeWhole && count < links.length ? [] : links.slice(0, count);
    all.push(...named);
    return named;
  });
}

/** The actions of cities side by side, each with the title of its source. */
const BESIDE: List<CityAction> = {
  ...ACTIONS,
  bytes: 4_500,
  text: (action) => `${ACTIONS.text(action)} ${action.source.title}`,
  markup: 56,
};

/**
 * How many actions cities side by side show under one principle: the same number for all.
 *
 * @param columns the actions of each city under each principle.
 */
export function actionsPerColumn(columns: readonly (readonly CityAction[])[]): number {
  const first = (count: number) => columns.flatMap((actions) => actions.slice(0, count));
  return largestCount(BESIDE.most, (count) => fitsIn(BESIDE, first(count)));
}

/**
 * How many of the cities that answer an item of the checklist stand below it: the same number for
 * all, so that they can be compared. If there are more, they have their own page.
 */
export function citiesPerItem(citiesByItem: ReadonlyMap<string, readonly CityEntry[]>): number {
  const list: List<CityEntry> = { ...TABLE, bytes: 2_400, markup: 6 };
  const first = (count: number) =>
    [...citiesByItem.values()].flatMap((cities) => cities.slice(0, count));
  return largestCount(24, (count) => weigh(first(count), list) <= list.bytes);
}

/** The cities on the page of all cities. */
export interface Directory<Item> {
  /** Members by continent. */
  continents: readonly { continent: Continent; all: readonly Item[]; shown: readonly Item[] }[];
  candidates: readonly Item[];
  former: readonly Item[];
  /** False if some members are left out: then each continent has its own page, and Europe's has its map. */
  isWhole: boolean;
}

/** Compressed bytes for the cities on the page of all, beside the map of the world and that of Europe. */
const DIRECTORY = 2_150;

/** Compressed bytes of the map of Europe, which makes room if there are too many cities. */
const MAP_OF_EUROPE = 600;

/** The link to the other cities of a continent. */
const LINK_TO_CONTINENT = 40;

/** What the page of all cities shows: all members, or as many of each continent. */
export function directoryOf<Item extends CityEntry>(cities: {
  members: readonly Item[];
  candidates: readonly Item[];
  formerMembers: readonly Item[];
}): Directory<Item> {
  const candidates = fitting(cities.candidates, OTHER_CITIES);
  const former = fitting(cities.formerMembers, OTHER_CITIES);
  const room = DIRECTORY - weigh([...candidates, ...former], CITIES);
  const continents = byContinent(cities.members);
  const isWhole = weigh(cities.members, CITIES) <= room;
  const first = (count: number) => continents.flatMap(([, all]) => all.slice(0, count));
  const roomForExcerpts = room + MAP_OF_EUROPE - continents.length * LINK_TO_CONTINENT;
  const count = isWhole
    ? Infinity
    : largestCount(CITIES.most, (each) => weigh(first(each), CITIES) <= roomForExcerpts);
  return {
    continents: continents.map(([continent, all]) => ({
      continent,
      all,
      shown: all.slice(0, count),
    })),
    candidates,
    former,
    isWhole,
  };
}

/** The path of the list of members of a continent: on the page of all cities, or on its own. */
export function continentList({ isWhole }: Directory<unknown>, continent: Continent): string {
  return isWhole ? `/cities/#${continent}` : routes.continent(continentSlug(continent));
}
