/** What stands in a newsletter: the activities of a period, and the events that come after it. */
import { newsletterTexts as t } from '../../i18n/newsletter.ts';
import { activityDate, eventPeriod, eventPlace, t as site } from '../../i18n/index.ts';
import type { Hue, Principle } from '../../model/schemas/principle.ts';
import { settings } from '../../settings.ts';
import { firstDayOf } from '../../base/dates.ts';
import { published, upcoming, type ActivityEntry } from '../../model/queries/activities.ts';
import type { Entry } from '../../model/queries/entry.ts';
import { absolute, routes } from '../../model/urls.ts';
import { formatNewsletterPeriod, type Period } from './period.ts';

/** An activity, as a newsletter shows it. */
export interface NewsletterItem {
  title: string;
  /** Full address of its page. */
  url: string;
  /** Kind and date, or when and where an event takes place. */
  details: string;
  summary: string;
  principles: readonly { name: string; hue: Hue }[];
}

/** A list of a newsletter, which may be cut. */
export interface NewsletterList {
  title: string;
  items: readonly NewsletterItem[];
  /** How many there are beyond those, and the page that lists them. */
  more?: { text: string; url: string };
}

/** What both the HTML and the plain text say. */
export interface Newsletter {
  title: string;
  subject: string;
  preheader: string;
  lists: readonly NewsletterList[];
}

/** The activities of a newsletter, before any is cut. */
export interface NewsletterContent {
  period: Period;
  /** Published in the period, newest first; without those that are among the events. */
  news: readonly ActivityEntry[];
  /** Not over when the period ends, the next one first. */
  events: readonly ActivityEntry[];
}

/** The day after a day, ISO 8601. */
function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3600 * 1000).toISOString().slice(0, 10);
}

/**
 * Selects what belongs into the newsletter of a period. An event that is still to
 * come stands among the events only, so that nothing is said twice.
 *
 * @param period which does not end after the day of the build: a link to a later post would lead nowhere.
 * @returns undefined if nothing was published in the period.
 */
export function selectNewsletter(
  activities: readonly ActivityEntry[],
  period: Period,
): NewsletterContent | undefined {
  const known = published(activities, period.to);
  const events = upcoming(known, nextDay(period.to));
  const inPeriod = known.filter(({ data }) => firstDayOf(data.date) >= period.from);
  if (inPeriod.length === 0) return undefined;
  const coming = new Set(events.map(({ id }) => id));
  return { period, news: inPeriod.filter(({ id }) => !coming.has(id)), events };
}

const line = (...parts: (string | undefined | false)[]) => parts.filter(Boolean).join(' · ');

/**
 * Says what was selected in words.
 *
 * @param most how many activities and events are shown; all, if it is not given.
 */
export function writeNewsletter(
  { period, news, events }: NewsletterContent,
  principles: readonly Entry<Principle>[],
  most: { news: number; events: number } = { news: Infinity, events: Infinity },
): Newsletter {
  const known = new Map(
    principles.map(({ id, data }) => [id, { name: data.shortTitle, hue: data.hue }]),
  );
  const item = ({ id, data }: ActivityEntry, details: string): NewsletterItem => ({
    title: data.title,
    url: absolute(routes.activity(id)),
    details,
    summary: data.summary,
    principles: data.principles.flatMap((principle) => known.get(principle) ?? []),
  });
  const list = (
    title: string,
    entries: readonly ActivityEntry[],
    size: number,
    details: (entry: ActivityEntry) => string,
    moreText: (n: number) => string,
    url: string,
  ): NewsletterList => ({
    title,
    items: entries.slice(0, size).map((entry) => item(entry, details(entry))),
    ...(entries.length > size && { more: { text: moreText(entries.length - size), url } }),
  });
  // The subject of a mail has no narrow spaces.
  const title = t.title(formatNewsletterPeriod(period, settings.locale).replace(/\s/g, ' '));
  const lists = [
    list(
      t.news,
      news,
      most.news,
      ({ data }) => line(site.activity.kind[data.kind], activityDate(data)),
      t.moreNews,
      absolute('/activities/'),
    ),
    list(
      t.events,
      events,
      most.events,
      ({ data: { event } }) =>
        event
          ? line(eventPeriod(event), eventPlace(event), event.cancelled && site.activity.cancelled)
          : '',
      t.moreEvents,
      absolute('/events/'),
    ),
  ].filter(({ items, more }) => items.length > 0 || more);
  return {
    title,
    subject: t.subject(title, settings.shortName),
    preheader: t.preheader([...news, ...events].slice(0, 3).map(({ data }) => data.title)),
    lists,
  };
}
