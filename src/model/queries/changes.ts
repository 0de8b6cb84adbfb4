/** When something last changed. */
import { comparePartialDates, precisionOf, type PartialDate } from '../../base/dates.ts';

/** The dates of something that a page shows. */
export interface Dated {
  date?: PartialDate | undefined;
  updated?: PartialDate | undefined;
}

/**
 * The day on which a page last changed: the newest date of its parts. Dates
 * without a day are ignored.
 *
 * @param day of the build, ISO 8601. Later dates are ignored.
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
