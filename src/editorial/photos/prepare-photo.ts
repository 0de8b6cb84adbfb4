/** Turns a photo, as it comes from a phone, into the file that is published beside a post. */
import sharp, { type Metadata, type OutputInfo, type WebpOptions } from 'sharp';
import { LARGEST_HEIGHT, LARGEST_WIDTH } from '../../site/picture-sizes.ts';
import { hasLocation } from '../../check/picture-location.ts';

/** Bytes: enough for the build to make all sizes from without visible loss. */
export const LARGEST_FILE = 500_000;
/** Pixels. Narrower pictures look coarse in the column. */
export const SMALLEST_WIDTH = 480;

/** The first quality that fits is used. */
const QUALITIES = [88, 80, 70, 60];

/** A picture that cannot be used. The message is for an editor. */
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
  /** What was done, each as a short phrase. */
  changes: string[];
  /** What the editor should know, each as a sentence. */
  warnings: string[];
}

const kilobytes = (bytes: number) => `${Math.max(1, Math.round(bytes / 1000))} kB`;

/** What can be known of a picture without its pixels. Throws a PhotoError for a format that cannot be used. */
async function readMetadata(bytes: Uint8Array): Promise<Metadata> {
  if (bytes.length === 0) throw new PhotoError('The file is empty. Copy it from the phone again.');
  const brand = brandOf(bytes);
  const meta = await sharp(bytes)
    .metadata()
    .catch(() => undefined);
  // sharp recognises HEIC, but cannot decode it: the compression is patented.
  const isHeic = meta
    ? meta.format === 'heif' && meta.compression === 'hevc'
    : brand !== undefined && HEVC_BRANDS.has(brand);
  if (isHeic)
    throw new PhotoError(
      `The photo is in the format HEIC, which cannot be read here. Export it as JPEG:\n${EXPORT}`,
    );
  if (!meta)
    throw new PhotoError(
      'This is not a picture that can be read. Give a photo in JPEG, PNG or WebP.',
    );
  if (!['jpeg', 'png', 'webp', 'heif', 'tiff'].includes(meta.format))
    throw new PhotoError(
      `A picture in the format ${meta.format.toUpperCase()} is not accepted. Export it as JPEG, or as PNG if it is a drawing.`,
    );
  if ((meta.pages ?? 1) > 1 && meta.format !== 'heif')
    throw new PhotoError(
      'This file holds several pictures, or an animation. Give a single still picture.',
    );
  return meta;
}

interface Encoded {
  data: Buffer;
  info: OutputInfo;
}

/** Encodes a picture as WebP, upright and in sRGB, without any metadata, at the first quality that fits. */
async function encode(bytes: Uint8Array, { format }: Metadata): Promise<Encoded> {
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .toColorspace('srgb')
    .resize({
      width: LARGEST_WIDTH,
      height: LARGEST_HEIGHT,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const attempts: WebpOptions[] = [
    // Drawings and screenshots have few colours, and edges that show every loss.
    ...(format === 'png' ? [{ lossless: true, effort: 6 }] : []),
    ...QUALITIES.map((quality) => ({ quality, effort: 5, smartSubsample: true })),
  ];
  let best: Encoded | undefined;
  for (const options of attempts) {
    best = await sharp(data, { raw }).webp(options).toBuffer({ resolveWithObject: true });
    if (best.data.length <= LARGEST_FILE) break;
  }
  if (!best) throw new Error('No quality was tried.');
  return best;
}

function changesOf(bytes: Uint8Array, meta: Metadata, { data, info }: Encoded): string[] {
  const { width, height } = meta.autoOrient;
  return [
    ...((meta.orientation ?? 1) > 1 ? ['turned upright'] : []),
    ...(info.width < width
      ? [`made smaller, from ${width} × ${height} to ${info.width} × ${info.height} pixels`]
      : []),
    `saved as WebP, ${kilobytes(bytes.length)} before, ${kilobytes(data.length)} now`,
    ...(hasLocation(bytes) ? ['the place where it was taken removed'] : []),
    ...(meta.exif || meta.xmp || meta.iptc ? ['what the camera wrote into it removed'] : []),
  ];
}

/**
 * Turns a photo upright, makes it as large as the site needs it, and removes
 * everything it says about camera, time and place. Its colours become sRGB.
 *
 * @param bytes a picture in JPEG, PNG, WebP, AVIF or TIFF.
 * @returns a picture in WebP, from which the build makes all sizes and formats.
 * @throws PhotoError that says what is wrong, and how to fix it.
 */
export async function preparePhoto(bytes: Uint8Array): Promise<PreparedPhoto> {
  const meta = await readMetadata(bytes);
  const encoded = await encode(bytes, meta).catch((error: unknown) => {
    throw new PhotoError(
      'The picture is damaged: only a part of it can be read. Copy it from the phone again.',
      { cause: error },
    );
  });
  const { data, info } = encoded;
  const warnings =
    info.width < SMALLEST_WIDTH
      ? [
          `The picture is only ${info.width} pixels wide and will look coarse. Give the original, not a preview or a copy from a chat.`,
        ]
      : [];
  return {
    bytes: data,
    width: info.width,
    height: info.height,
    changes: changesOf(bytes, meta, encoded),
    warnings,
  };
}
