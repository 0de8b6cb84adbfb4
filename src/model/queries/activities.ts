/** Queries about activities: what is published, new, related or upcoming. */
import {
  comparePartialDates,
  dateOf,
  firstDayOf,
  lastDayOf,
  parsePartialDate,
  yearOf,
  type PartialDate,
} from '../../base/dates.ts';
import { addDays } from '../../base/days.ts';
import type { Activity, ActivityKind, EventDetails } from '../schemas/activity.ts';
import type { Topic } from '../schemas/topics.ts';
import { groupBy, type Entry } from './entry.ts';

export type ActivityEntry = Entry<Activity>;
export type EventEntry<E extends ActivityEntry = ActivityEntry> = E & {
  data: { event: EventDetails };
};

/** Newest first, then by id. A less precise date counts as the start of its period. */
export function newestFirst(a: ActivityEntry, b: ActivityEntry): number {
  return comparePartialDates(b.data.date, a.data.date) || byId(a, b);
}

/**
 * Activities that readers may see on a day, newest first: no drafts, and nothing dated later.
 *
 * @param day ISO 8601.
 * @param options.drafts true to include drafts and later posts, for a preview.
 */
export function published<E extends ActivityEntry>(
  activities: readonly E[],
  day: string,
  options: { drafts?: boolean } = {},
): E[] {
  return activities
    .filter(({ data }) => options.drafts === true || (!data.draft && firstDayOf(data.date) <= day))
    .sort(newestFirst);
}

/** By year, newest first. Expects and keeps the order of {@link published}. */
export function byYear<E extends ActivityEntry>(activities: readonly E[]): Map<number, E[]> {
  return groupBy(activities, (activity) => yearOf(activity.data.date));
}

function byEach<E extends ActivityEntry, Key extends string>(
  activities: readonly E[],
  keysOf: (activity: E) => readonly Key[],
): Map<Key, E[]> {
  const groups = new Map<Key, E[]>();
  for (const activity of activities) {
    for (const key of keysOf(activity)) {
      const group = groups.get(key);
      if (group) group.push(activity);
      else groups.set(key, [activity]);
    }
  }
  return groups;
}

export function byTopic<E extends ActivityEntry>(activities: readonly E[]): Map<Topic, E[]> {
  return byEach(activities, ({ data }) => data.topics);
}

export function byKind<E extends ActivityEntry>(activities: readonly E[]): Map<ActivityKind, E[]> {
  return groupBy(activities, ({ data }) => data.kind);
}

export function byCity<E extends ActivityEntry>(activities: readonly E[]): Map<string, E[]> {
  return byEach(activities, ({ data }) => data.cities);
}

/**
 * By the places of their cities, each activity once for a place.
 *
 * @param placeOf country or continent of each city.
 */
export function byPlace<E extends ActivityEntry>(
  activities: readonly E[],
  placeOf: ReadonlyMap<string, string>,
): Map<string, E[]> {
  return byEach(activities, ({ data }) => [
    ...new Set(data.cities.flatMap((city) => placeOf.get(city) ?? [])),
  ]);
}

export function byPrinciple<E extends ActivityEntry>(activities: readonly E[]): Map<string, E[]> {
  return byEach(activities, ({ data }) => data.principles);
}

export function byPartner<E extends ActivityEntry>(activities: readonly E[]): Map<string, E[]> {
  return byEach(activities, ({ data }) => data.partners);
}

function isEvent<E extends ActivityEntry>(activity: E): activity is EventEntry<E> {
  return activity.data.event !== undefined;
}

/** A time at which an event takes place: a day, or days in a row, with hours if they are known. */
export type Occurrence = Pick<EventDetails, 'start' | 'end'>;

/** The separate times at which an event takes place, in order. */
export function occurrencesOf({
  start,
  end,
  furtherDays,
}: EventDetails): readonly [Occurrence, ...Occurrence[]] {
  return [{ start, end }, ...furtherDays];
}

function lastDay({ start, end }: Occurrence): string {
  return lastDayOf(dateOf(end ?? start));
}

/** The last day of an event, or the last that its date can mean; ISO 8601. */
function lastDayOfEvent(event: EventDetails): string {
  return lastDay(occurrencesOf(event).at(-1) ?? event);
}

function byId(a: ActivityEntry, b: ActivityEntry): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function byStart(a: EventEntry, b: EventEntry): number {
  const [one, other] = [a.data.event.start, b.data.event.start];
  return one < other ? -1 : one > other ? 1 : byId(a, b);
}

/** Events that are not over on a day (ISO 8601), next first: of one on separate days, the next of them counts. */
export function upcoming<E extends ActivityEntry>(
  activities: readonly E[],
  day: string,
): EventEntry<E>[] {
  const next = ({ data: { event } }: EventEntry) =>
    occurrencesOf(event).find((occurrence) => lastDay(occurrence) >= day)?.start ?? event.start;
  return activities
    .filter(isEvent)
    .filter(({ data }) => lastDayOfEvent(data.event) >= day)
    .map((activity) => ({ activity, start: next(activity) }))
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : byId(a.activity, b.activity)))
    .map(({ activity }) => activity);
}

/** Events that are over on a day (ISO 8601), latest first. */
export function past<E extends ActivityEntry>(
  activities: readonly E[],
  day: string,
): EventEntry<E>[] {
  return activities
    .filter(isEvent)
    .filter(({ data }) => lastDayOfEvent(data.event) < day)
    .sort((a, b) => (a.data.event.start === b.data.event.start ? byId(a, b) : byStart(b, a)));
}

/**
 * The day on which an event last passed from those to come to those that are over.
 *
 * @param events that are over, in any order. @returns ISO 8601, or undefined if there is none.
 */
export function lastPassed(events: readonly EventEntry[]): PartialDate | undefined {
  const last = events
    .map(({ data }) => lastDay(data.event))
    .sort()
    .at(-1);
  return last === undefined ? undefined : parsePartialDate(addDays(last, 1));
}

/** How much one thing in common counts. */
const WEIGHTS = { city: 2, partner: 2, topic: 1.5, principle: 0.5 } as const;

/** If more posts than this share something, only the newest of them count. */
const ENOUGH = 60;

/**
 * Prepares the search for related posts.
 *
 * Posts are related by what they share. A city or partner counts more than a
 * topic, and a rare one more than a common one.
 *
 * @param activities as {@link published} gives them.
 * @returns a function that gives the posts most closely related to one of them.
 */
export function relatedIndex<E extends ActivityEntry>(
  activities: readonly E[],
): (activity: E, count: number) => E[] {
  const features = (activity: E): [key: string, weight: number][] => [
    ...activity.data.cities.map((slug): [string, number] => [`city ${slug}`, WEIGHTS.city]),
    ...activity.data.partners.map((slug): [string, number] => [`partner ${slug}`, WEIGHTS.partner]),
    ...activity.data.topics.map((slug): [string, number] => [`topic ${slug}`, WEIGHTS.topic]),
    ...activity.data.principles.map((slug): [string, number] => [
      `principle ${slug}`,
      WEIGHTS.principle,
    ]),
  ];
  const holders = byEach(activities, (activity) => features(activity).map(([key]) => key));
  return (activity, count) => {
    const scores = new Map<E, number>();
    for (const [key, weight] of features(activity)) {
      const group = holders.get(key) ?? [];
      const share = weight / Math.log2(1 + group.length);
      for (const other of group.slice(0, ENOUGH)) {
        if (other.id !== activity.id) scores.set(other, (scores.get(other) ?? 0) + share);
      }
    }
    return [...scores]
      .sort(([a, x], [b, y]) => y - x || newestFirst(a, b))
      .slice(0, count)
      .map(([other]) => other);
  };
}
