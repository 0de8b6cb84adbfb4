/**
 * The picture of a feed: the ring. That of a city has the segments of its principles, that of a
 * principle its own, and that of everything else all five.
 */
import type { City } from '../../model/schemas/city.ts';
import { HUES } from '../../model/schemas/principle.ts';
import { absolute } from '../../model/urls.ts';
import { ringOf } from '../city-ring.ts';
import { ringSvg, TONES } from '../ring.ts';
import type { Channel } from './channels.ts';
import { ICON_SIZES } from './formats.ts';

interface Content {
  principles: readonly { id: string }[];
  cities: readonly { id: string; data: City }[];
}

/** Of a segment that is not filled; it can be seen on light and dark grounds. */
const EMPTY = '#9a9a9a55';

/** The name of an icon says which segments are filled: `1-3`, or `0` if none is. */
function nameOf(filled: readonly boolean[]): string {
  const numbers = filled.flatMap((isFilled, index) => (isFilled ? [index + 1] : []));
  return numbers.join('-') || '0';
}

function iconName(channel: Pick<Channel, 'kind' | 'folder'>, content: Content): string {
  const slug = channel.folder.split('/').at(-2);
  const city = channel.kind === 'city' && content.cities.find(({ id }) => id === slug);
  if (city) return nameOf(ringOf(city.data, content.principles).map(({ on }) => on));
  return nameOf(
    HUES.map((_, index) => channel.kind !== 'principle' || content.principles[index]?.id === slug),
  );
}

const iconPath = (name: string, size: number) => `/icons/${size}/${name}.png`;

/** Full addresses of the icons of a channel. */
export function iconOf(channel: Pick<Channel, 'kind' | 'folder'>, content: Content) {
  const name = iconName(channel, content);
  return {
    small: absolute(iconPath(name, ICON_SIZES.small)),
    large: absolute(iconPath(name, ICON_SIZES.large)),
  };
}

/** The names of all icons, each once. */
export function iconNames(channels: readonly Channel[], content: Content): string[] {
  return [...new Set(channels.map((channel) => iconName(channel, content)))].sort();
}

/** An icon as SVG. */
export function drawIcon(name: string): string {
  const filled = new Set(name.split('-').map(Number));
  return ringSvg(HUES.map((hue, index) => (filled.has(index + 1) ? TONES[hue] : EMPTY)));
}
