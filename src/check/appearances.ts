/**
 * Tells authors when a post appears whose day has not come. The site is built by days in UTC, which
 * begin later than those of an author in Sydney, and earlier than those of one in Toronto.
 */
import { firstDayOf } from '../base/dates.ts';
import { daysBetween } from '../base/days.ts';
import type { Activity } from '../model/schemas/activity.ts';
import type { CheckedFile } from './check-file.ts';

const HOUR = 3_600_000;

/** Most posts that are named: the next ones. */
const MOST_NAMED = 5;

function fromNow(day: string, now: Date | undefined): string {
  if (now === undefined) return '';
  const hours = Math.ceil((Date.parse(day) - now.getTime()) / HOUR);
  if (hours <= 0) return '';
  if (hours < 48) return `, in about ${hours} ${hours === 1 ? 'hour' : 'hours'}`;
  return `, in ${daysBetween(now.toISOString().slice(0, 10), day)} days`;
}

/**
 * Posts that are no drafts and that readers do not see yet, the next one first, as sentences.
 *
 * @param today the day of the build, ISO 8601.
 * @param now the time; without it, no hours are given: a build must not depend on them.
 */
export function appearances(files: readonly CheckedFile[], today: string, now?: Date): string[] {
  const later = files
    .filter(({ collection }) => collection === 'activities')
    .map(({ file, data }) => ({ file, ...(data as unknown as Activity) }))
    .filter(({ draft, date }) => !draft && firstDayOf(date) > today)
    .map(({ file, date }) => ({ file, day: firstDayOf(date) }))
    .sort((a, b) => (a.day === b.day ? (a.file < b.file ? -1 : 1) : a.day < b.day ? -1 : 1));
  const left = later.length - MOST_NAMED;
  return [
    ...later
      .slice(0, MOST_NAMED)
      .map(
        ({ file, day }) =>
          `${file}: readers see it from ${day}, 0:00 UTC${fromNow(day, now)}, with the first build after that.`,
      ),
    ...(left > 0 ? [`${left} more ${left === 1 ? 'post appears' : 'posts appear'} later.`] : []),
  ];
}
