/** Names of countries, and their codes from what people type. */
import { continents, countries, type TContinentCode, type TCountryCode } from 'countries-list';
import { foldWords } from '../base/fold.ts';
import { slugFromName } from '../base/slug.ts';
import iso2to3 from 'countries-list/minimal/countries.2to3.min.json' with { type: 'json' };
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

/** The slug of a country: `united-states`. It does not depend on the language of the site. */
export function countrySlug(code: string): string {
  return slugFromName(countryName(code, 'en'));
}

/** The slug of a continent: `north-america`. */
export function continentSlug(continent: TContinentCode): string {
  return slugFromName(continents[continent]);
}

/** Languages in which the name of a country may be typed: those of the site and of the member cities. */
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

/** A name in the form in which names of countries are compared. */
function foldCountry(name: string): string {
  return foldWords(name.replaceAll('&', ' and ')).replace(/^the /, '');
}

/** Names in use that no list has, by code. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  AE: ['UAE', 'Emirates'],
  BR: ['Brasil'],
  CD: ['DR Congo', 'DRC'],
  CI: ['Ivory Coast'],
  CV: ['Cape Verde'],
  CZ: ['Czech Republic'],
  DE: ['Federal Republic of Germany'],
  GB: [
    'Great Britain',
    'Britain',
    'England',
    'Scotland',
    'Wales',
    'Northern Ireland',
    'Grande-Bretagne',
    'Großbritannien',
    'Gran Bretaña',
    'Gran Bretagna',
    'Grã-Bretanha',
    'Angleterre',
    'Inglaterra',
    'Inghilterra',
    'Engeland',
    'Англия',
  ],
  HK: ['Hong Kong'],
  IE: ['Republic of Ireland', 'Éire'],
  KR: ['Korea'],
  MK: ['Macedonia'],
  MM: ['Burma'],
  NL: ['Holland', 'Hollande', 'Holanda', 'Olanda', 'Голландия'],
  NZ: ['Aotearoa'],
  PS: ['Palestine'],
  SK: ['Slovak Republic'],
  SZ: ['Swaziland'],
  TL: ['East Timor'],
  TR: ['Turkey'],
  US: ['United States of America', 'USA', 'America', 'EE. UU.', 'EUA', 'США'],
};

/**
 * The names by which people look for a country: in English, in its own languages and in others,
 * short forms, and its codes (ISO 3166-1).
 *
 * @param code ISO 3166-1 alpha-2.
 * @returns each once, whatever its case and diacritics.
 */
export function countryNames(code: string): string[] {
  const { languages, native } = countries[code as TCountryCode];
  const names = [...new Set(['en', ...languages, ...TYPED_IN])]
    .filter((locale) => Intl.DisplayNames.supportedLocalesOf(locale).length > 0)
    .map((locale) => countryName(code, locale));
  const short = new Intl.DisplayNames('en', { type: 'region', style: 'short' }).of(code) ?? code;
  const all = [...names, native, short, ...(ALSO[code] ?? []), code, iso2to3[code as TCountryCode]];
  return [
    ...new Map(all.toReversed().map((name) => [foldWords(name), name])).values(),
  ].toReversed();
}

let codes: Map<string, string> | undefined;

/**
 * The code of a country from its code or its name.
 *
 * @param text what was typed: `pt`, `Portugal`, `Πορτογαλία`.
 * @param known all codes, ISO 3166-1 alpha-2.
 * @returns undefined if no country has this code or name.
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
      ...Object.entries(ALSO).flatMap(([each, also]) => also.map((name) => [name, each] as const)),
    ].map(([name, each]) => [foldCountry(name), each]),
  );
  return codes.get(foldCountry(text));
}
