/** How pages write what they say about activities and projects. */
import {
  dateOf,
  formatDays,
  formatPeriod,
  precisionOf,
  timeOf,
  type PartialDate,
} from '../base/dates.ts';
import { occurrencesOf, type Occurrence } from '../model/queries/activities.ts';
import { latestResult } from '../model/queries/projects.ts';
import type { Activity, EventDetails } from '../model/schemas/activity.ts';
import type { MemberCount } from '../model/schemas/member-count.ts';
import type { Project } from '../model/schemas/project.ts';
import type { Texts } from './en/index.ts';
import { intlOf } from './intl.ts';
import type { Language } from './languages.ts';

/** True for an occurrence that ends on the day on which it begins. */
function isOneDay({ start, end }: Occurrence): boolean {
  return end === undefined || dateOf(end) === dateOf(start);
}

/**
 * Writes when a project ran: `2021 to 2023`. Without an end, `begun 2021; latest result: 2023`,
 * because a project of which no end is known need not still run.
 */
function projectPeriodOf(t: Texts, date: (value: PartialDate) => string) {
  return (project: Project): string => {
    const { start, end } = project;
    if (end !== undefined) {
      if (start === undefined) return t.project.until(date(end));
      return start === end ? date(start) : t.project.fromTo(date(start), date(end));
    }
    const last = latestResult(project);
    const known = [
      ...(start === undefined ? [] : [t.project.since(date(start))]),
      ...(last === undefined ? [] : [t.project.latest(date(last))]),
    ];
    return known.join('; ') || t.project.undated;
  };
}

/** The functions that write in one language, with its texts. */
export function formatsOf(language: Language, t: Texts) {
  const intl = intlOf(language);
  const { date } = intl;
  /** The days from one to another: `4 – 5 November 2025`. */
  const period = (start: EventDetails['start'], end: EventDetails['end']): string =>
    formatPeriod(start, end, language.locale);
  /** The hours of an occurrence, `16:00 to 17:30 (Europe/Madrid)`; empty if they are not known. */
  const hours = ({ start, end }: Occurrence, { timeZone }: EventDetails): string => {
    const from = timeOf(start);
    return from && timeZone
      ? t.event.time(from, end && timeOf(end), timeZone.replace('_', ' '))
      : '';
  };
  /** The days of an event: `4 – 5 November 2025`, `15 and 19 September 2022`. */
  const eventDays = (event: EventDetails): string => {
    const occurrences = occurrencesOf(event);
    return occurrences.length > 1 && occurrences.every(isOneDay)
      ? formatDays([...new Set(occurrences.map(({ start }) => dateOf(start)))], language.locale)
      : intl.list(occurrences.map(({ start, end }) => period(start, end)));
  };
  return {
    ...intl,
    eventDays,
    /** A date within a sentence: `on 29 November 2026`, `in November 2026`, `in 2026`. */
    onDate: (value: PartialDate): string => t.onDate[precisionOf(value)](date(value)),
    /** The date of an activity, with "about" if it is inferred. */
    activityDate: ({ date: value, dateNote }: Activity): string =>
      dateNote ? t.about(date(value)) : date(value),
    /** What tells readers that a post is not in the language of the page: `In Arabic`; otherwise undefined. */
    activityLanguage: (activity: Activity): string | undefined => {
      const { lang } = intl.foreign(activity.language);
      return lang && t.activity.inLanguage(intl.languageName(lang));
    },
    /** The days of an event, and its hours if they are known; said once if they are the same on each day. */
    eventPeriod: (event: EventDetails): string => {
      const occurrences = occurrencesOf(event);
      const clocks = occurrences.map((occurrence) => hours(occurrence, event));
      const [first = ''] = clocks;
      if (first === '') return eventDays(event);
      if (clocks.every((clock) => clock === first)) return `${eventDays(event)}, ${first}`;
      return occurrences
        .map(({ start, end }, index) => `${period(start, end)}, ${clocks[index] ?? ''}`)
        .join('; ');
    },
    projectPeriod: projectPeriodOf(t, date),
    /** A number of member cities as its source gave it: `more than 60`. */
    memberCount: ({ count, qualifier }: MemberCount): string =>
      qualifier ? t.history.qualified[qualifier](count) : String(count),
    /** The place of an event, and whether people can take part online. */
    eventPlace: (event: EventDetails): string =>
      [event.place, event.online && t.activity.online].filter(Boolean).join(', '),
  };
}
