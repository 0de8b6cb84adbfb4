/** Events as calendar files (iCalendar, RFC 5545). */
import ical, {
  escape,
  foldLines,
  ICalEventStatus,
  type ICalDayJsStub,
  type ICalEventData,
} from 'ical-generator';
import type { Locale } from '../../i18n/index.ts';
import type { EventDetails } from '../../model/schemas/activity.ts';
import { settings } from '../../settings.ts';
import { addDays, daysBetween } from '../../base/days.ts';
import { dateOf, firstDayOf, precisionOf, timeOf } from '../../base/dates.ts';
import { identify } from '../../model/identity.ts';
import { upcoming, type ActivityEntry, type EventEntry } from '../../model/queries/activities.ts';
import { calendarZone, instantOf, timeZoneRules } from './time-zones.ts';
import { absolute, routes } from '../../model/urls.ts';

/** True for an event whose first day is known: a calendar cannot show a month or a year. */
export function isOnCalendar<E extends ActivityEntry>(activity: E): activity is EventEntry<E> {
  const { event } = activity.data;
  return event !== undefined && precisionOf(dateOf(event.start)) === 'day';
}

/** Path of the calendar file of one event, from the root of the site. */
export function eventFile(slug: string): string {
  return `${routes.activity(slug)}event.ics`;
}

/** The time that an event takes in a calendar: whole days, or hours in its time zone. Ends are exclusive. */
export type EventSpan =
  | { allDay: true; start: string; end: string }
  | { allDay: false; start: string; end: string | undefined; timeZone: string };

/**
 * @param event on a known day, see {@link isOnCalendar}. An end less precise than
 * a day adds nothing to the start.
 */
export function eventSpan({ start, end, timeZone = 'UTC' }: EventDetails): EventSpan {
  const first = dateOf(start);
  const last = end !== undefined && precisionOf(dateOf(end)) === 'day' ? dateOf(end) : first;
  if (timeOf(start) === undefined) return { allDay: true, start: first, end: addDays(last, 1) };
  const isTimed = end !== undefined && timeOf(end) !== undefined;
  // With a start time and only an end day, it ends when that day does; on the same day, its end is unknown.
  return {
    allDay: false,
    start,
    end: isTimed ? end : last > first ? `${addDays(last, 1)}T00:00` : undefined,
    timeZone,
  };
}

/**
 * A date and time as written. The library would read a text in the time zone of
 * the machine that builds the site, where that hour may not exist.
 */
function wallTime(local: string): ICalDayJsStub {
  const digits = local.replace(/[-:]/g, '');
  return {
    format: (pattern) => (pattern === 'YYYYMMDD' ? digits.slice(0, 8) : `${digits.slice(9)}00`),
    isValid: () => true,
    toDate: () => new Date(`${local}Z`),
    toJSON: () => local,
  };
}

function times(span: EventSpan): Pick<ICalEventData, 'start' | 'end' | 'allDay' | 'timezone'> {
  if (span.allDay) return { allDay: true, start: span.start, end: span.end };
  const { start, end = null, timeZone } = span;
  const timezone = calendarZone(timeZone, end === null ? [start] : [start, end]);
  const write = (local: string) =>
    timezone === undefined ? new Date(instantOf(local, timeZone)) : wallTime(local);
  return {
    start: write(start),
    end: end && write(end),
    ...(timezone !== undefined && { timezone }),
  };
}

/**
 * The revision number. Programs treat a higher one as an update: it grows with the day of change,
 * and when the event is cancelled.
 */
function sequence({ date, updated, event }: ActivityEntry['data']): number {
  const days = updated === undefined ? 0 : daysBetween(firstDayOf(date), firstDayOf(updated));
  return Math.max(0, days) + (event?.cancelled ? 1 : 0);
}

function eventData(activity: EventEntry, { t, formats }: Locale): ICalEventData {
  const { title, summary, date, updated, event, topics } = activity.data;
  const url = absolute(routes.activity(activity.id));
  return {
    ...times(eventSpan(event)),
    id: identify('activity', activity),
    stamp: `${firstDayOf(updated ?? date)}T00:00:00Z`,
    sequence: sequence(activity.data),
    // Some programs do not show the status.
    summary: event.cancelled ? t.calendar.cancelled(title) : title,
    status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    location: formats.eventPlace(event),
    description: [
      summary,
      ...(event.link ? [t.calendar.takePart(event.link)] : []),
      t.calendar.more(url),
    ].join('\n\n'),
    url,
    categories: topics.map((topic) => ({ name: t.topic[topic].label })),
  };
}

/** What a calendar for subscribers says about itself. */
export interface CalendarHead {
  name: string;
  description: string;
  /** Page that shows the same. */
  homeUrl: string;
  /** Its own address. */
  url: string;
}

function write(events: readonly EventEntry[], locale: Locale, head?: CalendarHead): string {
  return ical({
    prodId: {
      company: settings.shortName,
      product: 'Events',
      language: locale.language.tag.toUpperCase(),
    },
    timezone: { name: null, generator: timeZoneRules },
    ...(head && {
      name: escape(head.name, false),
      description: escape(head.description, false),
      url: head.homeUrl,
      source: head.url,
    }),
    events: events.map((event) => eventData(event, locale)),
  }).toString();
}

/** Says in which language the summary is (RFC 5545, 3.2.10), if not in that of the calendar: the library cannot. */
function withLanguage(event: string, { data }: EventEntry, { formats }: Locale): string {
  const { lang } = formats.foreign(data.language);
  if (lang === undefined) return event;
  const unfolded = event.replace(/\r\n[ \t]/g, '');
  return foldLines(unfolded.replace(/^SUMMARY:/m, `SUMMARY;LANGUAGE=${lang}:`));
}

const END = 'END:VCALENDAR';

interface CalendarParts {
  zone: string;
  event: string;
}

/**
 * The parts of a calendar for one event in one language, written once: the event is in the calendar
 * of each city and topic that it names.
 */
const written = new WeakMap<Locale, WeakMap<EventEntry, CalendarParts>>();

function partsOf(activity: EventEntry, locale: Locale): CalendarParts {
  const known = written.get(locale) ?? new WeakMap<EventEntry, CalendarParts>();
  written.set(locale, known);
  let parts = known.get(activity);
  if (!parts) {
    const text = write([activity], locale);
    const [zone, event] = [text.indexOf('BEGIN:VTIMEZONE'), text.indexOf('BEGIN:VEVENT')];
    parts = {
      zone: zone === -1 ? '' : text.slice(zone, event),
      event: withLanguage(text.slice(event, text.lastIndexOf(END)), activity, locale),
    };
    known.set(activity, parts);
  }
  return parts;
}

/**
 * Writes a calendar file. All dates come from the content, so the same events
 * give the same bytes.
 *
 * @param events each on a known day, see {@link isOnCalendar}.
 * @param head for a calendar to subscribe to; omitted for a file with one event.
 * @returns iCalendar, with the rules of each time zone that it names.
 */
export function toCalendar(
  events: readonly EventEntry[],
  locale: Locale,
  head?: CalendarHead,
): string {
  // In order of their start: no event is over before the year 1.
  const parts = upcoming(events, '0001-01-01').map((event) => partsOf(event, locale));
  const zones = new Set(parts.map(({ zone }) => zone));
  const empty = write([], locale, head);
  return `${[empty.slice(0, empty.lastIndexOf(END)), ...zones, ...parts.map(({ event }) => event), END].join('')}\r\n`;
}
