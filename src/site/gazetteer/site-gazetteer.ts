/** The gazetteer of this site. It depends on no content, so it is made once. */
import type { NamedPlace } from '../../model/gazetteer/parts.ts';
import { readGeoNames } from './geonames.ts';
import { makeParts, type Parts } from './make-parts.ts';
import { withNames } from './names.ts';

export interface SiteGazetteer extends Parts {
  places: readonly NamedPlace[];
}

async function make(): Promise<SiteGazetteer> {
  const places = withNames(await readGeoNames());
  return { places, ...makeParts(places) };
}

let made: Promise<SiteGazetteer> | undefined;

/** The places, and the parts that are published. */
export function getGazetteer(): Promise<SiteGazetteer> {
  return (made ??= make());
}
