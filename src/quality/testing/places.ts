/** Places for made-up cities. */
import type { Coordinates } from '../../model/coordinates.ts';
import areas from '../../model/country-areas.json' with { type: 'json' };

/**
 * A place in a country.
 *
 * @param country ISO 3166-1 alpha-2. @param share which of its places, from 0 to less than 1.
 */
export function placeIn(country: string, share: number): Coordinates {
  const area = (areas as Readonly<Record<string, string>>)[country] ?? '90:180';
  const squares = area.split(' ').flatMap((row) => {
    const [south = '', runs = ''] = row.split(':');
    return runs.split(',').map((run) => [Number(south) - 89.5, parseInt(run) - 179.5] as const);
  });
  const [latitude, longitude] = squares[Math.floor(share * squares.length)] ?? [0.5, 0.5];
  return { latitude, longitude };
}
