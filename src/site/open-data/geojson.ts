/** The cities as GeoJSON (RFC 7946). */
import type { BBox, Feature, FeatureCollection, Point } from 'geojson';
import type { Item } from './item-schemas.ts';
import { envelope } from './json.ts';
import type { Cell, Column } from './table.ts';

type City = Item<'cities'>;
type Properties = Record<string, Exclude<Cell, undefined> | null>;

/** The smallest box around all cities: west, south, east, north. */
function boxOf(cities: readonly City[]): BBox {
  const longitudes = cities.map(({ longitude }) => longitude);
  const latitudes = cities.map(({ latitude }) => latitude);
  return [
    Math.min(...longitudes),
    Math.min(...latitudes),
    Math.max(...longitudes),
    Math.max(...latitudes),
  ];
}

/** A city as a point. Longitude comes first (RFC 7946, 3.1.1), unlike on most maps. */
function toFeature(city: City, columns: readonly Column[]): Feature<Point, Properties> {
  return {
    type: 'Feature',
    id: city.slug,
    geometry: { type: 'Point', coordinates: [city.longitude, city.latitude] },
    properties: Object.fromEntries(
      columns
        .filter(({ name }) => name !== 'latitude' && name !== 'longitude')
        .map(({ name, valueOf }) => [name, valueOf(city) ?? null]),
    ),
  };
}

/** @param columns of the table of cities; all but the coordinates become properties. */
export function toGeoJson(cities: readonly City[], columns: readonly Column[]) {
  const { version, changed, licence, source } = envelope('cities', cities);
  return {
    type: 'FeatureCollection',
    // Foreign members, which the standard allows (6.1).
    version,
    ...(changed === undefined ? {} : { changed }),
    licence,
    source,
    ...(cities.length > 0 ? { bbox: boxOf(cities) } : {}),
    features: cities.map((city) => toFeature(city, columns)),
  } satisfies FeatureCollection<Point, Properties> & Record<string, unknown>;
}
