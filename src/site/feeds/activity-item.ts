/** A post as an item of feeds: its text, and what its page says beside it. */
import { escapeXml } from '../../base/escape.ts';
import { firstDayOf, lastDayOf, precisionOf, type PartialDate } from '../../base/dates.ts';
import { addDays } from '../../base/days.ts';
import { host, sourceName } from '../../base/link-text.ts';
import type { Locale } from '../../i18n/index.ts';
import type { ForeignText } from '../../i18n/intl.ts';
import { identify } from '../../model/identity.ts';
import type { ActivityEntry } from '../../model/queries/activities.ts';
import { absolute, routes } from '../../model/urls.ts';
import { settings } from '../../settings.ts';
import { feedTime, type FeedItem, type FeedPicture } from './formats.ts';
import { toFeedHtml, within, written } from './html.ts';

type Data = ActivityEntry['data'];

/** Days after its date for which a post is new: a piece about a month may be written in the next one. */
const NEW_FOR = 31;

/**
 * The day of an item for feed readers, which sort by it and say it to people.
 *
 * A feed has no way to write "2025" or "about May 2021", and must not make it a day. An item of
 * which the day is not known has the day on which it came onto this site if it was new then; an
 * older one has none.
 *
 * @param isAbout true if the date is inferred, or only a limit.
 * @param recorded the day on which it came onto this site, if that is known.
 */
export function publishedDay(
  date: PartialDate,
  isAbout: boolean,
  recorded: string | undefined,
): string | undefined {
  if (precisionOf(date) === 'day' && !isAbout) return date;
  const isNew =
    recorded !== undefined &&
    recorded >= firstDayOf(date) &&
    recorded <= addDays(lastDayOf(date), NEW_FOR);
  return isNew ? recorded : undefined;
}

const dayOf = ({ date, dateNote }: Data, recorded: string | undefined) =>
  publishedDay(date, dateNote !== undefined, recorded);

/** A post, or the news that its event was moved, cancelled or changed otherwise. */
export interface FeedEntry<E extends ActivityEntry = ActivityEntry> {
  activity: E;
  isChange: boolean;
}

/** The day on which an event was last changed in a way that its calendar shows, if that is known. */
function changeDay({ event, updated }: Data): string | undefined {
  return event && event.revision > 0 && updated !== undefined && precisionOf(updated) === 'day'
    ? updated
    : undefined;
}

/**
 * What a feed has of some posts, the newest first, as readers sort them. A post without a day stands
 * where its date begins. A change of an event is an item of its own, because most readers show an
 * item once, and would tell nobody that an event is cancelled.
 */
export function feedEntries<E extends ActivityEntry>(
  activities: readonly E[],
  recordedOf: (activity: E) => string | undefined,
): FeedEntry<E>[] {
  return activities
    .flatMap((activity) => {
      const { data } = activity;
      const day = dayOf(data, recordedOf(activity)) ?? firstDayOf(data.date);
      const changed = changeDay(data);
      return [
        ...(changed === undefined ? [] : [{ activity, day: changed, isChange: true }]),
        { activity, day, isChange: false },
      ];
    })
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
    .map(({ activity, isChange }) => ({ activity, isChange }));
}

function figure(
  image: NonNullable<ActivityEntry['data']['image']>,
  { url, width, height }: FeedPicture,
  foreign: ForeignText,
  { t }: Locale,
): string {
  const caption =
    image.credit === undefined
      ? ''
      : `<figcaption>${escapeXml(`${t.activity.credit} ${image.credit}`)}</figcaption>`;
  return `<figure><img src="${escapeXml(url)}" alt="${escapeXml(image.alt)}" width="${width}" height="${height}"${written(foreign)}>${caption}</figure>`;
}

const link = (url: string, text: string) => `<a href="${escapeXml(url)}">${escapeXml(text)}</a>`;

/** A paragraph with a fact on each line. */
const facts = (lines: readonly (string | false | undefined)[]): string => {
  const known = lines.filter(Boolean);
  return known.length > 0 ? `<p>${known.join('<br>')}</p>` : '';
};

/** When and where an event is, how to take part, and that it is cancelled. */
function eventFacts({ event }: Data, { t, formats }: Locale): string {
  if (!event) return '';
  return facts([
    event.cancelled && `<strong>${escapeXml(t.activity.cancelled)}</strong>`,
    escapeXml(t.channels.fact(t.activity.when, formats.eventPeriod(event))),
    escapeXml(t.channels.fact(t.activity.where, formats.eventPlace(event))),
    event.link &&
      t.channels.fact(escapeXml(t.activity.takePart), link(event.link, host(event.link))),
  ]);
}

/** What the page says below the text: the date and the note on it, where all this comes from, and the licence. */
function origin(data: Data, { t, formats }: Locale): string {
  const { original, sources, dateNote } = data;
  return facts([
    escapeXml(t.channels.fact(t.activity.date, formats.activityDate(data))),
    dateNote && escapeXml(dateNote),
    data.updated && escapeXml(t.activity.updated(formats.date(data.updated))),
    original === undefined
      ? escapeXml(t.activity.publishedHere)
      : link(original, t.activity.originalAt(host(original))),
    sources.length > 0 &&
      t.channels.fact(
        escapeXml(t.activity.sources),
        sources.map((url) => link(url, sourceName(url))).join(', '),
      ),
    t.channels.fact(
      escapeXml(t.openData.licence),
      link(settings.contentLicenceUrl, settings.contentLicenceName),
    ),
  ]);
}

function titleOf(data: Data, published: string | undefined, { t, formats }: Locale): string {
  const title = data.event?.cancelled ? t.calendar.cancelled(data.title) : data.title;
  // Readers show the day on which they found an item that has none.
  return published === undefined ? t.channels.dated(title, formats.activityDate(data)) : title;
}

export interface ItemParts {
  /** The rendered text. */
  html: string;
  /** Labels of kind and topics. */
  labels: string[];
  picture?: FeedPicture | undefined;
  /** The day on which the post came onto this site, if that is known. */
  recorded?: PartialDate | undefined;
}

/** Makes the item of a post, with the facts in the language of the feed. */
export function activityItem(
  activity: ActivityEntry,
  { html, labels, picture, recorded }: ItemParts,
  locale: Locale,
): FeedItem {
  const { data } = activity;
  const url = absolute(routes.activity(activity.id));
  const foreign = locale.formats.foreign(data.language);
  const published = dayOf(data, recorded);
  return {
    id: identify('activity', activity),
    url,
    title: titleOf(data, published, locale),
    summary: data.summary,
    foreign,
    ...(published !== undefined && { published: feedTime(published) }),
    ...(data.updated !== undefined && { updated: feedTime(firstDayOf(data.updated)) }),
    ...(data.original !== undefined && { original: data.original }),
    categories: labels,
    html: [
      eventFacts(data, locale),
      data.image && picture ? figure(data.image, picture, foreign, locale) : '',
      within('div', foreign, toFeedHtml(html, url)),
      origin(data, locale),
    ]
      .filter(Boolean)
      .join('\n'),
    ...(picture && { picture }),
  };
}

/**
 * Makes the item that says how an event was changed, from its post's item.
 *
 * @throws Error if it was not.
 */
export function changeItem(
  { data }: ActivityEntry,
  item: Omit<FeedItem, 'picture'>,
  locale: Locale,
): FeedItem {
  const day = changeDay(data);
  if (day === undefined) throw new Error(`The event of ${item.url} was not changed.`);
  const { t } = locale;
  return {
    ...item,
    id: `${item.id}/revision-${data.event?.revision ?? 0}`,
    title: (data.event?.cancelled ? t.calendar.cancelled : t.calendar.changed)(data.title),
    published: feedTime(day),
    html: [eventFacts(data, locale), `<p>${link(item.url, t.channels.whole)}</p>`].join('\n'),
  };
}
