/**
 * Whether a city is on the site already. The join form, the check of a proposal, `npm run new` and
 * `npm run check` all ask here.
 */
import { foldWords } from '../base/fold.ts';

/** What identifies a city: its names, its place and its identifiers in registers. */
export interface CityIdentity {
  slug: string;
  /** Name in English; the slug if the city has none yet. */
  name: string;
  /** Every name it goes by, in the form in which names are compared. */
  keys: readonly string[];
  country?: string | undefined;
  latitude?: number | undefined;
  longitude?: number | undefined;
  wikidata?: string | undefined;
  unlocode?: string | undefined;
}

/** A city that is on the site already. */
export interface KnownCity {
  city: CityIdentity;
  /**
   * How it was recognised. By `wikidata`, `unlocode` or `name` it is the same
   * city. A `namesake` lies in another country, but has the same English name or
   * slug, so that readers could not tell the two apart. By `place` it may be
   * the same city or a neighbour.
   */
  by: 'wikidata' | 'unlocode' | 'name' | 'namesake' | 'place';
}

/** Kilometres within which two cities of one country may be the same. */
const NEAR = 5;

/** What city governments put before the name: `City of Barcelona`, `Stadt Wien`. Compared folded. */
const PREFIX =
  /^(?:(?:the )?(?:city|town|municipality) of|stadt|landeshauptstadt|gemeente|ville de|comune di|citta di|a[jy]unta(?:ment|miento) de|municipio d[eo]|camara municipal d[eo]) (?=\S)/;

/**
 * A name in the form in which names of cities are compared: folded, without spaces and punctuation.
 */
export function nameKey(name: string): string {
  return foldWords(name).replaceAll(' ', '');
}

/** The forms of a name: as it is, and without what stands before it. */
export function nameKeys(name: string): [whole: string, bare: string] {
  const words = foldWords(name);
  return [nameKey(words), nameKey(words.replace(PREFIX, ''))];
}

function isNear(a: CityIdentity, b: CityIdentity): boolean {
  if (a.country === undefined || a.country !== b.country) return false;
  const [south, west, north, east] = [a.latitude, a.longitude, b.latitude, b.longitude];
  if (south === undefined || west === undefined || north === undefined || east === undefined)
    return false;
  const width = (east - west) * Math.cos((south * Math.PI) / 180);
  return Math.hypot(north - south, width) * 111.2 <= NEAR;
}

const RECOGNISE: Readonly<Record<KnownCity['by'], (a: CityIdentity, b: CityIdentity) => boolean>> =
  {
    wikidata: (a, b) => a.wikidata !== undefined && a.wikidata === b.wikidata,
    unlocode: (a, b) => a.unlocode !== undefined && a.unlocode === b.unlocode,
    name: (a, b) =>
      (a.country ?? b.country) === (b.country ?? a.country) &&
      a.keys.some((key) => b.keys.includes(key)),
    namesake: (a, b) =>
      (a.slug !== '' && a.slug === b.slug) || (a.keys[0] !== undefined && a.keys[0] === b.keys[0]),
    place: isNear,
  };

/**
 * The city among those on the site that another one is, or may be.
 *
 * @param others the cities on the site; the city itself, if it is one of them, has to be left out.
 * @returns the surest match; undefined if the city is new.
 */
export function knownCity(
  city: CityIdentity,
  others: readonly CityIdentity[],
): KnownCity | undefined {
  for (const [by, isSame] of Object.entries(RECOGNISE)) {
    const found = others.find((other) => isSame(city, other));
    if (found) return { city: found, by: by as KnownCity['by'] };
  }
  return undefined;
}
