/** How a language writes numbers, sizes, lists, dates and countries. */
import { formatPartialDate, type PartialDate } from '../base/dates.ts';
import { directionOf, isSameLanguage, type Direction } from '../model/languages.ts';
import { countryName } from '../model/places.ts';
import type { Language } from './languages.ts';

/** What a part of a page says of itself that is not in the language of the page. */
export interface ForeignText {
  lang?: string;
  dir?: Direction;
}

/** The language of content that names none. */
const ENGLISH = 'en';

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
  const languages = new Intl.DisplayNames(locale, { type: 'language' });
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
    /** @param code BCP 47. */
    languageName: (code: string): string => languages.of(code) ?? code,
    /** The attributes of a text in a language (BCP 47), English by default: none if it is that of the page. */
    foreign: (code = ENGLISH): ForeignText =>
      isSameLanguage(code, tag) ? {} : { lang: code, dir: directionOf(code) },
    /** Compares two texts in the order of the alphabet. */
    compare: new Intl.Collator(tag).compare,
  };
}
