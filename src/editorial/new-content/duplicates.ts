/** Whether a new file would be the second of one thing. */
import { foldTitle } from '../../base/fold.ts';
import { cityIdentity, knownCity, type KnownCity } from '../../model/known-city.ts';
import { collections } from '../../model/schemas/index.ts';
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
 * Why there cannot be such a file: another entry has its title, or its city has a file.
 *
 * @param slug the name of the file; empty if it is not known yet.
 */
export function duplicateError(
  collection: NewCollection,
  answers: Answers,
  slug: string,
  known: KnownContent,
): { field: string; message: string } | undefined {
  if (collection === 'cities') {
    const match = cityThere(answers, slug, known);
    const { folder, extension } = collections.cities;
    const error = match && sameCityError(match, `content/${folder}/${match.city.slug}${extension}`);
    return error && { field: error.field, message: `${error.message} ${error.fix}` };
  }
  const field = collection === 'activities' ? 'title' : 'name';
  const title = foldTitle(typeof answers[field] === 'string' ? answers[field] : '');
  return title !== '' && known.titles[collection].has(title)
    ? {
        field,
        message: `Another entry has the same ${field}. Give each its own, so that readers can tell them apart.`,
      }
    : undefined;
}
