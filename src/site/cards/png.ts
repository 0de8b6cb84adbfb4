/** Writes pictures with few colours as PNG, in a third of the bytes of full colour. */
import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Colours that one byte per pixel can tell apart. */
const MOST_COLOURS = 256;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** How far apart two colours are: the sum of the squares of the differences. */
function distance(one: number, other: number): number {
  const red = (one & 255) - (other & 255);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one >> 16) - (other >> 16);
  return red * red + green * green + blue * blue;
}

/**
 * The colours of a picture, in the order of their first use, how often each is used, and the number
 * of each pixel's colour.
 */
interface Coloured {
  colours: number[];
  counts: number[];
  numbered: Uint32Array;
}

function numberColours(pixels: Uint8Array): Coloured {
  const numbers = new Map<number, number>();
  const colours: number[] = [];
  const counts: number[] = [];
  // Whole pixels, only to be compared: their bytes are in the order of the machine.
  const aligned = pixels.byteOffset % 4 === 0 ? pixels : pixels.slice();
  const whole = new Uint32Array(aligned.buffer, aligned.byteOffset, pixels.length / 4);
  const numbered = new Uint32Array(whole.length);
  let number = 0;
  let run = 0;
  for (let at = 0; at < whole.length; at += 1) {
    // Most neighbours are alike, so few colours are looked up.
    if (at === 0 || whole[at] !== whole[at - 1]) {
      counts[number] = (counts[number] ?? 0) + run;
      run = 0;
      const channel = (place: number) => pixels[at * 4 + place] ?? 0;
      const colour = channel(0) | (channel(1) << 8) | (channel(2) << 16);
      const known = numbers.get(colour);
      number = known ?? colours.length;
      if (known === undefined) {
        numbers.set(colour, number);
        colours.push(colour);
      }
    }
    numbered[at] = number;
    run += 1;
  }
  counts[number] = (counts[number] ?? 0) + run;
  return { colours, counts, numbered };
}

/** The colours that are used most, and for each colour the place of the nearest of them. */
function choosePalette({ colours, counts }: Coloured): { palette: number[]; places: Uint8Array } {
  const palette = [...colours.keys()]
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
    .slice(0, MOST_COLOURS)
    .map((index) => colours[index] ?? 0);
  const exact = new Map(palette.map((colour, place) => [colour, place]));
  const nearest = (colour: number) =>
    palette.reduce(
      (best, candidate, place) =>
        distance(colour, candidate) < distance(colour, palette[best] ?? 0) ? place : best,
      0,
    );
  return {
    palette,
    places: Uint8Array.from(colours, (colour) => exact.get(colour) ?? nearest(colour)),
  };
}

/**
 * Encodes a picture with the colours that it uses most; each other colour is
 * shown as the nearest of them. In a drawing of a few plain colours that changes
 * only some shades of its edges, and less than anyone can see.
 *
 * @param pixels RGBA, one byte each, opaque; @param width in pixels.
 * @returns the same bytes for the same pixels.
 */
export function encodePng(pixels: Uint8Array, width: number): Buffer {
  const height = pixels.length / 4 / width;
  const coloured = numberColours(pixels);
  const { palette, places } = choosePalette(coloured);
  // The first byte of a row, 0, says that the row is written as it is.
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 1; x <= width; x += 1, at += 1)
      rows[y * (width + 1) + x] = places[coloured.numbered[at] ?? 0] ?? 0;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(
    palette.flatMap((colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255]),
  );
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Width and height of a PNG, read from its header; undefined if it is not a PNG. */
export function pngSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (
    file.length < 24 ||
    !file.subarray(0, 8).equals(SIGNATURE) ||
    file.toString('latin1', 12, 16) !== 'IHDR'
  )
    return undefined;
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
}
