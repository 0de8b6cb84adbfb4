/** Divides the places of the gazetteer into the parts that are published. */
import {
  formatPlace,
  type NamedPlace,
  type PartIndex,
  type Place,
} from '../../model/gazetteer/parts.ts';
import { nameKey } from '../../model/known-city.ts';

/** Bytes of a part, about. */
const PART_BYTES = 8_000;

/** People from which a place is on the first level. */
const LARGE = 500_000;

/** A name of a place, by which it can be found. */
interface Entry {
  key: string;
  /** Undefined for the first name and local ones, which each part has anyway. */
  otherName: string | undefined;
  place: NamedPlace;
  /** Bytes of the place without other names. */
  placeBytes: number;
}

function entriesOf(place: NamedPlace): Entry[] {
  const entries = new Map<string, Entry>();
  const placeBytes = Buffer.byteLength(formatPlace({ ...place, otherNames: [] })) + 1;
  const add = (name: string, otherName?: string) => {
    const key = nameKey(name);
    if (key !== '' && !entries.has(key)) entries.set(key, { key, otherName, place, placeBytes });
  };
  for (const name of [place.name, ...place.localNames]) add(name);
  for (const name of place.otherNames) add(name, name);
  return [...entries.values()];
}

/** Divides entries in order into parts; all entries of a key are in the same one. */
function divide(entries: readonly Entry[]): Entry[][] {
  const parts: Entry[][] = [];
  let part: Entry[] = [];
  let bytes = 0;
  const seen = new Set<Place>();
  for (const entry of entries) {
    if (bytes >= PART_BYTES && part.at(-1)?.key !== entry.key) {
      parts.push(part);
      part = [];
      bytes = 0;
      seen.clear();
    }
    bytes +=
      Buffer.byteLength(entry.otherName ?? '') + (seen.has(entry.place) ? 1 : entry.placeBytes);
    seen.add(entry.place);
    part.push(entry);
  }
  return [...parts, part];
}

function formatPart(entries: readonly Entry[]): string {
  const others = new Map<NamedPlace, string[]>();
  for (const { place, otherName } of entries) {
    const names = others.get(place) ?? [];
    if (otherName !== undefined) names.push(otherName);
    others.set(place, names);
  }
  return [...others].map(([place, otherNames]) => formatPlace({ ...place, otherNames })).join('\n');
}

/** The shortest beginning of a key that comes after another key. */
function shortestAfter(before: string, key: string): string {
  let length = 1;
  while (length < key.length && key.slice(0, length) <= before) length += 1;
  return key.slice(0, length);
}

function byKey(a: Entry, b: Entry): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return b.place.population - a.place.population;
}

/** Places as they are published. */
export interface Parts {
  index: PartIndex;
  /** The text of each part, by its number. */
  parts: readonly string[];
  /** The largest population of all places of a name, by the key of the name. */
  populations: ReadonlyMap<string, number>;
}

/** Divides places into parts. */
export function makeParts(places: readonly NamedPlace[]): Parts {
  const parts: string[] = [];
  const populations = new Map<string, number>();
  const levels = [
    places.filter(({ population }) => population >= LARGE),
    places.filter(({ population }) => population < LARGE),
  ];
  const index = levels.map((level) => {
    const entries = level.flatMap(entriesOf).sort(byKey);
    for (const { key, place } of entries)
      populations.set(key, Math.max(place.population, populations.get(key) ?? 0));
    const divided = divide(entries);
    parts.push(...divided.map(formatPart));
    return divided.map(([first], at) =>
      at === 0 || !first ? '' : shortestAfter(divided[at - 1]?.at(-1)?.key ?? '', first.key),
    );
  });
  return { index, parts, populations };
}
