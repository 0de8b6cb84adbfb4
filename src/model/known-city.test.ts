import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { splitFrontMatter } from '../check/front-matter.ts';
import { SEARCH } from '../quality/testing/sites.ts';
import { cityIdentity } from './city-identity.ts';
import { isSameCity, knownCity, needsOtherName } from './known-city.ts';

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

describe('a city of the same name', () => {
  it('in another country is another city', () => {
    expect(find('London', 'CA')).toBe('namesake london');
    expect(find('London, Ontario', 'CA')).toBeUndefined();
  });

  it('may be called what a page calls a city beside its own name', () => {
    expect(find('Köln', 'US')).toBeUndefined();
  });

  it('is recognised by its slug as well', () => {
    const city = cityIdentity('london', { name: 'London, Ontario', country: 'CA' });
    expect(knownCity(city, cities)?.by).toBe('namesake');
  });

  const portland = { name: 'Portland', country: 'US', latitude: 45.52, longitude: -122.68 };
  const known = [cityIdentity('portland', portland)];
  const match = (data: object) => {
    const city = cityIdentity('', { ...portland, ...data });
    const found = knownCity(city, known);
    return found && [found.by, isSameCity(found), needsOtherName(city, found.city)];
  };

  it.each([
    ['the same place', {}, ['name', true, true]],
    ['a place nearby', { latitude: 45.9 }, ['name', true, true]],
    ['no place', { latitude: undefined }, ['name', true, true]],
    ['no country', { country: undefined }, ['name', true, true]],
    ['a place far away', { latitude: 43.66, longitude: -70.26 }, ['namesake', false, true]],
    [
      'a name that tells it apart',
      { name: 'Portland, Maine', latitude: 43.66, longitude: -70.26 },
      undefined,
    ],
    ['another country', { country: 'CA', latitude: 49 }, ['namesake', false, false]],
    ['a border between', { country: 'CA', latitude: 45.7 }, ['place', false, false]],
  ])('with %s is judged by it', (_, data, judged) => {
    expect(match(data)).toEqual(judged);
  });

  it('is the same with letters of other alphabets, and with invisible characters', () => {
    for (const name of ['Pоrtland', 'Ρortland', 'Port\u200Bland', 'Port\u00ADland', 'PORTLАND'])
      expect(match({ name }), name).toEqual(['name', true, true]);
  });

  it('is the same with what governments put around it', () => {
    for (const name of ['City of Portland', 'Municipality of Portland', 'Portland City'])
      expect(match({ name })?.slice(0, 2), name).toEqual(['name', true]);
    const others = [
      cityIdentity('oslo', { name: 'Oslo' }),
      cityIdentity('sapporo', { name: '札幌' }),
    ];
    for (const name of ['Oslo kommune', '札幌市'])
      expect(knownCity(cityIdentity('', { name }), others)?.by, name).toBe('name');
  });

  it('lies near across the date line', () => {
    const [west, east] = [179.99, -179.99].map((longitude) =>
      cityIdentity('', {
        name: longitude > 0 ? 'Eastend' : 'Westend',
        country: 'FJ',
        latitude: -16.8,
        longitude,
      }),
    );
    expect(west && east && knownCity(west, [east])?.by).toBe('place');
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
