/**
 * Dates exactly as precise as they are known.
 *
 * A partial date is a year, a year and month, or a full day in ISO 8601
 * (`2018`, `2018-11`, `2018-11-14`). It is kept as text, because a `Date` would
 * have to invent the missing parts.
 */

declare const partialDate: unique symbol;

/** `2018`, `2018-11` or `2018-11-14`; only {@link parsePartialDate} makes one. */
export type PartialDate = string & { readonly [partialDate]: true };

export type Precision = 'year' | 'month' | 'day';

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Days of a month; `month` counts from 1. */
function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * Reads a partial date.
 *
 * @param text ISO 8601 text of reduced precision.
 * @returns undefined if the text is not a date (`2018-13`, `2018-02-30`, `14/11/2018`).
 */
export function parsePartialDate(text: string): PartialDate | undefined {
  const match = PARTIAL_DATE.exec(text);
  if (!match) return undefined;
  const [, year = '', month, day] = match;
  if (Number(year) < 1900) return undefined;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return undefined;
  if (
    day !== undefined &&
    (Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month)))
  )
    return undefined;
  return text as PartialDate;
}

export function precisionOf(date: PartialDate): Precision {
  return date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day';
}

export function yearOf(date: PartialDate): number {
  return Number(date.slice(0, 4));
}

/**
 * Orders partial dates, oldest first. A less precise date counts as the start
 * of its period: `2018` comes before `2018-01`, which comes before `2018-01-01`.
 */
export function comparePartialDates(a: PartialDate, b: PartialDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * True if the end of a period lies before its start, as far as both are known: `2018` does not lie
 * before `2018-11`.
 */
export function endsBeforeStart(start: string, end: string): boolean {
  return end.slice(0, start.length) < start.slice(0, end.length);
}

/** The first day that a date can mean: `2018-11` gives `2018-11-01`. */
export function firstDayOf(date: PartialDate): string {
  return `${date}-01-01`.slice(0, 10).replace(/^(\d{4}-\d{2})$/, '$1-01');
}

/** The last day that a date can mean: `2018-11` gives `2018-11-30`. */
export function lastDayOf(date: PartialDate): string {
  const year = yearOf(date);
  const month = date.length >= 7 ? Number(date.slice(5, 7)) : 12;
  return date.length === 10
    ? date
    : `${date.slice(0, 4)}-${String(month).padStart(2, '0')}-${String(daysInMonth(year, month)).padStart(2, '0')}`;
}

const FORMATS: Record<Precision, Intl.DateTimeFormatOptions> = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: { year: 'numeric', month: 'long', day: 'numeric' },
};

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    formatters.set(key, found);
  }
  return found;
}

/**
 * Formats a date with exactly the parts that it has.
 *
 * @param locale a BCP 47 tag; `en-GB` gives `14 November 2018`.
 */
export function formatPartialDate(date: PartialDate, locale: string): string {
  return formatter(locale, FORMATS[precisionOf(date)]).format(
    new Date(`${firstDayOf(date)}T00:00:00Z`),
  );
}

/** Local date and time without an offset, to the minute: `2021-10-28T16:00`. */
const LOCAL_DATE_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/;

declare const moment: unique symbol;

/** When an event begins or ends: a partial date, or a local date and time. */
export type Moment = string & { readonly [moment]: true };

/** Reads a {@link Moment}; undefined if the text is neither a partial date nor a local date and time. */
export function parseMoment(text: string): Moment | undefined {
  const day = LOCAL_DATE_TIME.exec(text)?.[1];
  return parsePartialDate(day ?? text) === undefined ? undefined : (text as Moment);
}

/** The calendar part of a moment. */
export function dateOf(moment: Moment): PartialDate {
  return moment.slice(0, 10) as PartialDate;
}

/** The clock part of a moment, `16:00`, if it has one. */
export function timeOf(moment: Moment): string | undefined {
  return moment.length > 10 ? moment.slice(11) : undefined;
}

/**
 * Formats a period without repeating what both ends share:
 * `14–15 October 2021`, `30 September – 2 October 2021`.
 *
 * @param end the last day, inclusive; the same as `start` or absent for a single day.
 */
export function formatPeriod(start: Moment, end: Moment | undefined, locale: string): string {
  const from = dateOf(start);
  const to = end === undefined ? from : dateOf(end);
  if (from === to || precisionOf(from) !== precisionOf(to)) return formatPartialDate(from, locale);
  return formatter(locale, FORMATS[precisionOf(from)]).formatRange(
    new Date(`${firstDayOf(from)}T00:00:00Z`),
    new Date(`${firstDayOf(to)}T00:00:00Z`),
  );
}

/** Two days as a range writes them: what both share before and after, and what each has alone. */
interface SharedParts {
  before: string;
  first: string;
  second: string;
  after: string;
  /** What the first has behind it, up to the dash: the point of a German day. */
  mark: string;
}

/** The parts of a range; undefined in a language that writes days in ranges otherwise than alone. */
function sharedParts(one: PartialDate, other: PartialDate, locale: string) {
  const parts: SharedParts = { before: '', first: '', second: '', after: '', mark: '' };
  let between = '';
  const day = (date: PartialDate) => new Date(`${date}T00:00:00Z`);
  for (const { source, value } of formatter(locale, FORMATS.day).formatRangeToParts(
    day(one),
    day(other),
  )) {
    if (source === 'startRange') parts.first += value;
    else if (source === 'endRange') parts.second += value;
    else if (parts.first === '') parts.before += value;
    else if (parts.second === '') between += value;
    else parts.after += value;
  }
  const [, mark] = /^(\S*?)\s*[–—-]\s*$/u.exec(between) ?? [];
  const { before, first, second, after } = parts;
  const isAlike =
    before + first + after === formatPartialDate(one, locale) &&
    before + second + after === formatPartialDate(other, locale);
  return mark !== undefined && isAlike ? { ...parts, mark } : undefined;
}

/**
 * Formats separate days without repeating what all of them share: `15 and 19 September 2022`.
 *
 * @param days full days, in order.
 */
export function formatDays(days: readonly PartialDate[], locale: string): string {
  const list = (texts: readonly string[]) =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(texts);
  const [first, ...others] = days;
  const ranges =
    first === undefined ? [] : others.map((other) => sharedParts(first, other, locale));
  const [range] = ranges;
  const texts = ranges.flatMap((one) =>
    range && one && one.first === range.first && one.after === range.after ? one.second : [],
  );
  if (!range || texts.length < others.length)
    return list(days.map((day) => formatPartialDate(day, locale)));
  const { before, first: text, after, mark } = range;
  return (
    before +
    list([text, ...texts].map((one, index) => (index < others.length ? one + mark : one))) +
    after
  );
}
