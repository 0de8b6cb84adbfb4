/**
 * The whole content, loaded and sorted once for all pages. Only pages ask it: components get what
 * they need as props.
 */
import { getCollection, type CollectionEntry } from 'astro:content';
import { settings } from '../settings.ts';
import {
  byCity,
  byKind,
  byPartner,
  byPlace as activitiesByPlace,
  byPrinciple,
  byTopic,
  byYear,
  past,
  published,
  relatedIndex,
  upcoming,
} from '../model/queries/activities.ts';
import type { Locale } from '../i18n/index.ts';
import { channelsOf } from './feeds/channels.ts';
import { marked } from './preview.ts';
import { allActions } from '../model/queries/actions.ts';
import { isDone } from '../model/schemas/action.ts';
import {
  byChecklistItem,
  byContinent,
  byCountry,
  candidates,
  continentOf,
  countCountries,
  formerMembers,
  members,
  similarIndex,
} from '../model/queries/cities.ts';
import { allCorrections } from '../model/queries/corrections.ts';
import { latestProjects } from '../model/queries/projects.ts';
import { corePartners, otherPartners } from '../model/queries/partners.ts';

export type PrincipleEntry = CollectionEntry<'principles'>;
export type CityEntry = CollectionEntry<'cities'>;
export type ActivityEntry = CollectionEntry<'activities'>;
export type PartnerEntry = CollectionEntry<'partners'>;
export type ProjectEntry = CollectionEntry<'projects'>;

function byId<E extends { id: string }>(entries: readonly E[]): (id: string) => E {
  const map = new Map(entries.map((entry) => [entry.id, entry]));
  return (id) => {
    const entry = map.get(id);
    if (!entry) throw new Error(`There is no entry "${id}".`);
    return entry;
  };
}

/** What pages ask about the cities. */
function aboutCities(cities: CityEntry[]) {
  const memberCities = members(cities);
  const actions = allActions(memberCities);
  return {
    cities,
    city: byId(cities),
    members: memberCities,
    candidates: candidates(cities),
    formerMembers: formerMembers(cities),
    countryCount: countCountries(memberCities),
    citiesByItem: byChecklistItem(memberCities),
    citiesByCountry: byCountry(memberCities),
    /** Countries and continents of the members, by their codes. */
    countries: [...byCountry(memberCities).keys()],
    continents: byContinent(memberCities).map(([continent]) => continent),
    similar: similarIndex(memberCities),
    /** What the members do, the latest first, plans among them. */
    actions,
    /** Those that count. */
    doneActions: actions.filter(({ action }) => isDone(action)),
  };
}

/**
 * What pages ask about the activities: the published ones, and in development and previews the
 * others too, marked as such.
 */
function aboutActivities(all: ActivityEntry[], memberCities: readonly CityEntry[], locale: Locale) {
  const drafts = import.meta.env.DEV || settings.drafts === 'show';
  const activities = published(all, settings.buildDay, { drafts }).map((activity) =>
    marked(activity, settings.buildDay, locale),
  );
  const [years, kinds, topics] = [byYear(activities), byKind(activities), byTopic(activities)];
  return {
    /** Newest first. */
    activities,
    activitiesByYear: years,
    activitiesByTopic: topics,
    activitiesByKind: kinds,
    activitiesByCity: byCity(activities),
    /** By the code of the country; those of its member cities. */
    activitiesByCountry: activitiesByPlace(
      activities,
      new Map(memberCities.map(({ id, data }) => [id, data.country])),
    ),
    /** By the code of the continent; those of its member cities. */
    activitiesByContinent: activitiesByPlace(
      activities,
      new Map(memberCities.map(({ id, data }) => [id, continentOf(data.country)])),
    ),
    activitiesByPrinciple: byPrinciple(activities),
    activitiesByPartner: byPartner(activities),
    /** The lists of the archive, each with its number of activities. */
    archive: { years: sizes(years), kinds: sizes(kinds), topics: sizes(topics) },
    related: relatedIndex(activities),
    upcoming: upcoming(activities, settings.buildDay),
    past: past(activities, settings.buildDay),
  };
}

function sizes<Key>(groups: ReadonlyMap<Key, readonly unknown[]>): [key: Key, count: number][] {
  return [...groups].map(([key, { length }]) => [key, length]);
}

async function loadSite(locale: Locale) {
  const [principles, allCities, allActivities, partners, pages, projects, [list], [counts]] =
    await Promise.all([
      getCollection('principles'),
      getCollection('cities'),
      getCollection('activities'),
      getCollection('partners'),
      getCollection('pages'),
      getCollection('projects'),
      getCollection('checklist'),
      getCollection('memberCounts'),
    ]);
  principles.sort((a, b) => a.data.number - b.data.number);
  const cities = aboutCities(allCities);
  const activities = aboutActivities(allActivities, cities.members, locale);
  const checklist = list?.data.items ?? [];
  const checklistItems = checklist.flatMap(({ items }) => items);
  const channels = channelsOf({ principles, ...cities, ...activities }, locale);
  return {
    ...cities,
    ...activities,
    principles,
    principle: byId(principles),
    /** Sections of the checklist, in the order of the file. */
    checklist,
    checklistItems,
    checklistItem: byId(checklistItems),
    /** How many members there were, the first number first. */
    memberCounts: counts?.data.items ?? [],
    partners,
    partner: byId(partners),
    corePartners: corePartners(partners),
    otherPartners: otherPartners(partners),
    /** Projects, the latest first. */
    projects: latestProjects(projects),
    pages,
    page: byId(pages),
    /** What was corrected, the newest first. */
    corrections: allCorrections({
      ...cities,
      ...activities,
      principles,
      partners,
      projects,
      pages,
    }),
    channels,
    /** The channel whose files are in a folder (`/topics/ai/`); undefined if there is none. */
    channel: (folder: string) => channels.find((channel) => channel.folder === folder),
  };
}

export type Site = Awaited<ReturnType<typeof loadSite>>;
export type Archive = Site['archive'];

const loaded = new Map<Locale, Promise<Site>>();

/**
 * The content of the site for pages in one language. In development it is loaded for each request,
 * to show what was just written.
 */
export function getSite(locale: Locale): Promise<Site> {
  if (import.meta.env.DEV) return loadSite(locale);
  const site = loaded.get(locale) ?? loadSite(locale);
  loaded.set(locale, site);
  return site;
}
