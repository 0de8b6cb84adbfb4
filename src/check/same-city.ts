/** What is said of a city that has a file already. */
import { needsOtherName, type CityIdentity, type KnownCity } from '../model/known-city.ts';

/**
 * The field that gives a city away, what is wrong with it, and how to fix it; undefined if it may be
 * another city.
 *
 * @param file the one of the city that is there.
 */
export function sameCityError(
  city: CityIdentity,
  { city: other, by }: KnownCity,
  file: string,
): { field: 'name' | 'wikidata' | 'unlocode'; message: string; fix: string } | undefined {
  const fix =
    'If this is another city, add to its name what tells the two apart, for example "Portland, Maine".';
  switch (by) {
    case 'name':
      return {
        field: 'name',
        message: `${file} is about a city with the same name, ${other.name}.`,
        fix: `Each city has one file. ${fix}`,
      };
    case 'wikidata':
    case 'unlocode':
      return {
        field: by,
        message: `${file} has the same identifier, ${other[by] ?? ''}.`,
        fix: 'An identifier belongs to one city. Correct it, or remove one of the two files if they are about the same city.',
      };
    case 'namesake':
      return needsOtherName(city, other)
        ? {
            field: 'name',
            message: `${file} is about another city of the same name in this country.`,
            fix: 'Readers have to tell the two apart: add to the name what does, for example "Portland, Maine".',
          }
        : undefined;
    case 'place':
      return undefined;
  }
}
