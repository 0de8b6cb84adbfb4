/** The text of the interface in the language of the site. A second language adds a file beside en.ts. */
import { settings } from '../settings.ts';
import { formatPartialDate, formatPeriod, timeOf, type PartialDate } from '../base/dates.ts';
import { countryName } from '../model/places.ts';
import type { Activity, EventDetails } from '../model/schemas/activity.ts';
import type { Project } from '../model/schemas/project.ts';
import { en } from './en.ts';

export const t = en;

export function country(code: string): string {
  return countryName(code, settings.locale);
}

export function date(value: PartialDate): string {
  return formatPartialDate(value, settings.locale);
}

/** The date of an activity; with "about" where it is inferred. */
export function activityDate({ date: value, dateNote }: Activity): string {
  return dateNote ? t.about(date(value)) : date(value);
}

/** Days of an event, and its hours where they are known. */
export function eventPeriod(event: EventDetails): string {
  const days = formatPeriod(event.start, event.end, settings.locale);
  const start = timeOf(event.start);
  return start && event.timeZone
    ? `${days}, ${t.event.time(start, event.end && timeOf(event.end), event.timeZone.replace('_', ' '))}`
    : days;
}

/** The years of a project: `2021 to 2023`, or `begun 2021` if no source says that it ended. */
export function projectPeriod({ start, end }: Project): string {
  if (end === undefined) return t.project.since(date(start));
  return start === end ? date(start) : t.project.fromTo(date(start), date(end));
}

/** Place of an event, and whether one can take part online. */
export function eventPlace(event: EventDetails): string {
  return [event.place, event.online && t.activity.online].filter(Boolean).join(', ');
}

/** Characters of the last part of a path that a link to a source shows: so many at its beginning, and so many at its end. */
const SHOWN = { start: 18, end: 14 };

/**
 * What a link to a source says: the site, and the last part of the path, so
 * that two sources at the same site can be told apart.
 */
export function sourceName(url: string): string {
  const parts = new URL(url).pathname.split('/').filter(Boolean);
  const last = parts.at(-1);
  if (last === undefined) return host(url);
  const name = decodeURIComponent(last);
  return [
    host(url),
    parts.length > 1 && '…',
    name.length > SHOWN.start + SHOWN.end
      ? `${name.slice(0, SHOWN.start)}…${name.slice(-SHOWN.end)}`
      : name,
  ]
    .filter(Boolean)
    .join('/');
}

/** The name of a site, for a link to it: `citiesfordigitalrights.org`. */
export function host(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}
