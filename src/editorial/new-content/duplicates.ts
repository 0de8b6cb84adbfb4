/** Whether a new file would be the second of one thing. */
import { cityIdentity } from '../../model/city-identity.ts';
import { knownCity, type KnownCity } from '../../model/known-city.ts';
import { collections } from '../../model/schemas/index.ts';
import { sameTexts } from '../../check/check-duplicates.ts';
import { sameCityError } from '../../check/same-city.ts';
import type { KnownContent } from './known.ts';
import type { Answers, NewCollection } from './questions.ts';

/** The city on the site that this one is, or may be. */
export function cityThere(
  answers: Answers,
  slug: string,
  known: KnownContent,
): KnownCity | undefined {
  return knownCity(cityIdentity(slug, answers), known.cities);
}

/**
 * Why there cannot be such a file: another page has its title or its summary, or its city has a file.
 *
 * @param slug the name of the file; empty if it is not known yet.
 */
export function duplicateError(
  collection: NewCollection,
  answers: Answers,
  slug: string,
  known: KnownContent,
): { field: string; message: string } | undefined {
  const match = collection === 'cities' ? cityThere(answers, slug, known) : undefined;
  const { folder, extension } = collections.cities;
  const identity = cityIdentity(slug, answers);
  const city =
    match && sameCityError(identity, match, `content/${folder}/${match.city.slug}${extension}`);
  if (city) return { field: city.field, message: `${city.message} ${city.fix}` };
  const [same] = sameTexts({ collection, file: '', data: answers }, known.taken);
  return same && { field: same.path.join('.'), message: `${same.message} ${same.fix ?? ''}` };
}
