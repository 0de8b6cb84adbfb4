/**
 * When the content of a page last changed: the newest day on which something that it shows was
 * written, appeared or went. Only the history of the content knows that. The date of a piece of news
 * says nothing about the page: without the history, no day is claimed.
 */
import { dirname } from 'node:path/posix';
import { precisionOf, type PartialDate } from '../base/dates.ts';
import type { Days, FolderHistory } from '../base/line-history.ts';
import { groupBy } from '../model/queries/entry.ts';
import { folders, settings } from '../settings.ts';
import { historyOfContent } from './content-history.ts';

/** An entry that a page shows. */
export interface Shown {
  /** From the project's root. */
  filePath?: string | undefined;
  data?: object;
}

/** The entries that a page shows; or a page of a list, which others move on when they join it. */
export type Shows = readonly Shown[] | { data: readonly Shown[]; before: readonly Shown[] };

/** A file of the content that is no entry, by its path in the folder of the content. */
export function contentFile(path: string): Shown {
  return { filePath: `${folders.content}/${path}` };
}

/**
 * The days of an entry. A post that was written beforehand appears on the day of its date.
 *
 * @param buildDay ISO 8601. @returns undefined where the history is not known.
 */
export function daysIn(
  { files }: Pick<FolderHistory, 'files'>,
  { filePath = '', data = {} }: Shown,
  buildDay: string,
): Days | undefined {
  const days = files.get(filePath);
  if (!days) return undefined;
  const { date } = data as { date?: PartialDate };
  const appeared =
    date && precisionOf(date) === 'day' && date <= buildDay && date > days.added
      ? date
      : days.added;
  return { added: appeared, changed: appeared > days.changed ? appeared : days.changed };
}

/**
 * The day on which a page last changed. Of what a list no longer shows, only the last removal of a
 * file from the folder of its entries is known, whether or not that one was in it.
 *
 * @param also another day on which the page changed. @param buildDay ISO 8601.
 * @returns undefined if the page shows no entry, or the history of one is not known.
 */
export function lastChangeIn(
  history: FolderHistory,
  shows: Shows,
  buildDay: string,
  also?: PartialDate,
): PartialDate | undefined {
  const { data, before } = 'before' in shows ? shows : { data: shows, before: [] };
  const days = [
    ...data.map((entry) => daysIn(history, entry, buildDay)?.changed),
    ...before.map((entry) => daysIn(history, entry, buildDay)?.added),
  ];
  if (days.includes(undefined)) return undefined;
  const removals = [...groupBy(data, ({ filePath = '' }) => dirname(filePath))]
    .filter(([, { length }]) => length > 1)
    .map(([folder]) => history.removals.get(folder));
  return [...days, ...removals, also].reduce(
    (newest, day) => (day !== undefined && day > (newest ?? '') ? day : newest),
    undefined,
  );
}

/** {@link daysIn} for this build. */
export async function daysOf(entry: Shown): Promise<Days | undefined> {
  return daysIn(await historyOfContent(), entry, settings.buildDay);
}

/** {@link lastChangeIn} for this build. */
export async function lastChange(
  shows: Shows,
  also?: PartialDate,
): Promise<PartialDate | undefined> {
  return lastChangeIn(await historyOfContent(), shows, settings.buildDay, also);
}
