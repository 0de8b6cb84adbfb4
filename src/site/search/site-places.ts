/**
 * What the answer to "is my city a member?" depends on beside the gazetteer: the cities of the site,
 * and the names of places that are words of its texts.
 */
import { nameKey, type CityIdentity } from '../../model/known-city.ts';
import type { City } from '../../model/schemas/city.ts';

export interface SiteCity extends CityIdentity {
  status: City['status'];
  /** Path of its page, with the site's base. */
  url: string;
}

/** Names of places in the texts of the site, in the form in which names are compared. */
export interface NamesInTexts {
  /** Those that are ordinary words there, such as `open`, `law` and `most`. */
  words: readonly string[];
  /** Those that occur only with a capital, and only of places with fewer than {@link KNOWN_CITY} people. */
  names: readonly string[];
}

export interface SitePlaces extends NamesInTexts {
  cities: readonly SiteCity[];
}

/** People from which a city is meant by its name, although pages of the site have the word as well. */
export const KNOWN_CITY = 100_000;

/** Words of the longest name that is looked for in texts. */
const LONGEST = 3;

const WORD = /(?<![\p{L}\p{N}@#/._-])\p{L}[\p{L}\p{M}’']*/gu;

/** The names that begin with the first of some words. */
function namesFrom(keys: readonly string[]): string[] {
  return keys.map((_, at) => keys.slice(0, at + 1).join(''));
}

/**
 * Finds names of places in texts.
 *
 * @param texts without addresses and markup.
 * @param populations the largest population of all places of a name, by its key.
 */
export function namesInTexts(
  texts: Iterable<string>,
  populations: ReadonlyMap<string, number>,
): NamesInTexts {
  const [words, names] = [new Set<string>(), new Set<string>()];
  const known = new Map<string, string>();
  const keyOf = (word: string) => {
    const key = known.get(word) ?? nameKey(word);
    known.set(word, key);
    return key;
  };
  const isSmall = (key: string) => (populations.get(key) ?? KNOWN_CITY) < KNOWN_CITY;
  for (const text of texts) {
    const all = text.match(WORD) ?? [];
    const keys = all.map(keyOf);
    for (const [at, word] of all.entries()) {
      const key = keys[at] ?? '';
      if (!/^\p{Ll}/u.test(word))
        namesFrom(keys.slice(at, at + LONGEST))
          .filter(isSmall)
          .forEach((name) => names.add(name));
      else if (populations.has(key)) words.add(key);
    }
  }
  return { words: [...words].sort(), names: [...names.difference(words)].sort() };
}
