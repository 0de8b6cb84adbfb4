/**
 * Marks posts that are not public yet, for `npm run dev` and for previews. The
 * mark is part of the title, so it appears wherever the title does: on the page
 * and in its head, in lists, search, feeds, calendars and data.
 */
import type { Locale } from '../i18n/index.ts';
import type { Activity } from '../model/schemas/activity.ts';
import { firstDayOf, type PartialDate } from '../base/dates.ts';
import type { ActivityEntry } from '../model/queries/activities.ts';

/**
 * The day on which a post appears, if it is later than a day (ISO 8601); undefined for a draft,
 * whose day is unknown.
 */
function laterDay({ draft, date: dated }: Activity, day: string): PartialDate | undefined {
  const first = firstDayOf(dated) as PartialDate;
  return !draft && first > day ? first : undefined;
}

/** The notice on the page of a post that is not public on a day (ISO 8601); undefined if it is public. */
export function noticeOf(
  activity: Activity,
  day: string,
  { t, formats }: Locale,
): string | undefined {
  if (activity.draft) return t.preview.draft;
  const later = laterDay(activity, day);
  return later && t.preview.later(formats.onDate(later));
}

/** The post with a mark in its title, if it is not public on a day (ISO 8601). */
export function marked<E extends ActivityEntry>(
  activity: E,
  day: string,
  { t, formats }: Locale,
): E {
  const { data } = activity;
  const later = laterDay(data, day);
  const title = data.draft
    ? t.preview.draftTitle(data.title)
    : later && t.preview.laterTitle(formats.onDate(later), data.title);
  return title === undefined ? activity : { ...activity, data: { ...data, title } };
}
