/** Judges what two entries cannot both have: titles, summaries, and cities. */
import { foldTitle } from '../base/fold.ts';
import { inEnglish } from '../i18n/index.ts';
import { cityIdentity } from '../model/city-identity.ts';
import { knownCity, type CityIdentity } from '../model/known-city.ts';
import { ACTION_KINDS } from '../model/schemas/action.ts';
import { ACTIVITY_KINDS } from '../model/schemas/activity.ts';
import { COUNTRY_CODES } from '../model/schemas/fields.ts';
import type { CollectionName } from '../model/schemas/index.ts';
import { TOPICS } from '../model/schemas/topics.ts';
import type { JudgedFile } from './check-file.ts';
import { valuesAt } from './fields-of.ts';
import type { Finding, Problem } from './problem.ts';
import { settings } from '../settings.ts';
import { sameCityError } from './same-city.ts';

/** The field that is the title of an entry's page. */
const PAGE_TITLE: Readonly<Record<CollectionName, string>> = {
  activities: 'title',
  cities: 'name',
  partners: 'shortName',
  projects: 'name',
  principles: 'shortTitle',
  pages: 'title',
};

/** The field that names an entry in full, where it is another one. */
const FULL_TITLE: Partial<Record<CollectionName, string>> = {
  partners: 'name',
  principles: 'title',
};

/** The field that search engines show below the title. */
const summaryField = (collection: CollectionName) =>
  collection === 'pages' ? 'description' : 'summary';

/** What the entries say that no other may say, each with the file that says it. */
export interface Taken {
  /** Titles of pages, as {@link foldTitle} compares them. */
  titles: ReadonlyMap<string, Owner>;
  summaries: ReadonlyMap<string, Owner>;
}

interface Owner {
  /** Undefined for a page of the site that is not made from an entry. */
  collection?: CollectionName;
  /** How a message names it. */
  name: string;
}

/** Years of which there may be an archive. */
const YEARS = Array.from({ length: 100 }, (_, index) => 2000 + index);

/**
 * Titles of the pages that are not made from an entry. A test compares them with built pages.
 *
 * @param principles their short titles. @param cities their names. @param items the labels of the
 * items of the checklist.
 */
export function ownTitles(
  principles: readonly string[],
  cities: readonly string[],
  items: readonly string[],
): string[] {
  const { t, formats } = inEnglish;
  const topics = TOPICS.map((topic) => t.topic[topic].label);
  const countries = COUNTRY_CODES.map(formats.country);
  const continents = Object.values(t.city.continent);
  const followed = [
    ...Object.values(t.channels.single),
    ...[principles, topics, countries, continents, cities].flat(),
  ];
  return [
    settings.name,
    ...[t.home, t.notFound, t.search, t.activity, t.event, t.city, t.partner, t.project].map(
      ({ title }) => title,
    ),
    ...[t.library, t.principles, t.checklist, t.openData, t.feeds].map(({ title }) => title),
    ...Object.values(t.city.others).map(({ title }) => title),
    t.finding.table,
    t.library.all,
    t.library.compare.title,
    ...[...YEARS.map(String), t.library.undated].map(t.library.listTitle.year),
    ...ACTION_KINDS.map((kind) => t.library.listTitle.kind(t.library.kind[kind].many)),
    ...topics.map(t.library.listTitle.topic),
    ...countries.map(t.library.listTitle.country),
    ...principles.map(t.library.listTitle.principle),
    ...items.map(t.library.listTitle.checklist),
    t.channels.cities,
    t.corrections.title,
    t.join.form,
    t.joinWays.plain.title,
    t.joinPages.questions.title,
    t.joinPages.next.title,
    t.joinPages.waiting.title,
    ...followed.map(t.follow.title),
    ...YEARS.map((year) => t.activity.yearTitle(year)),
    ...ACTIVITY_KINDS.map((kind) => t.finding.kindTitle(t.finding.kind[kind].label)),
    ...topics.map(t.activity.topicTitle),
    ...countries.map(t.finding.countryTitle),
    ...continents.map(t.finding.continentTitle),
  ];
}

/**
 * Titles and summaries of pages; of those that are said twice, the first.
 *
 * @param items the labels of the items of the checklist.
 */
export function takenTexts(files: readonly Entry[], items: readonly string[]): Taken {
  const titlesOf = (wanted: CollectionName) =>
    files
      .filter(({ collection }) => collection === wanted)
      .flatMap(({ data }) => valuesAt(data, [PAGE_TITLE[wanted]]))
      .map(({ value }) => String(value));
  const titles = new Map<string, Owner>(
    ownTitles(titlesOf('principles'), titlesOf('cities'), items).map((title) => [
      foldTitle(title),
      { name: `The page "${title}" of the site` },
    ]),
  );
  const summaries = new Map<string, Owner>();
  // Posts come last: of two with one title, the post is the newer one.
  const isPost = ({ collection }: Entry) => Number(collection === 'activities');
  for (const { collection, file, data } of files.toSorted((a, b) => isPost(a) - isPost(b))) {
    const owner = { collection, name: file };
    for (const { value } of valuesAt(data, [PAGE_TITLE[collection]])) {
      const key = foldTitle(String(value));
      if (!titles.has(key)) titles.set(key, owner);
    }
    for (const { value } of valuesAt(data, [summaryField(collection)]))
      if (!summaries.has(String(value))) summaries.set(String(value), owner);
  }
  return { titles, summaries };
}

/** An entry as far as its title and summary matter. */
type Entry = Pick<JudgedFile, 'collection' | 'file' | 'data'>;

/**
 * The title or summary of an entry, where another page has the same: people could not tell them
 * apart in a list of search results. That two cities have the same name is left to {@link checkCities}.
 */
export function sameTexts(
  { collection, file, data }: Entry,
  { titles, summaries }: Taken,
): (Finding & { path: PropertyKey[] })[] {
  const same = (
    rule: 'same-title' | 'same-summary',
    field: string,
    owner: (value: string) => Owner | undefined,
  ) =>
    valuesAt(data, [field]).flatMap(({ path, value }) => {
      const other = typeof value === 'string' ? owner(value) : undefined;
      if (other === undefined || other.name === file) return [];
      if (other.collection === 'cities' && collection === 'cities' && rule === 'same-title')
        return [];
      return [
        {
          path,
          rule,
          message: `${other.name} has the same ${rule === 'same-title' ? 'title' : 'summary'}.`,
          fix: 'Give each its own, so that readers can tell them apart.',
        },
      ];
    });
  return [
    ...same('same-title', PAGE_TITLE[collection], (title) => titles.get(foldTitle(title))),
    ...same('same-summary', summaryField(collection), (text) => summaries.get(text)),
  ];
}

/** No two pages have the same title or the same summary. */
export function checkTexts(files: readonly JudgedFile[], taken: Taken): Problem[] {
  return files.flatMap((file) =>
    sameTexts(file, taken).map(({ path, ...finding }) =>
      file.problemAt(path, { field: undefined, ...finding }),
    ),
  );
}

/** No two entries of a collection have the same full name, also where their pages have shorter titles. */
export function checkFullTitles(files: readonly JudgedFile[]): Problem[] {
  const owners = new Map<string, string>();
  return files.flatMap(({ collection, file, data, problemAt }) =>
    valuesAt(data, [FULL_TITLE[collection] ?? ' ']).flatMap(({ path, value }) => {
      const key = `${collection} ${foldTitle(String(value))}`;
      const other = owners.get(key);
      if (other === undefined) owners.set(key, file);
      return other === undefined
        ? []
        : [
            problemAt(path, {
              field: undefined,
              rule: 'same-title',
              message: `${other} has the same ${path.join('.')}.`,
              fix: 'Give each its own, so that readers can tell them apart.',
            }),
          ];
    }),
  );
}

/** Each city has one file. */
export function checkCities(files: readonly JudgedFile[]): Problem[] {
  const known = new Map<CityIdentity, string>();
  return files
    .filter(({ collection }) => collection === 'cities')
    .flatMap(({ slug, file, data, problemAt }) => {
      const city = cityIdentity(slug, data);
      const match = knownCity(city, [...known.keys()]);
      const error = match && sameCityError(city, match, known.get(match.city) ?? '');
      known.set(city, file);
      if (!error) return [];
      const { field, message, fix } = error;
      return [problemAt([field], { field: undefined, rule: 'same-city', message, fix })];
    });
}
