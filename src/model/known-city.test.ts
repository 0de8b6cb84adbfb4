import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { splitFrontMatter } from '../check/front-matter.ts';
import { SEARCH } from '../quality/testing/sites.ts';
import { cityIdentity } from './city-identity.ts';
import { knownCity } from './known-city.ts';

interface Written {
  name: string;
  country: string;
  localNames?: { name: string }[];
}

const files = readdirSync(join(SEARCH.content, 'cities'))
  .filter((file) => file.endsWith('.md'))
  .map((file) => {
    const { yaml = '' } =
      splitFrontMatter(readFileSync(join(SEARCH.content, 'cities', file), 'utf8')) ?? {};
    return { slug: file.slice(0, -'.md'.length), data: parse(yaml) as Written };
  });
const cities = files.map(({ slug, data }) => cityIdentity(slug, data));
const find = (name: string, country?: string) => {
  const match = knownCity(cityIdentity('', { name, country }), cities);
  return match && `${match.by} ${match.city.slug}`;
};

describe('a city that has a page', () => {
  const names = files.flatMap(({ slug, data }) =>
    [data.name, slug, ...(data.localNames ?? []).map(({ name }) => name)].map(
      (name) => [name, data.country, slug] as const,
    ),
  );

  it.each(names)('is known as %s (%s)', (name, country, slug) => {
    expect(find(name, country)).toBe(`name ${slug}`);
    expect(find(name)).toBe(`name ${slug}`);
  });

  it.each([
    ['Köln', 'DE', 'cologne'],
    ['KOELN', 'DE', undefined],
    ['koln', 'DE', 'cologne'],
    ['Stadt Köln', 'DE', 'cologne'],
    ['Landeshauptstadt München', 'DE', 'munich'],
    ['Wien', 'AT', 'vienna'],
    ['Turin.', 'IT', 'torino'],
    ['Comune di Milano', 'IT', 'milan'],
    ['A Coruña', 'ES', 'la-coruna'],
    ['la coruna', 'ES', 'la-coruna'],
    ['City of Barcelona', 'ES', 'barcelona'],
    ['Ajuntament de Barcelona', 'ES', 'barcelona'],
    ['the city of  NEW YORK CITY', 'US', 'new-york-city'],
    ['San Jose', 'US', 'san-jose'],
    ['Cluj Napoca', 'RO', 'cluj-napoca'],
    ['Rennes Métropole', 'FR', 'rennes'],
    ['Stadtlohn', 'DE', undefined],
    ['Patras', 'GR', undefined],
    ['东京', 'JP', undefined],
  ])('is found for %s in %s: %s', (name, country, slug) => {
    expect(find(name, country)).toBe(slug && `name ${slug}`);
  });

  it('is known however its name is typed', () => {
    const typed = fc
      .record({
        name: fc.constantFrom(...names),
        before: fc.constantFrom('', ' ', 'City of ', 'the municipality of '),
        after: fc.constantFrom('', '.', ' ', '!'),
        write: fc.constantFrom<((text: string) => string)[]>(
          (text) => text,
          (text) => text.toUpperCase(),
          (text) => text.normalize('NFD'),
          (text) => text.normalize('NFD').replace(/[\u0300-\u036F]/g, ''),
          (text) => text.replaceAll(' ', '-'),
        ),
      })
      .map(({ name: [name, country, slug], before, after, write }) => ({
        name: `${before}${write(name)}${after}`,
        country,
        slug,
      }));
    fc.assert(
      fc.property(typed, ({ name, country, slug }) => {
        expect(find(name, country)).toBe(`name ${slug}`);
      }),
      { seed: 13 },
    );
  });
});

describe('a city of the same name in another country', () => {
  it('is another city, which needs a name of its own', () => {
    expect(find('London', 'CA')).toBe('namesake london');
    expect(find('London, Ontario', 'CA')).toBeUndefined();
  });

  it('may be called what a page calls a city beside its own name', () => {
    expect(find('Köln', 'US')).toBeUndefined();
  });

  it('cannot have the same slug', () => {
    const city = cityIdentity('london', { name: 'London, Ontario', country: 'CA' });
    expect(knownCity(city, cities)?.by).toBe('namesake');
  });
});

describe('a city of another name', () => {
  const known = [
    cityIdentity('porto', {
      name: 'Porto',
      country: 'PT',
      latitude: 41.15,
      longitude: -8.61,
      wikidata: 'Q36433',
      unlocode: 'PTOPO',
    }),
  ];
  const match = (data: object) => knownCity(cityIdentity('', data), known)?.by;

  it.each([
    ['wikidata', { wikidata: 'Q36433' }],
    ['unlocode', { unlocode: 'PTOPO' }],
    ['place', { country: 'PT', latitude: 41.17, longitude: -8.58 }],
    [undefined, { country: 'PT', latitude: 41.15, longitude: -8.53 }],
    [undefined, { country: 'ES', latitude: 41.15, longitude: -8.61 }],
    [undefined, { latitude: 41.15, longitude: -8.61 }],
    [undefined, { country: 'PT', wikidata: 'Q1', unlocode: 'PTLIS' }],
  ])('is recognised by its %s', (by, data) => {
    expect(match({ name: 'Another', ...data })).toBe(by);
  });
});

describe('an unfinished city', () => {
  it.each([
    undefined,
    null,
    'text',
    [],
    {},
    { name: '', localNames: 3, country: 'x', wikidata: [] },
  ])('is compared by its slug: %j', (data) => {
    expect(knownCity(cityIdentity('porto', data), cities)?.city.slug).toBe('porto');
    expect(knownCity(cityIdentity('', data), cities)).toBeUndefined();
  });
});
