/**
 * The ring: five segments, one for each principle, clockwise from the top in
 * the order of the principles.
 */

import type { HUES } from '../model/schemas/principle.ts';

const GAP_DEGREES = 7;

function point(radius: number, degrees: number): string {
  const angle = ((degrees - 90) * Math.PI) / 180;
  return `${(50 + radius * Math.cos(angle)).toFixed(1)} ${(50 + radius * Math.sin(angle)).toFixed(1)}`;
}

/**
 * The arc of one segment, as an SVG path in a square of 100 by 100.
 *
 * @param index of the segment, from 0; @param count number of segments; @param radius of the arc.
 */
export function segmentPath(index: number, count: number, radius: number): string {
  const step = 360 / count;
  const start = index * step + GAP_DEGREES / 2;
  const end = (index + 1) * step - GAP_DEGREES / 2;
  return `M${point(radius, start)}A${radius} ${radius} 0 0 1 ${point(radius, end)}`;
}

/** The five arcs, with the radius of every ring. */
export const SEGMENTS: readonly string[] = Array.from({ length: 5 }, (_, index) =>
  segmentPath(index, 5, 40),
);

/** Medium tones for small pictures, distinguishable on light and dark grounds; the colours of the pages are in tokens.css. */
export const TONES = {
  blue: '#3b74d6',
  violet: '#9a56cc',
  rust: '#d0592a',
  green: '#2a9159',
  ochre: '#b98a1d',
} as const satisfies Record<(typeof HUES)[number], string>;

/**
 * The ring as a picture of its own.
 *
 * @param strokes the colour of each segment. @param viewBox of the picture; the ring is 100 by 100.
 * @param ground what is drawn behind it, as SVG.
 */
export function ringSvg(strokes: readonly string[], viewBox = '0 0 100 100', ground = ''): string {
  const arcs = strokes.map(
    (stroke, index) => `<path stroke="${stroke}" d="${SEGMENTS[index] ?? ''}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" fill="none" stroke-width="19">${ground}${arcs.join('')}</svg>`;
}
