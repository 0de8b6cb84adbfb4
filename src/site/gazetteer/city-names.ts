/** The names that the gazetteer has of a city of the site, in other languages and scripts. */
import type { NamedPlace } from '../../model/gazetteer/parts.ts';
import { nameKey } from '../../model/known-city.ts';

/** Degrees between the coordinates of a city and those of the same place elsewhere: at most about 30 km. */
const NEAR = 0.3;

/** Most words of a name that people type. */
const WORDS = 2;

/** False for official names, and for transliterations, in which letters stand on both sides of `'`: `Kel'n`. */
function isTyped(name: string): boolean {
  return name.split(/\s/).length <= WORDS && !/\p{L}'\p{L}/u.test(name);
}

/** What tells a city apart. */
export interface Locatable {
  name: string;
  localNames: readonly { name: string }[];
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Degrees, WGS 84. */
  latitude: number;
  longitude: number;
}

/**
 * Names of a city: those of the largest place nearby that shares a name with it.
 *
 * @returns none if the gazetteer does not have the city.
 */
export function namesInGazetteer(places: readonly NamedPlace[], city: Locatable): string[] {
  const keys = new Set([city.name, ...city.localNames.map(({ name }) => name)].map(nameKey));
  const namesOf = ({ name, localNames, otherNames }: NamedPlace) => [
    name,
    ...localNames,
    ...otherNames,
  ];
  const [place] = places
    .filter(
      (each) =>
        each.country === city.country &&
        Math.abs(each.latitude - city.latitude) < NEAR &&
        Math.abs(each.longitude - city.longitude) < NEAR &&
        namesOf(each).some((name) => keys.has(nameKey(name))),
    )
    .sort((a, b) => b.population - a.population);
  return place ? namesOf(place).filter(isTyped) : [];
}
