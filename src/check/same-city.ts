/** What is said of a city that has a file already. */
import type { KnownCity } from '../model/known-city.ts';

/** The field that gives a city away, what is wrong with it, and how to fix it; undefined if it may be another city. */
export function sameCityError(
  { city, by }: KnownCity,
  file: string,
): { field: 'name' | 'wikidata' | 'unlocode'; message: string; fix: string } | undefined {
  switch (by) {
    case 'name':
      return {
        field: 'name',
        message: `${file} is about a city with the same name, ${city.name}.`,
        fix: 'Each city has one file. If this is another city, add to its name what tells the two apart, for example "Portland, Maine".',
      };
    case 'namesake':
      return {
        field: 'name',
        message: `${file} is about a city with the same name in another country (${city.country ?? 'unknown'}).`,
        fix: 'Add to the name, and to the name of the file, what tells the two apart, for example "London, Ontario".',
      };
    case 'wikidata':
    case 'unlocode':
      return {
        field: by,
        message: `${file} has the same identifier, ${city[by] ?? ''}.`,
        fix: 'An identifier belongs to one city. Correct it, or remove one of the two files if they are about the same city.',
      };
    case 'place':
      return undefined;
  }
}
