import { HUES } from '../model/schemas/principle.ts';
import { SEGMENTS } from '../site/ring.ts';

/** Medium tones, distinguishable on light and dark tabs; the colours of the pages are in tokens.css. */
const TONES = {
  blue: '#3b74d6',
  violet: '#9a56cc',
  rust: '#d0592a',
  green: '#2a9159',
  ochre: '#b98a1d',
} as const;

export const GET = () =>
  new Response(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" fill="none" stroke-width="19">${HUES.map((hue, index) => `<path stroke="${TONES[hue]}" d="${SEGMENTS[index] ?? ''}"/>`).join('')}</svg>`,
  );
