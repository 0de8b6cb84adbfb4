/**
 * The gazetteer as files: which place is in which part, and how a part is written.
 *
 * A place is in the part of each of its names. Parts are ranges of names in order, so that a name,
 * or the beginning of one, leads to the parts to load. The largest places have parts of their own:
 * they answer what only begins a name, where all places would be too many to load.
 */
/** A place as GeoNames knows it. */
export interface Place {
  /** The name that GeoNames gives first: the English one of well-known cities, else the local one. */
  name: string;
  /** Names in the languages and scripts of the country, as far as they can be told from others. */
  localNames: readonly string[];
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Degrees, WGS 84, to a hundredth: about a kilometre. */
  latitude: number;
  longitude: number;
  /** People, to a hundred. */
  population: number;
}

/** A place within a part. */
export interface ListedPlace extends Place {
  /** The other names for which it is in the part. */
  otherNames: readonly string[];
}

/** A place with all of its names. */
export interface NamedPlace extends Place {
  otherNames: readonly string[];
}

/**
 * The first key of each part, level by level; the largest places are the first level. Parts are
 * numbered through all levels.
 */
export type PartIndex = readonly (readonly string[])[];

/** Writes a place as a line of a part. */
export function formatPlace(place: ListedPlace): string {
  const { name, country, latitude, longitude, population, localNames, otherNames } = place;
  return [
    name,
    country,
    String(latitude),
    String(longitude),
    String(Math.round(population / 100)),
    localNames.join(';'),
    otherNames.join(';'),
  ]
    .join('\t')
    .trimEnd();
}

/** Reads a part. @throws Error if it is none. */
export function parsePart(text: string): ListedPlace[] {
  // A level without places has one part, which is empty.
  if (text === '') return [];
  return text.split('\n').map((line) => {
    const [name, country, latitude, longitude, hundreds, localNames, otherNames] = line.split('\t');
    if (name === undefined || country === undefined || hundreds === undefined)
      throw new Error(`This is no line of the gazetteer: ${line.slice(0, 60)}`);
    const list = (names = '') => names.split(';').filter(Boolean);
    return {
      name,
      country,
      latitude: Number(latitude),
      longitude: Number(longitude),
      population: Number(hundreds) * 100,
      localNames: list(localNames),
      otherNames: list(otherNames),
    };
  });
}

/** The number of the last part that begins at a key or before it. */
function partAt(starts: readonly string[], key: string): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? '') <= key) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The end of the range of all names that begin with a key: no name has this character. */
const END = '\uffff';

/**
 * The numbers of the parts that have a name.
 *
 * @param key of the name, see `nameKey` in known-city.ts.
 */
export function partsOfName(index: PartIndex, key: string): number[] {
  let first = 0;
  return index.map((starts) => {
    const at = first + partAt(starts, key);
    first += starts.length;
    return at;
  });
}

/**
 * The numbers of the parts that have names that begin with a key: those of all levels, or only of
 * the first ones, which have the largest places, if all would be too many.
 *
 * @param most parts. No part is returned if those of the first level are too many by themselves.
 */
export function partsOfBeginning(index: PartIndex, key: string, most: number): number[] {
  const found: number[] = [];
  let first = 0;
  for (const starts of index) {
    const [from, to] = [partAt(starts, key), partAt(starts, key + END)];
    if (found.length + to - from + 1 > most) break;
    for (let at = from; at <= to; at += 1) found.push(first + at);
    first += starts.length;
  }
  return found;
}
