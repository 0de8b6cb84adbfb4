/** All pages of the site as documents of the quick index. */
import type { Locale } from '../../i18n/index.ts';
import type { ForeignText } from '../../i18n/intl.ts';
import { compressedSize } from '../../base/compressed-size.ts';
import { yearOf } from '../../base/dates.ts';
import { continentList, directoryOf, FIRST_ANSWERS_BYTES } from '../../model/lists.ts';
import { countryNames, countrySlug } from '../../model/places.ts';
import { firstOnRecord } from '../../model/queries/projects.ts';
import { actionLists } from '../action-library.ts';
import { namesInGazetteer } from '../gazetteer/city-names.ts';
import { getGazetteer } from '../gazetteer/site-gazetteer.ts';
import { ringOf } from '../city-ring.ts';
import { getSite, type Site } from '../site.ts';
import { routes } from '../../model/urls.ts';
import { firstAnswers, type FirstAnswers } from './first-answers.ts';
import { namesInData, otherNames } from './names.ts';
import type { SearchDocument } from './quick-index.ts';

/** What most pages do not have. */
const NONE = { note: '', topics: [], principles: [], country: '', year: '' } as const;

type Page = Omit<Partial<SearchDocument>, 'names'> &
  Pick<SearchDocument, 'url' | 'title' | 'type' | 'summary'>;

/** A page with names that its title does not have. */
function named(page: Page, names: readonly string[]): SearchDocument {
  return { ...NONE, ...page, names: otherNames(page.title, names) };
}

/** Pages that are written, and those that list others. */
function pages(site: Site, { t, link }: Locale): SearchDocument[] {
  const lists = [
    ['/principles/', t.principles.title, t.principles.description],
    ['/cities/', t.city.title, t.city.description],
    ['/compare/', t.library.compare.title, t.library.compare.description],
    ['/actions/', t.library.title, t.library.description],
    ['/cities/table/', t.finding.table, t.finding.tableDescription],
    ['/activities/', t.activity.title, t.activity.description],
    ['/events/', t.event.title, t.event.description],
    ['/partners/', t.partner.title, t.partner.description],
    ['/projects/', t.project.title, t.project.description],
    ['/checklist/', t.checklist.title, t.checklist.description],
    ['/feeds/', t.feeds.title, t.feeds.description],
    ['/feeds/cities/', t.channels.cities, t.channels.citiesDescription],
    ['/corrections/', t.corrections.title, t.corrections.description],
    ['/data/', t.openData.title, t.openData.description],
  ] as const;
  return [
    ...site.pages.map(({ id, data }) => [`/${id}/`, data.title, data.description] as const),
    ...lists,
  ].map(([route, title, summary]) =>
    named({ url: link(route), title, type: 'page', summary }, t.searchWords.page[route] ?? []),
  );
}

function principles(site: Site, { t, link }: Locale): SearchDocument[] {
  return site.principles.map(({ id, data: { number, title, shortTitle, summary } }) =>
    named(
      { url: link(routes.principle(id)), title, type: 'principle', summary, principles: [id] },
      [shortTitle, ...t.searchWords.principle(number)],
    ),
  );
}

function partners(site: Site, { link }: Locale): SearchDocument[] {
  return [...site.corePartners, ...site.otherPartners].map((partner) => {
    const { name, shortName, summary } = partner.data;
    return named(
      { url: link(routes.partner(partner.id)), title: shortName, type: 'partner', summary },
      [name, ...namesInData(partner)],
    );
  });
}

function projects(site: Site, { link }: Locale): SearchDocument[] {
  return site.projects.map((project) => {
    const { name, shortName, summary } = project.data;
    const first = firstOnRecord(project.data);
    const url = link(routes.project(project.id));
    const year = first && { year: String(yearOf(first)) };
    return named({ url, title: name, type: 'project', summary, ...year }, [
      ...(shortName === undefined ? [] : [shortName]),
      ...namesInData(project),
    ]);
  });
}

function topics(site: Site, { t, link }: Locale): SearchDocument[] {
  return [...site.activitiesByTopic.keys()].sort().map((topic) => {
    const { label: title, meaning: summary } = t.topic[topic];
    return named(
      { url: link(routes.topic(topic)), title, type: 'topic', summary, topics: [topic] },
      t.searchWords.topic[topic],
    );
  });
}

function kinds(site: Site, { t, link }: Locale): SearchDocument[] {
  return [...site.activitiesByKind.keys()].sort().map((kind) => {
    const { label: title, meaning: summary } = t.finding.kind[kind];
    return named(
      { url: link(routes.kind(kind)), title, type: 'kind', summary },
      t.searchWords.kind[kind],
    );
  });
}

/** Continents and countries with members. The names of a country also lead to its cities, see quick-index.ts. */
function regions(site: Site, { t, formats, link }: Locale): SearchDocument[] {
  const directory = directoryOf(site);
  const someOf = (names: readonly string[]) => formats.list(names.slice(0, 12));
  const continents = directory.continents.map(({ continent, all }) => {
    const name = t.city.continent[continent];
    const countries = new Set(all.map(({ data }) => formats.country(data.country)));
    return named(
      {
        url: link(continentList(directory, continent)),
        title: t.finding.continentTitle(name),
        type: 'page',
        summary: someOf([...countries].sort(formats.compare)),
      },
      [name],
    );
  });
  const countries = [...site.citiesByCountry].map(([country, cities]) =>
    named(
      {
        url: link(routes.country(countrySlug(country))),
        title: formats.country(country),
        type: 'country',
        summary: someOf(cities.map(({ data }) => data.name)),
        country,
      },
      countryNames(country),
    ),
  );
  return [...continents, ...countries.sort((a, b) => formats.compare(a.title, b.title))];
}

/** Marks the part of a document that is not in the language of the site. */
function partIn(
  part: 'title' | 'summary',
  foreign: ForeignText,
): Pick<SearchDocument, 'lang' | 'dir' | 'part'> {
  return foreign.lang === undefined ? {} : { ...foreign, part };
}

async function cities(site: Site, { formats, link }: Locale): Promise<SearchDocument[]> {
  const { places } = await getGazetteer();
  return [...site.members, ...site.candidates, ...site.formerMembers].map((city) => {
    const { name, localNames, country, summary, language } = city.data;
    return named(
      {
        url: link(routes.city(city.id)),
        title: name,
        type: 'city',
        summary,
        ...partIn('summary', formats.foreign(language)),
        note: formats.country(country),
        principles: ringOf(city.data, site.principles).flatMap(({ principle, on }) =>
          on ? [principle.id] : [],
        ),
        country,
      },
      [
        ...localNames.map((local) => local.name),
        ...namesInData(city),
        ...namesInGazetteer(places, city.data),
      ],
    );
  });
}

/** What cities do for each item of the checklist. */
function checklist(site: Site, locale: Locale): SearchDocument[] {
  const items = new Map(site.checklistItems.map((item) => [item.id, item]));
  return actionLists('checklist', site, locale).map(({ value, label, route }) => {
    const { text = '', help = '' } = items.get(value) ?? {};
    return named(
      {
        url: locale.link(route),
        title: label,
        type: 'checklist',
        summary: [text, help].join(' ').trim(),
      },
      [],
    );
  });
}

function actions(site: Site, { t, formats, link }: Locale): SearchDocument[] {
  return site.actions.map(({ city, action }) => ({
    ...NONE,
    names: [],
    url: link(routes.action(city.id, action.id)),
    // Several cities do the same, in the same words.
    title: t.library.page.title(city.data.name, action.text),
    ...partIn('title', formats.foreign(city.data.language)),
    type: 'action',
    summary: formats.country(city.data.country),
    note: [t.library.kind[action.kind].label, action.date && formats.date(action.date)]
      .filter(Boolean)
      .join(' · '),
    topics: action.topics,
    principles: [action.principle],
    country: city.data.country,
    year: action.date === undefined ? '' : String(yearOf(action.date)),
  }));
}

function activities(site: Site, { formats, link }: Locale): SearchDocument[] {
  return site.activities.map(({ id, data }) =>
    named(
      {
        url: link(routes.activity(id)),
        title: data.title,
        type: 'activity',
        summary: data.summary,
        note: [formats.activityDate(data), formats.activityLanguage(data)]
          .filter(Boolean)
          .join(' · '),
        ...formats.foreign(data.language),
        topics: data.topics,
        principles: data.principles,
        year: String(yearOf(data.date)),
      },
      [],
    ),
  );
}

/**
 * In a fixed order, in which the quick index keeps them: first the kinds with few pages, then the
 * cities, then the activities, newest first, then the actions of cities.
 */
export async function searchDocuments(site: Site, locale: Locale): Promise<SearchDocument[]> {
  const all = [
    pages,
    principles,
    topics,
    kinds,
    regions,
    partners,
    projects,
    checklist,
    cities,
    activities,
    actions,
  ];
  return (await Promise.all(all.map(async (documents) => documents(site, locale)))).flat();
}

const divided = new Map<Locale, Promise<FirstAnswers>>();

/**
 * The documents of the site in one language, divided into those within the quick index and those
 * beyond it. In development they are divided for each request, as the content is loaded for each.
 */
export function getFirstAnswers(locale: Locale): Promise<FirstAnswers> {
  const divide = async () =>
    firstAnswers(
      await searchDocuments(await getSite(locale), locale),
      FIRST_ANSWERS_BYTES - compressedSize(JSON.stringify(locale.t.searchWords.query)),
    );
  if (import.meta.env.DEV) return divide();
  const known = divided.get(locale) ?? divide();
  divided.set(locale, known);
  return known;
}
