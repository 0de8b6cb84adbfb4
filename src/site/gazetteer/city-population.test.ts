import { describe, expect, it } from 'vitest';
import type { PartialDate } from '../../base/dates.ts';
import { populationOf } from './city-population.ts';
import { readGeoNames, type GeoName } from './geonames.ts';

const place: GeoName = {
  id: 2735943,
  name: 'Porto',
  alternateNames: 'Oporto',
  latitude: 41.14961,
  longitude: -8.61099,
  feature: 'PPLA',
  country: 'PT',
  population: 249_633,
  changed: '2024-02-07' as PartialDate,
};
const porto = {
  name: 'Porto',
  localNames: [],
  country: 'PT',
  latitude: 41.1579,
  longitude: -8.6291,
};

describe('the population of a city', () => {
  it('is that of the place of its name nearby, with its day and its page', () => {
    const others = [{ ...place, name: 'Vila Nova de Gaia', population: 1 }];
    expect(populationOf([place, ...others], porto)).toEqual({
      population: 249_633,
      populationDate: '2024-02-07',
      populationSource: 'https://www.geonames.org/2735943',
    });
  });

  it('is found by a local name', () => {
    const city = { ...porto, name: 'Oporto', localNames: [{ name: 'Porto' }] };
    expect(populationOf([place], city)?.population).toBe(249_633);
  });

  it.each([
    ['in another country', { country: 'ES' }],
    ['too far away to the north', { latitude: 41.26 }],
    ['too far away to the west', { longitude: -8.75 }],
    ['with another first name', { name: 'Oporto' }],
    ['whose population is not known', { population: 0 }],
  ])('is not that of a place %s', (_, other) => {
    expect(populationOf([{ ...place, ...other }], porto)).toBeUndefined();
  });

  it('is not chosen from two places of the same name', () => {
    expect(populationOf([place, { ...place, id: 1, population: 9 }], porto)).toBeUndefined();
  });

  it('is not chosen between the two Kansas Cities of GeoNames', async () => {
    const city = { ...porto, name: 'Kansas City', country: 'US' };
    const places = await readGeoNames();
    const kansasCity = { ...city, latitude: 39.0997, longitude: -94.5786 };
    expect(populationOf(places, kansasCity)).toBeUndefined();
    expect(populationOf(places, porto)).toMatchObject({
      populationSource: 'https://www.geonames.org/2735943',
    });
    expect(populationOf(places, porto)?.populationDate).toMatch(/^20\d\d-\d\d-\d\d$/);
  });
});
