/** All pages of the site as documents of the quick index. */
import type { Locale } from '../../i18n/index.ts';
import { yearOf } from '../../base/dates.ts';
import { FIRST_ANSWERS_BYTES } from '../../model/lists.ts';
import { ringOf } from '../city-ring.ts';
import { getSite, type Site } from '../site.ts';
import { routes } from '../../model/urls.ts';
import { firstAnswers, type FirstAnswers } from './first-answers.ts';
import type { SearchDocument } from './quick-index.ts';

const NONE = { names: '', note: '', topics: [], principles: [], country: '', year: '' } as const;

/** Pages that are written, and those that list others. */
function pages(site: Site, { t, link }: Locale): SearchDocument[] {
  const lists = [
    ['/principles/', t.principles],
    ['/cities/', t.city],
    ['/activities/', t.activity],
    ['/events/', t.event],
    ['/partners/', t.partner],
    ['/projects/', t.project],
    ['/checklist/', t.checklist],
    ['/feeds/', t.feeds],
    ['/data/', t.openData],
  ] as const;
  return [
    ...site.pages.map(({ id, data }) => ({
      ...NONE,
      url: link(`/${id}/`),
      title: data.title,
      type: 'page' as const,
      names: id === 'join' ? t.nav.join : '',
      summary: data.description,
    })),
    ...lists.map(([route, { title, description }]) => ({
      ...NONE,
      url: link(route),
      title,
      type: 'page' as const,
      summary: description,
    })),
  ];
}

function principles(site: Site, { link }: Locale): SearchDocument[] {
  return site.principles.map(({ id, data }) => ({
    ...NONE,
    url: link(routes.principle(id)),
    title: data.title,
    type: 'principle',
    names: data.shortTitle,
    summary: data.summary,
    principles: [id],
  }));
}

function partners(site: Site, { link }: Locale): SearchDocument[] {
  return [...site.corePartners, ...site.otherPartners].map(({ id, data }) => ({
    ...NONE,
    url: link(routes.partner(id)),
    title: data.shortName,
    type: 'partner',
    names: data.name,
    summary: data.summary,
  }));
}

function projects(site: Site, { link }: Locale): SearchDocument[] {
  return site.projects.map(({ id, data }) => ({
    ...NONE,
    url: link(routes.project(id)),
    title: data.name,
    type: 'project',
    names: data.shortName ?? '',
    summary: data.summary,
    year: String(yearOf(data.start)),
  }));
}

function topics(site: Site, { t, link }: Locale): SearchDocument[] {
  return [...site.activitiesByTopic.keys()].sort().map((topic) => ({
    ...NONE,
    url: link(routes.topic(topic)),
    title: t.topic[topic].label,
    type: 'topic',
    summary: t.topic[topic].meaning,
    topics: [topic],
  }));
}

function cities(site: Site, { formats, link }: Locale): SearchDocument[] {
  return [...site.members, ...site.candidates, ...site.formerMembers].map(({ id, data }) => ({
    ...NONE,
    url: link(routes.city(id)),
    title: data.name,
    type: 'city',
    names: [...data.localNames.map(({ name }) => name), formats.country(data.country)].join(' '),
    summary: data.summary,
    note: formats.country(data.country),
    principles: ringOf(data, site.principles).flatMap(({ principle, on }) =>
      on ? [principle.id] : [],
    ),
    country: data.country,
  }));
}

function activities(site: Site, { formats, link }: Locale): SearchDocument[] {
  return site.activities.map(({ id, data }) => ({
    ...NONE,
    url: link(routes.activity(id)),
    title: data.title,
    type: 'activity',
    summary: data.summary,
    note: [formats.activityDate(data), formats.activityLanguage(data)].filter(Boolean).join(' · '),
    ...formats.foreign(data.language),
    topics: data.topics,
    principles: data.principles,
    year: String(yearOf(data.date)),
  }));
}

/**
 * In a fixed order, in which the quick index keeps them: first the kinds with few pages, then the
 * cities, then the activities, newest first.
 */
export function searchDocuments(site: Site, locale: Locale): SearchDocument[] {
  return [pages, principles, partners, projects, topics, cities, activities].flatMap((documents) =>
    documents(site, locale),
  );
}

const divided = new Map<Locale, Promise<FirstAnswers>>();

/**
 * The documents of the site in one language, divided into those within the quick index and those
 * beyond it. In development they are divided for each request, as the content is loaded for each.
 */
export function getFirstAnswers(locale: Locale): Promise<FirstAnswers> {
  const divide = async () =>
    firstAnswers(searchDocuments(await getSite(locale), locale), FIRST_ANSWERS_BYTES);
  if (import.meta.env.DEV) return divide();
  const known = divided.get(locale) ?? divide();
  divided.set(locale, known);
  return known;
}
