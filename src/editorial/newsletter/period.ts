/** The period of a newsletter, from the options of its command. */
import { UsageError } from '../../base/command.ts';
import { inEnglish } from '../../i18n/index.ts';
import {
  firstDayOf,
  formatPartialDate,
  formatPeriod,
  lastDayOf,
  parsePartialDate,
  precisionOf,
  type Moment,
  type PartialDate,
} from '../../base/dates.ts';

const t = inEnglish.t.mailing.command;

/** First and last day, both included, ISO 8601. */
export interface Period {
  from: string;
  to: string;
}

export interface PeriodOptions {
  month?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

function day(option: string, text: string): string {
  const date = parsePartialDate(text);
  if (date === undefined || precisionOf(date) !== 'day')
    throw new UsageError(t.noDay(option, text));
  return date;
}

/**
 * Reads the period.
 *
 * @throws UsageError that says which option is missing or wrong, and how to write it.
 */
export function readPeriod({ month, from, to }: PeriodOptions): Period {
  if (month !== undefined) {
    if (from !== undefined || to !== undefined) throw new UsageError(t.twoPeriods);
    const date = parsePartialDate(month);
    if (date === undefined || precisionOf(date) !== 'month') throw new UsageError(t.noMonth(month));
    return { from: firstDayOf(date), to: lastDayOf(date) };
  }
  if (from === undefined || to === undefined) throw new UsageError(t.noPeriod);
  const period = { from: day('from', from), to: day('to', to) };
  if (period.to < period.from) throw new UsageError(t.turned(period.from, period.to));
  return period;
}

/** The period for people: `October 2026`, or `3 – 16 October 2026`. */
export function formatNewsletterPeriod({ from, to }: Period, locale: string): string {
  const month = from.slice(0, 7) as PartialDate;
  return firstDayOf(month) === from && lastDayOf(month) === to
    ? formatPartialDate(month, locale)
    : formatPeriod(from as Moment, to as Moment, locale);
}
