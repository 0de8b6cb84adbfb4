/** Makes of a photo, as it comes from a telephone, the file that lies beside a post. */
import sharp, { type OutputInfo } from 'sharp';
import { PICTURE } from '../../site/picture-sizes.ts';
import { hasLocation } from '../../check/picture-location.ts';

/** No picture is shown wider than this, on the finest screen; what is more would only be carried around. */
export const LARGEST_WIDTH = Math.max(...PICTURE.widths);
/** Photos of a telephone held upright (9:16) fill the column; what is taller still is made narrower. */
export const LARGEST_HEIGHT = Math.ceil((LARGEST_WIDTH * 16) / 9);
/** Bytes of a file that the build can make all its sizes from, without loss that one sees. */
export const LARGEST_FILE = 500_000;
/** Narrower pictures look coarse in the column. */
export const SMALLEST_WIDTH = 480;

/** From hardly any loss to some: the first that fits is taken. */
const QUALITIES = [88, 80, 70, 60];

/** What cannot be used, in words for an editor. */
export class PhotoError extends Error {}

const EXPORT = [
  'On an iPhone: share the photo to "Files", or set Settings > Camera > Formats to "Most Compatible" for the next ones.',
  'On a Mac: open it in Preview, then File > Export, format JPEG.',
  'On Windows: open it in Photos, then Save as, type JPEG.',
].join('\n');

/** The brand of a file of the HEIF family (ISO/IEC 14496-12): `heic`, `avif`; undefined for other files. */
function brandOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  return head.slice(4, 8) === 'ftyp' ? head.slice(8, 12) : undefined;
}

const HEVC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

export interface PreparedPhoto {
  bytes: Buffer;
  width: number;
  height: number;
  /** What was done, for the person, each as a short phrase. */
  changes: string[];
  /** What the person should know, each as a sentence. */
  warnings: string[];
}

const kilobytes = (bytes: number) => `${Math.max(1, Math.round(bytes / 1000))} kB`;

/**
 * Turns a photo upright, makes it as large as the site needs it, and takes out
 * all that it says about camera, time and place. Its colours become those of
 * all screens (sRGB).
 *
 * @param bytes a picture in JPEG, PNG, WebP, AVIF or TIFF.
 * @returns a picture in WebP, which the build turns into all sizes and formats.
 * @throws PhotoError that says what is wrong, and how to fix it.
 */
export async function preparePhoto(bytes: Uint8Array): Promise<PreparedPhoto> {
  if (bytes.length === 0)
    throw new PhotoError('The file is empty. Copy it from the telephone again.');
  const brand = brandOf(bytes);
  let meta;
  try {
    meta = await sharp(bytes).metadata();
  } catch {
    if (brand !== undefined && HEVC_BRANDS.has(brand))
      throw new PhotoError(
        `The photo is in the format HEIC, which cannot be read here. Export it as JPEG:\n${EXPORT}`,
      );
    throw new PhotoError(
      'This is not a picture that can be read. Give a photo in JPEG, PNG or WebP.',
    );
  }
  // The library names the format of HEIC, but has no right to read the patented way in which it is packed.
  if (meta.format === 'heif' && meta.compression === 'hevc')
    throw new PhotoError(
      `The photo is in the format HEIC, which cannot be read here. Export it as JPEG:\n${EXPORT}`,
    );
  if (!['jpeg', 'png', 'webp', 'heif', 'tiff'].includes(meta.format))
    throw new PhotoError(
      `A picture in the format ${meta.format.toUpperCase()} is not taken. Export it as JPEG, or as PNG if it is a drawing.`,
    );
  if ((meta.pages ?? 1) > 1 && meta.format !== 'heif')
    throw new PhotoError(
      'This file holds several pictures, or one that moves. Give a single still picture.',
    );

  const upright = sharp(bytes).autoOrient().toColorspace('srgb').resize({
    width: LARGEST_WIDTH,
    height: LARGEST_HEIGHT,
    fit: 'inside',
    withoutEnlargement: true,
  });
  let best: { data: Buffer; info: OutputInfo } | undefined;
  try {
    // Nothing of the metadata is carried over unless it is asked for.
    const { data: pixels, info } = await upright
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    // Drawings and screenshots have few colours, and edges that show each loss.
    if (meta.format === 'png')
      best = await sharp(pixels, { raw })
        .webp({ lossless: true, effort: 6 })
        .toBuffer({ resolveWithObject: true });
    for (const quality of QUALITIES) {
      if (best && best.data.length <= LARGEST_FILE) break;
      best = await sharp(pixels, { raw })
        .webp({ quality, effort: 5, smartSubsample: true })
        .toBuffer({ resolveWithObject: true });
    }
  } catch {
    throw new PhotoError(
      'The picture is damaged: only a part of it can be read. Copy it from the telephone again.',
    );
  }
  if (!best) throw new Error('No quality was tried.');

  const { data, info } = best;
  const { width: before, height } = meta.autoOrient;
  const changes = [
    ...((meta.orientation ?? 1) > 1 ? ['turned upright'] : []),
    ...(info.width < before
      ? [`made smaller, from ${before} × ${height} to ${info.width} × ${info.height} pixels`]
      : []),
    `saved as WebP, ${kilobytes(bytes.length)} before, ${kilobytes(data.length)} now`,
    ...(hasLocation(bytes) ? ['the place where it was taken removed'] : []),
    ...(meta.exif || meta.xmp || meta.iptc ? ['what the camera wrote into it removed'] : []),
  ];
  const warnings =
    info.width < SMALLEST_WIDTH
      ? [
          `The picture is only ${info.width} pixels wide and will look coarse. Give the original, not a preview or a copy from a chat.`,
        ]
      : [];
  return { bytes: data, width: info.width, height: info.height, changes, warnings };
}
