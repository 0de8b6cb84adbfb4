/**
 * Whether a city is on the site already. The join form, the check of a proposal, `npm run new` and
 * `npm run check` all ask here.
 */
import { z } from 'zod';
import { foldWords } from '../base/fold.ts';
import { citySchema } from './schemas/city.ts';

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

/** The last part of an old address of a city: `/city/rennes-metropole`. */
const OLD_ADDRESS = /^\/(?:city|cities)\/([^/]+)\/?$/;

/** Reads leniently: a field that is missing or wrong is absent, so that an unfinished city can be compared too. */
const { country, latitude, longitude, wikidata, unlocode } = citySchema.shape;
const lenient = z
  .object({
    name: z.string().optional().catch(undefined),
    localNames: z.array(z.object({ name: z.string() }).catch({ name: '' })).catch([]),
    country: country.optional().catch(undefined),
    latitude: latitude.optional().catch(undefined),
    longitude: longitude.optional().catch(undefined),
    wikidata: wikidata.catch(undefined),
    unlocode: unlocode.catch(undefined),
    aliases: z.array(z.string().catch('')).catch([]),
  })
  .catch({ localNames: [], aliases: [] });

/** A name in the forms in which names are compared: folded, without spaces, with and without what stands before it. */
function keysOf(text: string): string[] {
  const words = foldWords(text);
  return [words, words.replace(PREFIX, '')].map((each) => each.replaceAll(' ', ''));
}

/**
 * What identifies a city.
 *
 * @param slug empty if it has none yet.
 * @param data its front matter as it is written, whether or not the schema accepts it.
 */
export function cityIdentity(slug: string, data: unknown): CityIdentity {
  const { localNames, aliases, ...facts } = lenient.parse(data);
  const names = [
    facts.name ?? slug,
    slug,
    ...localNames.map((local) => local.name),
    ...aliases.map((alias) => OLD_ADDRESS.exec(alias)?.[1] ?? ''),
  ];
  const keys = new Set(names.flatMap(keysOf).filter((key) => key !== ''));
  return { ...facts, slug, name: facts.name ?? slug, keys: [...keys] };
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
