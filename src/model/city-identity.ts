/** What identifies a city, from its front matter. Whether it is on the site already: known-city.ts. */
import { z } from 'zod';
import { nameKeys, type CityIdentity } from './known-city.ts';
import { citySchema } from './schemas/city.ts';

/** The last part of an old address of a city: `/city/rennes-metropole`. */
const OLD_ADDRESS = /^\/(?:city|cities)\/([^/]+)\/?$/;

/** Reads leniently: a field that is missing or wrong is absent, so that an unfinished city can be compared too. */
const { country, latitude, longitude, wikidata, unlocode } = citySchema.shape;
const lenient = z
  .object({
    name: z.string().optional().catch(undefined),
    localNames: z.array(z.object({ name: z.string() }).catch({ name: '' })).catch([]),
    country: country.optional().catch(undefined),
    latitude: latitude.optional().catch(undefined),
    longitude: longitude.optional().catch(undefined),
    wikidata: wikidata.catch(undefined),
    unlocode: unlocode.catch(undefined),
    aliases: z.array(z.string().catch('')).catch([]),
  })
  .catch({ localNames: [], aliases: [] });

/**
 * What identifies a city.
 *
 * @param slug empty if it has none yet.
 * @param data its front matter as it is written, whether or not the schema accepts it.
 */
export function cityIdentity(slug: string, data: unknown): CityIdentity {
  const { localNames, aliases, ...facts } = lenient.parse(data);
  const names = [
    facts.name ?? slug,
    slug,
    ...localNames.map((local) => local.name),
    ...aliases.map((alias) => OLD_ADDRESS.exec(alias)?.[1] ?? ''),
  ];
  const keys = new Set(names.flatMap(nameKeys).filter((key) => key !== ''));
  return { ...facts, slug, name: facts.name ?? slug, keys: [...keys] };
}
