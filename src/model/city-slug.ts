/** The slug of a city that comes to the site. */
import { withoutLookAlikes } from '../base/plain-letters.ts';
import { slugFromName } from '../base/slug.ts';
import { isReservedSlug } from './addresses.ts';
import type { CityIdentity } from './known-city.ts';
import { countrySlug } from './places.ts';

/** Leaves room for a country behind the name; a slug has 80 characters at most. */
const LONGEST = 40;

/**
 * The slug of a city. If a city of this name is on the site already, or the name belongs to a page
 * of the site or to a device of Windows, the slug names the country: `london-canada`.
 *
 * @param name in Latin letters.
 * @param country ISO 3166-1 alpha-2; undefined if it is not known yet.
 * @param others the cities on the site.
 * @returns a slug that no other city has; empty if the name has no letters for it.
 */
export function citySlug(
  name: string,
  country: string | undefined,
  others: readonly Pick<CityIdentity, 'slug'>[],
): string {
  const slug = slugFromName(withoutLookAlikes(name).replace(/\p{Cf}/gu, ''));
  if (slug === '') return '';
  const isFree = (each: string) =>
    !isReservedSlug(each) && others.every((other) => other.slug !== each);
  const short = slug.slice(0, LONGEST).replace(/-$/, '');
  const behind = country === undefined ? 'city' : countrySlug(country).slice(0, LONGEST - 4);
  const candidates = [slug, `${short}-${behind.replace(/-$/, '')}`];
  const found = candidates.find(isFree);
  if (found !== undefined) return found;
  let number = 2;
  while (!isFree(`${candidates[1]}-${number}`)) number += 1;
  return `${candidates[1]}-${number}`;
}
