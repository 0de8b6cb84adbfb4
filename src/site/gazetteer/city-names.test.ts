import { describe, expect, it } from 'vitest';
import { namesInGazetteer } from './city-names.ts';

const place = {
  name: 'Cologne',
  localNames: ['Köln'],
  otherNames: ['Keulen', 'Colonia', "Kel'n", 'Colonia Claudia Ara Agrippinensium'],
  country: 'DE',
  latitude: 50.93,
  longitude: 6.95,
  population: 1_000_000,
};
const city = {
  name: 'Köln',
  localNames: [],
  country: 'DE',
  latitude: 50.9413,
  longitude: 6.9583,
};

describe('namesInGazetteer', () => {
  it('are those of the largest place nearby with one of the names of the city, as people type them', () => {
    const hamlet = { ...place, name: 'Köln', otherNames: ['Hamlet'], population: 20 };
    expect(namesInGazetteer([hamlet, place], city)).toEqual([
      'Cologne',
      'Köln',
      'Keulen',
      'Colonia',
    ]);
  });

  it('are none for another place: in another country, far away, or with other names', () => {
    const others = [
      { ...place, country: 'US' },
      { ...place, latitude: 52 },
      { ...place, name: 'Bonn', localNames: [], otherNames: [] },
    ];
    expect(namesInGazetteer(others, city)).toEqual([]);
  });
});
