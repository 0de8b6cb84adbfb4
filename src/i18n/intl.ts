/** How a language writes numbers, sizes, lists, dates and countries. */
import { formatPartialDate, type PartialDate } from '../base/dates.ts';
import { countryName } from '../model/places.ts';
import type { Language } from './languages.ts';

/** The functions that write in one language. */
export function intlOf({ tag, locale }: Language) {
  const plurals = new Intl.PluralRules(tag);
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
  const numbers = new Intl.NumberFormat(locale);
  const sizes = (unit: 'byte' | 'kilobyte' | 'megabyte', digits: number) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: unit === 'byte' ? 'long' : 'short',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  const [bytes, kilobytes, megabytes] = [
    sizes('byte', 0),
    sizes('kilobyte', 1),
    sizes('megabyte', 1),
  ];
  const number = (n: number): string => numbers.format(n);
  /** The word or phrase that goes with a number: `is` or `are`. */
  const plural = (n: number, one: string, other: string): string =>
    plurals.select(n) === 'one' ? one : other;
  return {
    number,
    plural,
    /** A number and what it counts: `1,234 cities`. */
    count: (n: number, one: string, other: string): string =>
      `${number(n)} ${plural(n, one, other)}`,
    /** `Milan, Porto, and Utrecht`. */
    list: (items: readonly string[]): string => lists.format(items),
    /** A size in units of 1,000 bytes. */
    size: (n: number): string => {
      if (n === 0) return bytes.format(0);
      return n >= 1_000_000 ? megabytes.format(n / 1_000_000) : kilobytes.format(n / 1_000);
    },
    date: (value: PartialDate): string => formatPartialDate(value, locale),
    /** @param code ISO 3166-1 alpha-2. */
    country: (code: string): string => countryName(code, locale),
    /** Compares two texts in the order of the alphabet. */
    compare: new Intl.Collator(tag).compare,
  };
}
