/**
 * Whether a city is on the site already. The join form, the check of a proposal, `npm run new` and
 * `npm run check` all ask here.
 */
import { foldWords } from '../base/fold.ts';
import { withoutLookAlikes } from '../base/plain-letters.ts';

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
   * How it was recognised. By `wikidata`, `unlocode` or `name` it is the same city. By `place` it
   * may be the same one or a neighbour: a person has to tell. A `namesake` is another city, in
   * another country or far away in the same one.
   */
  by: 'wikidata' | 'unlocode' | 'name' | 'place' | 'namesake';
}

/** Kilometres within which two cities of one country may be the same. */
const NEAR = 5;

/** Kilometres within which two cities of one name may be the same, though a border lies between them. */
const NEAR_BORDER = 30;

/** Kilometres from which two cities of one country with one name are two: Portland in Maine and in Oregon. */
const FAR = 100;

const KM_PER_DEGREE = 111.2;

/** What city governments put before the name: `City of Barcelona`, `Stadt Wien`. Compared folded. */
const PREFIX = /* @__PURE__ */ new RegExp(
  `^(?:${[
    '(?:the )?(?:city|town|municipality|metropolitan city|city council) of',
    '(?:freie und )?hansestadt|(?:bundes|landeshaupt|universitats)?stadt|gemeente|stad',
    'ville de|mairie d(?:e|u|es)|commune de|comune di|citta (?:metropolitana )?di',
    'a[jy]unta(?:ment|miento) de|concello d[aeo]|ciutat de|ciudad de|alcaldia de|municipalidad de',
    'municipio d[aeo]|municipi de|camara municipal d[aeo]|prefeitura (?:municipal )?d[aeo]|cidade d[aeo]',
    '(?:urzad )?miasto|miasta|gmina|(?:hlavni|statutarni|hlavne )?mest[oa]|grad|opcina|obcina',
    'orasul|municipiul|primaria|bashkia|δημος|город|місто|град|община|г',
    'مدينه|مدينة|بلديه|بلدية|امانه|עיריית|เทศบาลนคร|เทศบาลเมอง',
  ].join('|')}) (?=\\S)`,
  'u',
);

/** What stands behind it: `Oslo kommune`, `札幌市`. */
const SUFFIX =
  /(.)(?: (?:kommune?|municipality|city council|stad|belediyesi|buyuksehir belediyesi|kaupunki|kunta)|市|(?:특별|광역)?시)$/u;

/**
 * A name in the form in which names of cities are compared: folded, without spaces and punctuation.
 */
export function nameKey(name: string): string {
  return foldWords(withoutLookAlikes(name)).replaceAll(' ', '');
}

/** The forms of a name: as it is, without what governments put around it, and without `City` behind it. */
export function nameKeys(name: string): [whole: string, bare: string, short: string] {
  const words = foldWords(withoutLookAlikes(name));
  const bare = words.replace(PREFIX, '').replace(SUFFIX, '$1');
  return [nameKey(words), nameKey(bare), nameKey(bare.replace(/ city$/, ''))];
}

/** Kilometres between two cities; undefined if one of them has no place. */
function distance(a: CityIdentity, b: CityIdentity): number | undefined {
  const [south, west, north, east] = [a.latitude, a.longitude, b.latitude, b.longitude];
  if (south === undefined || west === undefined || north === undefined || east === undefined)
    return undefined;
  // Across the date line, the other way round is shorter.
  const turn = Math.abs(east - west);
  const width = Math.min(turn, 360 - turn) * Math.cos((((south + north) / 2) * Math.PI) / 180);
  return Math.hypot(north - south, width) * KM_PER_DEGREE;
}

const hasNameOf = (a: CityIdentity, b: CityIdentity) => a.keys.some((key) => b.keys.includes(key));

const mayBeOneCountry = (a: CityIdentity, b: CityIdentity) =>
  (a.country ?? b.country) === (b.country ?? a.country);

function isNear(a: CityIdentity, b: CityIdentity): boolean {
  const far = distance(a, b);
  if (far === undefined || a.country === undefined || b.country === undefined) return false;
  return a.country === b.country ? far <= NEAR : far <= NEAR_BORDER && hasNameOf(a, b);
}

const RECOGNISE: Readonly<Record<KnownCity['by'], (a: CityIdentity, b: CityIdentity) => boolean>> =
  {
    wikidata: (a, b) => a.wikidata !== undefined && a.wikidata === b.wikidata,
    unlocode: (a, b) => a.unlocode !== undefined && a.unlocode === b.unlocode,
    name: (a, b) => mayBeOneCountry(a, b) && hasNameOf(a, b) && (distance(a, b) ?? 0) <= FAR,
    place: isNear,
    namesake: (a, b) =>
      (a.slug !== '' && a.slug === b.slug) ||
      (a.keys[0] !== undefined && a.keys[0] === b.keys[0]) ||
      (mayBeOneCountry(a, b) && hasNameOf(a, b)),
  };

/** True if it is the same city, and not a neighbour or a namesake. */
export function isSameCity({ by }: KnownCity): boolean {
  return by === 'wikidata' || by === 'unlocode' || by === 'name';
}

/**
 * True if readers could not tell two cities apart: they have the same name, in the same country.
 * In another country, the country tells them apart, which every list shows.
 */
export function needsOtherName(city: CityIdentity, other: CityIdentity): boolean {
  return mayBeOneCountry(city, other) && nameKeys(city.name)[1] === nameKeys(other.name)[1];
}

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
