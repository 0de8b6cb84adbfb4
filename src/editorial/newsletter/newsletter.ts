/** The content of a newsletter: the activities of a period, and the events that come after it. */
import type { Locale } from '../../i18n/index.ts';
import type { ForeignText } from '../../i18n/intl.ts';
import type { Hue, Principle } from '../../model/schemas/principle.ts';
import { settings } from '../../settings.ts';
import { firstDayOf } from '../../base/dates.ts';
import { addDays } from '../../base/days.ts';
import { published, upcoming, type ActivityEntry } from '../../model/queries/activities.ts';
import type { Entry } from '../../model/queries/entry.ts';
import { routes } from '../../model/urls.ts';
import { formatNewsletterPeriod, type Period } from './period.ts';

/** An activity, as a newsletter shows it. */
export interface NewsletterItem {
  title: string;
  /** Full address of its page. */
  url: string;
  /** Kind and date, or when and where an event takes place. */
  details: string;
  summary: string;
  /** What marks title and summary, if they are not in the language of the newsletter. */
  foreign: ForeignText;
  principles: readonly { name: string; hue: Hue }[];
}

/** A list of a newsletter, which may be shortened. */
export interface NewsletterList {
  title: string;
  items: readonly NewsletterItem[];
  /** How many more there are, and the page that lists them. */
  more?: { text: string; url: string };
}

/** What the HTML and the plain text both say. */
export interface Newsletter {
  locale: Locale;
  title: string;
  subject: string;
  preheader: string;
  lists: readonly NewsletterList[];
}

/** The activities of a newsletter, before the lists are shortened. */
export interface NewsletterContent {
  period: Period;
  /** Published in the period, newest first, without those in `events`. */
  news: readonly ActivityEntry[];
  /** Not over when the period ends, earliest first. */
  events: readonly ActivityEntry[];
}

/**
 * Selects what belongs in the newsletter of a period. An upcoming event is listed
 * only among the events, so that nothing appears twice.
 *
 * @param period must not end after the day of the build: a link to a later post would be dead.
 * @returns undefined if nothing was published in the period.
 */
export function selectNewsletter(
  activities: readonly ActivityEntry[],
  period: Period,
): NewsletterContent | undefined {
  const known = published(activities, period.to);
  const events = upcoming(known, addDays(period.to, 1));
  const inPeriod = known.filter(({ data }) => firstDayOf(data.date) >= period.from);
  if (inPeriod.length === 0) return undefined;
  const coming = new Set(events.map(({ id }) => id));
  return { period, news: inPeriod.filter(({ id }) => !coming.has(id)), events };
}

const line = (...parts: (string | undefined | false)[]) => parts.filter(Boolean).join(' · ');

function newsDetails({ data }: ActivityEntry, { t, formats }: Locale): string {
  return line(
    t.activity.kind[data.kind],
    formats.activityDate(data),
    formats.activityLanguage(data),
  );
}

function eventDetails({ data }: ActivityEntry, { t, formats }: Locale): string {
  const { event } = data;
  return event
    ? line(
        formats.eventPeriod(event),
        formats.eventPlace(event),
        event.cancelled && t.activity.cancelled,
        formats.activityLanguage(data),
      )
    : '';
}

/** A list as it is shown: its first entries, and a link to the page that lists all. */
function listOf(
  { title, moreText, url }: { title: string; moreText: (n: number) => string; url: string },
  entries: readonly ActivityEntry[],
  size: number,
  item: (entry: ActivityEntry) => NewsletterItem,
): NewsletterList {
  const left = entries.length - size;
  return {
    title,
    items: entries.slice(0, size).map(item),
    ...(left > 0 && { more: { text: moreText(left), url } }),
  };
}

/**
 * Turns the selected activities into words.
 *
 * @param most how many activities and events to show; all by default.
 */
export function writeNewsletter(
  { period, news, events }: NewsletterContent,
  principles: readonly Entry<Principle>[],
  locale: Locale,
  most: { news: number; events: number } = { news: Infinity, events: Infinity },
): Newsletter {
  const { address, language } = locale;
  const t = locale.t.mailing;
  const known = new Map(
    principles.map(({ id, data }) => [id, { name: data.shortTitle, hue: data.hue }]),
  );
  const itemWith =
    (details: (entry: ActivityEntry, locale: Locale) => string) =>
    (entry: ActivityEntry): NewsletterItem => ({
      title: entry.data.title,
      url: address(routes.activity(entry.id)),
      details: details(entry, locale),
      summary: entry.data.summary,
      foreign: locale.formats.foreign(entry.data.language),
      principles: entry.data.principles.flatMap((principle) => known.get(principle) ?? []),
    });
  const lists = [
    listOf(
      { title: t.news, moreText: t.moreNews, url: address('/activities/') },
      news,
      most.news,
      itemWith(newsDetails),
    ),
    listOf(
      { title: t.events, moreText: t.moreEvents, url: address('/events/') },
      events,
      most.events,
      itemWith(eventDetails),
    ),
  ];
  // The subject of a mail has no narrow spaces.
  const title = t.title(formatNewsletterPeriod(period, language.locale).replace(/\s/g, ' '));
  return {
    locale,
    title,
    subject: t.subject(title, settings.shortName),
    preheader: t.preheader([...news, ...events].slice(0, 3).map(({ data }) => data.title)),
    lists: lists.filter(({ items, more }) => items.length > 0 || more),
  };
}
