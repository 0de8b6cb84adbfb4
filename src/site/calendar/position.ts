/** Where an event is on the map, as far as that is certain. */
import { foldWords } from '../../base/fold.ts';
import { countryCode } from '../../model/places.ts';
import type { EventEntry } from '../../model/queries/activities.ts';
import type { CityEntry } from '../../model/queries/cities.ts';
import { COUNTRY_CODES } from '../../model/schemas/fields.ts';

/** Gives the city with a slug. */
export type CityNamed = (slug: string) => CityEntry;

/**
 * The city that is the place of an event: the one of those taking part whose name and country are
 * all that its place says.
 *
 * A venue is somewhere else in its city than the point that we know, and a place of the same name
 * may be anywhere: for both, programs find more in the words than in a wrong point.
 */
export function cityOfEvent(
  { data: { event, cities } }: EventEntry,
  cityNamed: CityNamed,
): CityEntry | undefined {
  const [name = '', country = '', ...more] = (event.place ?? '').split(',');
  if (more.length > 0) return undefined;
  const code = countryCode(country, COUNTRY_CODES);
  const found = cities
    .map(cityNamed)
    .filter(
      ({ data }) =>
        data.country === code &&
        [data, ...data.localNames].some((named) => foldWords(named.name) === foldWords(name)),
    );
  return found.length === 1 ? found[0] : undefined;
}
