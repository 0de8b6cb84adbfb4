/** All pages of the site as documents of the quick index. */
import { activityDate, country, t } from '../../i18n/index.ts';
import { openData } from '../../i18n/data.ts';
import { yearOf } from '../../base/dates.ts';
import { FIRST_ANSWERS_BYTES } from '../../model/lists.ts';
import { getSite, type Site } from '../site.ts';
import { path, routes } from '../../model/urls.ts';
import { firstAnswers, type FirstAnswers } from './first-answers.ts';
import type { SearchDocument } from './quick-index.ts';

const NONE = { names: '', note: '', topics: [], principles: [], country: '', year: '' } as const;

/** In a fixed order, in which the quick index keeps them: first what there is little of, then the cities, then the activities, the newest first. */
export function searchDocuments(site: Site): SearchDocument[] {
  const { type } = t.search;
  return [
    ...site.pages.map(({ id, data }) => ({
      ...NONE,
      url: path(`/${id}/`),
      title: data.title,
      type: type.page,
      names: id === 'join' ? t.nav.join : '',
      summary: data.description,
    })),
    ...(
      [
        ['/principles/', t.principles],
        ['/cities/', t.city],
        ['/activities/', t.activity],
        ['/events/', t.event],
        ['/partners/', t.partner],
        ['/projects/', t.project],
        ['/checklist/', t.checklist],
        ['/feeds/', t.feeds],
        ['/data/', openData],
      ] as const
    ).map(([route, { title, description }]) => ({
      ...NONE,
      url: path(route),
      title,
      type: type.page,
      summary: description,
    })),
    ...site.principles.map(({ id, data }) => ({
      ...NONE,
      url: path(routes.principle(id)),
      title: data.title,
      type: type.principle,
      names: data.shortTitle,
      summary: data.summary,
      principles: [id],
    })),
    ...[...site.corePartners, ...site.otherPartners].map(({ id, data }) => ({
      ...NONE,
      url: path(routes.partner(id)),
      title: data.shortName,
      type: type.partner,
      names: data.name,
      summary: data.summary,
    })),
    ...site.projects.map(({ id, data }) => ({
      ...NONE,
      url: path(routes.project(id)),
      title: data.name,
      type: type.project,
      names: data.shortName ?? '',
      summary: data.summary,
      year: String(yearOf(data.start)),
    })),
    ...[...site.activitiesByTopic.keys()].sort().map((topic) => ({
      ...NONE,
      url: path(routes.topic(topic)),
      title: t.topic[topic].label,
      type: type.topic,
      summary: t.topic[topic].meaning,
      topics: [topic],
    })),
    ...[...site.members, ...site.candidates, ...site.formerMembers].map(({ id, data }) => ({
      ...NONE,
      url: path(routes.city(id)),
      title: data.name,
      type: type.city,
      names: [...data.localNames.map(({ name }) => name), country(data.country)].join(' '),
      summary: data.summary,
      note: country(data.country),
      principles: site.principles
        .map((principle) => principle.id)
        .filter((principle) => data.actions.some((action) => action.principle === principle)),
      country: data.country,
    })),
    ...site.activities.map(({ id, data }) => ({
      ...NONE,
      url: path(routes.activity(id)),
      title: data.title,
      type: type.activity,
      summary: data.summary,
      note: activityDate(data),
      topics: data.topics,
      principles: data.principles,
      year: String(yearOf(data.date)),
    })),
  ];
}

let parted: Promise<FirstAnswers> | undefined;

/** The documents of the site, in those that the quick index holds and those beyond it. In development they are parted anew each time, as the content is read anew. */
export function getFirstAnswers(): Promise<FirstAnswers> {
  const part = async () => firstAnswers(searchDocuments(await getSite()), FIRST_ANSWERS_BYTES);
  if (import.meta.env.DEV) return part();
  return (parted ??= part());
}
