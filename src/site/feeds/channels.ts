/**
 * What people can follow: everything, or one principle, topic or city. Each has its feeds, and a
 * calendar where there are events.
 */
import type { Locale } from '../../i18n/index.ts';
import type { Topic } from '../../model/schemas/topics.ts';
import { isOnCalendar } from '../calendar/calendar.ts';
import type { ActivityEntry, EventEntry } from '../../model/queries/activities.ts';
import { byText, type Entry } from '../../model/queries/entry.ts';
import { routes } from '../../model/urls.ts';

export interface Channel<E extends ActivityEntry = ActivityEntry> {
  kind: 'all' | 'principle' | 'topic' | 'city';
  /** Folder of its files, from the root of the site: `/`, `/topics/ai/`. */
  folder: string;
  /** What it is about: a city, a topic, a principle, or all activities. */
  name: string;
  /** Path of the page that shows the same, from the root of the site. */
  home: string;
  /** Newest first. */
  activities: readonly E[];
  /** The activities that a calendar can show; none for a principle, which has no calendar. */
  events: readonly EventEntry<E>[];
}

/** The files of a channel, by their names in its folder. */
export const CHANNEL_FILES = { rss: 'rss.xml', json: 'feed.json', calendar: 'events.ics' } as const;

/** The folder of the feeds of what cities do. */
export const ACTION_FEED = '/actions/';

interface Content<E extends ActivityEntry> {
  activities: readonly E[];
  activitiesByTopic: ReadonlyMap<Topic, readonly E[]>;
  activitiesByPrinciple: ReadonlyMap<string, readonly E[]>;
  activitiesByCity: ReadonlyMap<string, readonly E[]>;
  principles: readonly Entry<{ shortTitle: string }>[];
  cities: readonly Entry<{ name: string }>[];
  members: readonly Entry<unknown>[];
}

/**
 * All channels: everything first, then principles by number, topics and cities by name.
 *
 * Everything with a page that people can follow has a channel: each principle,
 * each topic with an activity, and each member, so that people can wait for its
 * first activity. Other cities have one if they have an activity.
 */
export function channelsOf<E extends ActivityEntry>(
  content: Content<E>,
  { t, formats }: Locale,
): Channel<E>[] {
  const channel = (
    kind: Channel['kind'],
    folder: string,
    name: string,
    activities: readonly E[],
    home = folder,
  ): Channel<E> => ({
    kind,
    folder,
    name,
    home,
    activities,
    events: kind === 'principle' ? [] : activities.filter(isOnCalendar),
  });
  const memberIds = new Set(content.members.map(({ id }) => id));
  return [
    channel('all', '/', t.channels.all, content.activities, '/activities/'),
    ...content.principles.map(({ id, data }) =>
      channel(
        'principle',
        routes.principle(id),
        data.shortTitle,
        content.activitiesByPrinciple.get(id) ?? [],
      ),
    ),
    ...[...content.activitiesByTopic]
      .map(([topic, activities]) =>
        channel('topic', routes.topic(topic), t.topic[topic].label, activities),
      )
      .sort((a, b) => formats.compare(a.name, b.name)),
    ...content.cities
      .filter(({ id }) => memberIds.has(id) || content.activitiesByCity.has(id))
      .sort(byText((city) => city.data.name))
      .map(({ id, data }) =>
        channel('city', routes.city(id), data.name, content.activitiesByCity.get(id) ?? []),
      ),
  ];
}

/** What pages say of a channel; what is about no posts, as the feed of actions, has no more. */
export type Followed = Pick<Channel, 'folder' | 'name'> & Partial<Pick<Channel, 'kind' | 'events'>>;

/** True for a channel that has a calendar: the one of all events always, others where there are events. */
export function hasCalendar({
  kind,
  events = [],
}: Partial<Pick<Channel, 'kind' | 'events'>>): boolean {
  return kind === 'all' || events.length > 0;
}

/** For the route of a file in each channel: the folder as Astro expects it, and the channel. */
export function channelPath<E extends ActivityEntry>(
  channel: Channel<E>,
): { params: { channel: string | undefined }; props: { channel: Channel<E> } } {
  return { params: { channel: channel.folder.slice(1, -1) || undefined }, props: { channel } };
}
