/** How the texts write numbers, sizes, lists, dates and countries. */
import { formatPartialDate, type PartialDate } from '../base/dates.ts';
import { countryName } from '../model/places.ts';
import { settings } from '../settings.ts';

/** The language of the texts in this folder (BCP 47). */
const LANGUAGE = 'en';

const plurals = new Intl.PluralRules(LANGUAGE);
const lists = new Intl.ListFormat(LANGUAGE, { type: 'conjunction' });
const numbers = new Intl.NumberFormat(settings.locale);
const sizes = (unit: 'kilobyte' | 'megabyte') =>
  new Intl.NumberFormat(settings.locale, {
    style: 'unit',
    unit,
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
const [kilobytes, megabytes] = [sizes('kilobyte'), sizes('megabyte')];

export function number(n: number): string {
  return numbers.format(n);
}

/** The word or phrase that goes with a number: `is` or `are`. */
export function plural(n: number, one: string, other: string): string {
  return plurals.select(n) === 'one' ? one : other;
}

/** A number and what it counts: `1,234 cities`. */
export function count(n: number, one: string, other: string): string {
  return `${number(n)} ${plural(n, one, other)}`;
}

/** `Milan, Porto, and Utrecht`. */
export function list(items: readonly string[]): string {
  return lists.format(items);
}

/** A size in units of 1,000 bytes. */
export function size(bytes: number): string {
  if (bytes === 0) return '0 bytes';
  return bytes >= 1_000_000 ? megabytes.format(bytes / 1_000_000) : kilobytes.format(bytes / 1_000);
}

export function date(value: PartialDate): string {
  return formatPartialDate(value, settings.locale);
}

/** @param code ISO 3166-1 alpha-2. */
export function country(code: string): string {
  return countryName(code, settings.locale);
}
