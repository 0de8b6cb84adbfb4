/** The projection of the world map, separate from the map so that browsers can use it without the shapes. */
import { geoEqualEarth, type GeoProjection } from 'd3-geo';

const WIDTH = 480;
/** Degrees; what is further north or south is cut off. */
const NORTH = 78;
const SOUTH = -56;

/** How much finer the drawing is on which a place is picked: it is shown enlarged. */
export const FINER = 10;

/** An equal-area projection of the world, and the size of the drawing. */
export function worldProjection(): { projection: GeoProjection; width: number; height: number } {
  const projection = geoEqualEarth()
    .rotate([-10, 0])
    .fitWidth(WIDTH, {
      type: 'MultiPoint',
      coordinates: [
        [-168, 20],
        [188, 20],
        [-170, 0],
        [190, 0],
      ],
    });
  const [x, y] = projection.translate();
  projection.translate([x, y - (projection([0, NORTH])?.[1] ?? 0)]);
  return { projection, width: WIDTH, height: Math.round(projection([0, SOUTH])?.[1] ?? 0) };
}

/**
 * The place at a point of the drawing.
 *
 * @returns degrees to two decimals (about a kilometre), or undefined off the map.
 */
export function placeAt(x: number, y: number): { latitude: number; longitude: number } | undefined {
  const { projection, width, height } = worldProjection();
  const place =
    x >= 0 && x <= width && y >= 0 && y <= height ? projection.invert?.([x, y]) : undefined;
  if (!place) return undefined;
  const [longitude, latitude] = place.map((degrees) => Math.round(degrees * 100) / 100);
  return longitude === undefined || latitude === undefined ? undefined : { latitude, longitude };
}
