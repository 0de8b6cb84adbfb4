/** Events as calendar files (iCalendar, RFC 5545). */
import ical, {
  escape,
  foldLines,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalDayJsStub,
  type ICalEventData,
} from 'ical-generator';
import type { Locale } from '../../i18n/index.ts';
import type { EventDetails } from '../../model/schemas/activity.ts';
import { settings } from '../../settings.ts';
import { addDays } from '../../base/days.ts';
import { dateOf, firstDayOf, precisionOf, timeOf } from '../../base/dates.ts';
import { identify } from '../../model/identity.ts';
import {
  occurrencesOf,
  upcoming,
  type ActivityEntry,
  type EventEntry,
} from '../../model/queries/activities.ts';
import { cityOfEvent, type CityNamed } from './position.ts';
import { calendarZone, instantOf, timeZoneRules } from './time-zones.ts';
import { absolute, routes } from '../../model/urls.ts';

/** True for an event whose first day is known: a calendar cannot show a month or a year. */
export function isOnCalendar<E extends ActivityEntry>(activity: E): activity is EventEntry<E> {
  const { event } = activity.data;
  return event !== undefined && precisionOf(dateOf(event.start)) === 'day';
}

/** The time that an event takes in a calendar: whole days, or hours in its time zone. Ends are exclusive. */
export type EventSpan =
  | { allDay: true; start: string; end: string }
  | { allDay: false; start: string; end: string | undefined; timeZone: string };

/**
 * @param event on a known day, see {@link isOnCalendar}. An end less precise than
 * a day adds nothing to the start.
 */
export function eventSpan({
  start,
  end,
  timeZone = 'UTC',
}: Pick<EventDetails, 'start' | 'end' | 'timeZone'>): EventSpan {
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
 * When the event last changed, for DTSTAMP and LAST-MODIFIED: in a file without a METHOD, both say
 * that (RFC 5545, 3.8.7.2). The day is that of the content. Of its time nothing is known: it counts
 * the revisions, so that the later of two on one day, or of two without a new day, is later here, too.
 */
function lastModified({ date, updated, event }: EventEntry['data']): string {
  const day = Date.parse(firstDayOf(updated ?? date));
  return new Date(day + event.revision * 1000).toISOString();
}

/** What all days of an event have in common. */
function eventData(
  activity: EventEntry,
  { t, formats }: Locale,
  cityNamed: CityNamed,
): Omit<ICalEventData, 'start'> {
  const { title, summary, event, topics } = activity.data;
  const url = absolute(routes.activity(activity.id));
  const city = cityOfEvent(activity, cityNamed);
  return {
    stamp: lastModified(activity.data),
    lastModified: lastModified(activity.data),
    sequence: event.revision,
    // Some programs do not show the status.
    summary: event.cancelled ? t.calendar.cancelled(title) : title,
    status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    location: {
      title: formats.eventPlace(event),
      ...(city && { geo: { lat: city.data.latitude, lon: city.data.longitude } }),
    },
    description: [
      summary,
      ...(event.link ? [t.calendar.takePart(event.link)] : []),
      t.calendar.more(url),
    ].join('\n\n'),
    url,
    categories: topics.map((topic) => ({ name: t.topic[topic].label })),
  };
}

/**
 * An event in a calendar. One on separate days is several events: Outlook refuses days that are
 * listed in one (RDATE) unless they repeat by a rule (MS-OXCICAL, 2.1.3.1.1.20.18), and calcurse
 * shows only the first of them. The first day keeps the identifier of the event, so that it stays
 * the same when days are added.
 */
function eventsOf(
  activity: EventEntry,
  locale: Locale,
  cityNamed: CityNamed,
): (ICalEventData & { id: string })[] {
  const shared = eventData(activity, locale, cityNamed);
  // The library leaves commas in identifiers as they are (RFC 5545, 3.3.11).
  const id = escape(identify('activity', activity), false);
  const { event } = activity.data;
  return occurrencesOf(event).map((occurrence, index) => {
    const span = eventSpan({ ...occurrence, timeZone: event.timeZone });
    return {
      ...shared,
      ...times(span),
      id: index === 0 ? id : `${id}/${index + 1}`,
      // A day on which an event takes place is not taken by it, as an hour is; nor is one that is cancelled.
      transparency:
        span.allDay || event.cancelled
          ? ICalEventTransparency.TRANSPARENT
          : ICalEventTransparency.OPAQUE,
    };
  });
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

/** How often programs are to ask for a calendar, in seconds. The site is built once a day, and at each change of the content. */
const REFRESH = 6 * 60 * 60;

function write(events: ICalEventData[], locale: Locale, head?: CalendarHead): string {
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
      ttl: REFRESH,
    }),
    events,
  }).toString();
}

/**
 * Adds what the library cannot write: in which language the summary is (RFC 5545, 3.2.10), if not in
 * that of the calendar, and where to take part online (RFC 7986, 5.11).
 */
function completed(events: string, { data }: EventEntry, { t, formats }: Locale): string {
  const { lang } = formats.foreign(data.language);
  const { online, cancelled, link } = data.event;
  const isOpen = online && !cancelled && link !== undefined;
  if (lang === undefined && !isOpen) return events;
  const lines = events.replace(/\r\n[ \t]/g, '').split('\r\n');
  return foldLines(
    lines
      .flatMap((line) => {
        if (lang !== undefined && line.startsWith('SUMMARY:'))
          return line.replace('SUMMARY', `SUMMARY;LANGUAGE=${lang}`);
        return isOpen && line === 'END:VEVENT'
          ? [`CONFERENCE;VALUE=URI;LABEL="${t.activity.takePart}":${link}`, line]
          : line;
      })
      .join('\r\n'),
  );
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

function partsOf(activity: EventEntry, locale: Locale, cityNamed: CityNamed): CalendarParts {
  const known = written.get(locale) ?? new WeakMap<EventEntry, CalendarParts>();
  written.set(locale, known);
  let parts = known.get(activity);
  if (!parts) {
    const text = write(eventsOf(activity, locale, cityNamed), locale);
    const [zone, event] = [text.indexOf('BEGIN:VTIMEZONE'), text.indexOf('BEGIN:VEVENT')];
    parts = {
      zone: zone === -1 ? '' : text.slice(zone, event),
      event: completed(text.slice(event, text.lastIndexOf(END)), activity, locale),
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
 * @param cityNamed gives a city that an event names.
 * @param head for a calendar to subscribe to; omitted for a file with one event.
 * @returns iCalendar, with the rules of each time zone that it names.
 */
export function toCalendar(
  events: readonly EventEntry[],
  locale: Locale,
  cityNamed: CityNamed,
  head?: CalendarHead,
): string {
  // In order of their start: no event is over before the year 1.
  const parts = upcoming(events, '0001-01-01').map((event) => partsOf(event, locale, cityNamed));
  const zones = new Set(parts.map(({ zone }) => zone));
  const empty = write([], locale, head);
  return `${[empty.slice(0, empty.lastIndexOf(END)), ...zones, ...parts.map(({ event }) => event), END].join('')}\r\n`;
}
