/** Addresses of the site. Every link goes through {@link path}, so that the site works below a base path too. */
import type { ActionFacet } from './action-facets.ts';
import { settings } from '../settings.ts';

/**
 * The address of a page or file, below the site's base.
 *
 * @param to path from the root of the site: `/cities/`.
 */
export function path(to: string): string {
  return settings.base.slice(0, -1) + to;
}

/** The same as a full address, for feeds, metadata and canonical links. */
export function absolute(to: string): string {
  return settings.site + path(to);
}

/** The address under which calendar programs subscribe: `webcal://…`. */
export function subscription(to: string): string {
  return absolute(to).replace(/^https?:/, 'webcal:');
}

/**
 * Path of one page of a list.
 *
 * @param route of the first page: `/kinds/news/`; @param number of the page, from 1.
 */
export function pageRoute(route: string, number: number): string {
  return number > 1 ? `${route}${number}/` : route;
}

/** The place of an action on the page of its city. No heading has a dot in its id. */
export function actionAnchor(id: string): string {
  return `action.${id}`;
}

/** The folder of the lists of each facet of the actions, below /actions/. */
export const ACTION_FOLDERS = {
  checklist: 'checklist',
  kind: 'kinds',
  principle: 'principles',
  topic: 'topics',
  country: 'countries',
  year: 'years',
} as const satisfies Record<ActionFacet, string>;

/** Paths of the entries from the root of the site, for {@link path}. */
export const routes = {
  principle: (slug: string) => `/principles/${slug}/`,
  city: (slug: string) => `/cities/${slug}/`,
  action: (city: string, id: string) => `/cities/${city}/actions/${id}/`,
  /** A city beside those that are most like it. */
  comparison: (city: string) => `/cities/${city}/compare/`,
  activity: (slug: string) => `/activities/${slug}/`,
  /** The calendar file of one event: its name says which event, in the folder of downloads, too. */
  eventCalendar: (slug: string) => `/activities/${slug}/${slug}.ics`,
  year: (year: number) => `/activities/${year}/`,
  kind: (kind: string) => `/kinds/${kind}/`,
  country: (slug: string) => `/countries/${slug}/`,
  continent: (slug: string) => `/continents/${slug}/`,
  topic: (slug: string) => `/topics/${slug}/`,
  project: (slug: string) => `/projects/${slug}/`,
  partner: (slug: string) => `/partners/${slug}/`,
  /** A page of the coalition's own: `/about/`. */
  page: (slug: string) => `/${slug}/`,
  /** Lists of cities that are not members, if there are many. */
  otherCities: (status: 'candidates' | 'former') => `/cities/${status}/`,
  /** The actions with one value of a facet. */
  actions: (facet: ActionFacet, slug: string) => `/actions/${ACTION_FOLDERS[facet]}/${slug}/`,
  checklistItem: (id: string) => `/checklist/#${id}`,
  checklistCities: (id: string) => `/checklist/${id}/`,
} as const;
