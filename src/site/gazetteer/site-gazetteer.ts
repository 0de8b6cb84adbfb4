/** The gazetteer of this site. It depends on no content, so it is made once. */
import type { NamedPlace, PartIndex } from '../../model/gazetteer/parts.ts';
import { readGeoNames } from './geonames.ts';
import { makeParts, populationsByName } from './make-parts.ts';
import { withNames } from './names.ts';

export interface SiteGazetteer {
  places: readonly NamedPlace[];
  index: PartIndex;
  /** The text of each part, by its number. */
  parts: readonly string[];
  populations: ReadonlyMap<string, number>;
}

async function make(): Promise<SiteGazetteer> {
  const places = withNames(await readGeoNames());
  return { places, ...makeParts(places), populations: populationsByName(places) };
}

let made: Promise<SiteGazetteer> | undefined;

/** The index and the parts that are published, and the population behind each name. */
export function getGazetteer(): Promise<SiteGazetteer> {
  return (made ??= make());
}
