/** Judges whether a city lies in its country. */
import * as z from 'zod';
import { formatCoordinates, type Coordinates } from '../model/coordinates.ts';
import { placeQuestion } from '../model/country-area.ts';
import areas from '../model/country-areas.json' with { type: 'json' };
import { citySchema } from '../model/schemas/city.ts';
import { inEnglish } from '../i18n/index.ts';
import type { CollectionName } from '../model/schemas/index.ts';
import type { Finding } from './problem.ts';

const { country, latitude, longitude } = citySchema.shape;
const located = z.object({ country, latitude, longitude });

/** As it is written in a file. */
const inFile = ({ latitude, longitude }: Coordinates) =>
  `"latitude: ${latitude}" and "longitude: ${longitude}"`;

/**
 * What is wrong with the place of a city; empty if it may be right, or if its fields have errors.
 *
 * @param collection of an entry; only cities have a place. @param data its front matter as it is
 *   written.
 */
export function cityPlaceErrors(
  collection: CollectionName,
  data: unknown,
): (Finding & { path: PropertyKey[] })[] {
  if (collection !== 'cities') return [];
  const { data: city } = located.safeParse(data);
  const question = city && placeQuestion(areas, city.country, city);
  if (!question) return [];
  const { suggestion } = question;
  return [
    {
      path: ['latitude'],
      field: undefined,
      rule: 'city-place',
      message: `The place ${formatCoordinates(city)} lies far outside ${inEnglish.formats.country(city.country)}.`,
      fix: suggestion
        ? `Write ${inFile(suggestion)}, if that is what was meant.`
        : 'Copy the latitude and the longitude from a map, in degrees; those of the south and the west are negative.',
    },
  ];
}
