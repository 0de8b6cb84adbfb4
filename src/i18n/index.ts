/** The texts of the pages, and how pages write dates, places and sources. */
import { settings } from '../settings.ts';
import { formatPeriod, timeOf } from '../base/dates.ts';
import type { Activity, EventDetails } from '../model/schemas/activity.ts';
import type { Project } from '../model/schemas/project.ts';
import { en } from './en.ts';
import { date } from './formats.ts';

export { country, date } from './formats.ts';

export const t = en;

/** The date of an activity, with "about" if it is inferred. */
export function activityDate({ date: value, dateNote }: Activity): string {
  return dateNote ? t.about(date(value)) : date(value);
}

/** The days of an event, and its hours if they are known. */
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

/** The place of an event, and whether people can take part online. */
export function eventPlace(event: EventDetails): string {
  return [event.place, event.online && t.activity.online].filter(Boolean).join(', ');
}

/** How much of a long last part of a path a link to a source shows: characters at its start and at its end. */
const SHOWN = { start: 18, end: 14 };

/** Text of a link to a source: the site and the last part of the path, to tell apart two sources at one site. */
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

/** Text of a link to a site: `citiesfordigitalrights.org`. */
export function host(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}
