/**
 * What people can follow: everything, what cities do, who applies, joins and leaves, corrections, or
 * one principle, topic, country, continent or city. Each has its feeds, a calendar where there are events, and a
 * page that explains how to follow it.
 */
import type { Locale } from '../../i18n/index.ts';
import type { Topic } from '../../model/schemas/topics.ts';
import { isOnCalendar } from '../calendar/calendar.ts';
import type { ActivityEntry, EventEntry } from '../../model/queries/activities.ts';
import type { Continent } from '../../model/queries/cities.ts';
import { byText, type Entry } from '../../model/queries/entry.ts';
import { continentSlug, countrySlug } from '../../model/places.ts';
import { routes } from '../../model/urls.ts';

/** Channels that exist once, with the folder of their files and the page that shows the same. */
const SINGLE = {
  all: { folder: '/', home: '/activities/' },
  actions: { folder: '/actions/', home: '/actions/' },
  members: { folder: '/cities/', home: '/cities/' },
  candidates: { folder: '/cities/candidates/', home: '/join/waiting/' },
  changes: { folder: '/cities/changes/', home: '/cities/' },
  corrections: { folder: '/corrections/', home: '/corrections/' },
} as const;

/** Channels of which there are many, in their order on the page. */
export const CHANNEL_GROUPS = ['principle', 'topic', 'country', 'continent', 'city'] as const;

export type SingleKind = keyof typeof SINGLE;
export type GroupKind = (typeof CHANNEL_GROUPS)[number];

export interface Channel<E extends ActivityEntry = ActivityEntry> {
  kind: SingleKind | GroupKind;
  /** Folder of its files, from the root of the site: `/`, `/topics/ai/`. */
  folder: string;
  /** What it is about: a city, a topic, a principle, or all activities. */
  name: string;
  /** Path of the page that shows the same, from the root of the site. */
  home: string;
  /** Path of the page that explains how to follow it, from the root of the site. */
  follow: string;
  /** Newest first; none in a channel of something else. */
  activities: readonly E[];
  /** The activities that a calendar can show; none for a principle, which has no calendar. */
  events: readonly EventEntry<E>[];
}

/** The files of a channel, by their names in its folder. */
export const CHANNEL_FILES = { rss: 'rss.xml', json: 'feed.json', calendar: 'events.ics' } as const;

interface Content<E extends ActivityEntry> {
  activities: readonly E[];
  activitiesByTopic: ReadonlyMap<Topic, readonly E[]>;
  activitiesByPrinciple: ReadonlyMap<string, readonly E[]>;
  activitiesByCountry: ReadonlyMap<string, readonly E[]>;
  activitiesByContinent: ReadonlyMap<string, readonly E[]>;
  activitiesByCity: ReadonlyMap<string, readonly E[]>;
  principles: readonly Entry<{ shortTitle: string }>[];
  cities: readonly Entry<{ name: string }>[];
  members: readonly Entry<unknown>[];
  /** The countries and continents of the members. */
  countries: readonly string[];
  continents: readonly Continent[];
}

function channel<E extends ActivityEntry>(
  kind: Channel['kind'],
  folder: string,
  name: string,
  activities: readonly E[] = [],
  home = folder,
): Channel<E> {
  return {
    kind,
    folder,
    name,
    home,
    follow: isGroup(kind) ? `/feeds${folder}` : `/feeds/site/${kind}/`,
    activities,
    events: kind === 'principle' ? [] : activities.filter(isOnCalendar),
  };
}

function countries<E extends ActivityEntry>(
  content: Content<E>,
  { formats }: Locale,
): Channel<E>[] {
  return content.countries.map((code) =>
    channel(
      'country',
      routes.country(countrySlug(code)),
      formats.country(code),
      content.activitiesByCountry.get(code),
    ),
  );
}

function continents<E extends ActivityEntry>(content: Content<E>, { t }: Locale): Channel<E>[] {
  return content.continents.map((continent) =>
    channel(
      'continent',
      routes.continent(continentSlug(continent)),
      t.city.continent[continent],
      content.activitiesByContinent.get(continent),
      // Few members need no page of their continent.
      '/cities/',
    ),
  );
}

/**
 * All channels: everything first, then what exists once, then principles by number, and topics,
 * countries, continents and cities by name.
 *
 * Everything with a page that people can follow has a channel: each principle, each topic with an
 * activity, and each member with its country and continent, so that people can wait for its first
 * activity. Other cities have one if they have an activity.
 */
export function channelsOf<E extends ActivityEntry>(
  content: Content<E>,
  locale: Locale,
): Channel<E>[] {
  const { t, formats } = locale;
  const single = (kind: SingleKind, activities?: readonly E[]) =>
    channel(kind, SINGLE[kind].folder, t.channels.single[kind], activities, SINGLE[kind].home);
  const byName = (group: Channel<E>[]) => group.sort((a, b) => formats.compare(a.name, b.name));
  const memberIds = new Set(content.members.map(({ id }) => id));
  return [
    single('all', content.activities),
    single('actions'),
    single('members'),
    single('candidates'),
    single('changes'),
    single('corrections'),
    ...content.principles.map(({ id, data }) =>
      channel(
        'principle',
        routes.principle(id),
        data.shortTitle,
        content.activitiesByPrinciple.get(id),
      ),
    ),
    ...byName(
      [...content.activitiesByTopic].map(([topic, activities]) =>
        channel('topic', routes.topic(topic), t.topic[topic].label, activities),
      ),
    ),
    ...byName(countries(content, locale)),
    ...byName(continents(content, locale)),
    ...content.cities
      .filter(({ id }) => memberIds.has(id) || content.activitiesByCity.has(id))
      .sort(byText((city) => city.data.name))
      .map(({ id, data }) =>
        channel('city', routes.city(id), data.name, content.activitiesByCity.get(id)),
      ),
  ];
}

/** True for a kind of which there are many channels. */
export function isGroup(kind: Channel['kind']): kind is GroupKind {
  return (CHANNEL_GROUPS as readonly string[]).includes(kind);
}

/** True for a channel that has a calendar: the one of all events always, others where there are events. */
export function hasCalendar({ kind, events }: Pick<Channel, 'kind' | 'events'>): boolean {
  return kind === 'all' || events.length > 0;
}

/** For the route of a file in each channel: the folder as Astro expects it, and the channel. */
export function channelPath<E extends ActivityEntry>(
  channel: Channel<E>,
): { params: { channel: string | undefined }; props: { channel: Channel<E> } } {
  return { params: { channel: channel.folder.slice(1, -1) || undefined }, props: { channel } };
}
