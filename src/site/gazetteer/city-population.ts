/** How many people GeoNames counts in a city of the site, where it is certain that it means the same place. */
import type { PartialDate } from '../../base/dates.ts';
import { nameKey } from '../../model/known-city.ts';
import type { Locatable } from './city-names.ts';
import type { GeoName } from './geonames.ts';

export interface Population {
  population: number;
  /** Day on which GeoNames last changed what it says of the place, ISO 8601. */
  populationDate: PartialDate;
  /** The page of the place at GeoNames. */
  populationSource: string;
}

/** Kilometres within which a place with the name of a city is that city. */
const NEAR = 10;

const KM_PER_DEGREE = 111;

/** Kilometres between two places that are near each other; degrees of longitude narrow towards the poles. */
function distance(a: Locatable, b: GeoName): number {
  const narrowing = Math.cos((a.latitude * Math.PI) / 180);
  return (
    KM_PER_DEGREE * Math.hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * narrowing)
  );
}

/**
 * The population of a city: that of the one place nearby, in the same country, that has its English
 * or a local name as its first name.
 *
 * @returns undefined if there is no such place, if there are several, as in Kansas City on both sides
 *   of a state line, or if GeoNames does not know how many people live there.
 */
export function populationOf(places: readonly GeoName[], city: Locatable): Population | undefined {
  const keys = new Set([city.name, ...city.localNames.map(({ name }) => name)].map(nameKey));
  const [place, other] = places.filter(
    (each) =>
      each.country === city.country && keys.has(nameKey(each.name)) && distance(city, each) <= NEAR,
  );
  return place === undefined || other !== undefined || place.population === 0
    ? undefined
    : {
        population: place.population,
        populationDate: place.changed,
        populationSource: `https://www.geonames.org/${place.id}`,
      };
}
