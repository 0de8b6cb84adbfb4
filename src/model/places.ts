/** Names of countries, and their codes from what people type. */
import { continents, countries, type TContinentCode, type TCountryCode } from 'countries-list';
import { foldTitle, foldWords } from '../base/fold.ts';
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

/** Languages in which the name of a country may be typed, beside its own: those of the site and of the member cities. */
export const TYPED_IN: readonly string[] = [
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

/** Languages of countries that `countries-list` does not have; those of cities, or of schools. */
const ALSO_SPOKEN: Readonly<Record<string, readonly string[]>> = {
  CH: ['rm'],
  ES: ['ca', 'gl', 'eu'],
  IN: ['mr', 'bn', 'te', 'ta', 'ur', 'gu', 'kn', 'or', 'ml', 'pa'],
};

/** The languages of a country, the first one first. @param code ISO 3166-1 alpha-2; others have none. */
export function countryLanguages(code: string): string[] {
  const listed = (countries as Readonly<Record<string, { languages: readonly string[] }>>)[code];
  return [...new Set([...(listed?.languages ?? []), ...(ALSO_SPOKEN[code] ?? [])])];
}

/** Names in use that no list has, by code; those of the country itself also in Latin letters. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  AE: ['UAE', 'Emirates', 'VAE', 'Al-Imarat', 'الإمارات'],
  AG: ['Antigua'],
  AM: ['Hayastan'],
  AR: ['The Argentine'],
  AT: ['Oesterreich'],
  AZ: ['Azerbaidjan'],
  BA: ['Bosnia', 'BiH'],
  BF: ['Burkina', 'Upper Volta', 'Haute-Volta'],
  BG: ['Balgariya'],
  BJ: ['Dahomey'],
  BN: ['Brunei Darussalam'],
  BO: ['Plurinational State of Bolivia'],
  BQ: ['Bonaire', 'Bonaire, Sint Eustatius and Saba'],
  BR: ['Brasil'],
  BT: ['Druk Yul'],
  BY: ['Belorussia', 'Byelorussia', 'Белоруссия', 'White Russia'],
  CD: [
    'Democratic Republic of the Congo',
    'Democratic Republic of Congo',
    'Dem. Rep. of the Congo',
    'Dem. Rep. Congo',
    'DR Congo',
    'Congo DR',
    'Congo, Dem. Rep.',
    'RD Congo',
    'DRC',
    'RDC',
    'Zaire',
    'République démocratique du Congo',
    'República Democrática del Congo',
    'República Democrática do Congo',
    'Demokratische Republik Kongo',
  ],
  CF: ['CAR'],
  CG: [
    'Republic of the Congo',
    'Republic of Congo',
    'Congo Republic',
    'Congo, Rep.',
    'République du Congo',
    'República del Congo',
    'República do Congo',
    'Republik Kongo',
  ],
  CH: ['Swiss Confederation', 'Confoederatio Helvetica', 'Helvetia'],
  CI: ['Elfenbeinküste', 'Ivory Coast'],
  CN: [
    'PRC',
    'PR China',
    'Mainland China',
    '中国大陆',
    '中华人民共和国',
    '中華人民共和國',
    '中華人民共和国',
    'Zhongguo',
  ],
  CO: ['Columbia'],
  CV: ['Cape Verde', 'Cabo Verde'],
  CY: ['Kypros'],
  CZ: [
    'Czech Republic',
    'Tschechische Republik',
    'República Checa',
    'République tchèque',
    'Repubblica Ceca',
    'Česká republika',
    'Bohemia',
  ],
  DE: ['Federal Republic of Germany', 'BRD', 'FRG'],
  DO: ['Dominican Rep.'],
  DZ: ['Al-Jazair'],
  EG: ['جمهورية مصر العربية', 'Misr', 'Masr'],
  EH: ['Sahrawi Republic', 'Sahara Occidental'],
  ES: ['Espanya', 'Espainia'],
  ET: ['Abyssinia', 'Ityopiya'],
  FI: ['Suomen tasavalta'],
  FJ: ['Fiji Islands'],
  FK: ['Falklands', 'Malvinas', 'Falkland Islands (Malvinas)', 'Falkland Islands (the) [Malvinas]'],
  FM: ['FSM'],
  FO: ['Faroes', 'Faeroe Islands'],
  FR: ['French Republic', 'République française', 'Metropolitan France'],
  GA: ['Gabonese Republic'],
  GB: [
    'Great Britain',
    'Britain',
    'United Kingdom of Great Britain and Northern Ireland',
    'England',
    'Scotland',
    'Wales',
    'Northern Ireland',
    'Cymru',
    'Alba',
    'Ulster',
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
  GE: ['Sakartvelo'],
  GF: ['Guyane'],
  GH: ['Gold Coast'],
  GN: ['Guinea-Conakry', 'French Guinea'],
  GR: ['Hellenic Republic', 'Hellas', 'Ελλάς', 'Ellada', 'Ellas', 'Ελληνική Δημοκρατία'],
  GY: ['British Guiana'],
  HK: ['Hongkong', 'Hong Kong', 'Hong Kong, China'],
  HR: ['Republika Hrvatska'],
  HT: ['Ayiti'],
  IE: ['Republic of Ireland', 'Irish Republic', 'Southern Ireland', 'Éire'],
  IL: ['Yisrael', 'מדינת ישראל'],
  IN: ['Bharat', 'भारत गणराज्य', 'Hindustan'],
  IR: ['Persia'],
  IT: ['Italian Republic', 'Repubblica Italiana'],
  JO: ['Al-Urdun', 'المملكة الأردنية الهاشمية'],
  JP: ['Nippon', 'Nihon', '日本国', 'にほん'],
  KG: ['Kyrgyz Republic', 'Kirghizia', 'Kirgizia', 'Kirgizstan'],
  KH: ['Kampuchea'],
  KN: ['Saint Christopher and Nevis'],
  KP: ["Democratic People's Republic of Korea", "Korea, Dem. People's Rep.", 'DPRK', 'DPR Korea'],
  KR: [
    'Korea',
    'Republic of Korea',
    'Korea, Rep.',
    'Korea Republic',
    'S. Korea',
    'ROK',
    '한국',
    'Hanguk',
    'Daehan Minguk',
    'Corée',
    'Corea',
  ],
  KZ: ['Kazakstan', 'Qazaqstan'],
  LA: ["Lao People's Democratic Republic", 'Lao PDR', 'Lao'],
  LB: ['Lebanese Republic', 'Lubnan'],
  LK: ['Ceylon'],
  LS: ['Basutoland'],
  LY: ['Libyan Arab Jamahiriya'],
  MA: ['Al-Maghrib'],
  MD: ['Moldavia', 'Republica Moldova'],
  MF: ['Saint Martin (French part)', 'St. Martin (French part)'],
  MG: ['Malagasy Republic'],
  MH: ['Marshall Is.'],
  MK: [
    'Macedonia',
    'FYROM',
    'Former Yugoslav Republic of Macedonia',
    'Macedonia, FYR',
    'Makedonija',
  ],
  MM: ['Burma', 'Birmanie'],
  MN: ['Mongol Uls', 'Outer Mongolia'],
  MO: ['Macau'],
  MU: ['Maurice', 'Île Maurice'],
  MV: ['Maldive Islands'],
  MW: ['Nyasaland'],
  MX: ['United Mexican States', 'Estados Unidos Mexicanos', 'Mejico'],
  MY: ['Malaya'],
  NA: ['South West Africa'],
  NL: ['Koninkrijk der Nederlanden', 'Holland', 'Hollande', 'Holanda', 'Olanda', 'Голландия'],
  NZ: ['Aotearoa', 'Aotearoa New Zealand'],
  PF: ['Tahiti'],
  PG: ['PNG', 'Papua'],
  PH: ['Pilipinas', 'Phillipines', 'Philipines'],
  PL: ['Rzeczpospolita Polska'],
  PR: ['Porto Rico'],
  PS: [
    'Palästina',
    'Palestine',
    'Occupied Palestinian Territory',
    'Palestinian Territory, Occupied',
    'West Bank and Gaza',
    'West Bank',
    'Gaza',
    'Filastin',
  ],
  PT: ['Portuguese Republic', 'República Portuguesa'],
  PW: ['Belau'],
  RO: ['Rumania', 'Roumania'],
  RU: ['Russian Federation', 'Российская Федерация', 'Rossiya'],
  SA: ['KSA', 'السعودية'],
  SB: ['Solomon Is.'],
  SG: ['Singapura'],
  SH: ['Saint Helena, Ascension and Tristan da Cunha'],
  SK: ['Slovak Republic', 'Slovak Rep.', 'Slovenská republika'],
  SM: ['Serenissima Repubblica di San Marino'],
  SR: ['Dutch Guiana'],
  SS: ['S. Sudan'],
  ST: ['Sao Tome'],
  SV: ['Salvador'],
  SX: ['Sint Maarten (Dutch part)'],
  SY: ['سورية', 'Syrian Arab Republic', 'Suriya'],
  SZ: ['Swaziland'],
  TC: ['Turks and Caicos'],
  TG: ['Togolese Republic'],
  TH: ['Siam', 'Prathet Thai'],
  TJ: ['Tadjikistan'],
  TL: ['East Timor', 'Timor Leste', "Timor-Lorosa'e"],
  TM: ['Turkmenia'],
  TN: ['Tunis'],
  TR: ['Turkey', 'Türkiye Cumhuriyeti'],
  TT: ['Trinidad', 'Tobago', 'T&T'],
  TV: ['Ellice Islands'],
  TW: [
    '台灣',
    '臺灣',
    'Republic of China',
    'Province of China',
    'Taiwan, Province of China',
    'Taiwan ROC',
    'ROC',
    'Chinese Taipei',
    'Formosa',
    '中華民國',
  ],
  TZ: ['Tanganyika', 'Zanzibar'],
  UA: ['Ukraina', 'Ukrayina'],
  US: [
    'United States of America',
    'USA',
    'America',
    'Amerika',
    'The States',
    'EE. UU.',
    'EEUU',
    'EUA',
    'США',
    'アメリカ',
    'Estados Unidos de América',
    "États-Unis d'Amérique",
    'Vereinigte Staaten von Amerika',
    'الولايات المتحدة الأمريكية',
  ],
  VA: ['Holy See', 'Vatican', 'Vatican City State', 'Santa Sede', 'Saint-Siège'],
  VC: ['Saint Vincent'],
  VE: ['Venezuela, RB'],
  VG: ['BVI', 'Virgin Islands (British)'],
  VI: ['USVI', 'Virgin Islands, U.S.', 'US Virgin Islands'],
  VN: ['SR Vietnam'],
  VU: ['New Hebrides'],
  WS: ['Western Samoa'],
  YE: ['Yemen, Rep.'],
  ZA: ['RSA'],
  ZM: ['Northern Rhodesia'],
  ZW: ['Rhodesia', 'Southern Rhodesia'],
};

/** Names that leave open which of two countries is meant. */
const SHARED: readonly (readonly [codes: readonly string[], names: readonly string[]])[] = [
  [
    ['CG', 'CD'],
    [
      'Congo',
      'Kongo',
      'Konga',
      'Kongó',
      'Конго',
      'Κονγκό',
      'الكونغو',
      'कांगो',
      'कॉन्गो',
      'コンゴ',
      '콩고',
      '刚果',
      '剛果',
    ],
  ],
  [['VG', 'VI'], ['Virgin Islands']],
  [['CZ', 'SK'], ['Czechoslovakia']],
];

/** The names of a country in English, and its codes (ISO 3166-1). */
function englishNamesOf(code: string): string[] {
  const short = new Intl.DisplayNames('en', { type: 'region', style: 'short' }).of(code) ?? code;
  const { [code as TCountryCode]: listed } = englishNames;
  return [countryName(code, 'en'), short, listed, code, iso2to3[code as TCountryCode]];
}

/**
 * The names by which people look for a country: in English, in its own languages and in others,
 * short forms, and its codes (ISO 3166-1).
 *
 * @param code ISO 3166-1 alpha-2.
 * @returns each once, whatever its case and diacritics.
 */
export function countryNames(code: string): string[] {
  const { languages, native } = countries[code as TCountryCode];
  const inLanguages = [...new Set([...languages, ...TYPED_IN])]
    .filter((locale) => Intl.DisplayNames.supportedLocalesOf(locale).length > 0)
    .map((locale) => countryName(code, locale));
  const names = new Map<string, string>();
  for (const name of [...englishNamesOf(code), ...inLanguages, native, ...(ALSO[code] ?? [])]) {
    const key = foldWords(name);
    if (!names.has(key)) names.set(key, name);
  }
  return [...names.values()];
}

/** The names of a country in each of its languages and their scripts, which may be short forms. */
function namesInOwnLanguages(code: string): string[] {
  return countryLanguages(code)
    .flatMap((language) => [language, `${language}-Latn`, `${language}-${code}`])
    .filter((locale) => Intl.DisplayNames.supportedLocalesOf(locale).length > 0)
    .flatMap((locale) =>
      (['long', 'short'] as const).map(
        (style) => new Intl.DisplayNames(locale, { type: 'region', style }).of(code) ?? code,
      ),
    );
}

/** A name in the form in which names of countries are compared: `The U.S.A.` gives `usa`. */
function countryKey(name: string): string {
  return foldWords(name.replaceAll('&', ' and ').replace(/['’‘ʻʼ`](?=\p{L})/gu, ''))
    .replace(/(^| )(\p{L}(?: \p{L})+)(?= |$)/gu, (_, before: string, letters: string) =>
      [before, ...letters.split(' ')].join(''),
    )
    .replace(/(^| )saint(?= )/g, '$1st')
    .replace(/^(?:the|die|der|la|le|les|el|los) (?=\S)| the$/g, '');
}

/** What states call themselves before their names, folded: `Democratic Socialist Republic of`. */
const STATE = [
  /^(?:\p{L}+ ){0,4}?(?:republic|rep|kingdom|states?|sts|commonwealth|federation|union|sultanate|principality|emirate|nation|duchy) of (?:the )?(?:union of )?(?=\S)/u,
  /^(?:\p{L}+ ){0,2}?(?:republique|royaume|etat|principaute|duche|republica|reino|estado|principado|repubblica|regno|principato)(?: \p{L}+){0,2}? (?:d|du|des|de|del|della|dell|di|do|da|dos|das) (?=\S)/u,
  /^(?:(?:bundes)?republik|republika|republica|republique|repubblica|konigreich|kongeriget|konungariket|koninkrijk der|furstentum|المملكة|جمهورية|دولة) (?=\S)/u,
];

/** What follows the name of a state, folded: `Egypt, Arab Rep.`, `Macao SAR, China`. */
const AFTER = /(?: (?:islamic|arab|fed))? (?:rep|republic|sts|sar|sar china|tasavalta)$/;

/** What was typed in the forms in which it may be known, the whole of it first. */
function spellings(text: string): string[] {
  const [, name = text, rest = ''] = /^([^,([]+)[,([](.*?)[\s).\]]*$/.exec(text) ?? [];
  // Lists put the name first: `Korea (the Republic of)`, `Korea, South`.
  const inOrder = /^\S+$| of(?: the)?$/i.test(rest.trim()) ? [`${rest} ${name}`] : [];
  const whole = [text, ...inOrder].map(countryKey);
  const bare = whole.flatMap((key) =>
    STATE.map((state) => key.replace(AFTER, '').replace(state, '')),
  );
  return [...new Set([...whole, ...bare])];
}

type Known = ReadonlyMap<string, readonly string[]>;

/** The codes of countries by their names. */
function codesByName(
  names: Iterable<readonly [codes: readonly string[], names: readonly string[]]>,
): Known {
  const found = new Map<string, readonly string[]>();
  for (const [codes, all] of names)
    for (const key of new Set(all.flatMap((name) => [foldTitle(name), countryKey(name)])))
      found.set(key, [...(found.get(key) ?? []), ...codes]);
  return found;
}

let known: readonly Known[] | undefined;

/**
 * The names of countries, the surest first: what is another country in another language is not
 * meant where the name is known in English.
 */
function knownNames(): readonly Known[] {
  const codes = Object.keys(countries);
  known ??= [
    codesByName(SHARED),
    codesByName(codes.map((code) => [[code], [...englishNamesOf(code), ...(ALSO[code] ?? [])]])),
    codesByName(
      codes.map((code) => [[code], [...countryNames(code), ...namesInOwnLanguages(code)]]),
    ),
  ];
  return known;
}

/** Longer ones are no names of countries. */
const LONGEST = 100;

/**
 * The countries that may be meant, as `Congo` may mean two.
 *
 * @param text what was typed: `pt`, `Portugal`, `Πορτογαλία`, `Portuguese Republic`.
 * @param codes all codes, ISO 3166-1 alpha-2.
 * @returns their codes; empty if no country has this code or name.
 */
export function countryCandidates(text: string, codes: readonly string[]): string[] {
  if (text.length > LONGEST) return [];
  for (const key of [foldTitle(text), ...spellings(text)])
    for (const names of knownNames()) {
      const found = (names.get(key) ?? []).filter((code) => codes.includes(code));
      if (found.length > 0) return found;
    }
  return [];
}

/**
 * The code of a country from its code or its name.
 *
 * @param text what was typed, as in {@link countryCandidates}.
 * @param codes all codes, ISO 3166-1 alpha-2.
 * @returns undefined if no country has this code or name, or if several have it.
 */
export function countryCode(text: string, codes: readonly string[]): string | undefined {
  const [code, ...others] = countryCandidates(text, codes);
  return others.length === 0 ? code : undefined;
}
