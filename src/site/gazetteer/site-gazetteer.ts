/** The gazetteer of this site. It depends on no content, so it is made once. */
import type { NamedPlace } from '../../model/gazetteer/parts.ts';
import { readGeoNames, type GeoName } from './geonames.ts';
import { makeParts, type Parts } from './make-parts.ts';
import { withNames } from './names.ts';

export interface SiteGazetteer extends Parts {
  places: readonly NamedPlace[];
  /** The same places, with all that GeoNames says of them. */
  geoNames: readonly GeoName[];
}

async function make(): Promise<SiteGazetteer> {
  const geoNames = await readGeoNames();
  const places = withNames(geoNames);
  return { geoNames, places, ...makeParts(places) };
}

let made: Promise<SiteGazetteer> | undefined;

/** The places, and the parts that are published. */
export function getGazetteer(): Promise<SiteGazetteer> {
  return (made ??= make());
}
