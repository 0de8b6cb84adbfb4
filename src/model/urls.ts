/** Addresses of the site. Every link goes through {@link path}, so that the site works below a base path too. */
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

/**
 * Path of one page of a list.
 *
 * @param route of the first page: `/kinds/news/`; @param number of the page, from 1.
 */
export function pageRoute(route: string, number: number): string {
  return number > 1 ? `${route}${number}/` : route;
}

/** Paths of the entries from the root of the site, for {@link path}. */
export const routes = {
  principle: (slug: string) => `/principles/${slug}/`,
  city: (slug: string) => `/cities/${slug}/`,
  activity: (slug: string) => `/activities/${slug}/`,
  year: (year: number) => `/activities/${year}/`,
  kind: (kind: string) => `/kinds/${kind}/`,
  country: (slug: string) => `/countries/${slug}/`,
  continent: (slug: string) => `/continents/${slug}/`,
  topic: (slug: string) => `/topics/${slug}/`,
  project: (slug: string) => `/projects/${slug}/`,
  partner: (slug: string) => `/partners/${slug}/`,
  /** Lists of cities that are not members, if there are many. */
  otherCities: (status: 'candidates' | 'former') => `/cities/${status}/`,
  checklistItem: (id: string) => `/checklist/#${id}`,
  checklistCities: (id: string) => `/checklist/${id}/`,
} as const;
