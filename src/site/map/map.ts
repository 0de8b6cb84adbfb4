/** The map of the member cities, drawn at build time from Natural Earth (public domain) shapes. */
import { geoConicConformal, geoPath, type GeoProjection } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { Topology, GeometryCollection } from 'topojson-specification';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import coarse from 'world-atlas/land-110m.json' with { type: 'json' };
import { FINER, worldProjection } from './map-projection.ts';
import countries from 'world-atlas/countries-50m.json' with { type: 'json' };
import medium from 'world-atlas/land-50m.json' with { type: 'json' };

export interface MapView {
  /** Names the file with the land, see src/pages/cities/[map].svg.ts. */
  name: 'world' | 'europe';
  width: number;
  height: number;
  /** The land, as an SVG path in whole numbers: a finer drawing would only be larger. */
  land: string;
  /** Where a place is on the drawing, or undefined if it is outside. Degrees, WGS 84. */
  locate: (longitude: number, latitude: number) => { x: number; y: number } | undefined;
}

/** Smaller pieces of land, in the units of the drawing, are left out. */
const SMALLEST = 5;

function land(topology: unknown): Feature<Polygon>[] {
  const { objects } = topology as Topology<{ land: GeometryCollection }>;
  const collection = feature(topology as Topology, objects.land) as unknown as FeatureCollection<
    Polygon | MultiPolygon
  >;
  return collection.features.flatMap(({ geometry }) =>
    (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map(
      (coordinates) => ({
        type: 'Feature' as const,
        properties: {},
        geometry: { type: 'Polygon' as const, coordinates },
      }),
    ),
  );
}

/**
 * Shortens a path of absolute points to relative steps in whole numbers.
 *
 * @param coarseness least distance between two points of a coast, in the units of the drawing.
 */
function toSteps(path: string, coarseness: number): string {
  return path
    .split('Z')
    .filter(Boolean)
    .map((ring) => {
      let [x, y] = [0, 0];
      let text = '';
      for (const [index, pair] of ring.slice(1).split('L').entries()) {
        const [nextX = 0, nextY = 0] = pair.split(',').map((value) => Math.round(Number(value)));
        if (index === 0) text = `M${nextX} ${nextY}l`;
        else if (Math.abs(nextX - x) < coarseness && Math.abs(nextY - y) < coarseness) continue;
        else
          text += `${text.endsWith('l') || nextX - x < 0 ? '' : ' '}${nextX - x}${nextY - y < 0 ? '' : ' '}${nextY - y}`;
        [x, y] = [nextX, nextY];
      }
      // Land that shrank to a single point is left out.
      return text.endsWith('l') ? '' : `${text}z`;
    })
    .join('');
}

function draw(
  name: MapView['name'],
  projection: GeoProjection,
  shapes: Feature<Polygon>[],
  width: number,
  height: number,
  coarseness: number,
): MapView {
  projection.clipExtent([
    [0, 0],
    [width, height],
  ]);
  const path = geoPath(projection);
  const visible = shapes.filter((shape) => {
    const [[left, top], [right, bottom]] = path.bounds(shape);
    return right - left >= SMALLEST && bottom - top >= SMALLEST;
  });
  return {
    name,
    width,
    height,
    land: toSteps(visible.map((shape) => path(shape) ?? '').join(''), coarseness),
    locate(longitude, latitude) {
      const at = projection([longitude, latitude]);
      if (!at || at[0] < 0 || at[1] < 0 || at[0] > width || at[1] > height) return undefined;
      return { x: Math.round(at[0]), y: Math.round(at[1]) };
    },
  };
}

/** The world without Antarctica, in an equal-area projection. */
export function worldMap(): MapView {
  const shapes = land(coarse).filter(({ geometry }) =>
    geometry.coordinates[0]?.some(([, latitude = 0]) => latitude > -60),
  );
  const { projection, width, height } = worldProjection();
  return draw('world', projection, shapes, width, height, 3);
}

/**
 * The world with its coasts and borders, {@link FINER} than the map of the members, to be shown
 * enlarged around a place.
 */
export function fineWorldMap(): { width: number; height: number; land: string; borders: string } {
  const world = worldProjection();
  const [width, height] = [world.width * FINER, world.height * FINER];
  const [x, y] = world.projection.translate();
  const projection = world.projection
    .scale(world.projection.scale() * FINER)
    .translate([x * FINER, y * FINER]);
  const topology = countries as unknown as Topology<{ countries: GeometryCollection }>;
  const path = geoPath(projection);
  const borders = path(mesh(topology, topology.objects.countries, (a, b) => a !== b)) ?? '';
  return {
    width,
    height,
    land: draw('world', projection, land(countries), width, height, SMALLEST).land,
    borders: toSteps(borders.replaceAll('M', 'ZM').slice(1), SMALLEST).replaceAll('z', ''),
  };
}

/** Europe on a larger scale, because most members are there. */
export function europeMap(): MapView {
  const width = 480;
  const height = 440;
  const projection = geoConicConformal()
    .parallels([40, 60])
    .rotate([-10, 0])
    .fitExtent(
      [
        [0, 0],
        [width, height],
      ],
      {
        type: 'MultiPoint',
        coordinates: [
          [-11, 36],
          [30, 36],
          [-24, 64.5],
          [30, 61],
        ],
      },
    );
  return draw('europe', projection, land(medium), width, height, 3);
}
