/**
 * Every address of the site that a text may link to. Numbered pages of lists
 * and lists that appear only when they are long are none: they move as the
 * content grows, so that a link to them would break without anybody touching it.
 */
import { dateOf, parseMoment, parsePartialDate, precisionOf, yearOf } from '../base/dates.ts';
import { inEnglish } from '../i18n/index.ts';
import { entryAddress, isReservedSlug, listedEntry, SITE_SECTIONS } from '../model/addresses.ts';
import { continentSlug, countrySlug } from '../model/places.ts';
import { continentOf } from '../model/queries/cities.ts';
import { collections, lists, type CollectionName } from '../model/schemas/index.ts';
import { ACTION_FACETS, UNDATED, type ActionFacet } from '../model/action-facets.ts';
import { ACTION_KINDS } from '../model/schemas/action.ts';
import { ACTIVITY_KINDS } from '../model/schemas/activity.ts';
import { COUNTRY_CODES } from '../model/schemas/fields.ts';
import { TOPICS } from '../model/schemas/topics.ts';
import { actionAnchor, routes } from '../model/urls.ts';
import type { JudgedFile } from './check-file.ts';
import { OF_CITIES, OF_JOIN, ON_EVERY_PAGE } from './heading-ids.ts';
import { valuesAt } from './fields-of.ts';
import type { TargetPage } from './site-links.ts';

/** From when on pages are there that no entry makes. */
const ALWAYS = '';

/** Lists and tools of the site, each with the places that its template names. Tests compare them with built pages. */
const OWN_PAGES: Readonly<Record<string, readonly string[]>> = {
  '/': [],
  '/actions/': [...ACTION_FACETS],
  '/actions/all/': [],
  '/activities/': ['kinds', 'topics', 'years'],
  '/checklist/': [],
  '/cities/': [],
  '/cities/table/': [],
  '/compare/': [],
  '/data/': ['cite', 'examples', 'format'],
  '/events/': [],
  '/feeds/': Object.keys(inEnglish.t.channels.groups),
  '/corrections/': [],
  '/feeds/cities/': [],
  ...Object.fromEntries(
    Object.keys(inEnglish.t.channels.single).map((kind) => [
      `/feeds/site/${kind}/`,
      kind === 'all' ? ['calendar'] : [],
    ]),
  ),
  '/join/apply/': [],
  '/join/next/': [
    ...Object.keys(inEnglish.t.joinPages.next.states),
    'otherwise',
    'time',
    'correct',
    'ask',
  ],
  '/join/plain/': [],
  '/join/questions/': [],
  '/join/waiting/': ['decided', 'received', 'office'],
  '/partners/': [],
  '/principles/': [],
  '/projects/': [],
  '/search/': ['countries', 'index'],
};

/** Archives of activities have the same links to others. */
const IN_ARCHIVES = ['kinds', 'topics', 'years'];

const FEEDS = ['rss.xml', 'feed.json'];
const CALENDAR = 'events.ics';

/** Names under which the data of collections and lists are published. */
const DATA = [
  ...Object.keys(collections).filter((name) => name !== 'pages'),
  'actions',
  ...Object.keys(lists).map((name) =>
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  ),
];

const OWN_FILES = [
  ...[...FEEDS, CALENDAR, 'feeds.opml'].map((name) => `/${name}`),
  ...DATA.flatMap((name) => [
    ...['json', 'csv', 'excel.csv'].map((format) => `/data/${name}.${format}`),
    `/data/schemas/${name}.json`,
  ]),
  ...[
    '/actions/',
    '/cities/',
    routes.otherCities('candidates'),
    '/cities/changes/',
    '/corrections/',
  ].flatMap((folder) => FEEDS.map((name) => folder + name)),
  ...['cities.geojson', 'datapackage.json', 'catalog.jsonld', 'sha256sums.txt'].map(
    (name) => `/data/${name}`,
  ),
  '/join/areas.json',
  '/join/city.md',
  '/robots.txt',
  '/sitemap-index.xml',
  '/.well-known/security.txt',
];

/** All addresses that exist, decoded, with what other pages have to know about them. */
export type SiteAddresses = ReadonlyMap<string, TargetPage>;

/** Entries by collection and slug. */
export type EntryPages = Readonly<Record<CollectionName, ReadonlyMap<string, TargetPage>>>;

const stringsAt = (data: unknown, pattern: string) =>
  valuesAt(data, pattern.split('.')).flatMap(({ value }) =>
    typeof value === 'string' || typeof value === 'number' ? [String(value)] : [],
  );

/** Addresses that are collected; one that several entries make is there from the first of them on. */
class Addresses extends Map<string, TargetPage> {
  add(address: string, visibleFrom: string, places: readonly string[] | undefined): void {
    const before = this.get(address);
    if (before && before.visibleFrom <= visibleFrom) return;
    this.set(address, {
      visibleFrom,
      anchors: places && new Set([...ON_EVERY_PAGE, ...places]),
    });
  }

  feeds(folder: string, visibleFrom: string): void {
    for (const name of FEEDS) this.add(folder + name, visibleFrom, []);
    this.add(`/feeds${folder}`, visibleFrom, []);
  }
}

/** What a post makes beside its own page: archives, feeds and calendars. */
function addPost(addresses: Addresses, { slug, data }: JudgedFile, from: string): void {
  const [date] = stringsAt(data, 'date').map(parsePartialDate);
  const kinds = stringsAt(data, 'kind').filter((kind) =>
    (ACTIVITY_KINDS as readonly string[]).includes(kind),
  );
  const topics = stringsAt(data, 'topics.*').filter((topic) =>
    (TOPICS as readonly string[]).includes(topic),
  );
  const archives = [
    ...(date === undefined ? [] : [routes.year(yearOf(date))]),
    ...kinds.map(routes.kind),
    ...topics.map(routes.topic),
  ];
  for (const archive of archives) addresses.add(archive, from, IN_ARCHIVES);
  const channels = [...topics.map(routes.topic), ...stringsAt(data, 'cities.*').map(routes.city)];
  for (const channel of channels) addresses.feeds(channel, from);
  const [start] = stringsAt(data, 'event.start').map(parseMoment);
  if (start === undefined || precisionOf(dateOf(start)) !== 'day') return;
  addresses.add(routes.eventCalendar(slug), from, []);
  for (const channel of channels) addresses.add(channel + CALENDAR, from, []);
}

/** The lists of the library in which the actions of a member stand. */
function addActionLists(addresses: Addresses, data: unknown): void {
  const known = (values: string[], all: readonly string[]) =>
    values.filter((value) => all.includes(value));
  const actions = valuesAt(data, ['actions', '*']).map(({ value }) => value);
  const values: Readonly<Record<ActionFacet, string[]>> = {
    checklist: actions.filter(counts).flatMap((action) => stringsAt(action, 'checklist')),
    kind: known(stringsAt(data, 'actions.*.kind'), ACTION_KINDS),
    principle: stringsAt(data, 'actions.*.principle'),
    topic: known(stringsAt(data, 'actions.*.topics.*'), TOPICS),
    country:
      actions.length > 0 ? known(stringsAt(data, 'country'), COUNTRY_CODES).map(countrySlug) : [],
    year: actions.flatMap((action) => {
      const [text] = stringsAt(action, 'date');
      const date = text === undefined ? undefined : parsePartialDate(text);
      if (date !== undefined) return [String(yearOf(date))];
      return text === undefined ? [UNDATED] : [];
    }),
  };
  for (const facet of ACTION_FACETS)
    for (const value of values[facet]) addresses.add(routes.actions(facet, value), ALWAYS, []);
}

/** True for an action that is no plan. */
function counts(action: unknown): boolean {
  return stringsAt(action, 'kind').every((kind) => kind !== 'commitment');
}

/** What a city makes beside its own page. */
function addCity(addresses: Addresses, { slug, data }: JudgedFile): void {
  addresses.add(`${routes.city(slug)}city.json`, ALWAYS, []);
  for (const id of stringsAt(data, 'actions.*.id'))
    addresses.add(routes.action(slug, id), ALWAYS, []);
  if (!stringsAt(data, 'status').includes('member')) return;
  addActionLists(addresses, data);
  addresses.feeds(routes.city(slug), ALWAYS);
  for (const code of stringsAt(data, 'country').filter((one) => COUNTRY_CODES.includes(one))) {
    addresses.add(routes.country(countrySlug(code)), ALWAYS, []);
    addresses.feeds(routes.country(countrySlug(code)), ALWAYS);
    addresses.feeds(routes.continent(continentSlug(continentOf(code))), ALWAYS);
  }
}

/** Places on the page of an entry beside those of its text. */
function templatePlaces({ collection, slug, data }: JudgedFile): string[] {
  if (collection === 'cities')
    return [
      ...OF_CITIES,
      ...stringsAt(data, 'actions.*.principle'),
      ...stringsAt(data, 'actions.*.id').map(actionAnchor),
    ];
  return collection === 'pages' && slug === 'join' ? [...OF_JOIN] : [];
}

/**
 * Collects the addresses.
 *
 * @param files whose front matter can be read; @param pages all entries, also those with errors.
 * @param items ids of the sections and items of the checklist.
 */
export function siteAddresses(
  files: readonly JudgedFile[],
  pages: Partial<EntryPages>,
  items: readonly string[],
): SiteAddresses {
  const addresses = new Addresses();
  const principles = [...(pages.principles?.keys() ?? [])];
  const shown: Readonly<Record<string, readonly string[]>> = {
    '/checklist/': [...principles, ...items],
    '/principles/': principles,
  };
  for (const [address, places] of Object.entries(OWN_PAGES))
    addresses.add(address, ALWAYS, [...places, ...(shown[address] ?? [])]);
  for (const address of OWN_FILES) addresses.add(address, ALWAYS, []);
  for (const slug of principles) addresses.feeds(routes.principle(slug), ALWAYS);
  addEntries(addresses, files, pages);
  return addresses;
}

/** Adds the pages of entries, and what they make. Of an entry with errors, only the page is known. */
function addEntries(
  addresses: Addresses,
  files: readonly JudgedFile[],
  pages: Partial<EntryPages>,
): void {
  const judged = new Map(files.map((file) => [entryAddress(file.collection, file.slug), file]));
  for (const collection of Object.keys(pages) as CollectionName[])
    for (const [slug, { visibleFrom, anchors }] of pages[collection] ?? []) {
      const own = entryAddress(collection, slug);
      const file = judged.get(own);
      addresses.add(
        `${own}/`,
        visibleFrom,
        anchors && [...anchors, ...(file ? templatePlaces(file) : [])],
      );
      if (file && collection === 'activities') addPost(addresses, file, visibleFrom);
      if (file && collection === 'cities') addCity(addresses, file);
    }
}

/** The nearest address above one that does not exist: `/activities/` of `/activities/99/`. */
export function addressAbove(address: string, addresses: SiteAddresses): string {
  const above = address.replace(/[^/]*\/?$/, '');
  return above === '' || addresses.has(above) ? above || '/' : addressAbove(above, addresses);
}

/** True for a page of a list that moves as the content grows, or is there only if the list is long. */
export function isPartOfList(address: string): boolean {
  const [, section = '', second = ''] = address.split('/');
  return (
    SITE_SECTIONS.includes(section) &&
    (/\/\d{1,3}\/$/.test(address) ||
      listedEntry(address) !== undefined ||
      (section === 'cities' && isReservedSlug(second)) ||
      (/^(?:continents|checklist)$/.test(section) && second !== ''))
  );
}
