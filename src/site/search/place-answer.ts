/**
 * Answers whether a place that somebody searches for is a member. Whether it is about a place at
 * all is judged with care: many words are also names of towns.
 */
import type { FoundPlace } from '../../model/gazetteer/gazetteer.ts';
import { foldWords } from '../../base/fold.ts';
import { knownCity, nameKey, type CityIdentity } from '../../model/known-city.ts';
import type { SiteCity, SitePlaces } from './site-places.ts';

/** Words that people put around the name of a city when they ask whether it is a member. */
export interface QuestionWords {
  /** Words that ask about being a member: with them, the rest is the name of a city. */
  membership: readonly string[];
  /** All others. */
  others: readonly string[];
  /** Of the others, those that names may begin with. */
  articles: readonly string[];
}

/** A place that may be meant. */
export interface AskedPlace {
  name: string;
  /** What follows the name, as in `Paris, France`. */
  country: string | undefined;
  /** True if words around the name ask whether it is a member. */
  isQuestion: boolean;
}

export type PlaceAnswer =
  /** The places are no members. They have the same name; the largest is first. */
  | { status: 'none'; places: readonly FoundPlace[] }
  /** A member, a candidate or a former member; for a member, if its page could be missed. */
  | { status: SiteCity['status']; city: SiteCity };

/** Words of the longest name of a place with its country. */
const LONGEST = 6;

/** People from which a place is meant in a question, although its name is an ordinary word. */
const MEANT = 50_000;

/** How many namesakes are named, each in another country. */
const MOST = 3;

/** Smaller ones, as a share of the largest, are not named. */
const SMALLEST_SHARE = 0.01;

const COUNTRY = /^(?<name>[^,(]+)[,(] *(?<country>[^,()]+)\)?$/;

function askedPlace(words: readonly string[], isQuestion: boolean): AskedPlace[] {
  const text = words.join(' ').replace(/^[^\p{L}]+|[^\p{L}\p{M}\p{N})]+$/gu, '');
  if (words.length > LONGEST || !/\p{L}/u.test(text)) return [];
  const { name = text, country } = COUNTRY.exec(text)?.groups ?? {};
  return [{ name: name.trim(), country: country?.trim(), isQuestion }];
}

/** The places that a query may ask about, the likeliest first. */
export function placesAskedFor(query: string, question: QuestionWords): AskedPlace[] {
  const membership = new Set(question.membership);
  const around = new Set([...question.membership, ...question.others]);
  const words = query.trim().split(/\s+/);
  const folded = words.map(foldWords);
  const isName = (word: string) => word !== '' && !around.has(word);
  const [first, last] = [folded.findIndex(isName), folded.findLastIndex(isName)];
  const isQuestion =
    words.length > 1 &&
    folded.some((word, at) => membership.has(word) && (at < first || at > last));
  const whole = isQuestion ? [] : askedPlace(words, false);
  if (first < 0) return whole;
  const inside = askedPlace(words.slice(first, last + 1), isQuestion);
  const withArticle =
    isQuestion && question.articles.includes(folded[first - 1] ?? '')
      ? askedPlace(words.slice(first - 1, last + 1), isQuestion)
      : [];
  return first === 0 && last === words.length - 1 ? whole : [...whole, ...withArticle, ...inside];
}

/** A place of the gazetteer in the form in which cities are compared. */
function identityOf({ name, localNames, found, country, latitude, longitude }: FoundPlace) {
  const keys = [name, ...localNames, found].map(nameKey);
  return { slug: '', name, keys, country, latitude, longitude } satisfies CityIdentity;
}

/** The city of the site that a place is. A neighbour or a namesake elsewhere is another one. */
function siteCity(place: FoundPlace, cities: readonly SiteCity[]): SiteCity | undefined {
  const known = knownCity(identityOf(place), cities);
  return known?.by === 'name' ? cities.find(({ slug }) => slug === known.city.slug) : undefined;
}

/** The best of the places in each country that have the name as their first or local one. */
function namesakes(places: readonly FoundPlace[], key: string): FoundPlace[] {
  const [first] = places;
  if (!first) return [];
  const least = SMALLEST_SHARE * first.population;
  const byCountry = new Map<string, FoundPlace>();
  for (const place of places) {
    const isCalled = [place.name, ...place.localNames].some((name) => nameKey(name) === key);
    if (place !== first && (!isCalled || place.population < least)) continue;
    if (!byCountry.has(place.country)) byCountry.set(place.country, place);
  }
  return [...byCountry.values()].slice(0, MOST);
}

/** True if a word is more likely meant as what the pages of the site say with it. */
function isWord(
  { isQuestion }: AskedPlace,
  key: string,
  people: number,
  site: SitePlaces,
): boolean {
  if (site.words.includes(key)) return !isQuestion || people < MEANT;
  return !isQuestion && site.names.includes(key);
}

export interface PlaceSources {
  site: SitePlaces;
  /** Finds places by one of their names, see {@link Gazetteer.named}. */
  find: (name: string) => Promise<readonly FoundPlace[]>;
  /** The code of a country from its name, as far as it is known. */
  countryCode: (name: string) => string | undefined;
}

/** What there is to say about a place. `found` if nothing: the search finds a member by its own names. */
async function judge(
  asked: AskedPlace,
  { site, find, countryCode }: PlaceSources,
): Promise<PlaceAnswer | 'found' | undefined> {
  const name = asked.name.replace(/^(?:the )?city of /i, '');
  const key = nameKey(name);
  const country = asked.country === undefined ? undefined : countryCode(asked.country);
  const isThere = (place: { country?: string | undefined }) =>
    country === undefined || place.country === country;
  const about = (city: SiteCity) => ({ status: city.status, city });
  const own = site.cities.find((city) => isThere(city) && city.keys.includes(key));
  if (own) return own.status === 'member' && !asked.isQuestion ? 'found' : about(own);
  const places = (await find(name)).filter(isThere);
  const [first] = places;
  if (!first) return undefined;
  const known = siteCity(first, site.cities);
  if (known) return about(known);
  if (isWord(asked, key, first.population, site)) return undefined;
  const others = places.filter((place) => !siteCity(place, site.cities));
  return { status: 'none', places: namesakes(others, key) };
}

/**
 * What there is to say about the place that a query asks for.
 *
 * @returns undefined if it asks for none, or names a member by one of its own names.
 * @throws Error if a part of the gazetteer cannot be loaded.
 */
export async function placeAnswer(
  query: string,
  question: QuestionWords,
  sources: PlaceSources,
): Promise<PlaceAnswer | undefined> {
  for (const asked of placesAskedFor(query, question)) {
    const answer = await judge(asked, sources);
    if (answer === 'found') return undefined;
    if (answer) return answer;
  }
  return undefined;
}
