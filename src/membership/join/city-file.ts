/** The file of a city: data, path and text. */
import type * as z from 'zod';
import { writeContentFile } from '../../model/front-matter.ts';
import { citySchema } from '../../model/schemas/city.ts';

/** A city as a file holds it, before defaults are filled in. */
export type CityInput = z.input<typeof citySchema>;

/**
 * Writes the file of a city.
 *
 * @param body the profile below the front matter, if there is one.
 */
export function writeCityFile(city: CityInput, body?: string): string {
  return writeContentFile(city, citySchema, body);
}

/** Path of a city's file in the repository. */
export function cityFilePath(slug: string): string {
  return `content/cities/${slug}.md`;
}
