/**
 * Which names of a place the gazetteer has. GeoNames lists names in all languages without saying
 * which: they are told apart by their script, and by the size of the place.
 */
import { countries } from 'countries-list';
import leven from 'leven';
import type { NamedPlace } from '../../model/gazetteer/parts.ts';
import { nameKey } from '../../model/known-city.ts';
import { countryCode, countryLanguages } from '../../model/places.ts';
import { isSpelledIn } from './alphabets.ts';
import { ENDONYMS } from './endonyms.ts';
import type { GeoName } from './geonames.ts';

/** The scripts that names are sorted by, with the names that Unicode gives them. */
const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Arabic',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Greek',
  'Hebrew',
  'Devanagari',
  'Bengali',
  'Thai',
  'Georgian',
  'Armenian',
  'Ethiopic',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Gujarati',
  'Gurmukhi',
  'Oriya',
  'Sinhala',
  'Khmer',
  'Lao',
  'Myanmar',
  'Tibetan',
  'Thaana',
] as const;
type Script = (typeof SCRIPTS)[number];

/** Whether the first letter of a name is of a script. */
const BEGINS_WITH = Object.fromEntries(
  SCRIPTS.map((script) => [script, new RegExp(`^\\P{L}*\\p{Script=${script}}`, 'u')]),
) as Readonly<Record<Script, RegExp>>;

/** The scripts behind the codes of ISO 15924 for how a language is written. */
const WRITTEN_IN: Readonly<Record<string, readonly Script[]>> = {
  Arab: ['Arabic'],
  Armn: ['Armenian'],
  Beng: ['Bengali'],
  Cyrl: ['Cyrillic'],
  Deva: ['Devanagari'],
  Ethi: ['Ethiopic'],
  Geor: ['Georgian'],
  Grek: ['Greek'],
  Gujr: ['Gujarati'],
  Guru: ['Gurmukhi'],
  Hans: ['Han'],
  Hant: ['Han'],
  Hebr: ['Hebrew'],
  Jpan: ['Han', 'Hiragana', 'Katakana'],
  Khmr: ['Khmer'],
  Knda: ['Kannada'],
  Kore: ['Hangul'],
  Laoo: ['Lao'],
  Mlym: ['Malayalam'],
  Mymr: ['Myanmar'],
  Orya: ['Oriya'],
  Sinh: ['Sinhala'],
  Taml: ['Tamil'],
  Telu: ['Telugu'],
  Thaa: ['Thaana'],
  Thai: ['Thai'],
  Tibt: ['Tibetan'],
};

const RUSSIAN = 'ru-RU';

/**
 * The scripts in which the largest cities are known around the world, and for each a language with
 * its country.
 */
const WORLDWIDE_SCRIPTS: readonly (readonly [script: Script, tag: string])[] = [
  ['Cyrillic', RUSSIAN],
  ['Arabic', 'ar-EG'],
  ['Han', 'zh-CN'],
  ['Katakana', 'ja-JP'],
  ['Hangul', 'ko-KR'],
  ['Greek', 'el-GR'],
  ['Hebrew', 'he-IL'],
  ['Devanagari', 'hi-IN'],
  ['Thai', 'th-TH'],
];

/** Languages of a country that are not written in Latin letters: tags with their scripts. */
type Languages = readonly (readonly [tag: string, scripts: readonly Script[]])[];

function languagesOf(country: string): Languages {
  return countryLanguages(country).flatMap((language) => {
    const tag = `${language}-${country}`;
    const scripts = WRITTEN_IN[new Intl.Locale(tag).maximize().script ?? ''];
    return scripts ? [[tag, scripts] as const] : [];
  });
}

/** People from which a place has names in the scripts of the world. */
const WORLD_CITY = 500_000;
/** People from which it has all Latin names, and from which it has some. */
const CITY = 100_000;
const TOWN = 40_000;
const OF_TOWN = 3;

/** Longer ones are official names that nobody types. */
const LONGEST = 30;

/** Airports, two names in one, and what is no name: `VIE`, `Varsovia - Warszawa`. */
const NO_NAME = /^[A-Z]{2,5}$|\s[-–]\s|[()/;\t]/;

/** Transliterations into Latin letters have no capitals: `ba li`, unlike `’s-Hertogenbosch`. */
const TRANSLITERATION = /^(?!['’‘ʻ]s[-\s])['’‘ʻ]?\p{Ll}/u;

/** At most so many names are local ones. */
const MOST_LOCAL = 2;

const codes = Object.keys(countries);

/** `Mexico` is the country to those who search, although the city is called so as well. */
const namesCountry = (name: string) => countryCode(name, codes) !== undefined;

/**
 * Names in one script, the most usual first: those that are spelled as in the given languages, then
 * those that are like most others.
 */
function mostUsual(names: readonly string[], tags: readonly string[]): string[] {
  if (names.length < 2) return [...names];
  // Where Russian is a second language, names with letters that it lacks are in the first one.
  const isRussian = (name: string) =>
    tags[0] !== RUSSIAN && /^\p{Script=Cyrillic}/u.test(name)
      ? Number(isSpelledIn(name, RUSSIAN))
      : 0;
  return names
    .map((name) => {
      const differences = names.reduce((sum, other) => sum + leven(name, other), 0);
      const isSpelled = tags.some((tag) => isSpelledIn(name, tag));
      return { name, rank: [Number(!isSpelled), isRussian(name), differences] };
    })
    .sort((a, b) => a.rank.map((value, at) => value - (b.rank[at] ?? 0)).find(Boolean) ?? 0)
    .map(({ name }) => name);
}

/** Latin names. A place has none by which it is found anyway, because they begin like its first name. */
function latinNames(names: readonly string[], { name, feature, population }: GeoName): string[] {
  const first = nameKey(name);
  const isVariant = (key: string) =>
    population < WORLD_CITY && (key.startsWith(first) || first.startsWith(key));
  return names
    .filter((each) => !isVariant(nameKey(each)))
    .slice(0, population < CITY && feature !== 'PPLC' ? OF_TOWN : Infinity);
}

/** What stands around a name, without a space, to say that it is a city or a province. */
const CITY_WORD = /^(?:ទីក្រុង|ក្រុង|ខេត្ត)(?=.{3})|(?<=.{3})မြို့$/u;

const marks = (name: string) => name.match(/\p{M}/gu)?.length ?? 0;

/** The names of a place in some scripts, by script, each once: with all of its marks. */
function byScript(
  { name, alternateNames }: GeoName,
  scripts: readonly Script[],
): Map<Script, string[]> {
  const names = new Map<Script, string[]>();
  if (scripts.length === 0) return names;
  const seen = new Set([nameKey(name), '']);
  // Some names are listed a second time, without the marks above and below their letters.
  const all = alternateNames.split(',').map((each) => each.replace(CITY_WORD, ''));
  for (const each of all.sort((a, b) => marks(b) - marks(a))) {
    if (each.length > LONGEST || NO_NAME.test(each)) continue;
    const script = scripts.find((known) => BEGINS_WITH[known].test(each));
    if (script === undefined) continue;
    if (script === 'Latin' && TRANSLITERATION.test(each)) continue;
    const key = nameKey(each);
    if (seen.has(key)) continue;
    seen.add(key);
    names.set(script, [...(names.get(script) ?? []), each]);
  }
  return names;
}

/** Names in the languages of the country, the most usual script and name first. */
function localNames(names: ReadonlyMap<Script, readonly string[]>, languages: Languages): string[] {
  const scripts = [...new Set(languages.flatMap(([, each]) => each))];
  return scripts.flatMap((script) => {
    const tags = languages.flatMap(([tag, each]) => (each.includes(script) ? [tag] : []));
    const spelled = (names.get(script) ?? []).filter((name) =>
      tags.some((tag) => isSpelledIn(name, tag)),
    );
    return mostUsual(spelled, tags).slice(0, MOST_LOCAL);
  });
}

/** The names of a place that the gazetteer has. */
function chooseNames(place: GeoName, languages: Languages): NamedPlace {
  const { name, feature, country, latitude, longitude, population } = place;
  const isCapital = feature === 'PPLC';
  const foreignScripts = isCapital || population >= WORLD_CITY ? WORLDWIDE_SCRIPTS : [];
  const names = byScript(place, [
    ...new Set([
      ...(isCapital || population >= TOWN ? ['Latin' as const] : []),
      ...languages.flatMap(([, scripts]) => scripts),
      ...foreignScripts.map(([script]) => script),
    ]),
  ]);
  const local = [...(ENDONYMS[`${country} ${name}`] ?? []), ...localNames(names, languages)];
  const foreign = foreignScripts.flatMap(([script, tag]) => {
    const others = names.get(script)?.filter((other) => !local.includes(other)) ?? [];
    return mostUsual(others, [tag]).slice(0, population >= 2 * WORLD_CITY ? 2 : 1);
  });
  const latin = latinNames(names.get('Latin') ?? [], place);
  const others = [...latin.filter((each) => !local.includes(each)), ...foreign];
  return {
    name,
    country,
    latitude: Number(latitude.toFixed(2)),
    longitude: Number(longitude.toFixed(2)),
    population,
    localNames: local.slice(0, MOST_LOCAL),
    otherNames: [...local.slice(MOST_LOCAL), ...others.filter((each) => !namesCountry(each))],
  };
}

/** The places of the gazetteer with their names. */
export function withNames(places: readonly GeoName[]): NamedPlace[] {
  const languages = new Map<string, Languages>();
  return places.map((place) => {
    const own = languages.get(place.country) ?? languagesOf(place.country);
    languages.set(place.country, own);
    return chooseNames(place, own);
  });
}
