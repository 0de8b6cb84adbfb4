/** Countries: their names from their codes, and their codes from what people type. */
import { continents, type TContinentCode } from 'countries-list';
import { slugFromName } from '../base/slug.ts';
import englishNames from 'countries-list/minimal/countries.en.min.json' with { type: 'json' };

const names = new Map<string, Intl.DisplayNames>();

/** @param code ISO 3166-1 alpha-2; @param locale BCP 47 tag. */
export function countryName(code: string, locale: string): string {
  let display = names.get(locale);
  if (!display) {
    display = new Intl.DisplayNames(locale, { type: 'region' });
    names.set(locale, display);
  }
  return display.of(code) ?? code;
}

/** The last part of the address of a country's page: `united-states`. It stays the same whatever the language of the site. */
export function countrySlug(code: string): string {
  return slugFromName(countryName(code, 'en'));
}

/** The last part of the address of a continent's page: `north-america`. */
export function continentSlug(continent: TContinentCode): string {
  return slugFromName(continents[continent]);
}

/** Languages in which a country may be typed: those of the site, and of the member cities. */
const TYPED_IN = [
  'en',
  'ar',
  'bg',
  'cs',
  'da',
  'de',
  'el',
  'es',
  'fi',
  'fr',
  'hi',
  'hu',
  'is',
  'it',
  'ja',
  'ko',
  'nl',
  'nb',
  'pl',
  'pt',
  'ro',
  'ru',
  'sk',
  'sq',
  'sv',
  'tr',
  'uk',
  'zh',
];

/** The same text whatever its case, accents and signs. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}

/** Names that people use and that no list has. */
const ALSO: Readonly<Record<string, string>> = {
  'Great Britain': 'GB',
  England: 'GB',
  'Czech Republic': 'CZ',
  Turkey: 'TR',
  'United States of America': 'US',
  USA: 'US',
  'Hong Kong': 'HK',
  Holland: 'NL',
};

let codes: Map<string, string> | undefined;

/**
 * The code of a country from its code or its name.
 *
 * @param text what was typed: `pt`, `Portugal`, `Πορτογαλία`.
 * @param known all codes, ISO 3166-1 alpha-2.
 * @returns the code, or undefined if no country is called so.
 */
export function countryCode(text: string, known: readonly string[]): string | undefined {
  const code = text.trim().toUpperCase();
  if (known.includes(code)) return code;
  codes ??= new Map(
    [
      ...TYPED_IN.toReversed().flatMap((locale) => {
        const short = new Intl.DisplayNames(locale, { type: 'region', style: 'short' });
        return known.flatMap((each) => [
          [countryName(each, locale), each] as const,
          [short.of(each) ?? each, each] as const,
        ]);
      }),
      ...Object.entries(englishNames).map(([each, name]) => [name, each] as const),
      ...Object.entries(ALSO),
    ].map(([name, each]) => [plain(name), each]),
  );
  return codes.get(plain(text));
}
