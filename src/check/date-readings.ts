/** Reads dates as people and other programs write them, to say how to write them here. */
import { parsePartialDate } from '../base/dates.ts';

export interface DateReading {
  /** The dates that the text can mean, in ISO 8601: two where day and month could be swapped. */
  dates: readonly string[];
  /** Hour and minute, if the text has a time: `16:00`. */
  time?: string;
  /** The offset of the time from UTC, as it is written: `+01:00` or `Z`. */
  offset?: string;
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The number of a month, from a number or an English name of at least three letters; undefined if it is none. */
function monthOf(text: string): string | undefined {
  if (/^\d+$/.test(text)) return text;
  const index = MONTHS.findIndex((name) => text.length > 2 && name.startsWith(text.toLowerCase()));
  return index === -1 ? undefined : String(index + 1);
}

interface DateParts {
  year: string;
  month: string;
  day?: string;
}

/** The forms of a date in which each part has one meaning. */
const FORMS = [
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?$/,
  /^(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?(?<year>\d{4})$/,
  /^(?<month>\d{1,2})[./](?<year>\d{4})$/,
  /^(?:(?<day>\d{1,2})(?:st|nd|rd|th|\.)?[ -](?:of )?)?(?<month>[a-z]{3,9})\.?,?[ -](?<year>\d{4})$/i,
  /^(?<month>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})$/i,
  /^(?<year>\d{4}),? (?<month>[a-z]{3,9})\.?(?: (?<day>\d{1,2}))?$/i,
];

/** The form in which day and month can be swapped. */
const SWAPPED = /^(?<first>\d{1,2})(?<mark>[-/])(?<second>\d{1,2})\k<mark>(?<year>\d{4})$/;

function isoDate({ year, month, day }: DateParts): string | undefined {
  const number = monthOf(month);
  const parts = [year, number, day].filter((part) => part !== undefined);
  const text = parts.map((part) => part.padStart(2, '0')).join('-');
  return number === undefined ? undefined : parsePartialDate(text);
}

function datesOf(text: string): string[] {
  const swapped = SWAPPED.exec(text)?.groups as Record<string, string> | undefined;
  const { first = '', second = '', year = '' } = swapped ?? {};
  const parts: DateParts[] = swapped
    ? [
        { year, month: second, day: first },
        { year, month: first, day: second },
      ]
    : FORMS.flatMap((form) => (form.exec(text)?.groups as DateParts | undefined) ?? []).slice(0, 1);
  return [...new Set(parts.flatMap((each) => isoDate(each) ?? []))];
}

const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]* /i;

const TIME =
  /(?:T|,? (?:at )?)(?<hour>\d{1,2}):(?<minute>\d{2})(?::\d{2}(?:[.,]\d+)?)?(?: ?(?<half>[ap])\.?m\.?)?(?: ?(?<offset>Z|UTC|GMT|[-+]\d{2}(?::?\d{2})?))?$/i;

function clockOf({ hour = '', minute = '', half }: Record<string, string | undefined>) {
  const isAfternoon = half?.toLowerCase() === 'p';
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (isAfternoon ? 12 : 0);
  return `${String(hours).padStart(2, '0')}:${minute}`;
}

/**
 * Reads a date, and a time after it. The day is the one that is written, whatever the offset.
 *
 * @returns undefined if the text is no date.
 */
export function readDate(text: string): DateReading | undefined {
  const plain = text.trim().replace(/\s+/g, ' ');
  const time = TIME.exec(plain);
  const dates = datesOf(plain.slice(0, time?.index ?? plain.length).replace(WEEKDAY, ''));
  if (dates.length === 0) return undefined;
  const offset = time?.groups?.['offset'];
  return {
    dates,
    ...(time ? { time: clockOf(time.groups ?? {}) } : {}),
    ...(offset === undefined ? {} : { offset }),
  };
}
