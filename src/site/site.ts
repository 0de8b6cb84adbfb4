/**
 * The whole content, loaded and put in order once for all pages. Pages ask it;
 * components get what they need as props.
 */
import { getCollection, type CollectionEntry } from 'astro:content';
import { settings } from '../settings.ts';
import {
  byCity,
  byCountry as activitiesByCountry,
  byKind,
  byPartner,
  byPrinciple,
  byTopic,
  byYear,
  past,
  published,
  relatedIndex,
  upcoming,
} from '../model/queries/activities.ts';
import { marked } from './preview.ts';
import {
  byChecklistItem,
  byCountry,
  candidates,
  countCountries,
  formerMembers,
  members,
  similarIndex,
} from '../model/queries/cities.ts';
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

async function loadSite() {
  const [
    principles,
    cities,
    allActivities,
    partners,
    pages,
    projects,
    [checklist],
    [memberCounts],
  ] = await Promise.all([
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
  const drafts = import.meta.env.DEV || settings.drafts === 'show';
  const activities = published(allActivities, settings.buildDay, { drafts }).map((activity) =>
    marked(activity, settings.buildDay),
  );
  const memberCities = members(cities);
  return {
    principles,
    principle: byId(principles),
    /** Sections of the checklist, in the order of the file. */
    checklist: checklist?.data.items ?? [],
    /** How many members there were, the first number first. */
    memberCounts: memberCounts?.data.items ?? [],

    cities,
    city: byId(cities),
    members: memberCities,
    candidates: candidates(cities),
    formerMembers: formerMembers(cities),
    countryCount: countCountries(memberCities),
    citiesByItem: byChecklistItem(memberCities),
    citiesByCountry: byCountry(memberCities),
    similar: similarIndex(memberCities),

    /** All published activities, newest first; in development and previews the others too, marked as such. */
    activities,
    activitiesByYear: byYear(activities),
    activitiesByTopic: byTopic(activities),
    activitiesByKind: byKind(activities),
    activitiesByCity: byCity(activities),
    /** By the code of the country; those of its member cities. */
    activitiesByCountry: activitiesByCountry(
      activities,
      new Map(memberCities.map(({ id, data }) => [id, data.country])),
    ),
    activitiesByPrinciple: byPrinciple(activities),
    activitiesByPartner: byPartner(activities),
    related: relatedIndex(activities),
    upcoming: upcoming(activities, settings.buildDay),
    past: past(activities, settings.buildDay),

    partners,
    partner: byId(partners),
    corePartners: corePartners(partners),
    otherPartners: otherPartners(partners),

    /** Projects, the latest first. */
    projects: latestProjects(projects),

    pages,
    page: byId(pages),
  };
}

export type Site = Awaited<ReturnType<typeof loadSite>>;

let loaded: Promise<Site> | undefined;

/** The content of the site. In development it is read anew each time, to show what was just written. */
export function getSite(): Promise<Site> {
  if (import.meta.env.DEV) return loadSite();
  return (loaded ??= loadSite());
}
