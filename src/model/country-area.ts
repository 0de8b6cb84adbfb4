/**
 * Whether a place lies in the country that is named with it. The area of a country is made of the
 * squares of one degree in which it has settlements, and of the gaps between them, see
 * country-areas.json; so islands belong to it, and no border is drawn.
 */
import type { Coordinates } from './coordinates.ts';

/**
 * The areas of countries, by ISO 3166-1 alpha-2: `131:203+2,207 132:204`, each row of squares with
 * its runs of squares. Rows are counted from the South Pole, squares from 180° west; `203+2` is
 * three squares.
 */
export type CountryAreas = Readonly<Record<string, string>>;

/** What there is to ask about a place. */
export interface PlaceQuestion {
  /** It lies far outside the country. */
  kind: 'far';
  /** What was probably meant: the place with its numbers swapped, or with other signs. */
  suggestion?: Coordinates;
}

/** Kilometres by which a place may lie outside: coasts and borders are not straight. */
const FAR = 50;

const KM_PER_DEGREE = 111.2;

/**
 * Countries in whose areas a place may be named as one of the first: territories that have codes of
 * their own, and areas that more than one country claims. It is not up to this site who is right.
 */
const ALSO_IN: Readonly<Record<string, string>> = {
  AM: 'AZ',
  AU: 'CC CX NF',
  AZ: 'AM',
  CN: 'HK IN MO TW',
  DK: 'FO GL',
  EG: 'SD',
  ES: 'GI',
  FI: 'AX',
  FR: 'BL GF GP MF MQ NC PF PM RE TF WF YT',
  GB: 'AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG',
  GE: 'RU',
  IL: 'PS SY',
  IN: 'CN PK',
  KM: 'YT',
  MA: 'EH',
  NL: 'AW BQ CW SX',
  NO: 'SJ',
  NZ: 'CK NU TK',
  PK: 'IN',
  PS: 'IL',
  RS: 'XK',
  RU: 'GE UA',
  SD: 'EG SS',
  SS: 'SD',
  SY: 'IL',
  TW: 'CN',
  UA: 'RU',
  US: 'AS GU MP PR UM VI',
  VE: 'GY',
  XK: 'RS',
};

/** Degrees by which a number lies outside of a range. */
const outside = (value: number, from: number, to: number) => Math.max(from - value, value - to, 0);

/** Kilometres from a place to an area, as far as they are less than {@link FAR}. */
function isNear({ latitude, longitude }: Coordinates, area: string): boolean {
  const width = KM_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
  return area.split(' ').some((row) => {
    const [south = '', runs = ''] = row.split(':');
    const north = KM_PER_DEGREE * outside(latitude, Number(south) - 90, Number(south) - 89);
    if (north > FAR) return false;
    return runs.split(',').some((run) => {
      const [first = '', more = '0'] = run.split('+');
      const west = Number(first) - 180;
      // Beside the date line, the same place is 360 degrees further on.
      const degrees = [-360, 0, 360].map((turn) =>
        outside(longitude + turn, west, west + Number(more) + 1),
      );
      return Math.hypot(north, width * Math.min(...degrees)) <= FAR;
    });
  });
}

/** True if a place may be in a country; also if nothing is known of the country. */
function mayBeIn(areas: CountryAreas, country: string, place: Coordinates): boolean {
  if (areas[country] === undefined) return true;
  return [country, ...(ALSO_IN[country]?.split(' ') ?? [])].some(
    (each) => areas[each] !== undefined && isNear(place, areas[each]),
  );
}

/** The places that are written like another by mistake: without its minus signs, or the longitude first. */
function mistakenFor({ latitude, longitude }: Coordinates): Coordinates[] {
  const pairs = [
    [longitude, latitude],
    [-latitude, longitude],
    [latitude, -longitude],
    [-latitude, -longitude],
    [-longitude, latitude],
    [longitude, -latitude],
    [-longitude, -latitude],
  ];
  return pairs.flatMap(([north = 0, east = 0]) =>
    Math.abs(north) <= 90 ? [{ latitude: north, longitude: east }] : [],
  );
}

/** True for the place in the sea to which empty numbers lead. */
export function isNowhere({ latitude, longitude }: Coordinates): boolean {
  return latitude === 0 && longitude === 0;
}

/**
 * What there is to ask about a place.
 *
 * @param country in which it is said to be, ISO 3166-1 alpha-2; undefined if that is not known.
 * @returns undefined if the place may be right.
 */
export function placeQuestion(
  areas: CountryAreas,
  country: string | undefined,
  place: Coordinates,
): PlaceQuestion | undefined {
  if (isNowhere(place)) return { kind: 'far' };
  if (country === undefined || mayBeIn(areas, country, place)) return undefined;
  const suggestion = mistakenFor(place).find((each) => mayBeIn(areas, country, each));
  return suggestion ? { kind: 'far', suggestion } : { kind: 'far' };
}
