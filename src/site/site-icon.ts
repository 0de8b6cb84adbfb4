/**
 * The icon of the site: the ring. Browsers show the drawing itself. What asks for a picture under a
 * fixed name, without looking into a page, gets one: readers of feeds and other programs
 * `/favicon.ico`, and telephones `/apple-touch-icon.png`.
 */
import { Resvg } from '@resvg/resvg-js';
import { HUES } from '../model/schemas/principle.ts';
import { ringSvg, TONES } from './ring.ts';

/** Sides of the pictures in `/favicon.ico`, in pixels: for tabs and lists, on usual and fine screens. */
export const ICO_SIZES = [16, 32, 48] as const;

/** Side of the picture for the home screen of a telephone, in pixels, as Apple asks for it. */
export const TOUCH_SIZE = 180;

const STROKES = HUES.map((hue) => TONES[hue]);

export const SITE_ICON = ringSvg(STROKES);

/** Telephones round the corners, and put black behind what is transparent: the ring stands on paper, off the edge. */
const TOUCH_ICON = ringSvg(
  STROKES,
  '-18 -18 136 136',
  '<path fill="#fff" d="M-18-18h136v136h-136z"/>',
);

/** A picture of an icon, as PNG. @param size of each side, in pixels. */
export function pngOf(svg: string, size: number): Buffer {
  return new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
}

export function touchIcon(): Buffer {
  return pngOf(TOUCH_ICON, TOUCH_SIZE);
}

/** A file of the ICO format that holds PNG, which all programs since 2007 read. */
export function faviconIco(): Buffer {
  const pictures = ICO_SIZES.map((size) => ({ size, png: pngOf(SITE_ICON, size) }));
  const directory = Buffer.alloc(6 + 16 * pictures.length);
  // Reserved, the kind (1: icons), and how many.
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(pictures.length, 4);
  let offset = directory.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    // Width and height, no palette, reserved, one plane, bits per pixel, then where the picture is.
    directory.set([size, size, 0, 0, 1, 0, 32, 0], at);
    directory.writeUInt32LE(png.length, at + 8);
    directory.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([directory, ...pictures.map(({ png }) => png)]);
}
