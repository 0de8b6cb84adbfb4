/** Questions about when something last changed. */
import { comparePartialDates, precisionOf, type PartialDate } from '../../base/dates.ts';

/** The dates of a thing of which a page tells. */
export interface Dated {
  date?: PartialDate | undefined;
  updated?: PartialDate | undefined;
}

/**
 * The day of the last change of what a page shows: the newest of the dates of
 * its parts. Only full days are asked: where a day is not known, none is said.
 *
 * @param day of the build, ISO 8601: a change cannot be later.
 * @returns ISO 8601, or undefined if no day is known.
 */
export function lastChange(parts: Iterable<{ data: Dated }>, day: string): PartialDate | undefined {
  return [...parts]
    .flatMap(({ data: { date, updated } }) => [date, updated])
    .filter((date) => date !== undefined)
    .filter((date) => precisionOf(date) === 'day' && date <= day)
    .sort(comparePartialDates)
    .at(-1);
}
