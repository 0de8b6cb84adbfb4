/** How pages write what they say about activities and projects. */
import { formatPeriod, timeOf } from '../base/dates.ts';
import type { Activity, EventDetails } from '../model/schemas/activity.ts';
import type { Project } from '../model/schemas/project.ts';
import type { Texts } from './en/index.ts';
import { intlOf } from './intl.ts';
import type { Language } from './languages.ts';

/** The functions that write in one language, with its texts. */
export function formatsOf(language: Language, t: Texts) {
  const intl = intlOf(language);
  const { date } = intl;
  /** The days from one to another: `4 – 5 November 2025`. */
  const period = (start: EventDetails['start'], end: EventDetails['end']): string =>
    formatPeriod(start, end, language.locale);
  return {
    ...intl,
    period,
    /** The date of an activity, with "about" if it is inferred. */
    activityDate: ({ date: value, dateNote }: Activity): string =>
      dateNote ? t.about(date(value)) : date(value),
    /** What tells readers that a post is not in the language of the page: `In Arabic`; otherwise undefined. */
    activityLanguage: (activity: Activity): string | undefined => {
      const { lang } = intl.foreign(activity.language);
      return lang && t.activity.inLanguage(intl.languageName(lang));
    },
    /** The days of an event, and its hours if they are known. */
    eventPeriod: (event: EventDetails): string => {
      const days = period(event.start, event.end);
      const start = timeOf(event.start);
      return start && event.timeZone
        ? `${days}, ${t.event.time(start, event.end && timeOf(event.end), event.timeZone.replace('_', ' '))}`
        : days;
    },
    /** The years of a project: `2021 to 2023`, or `begun 2021` if no source says that it ended. */
    projectPeriod: ({ start, end }: Project): string => {
      if (end === undefined) return t.project.since(date(start));
      return start === end ? date(start) : t.project.fromTo(date(start), date(end));
    },
    /** The place of an event, and whether people can take part online. */
    eventPlace: (event: EventDetails): string =>
      [event.place, event.online && t.activity.online].filter(Boolean).join(', '),
  };
}
