/** Judges a picture that lies beside a post, by its bytes. */
import { readFile, stat } from 'node:fs/promises';
import { hasLocation, LOCATION_ERROR } from './picture-location.ts';
import type { Error } from './front-matter.ts';
import { unreadable } from './read-text.ts';

/**
 * Most bytes of a picture. Readers get smaller copies, made by the build; but
 * each clone of the project and each build has the whole one.
 */
export const LARGEST_PICTURE = 2_000_000;

/** Most pixels on a side: as many as a large screen has. */
export const LONGEST_SIDE = 4096;

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  jpg: ['jpg', 'jpeg'],
  png: ['png'],
  webp: ['webp'],
  avif: ['avif', 'heif'],
};

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

type PictureError = Omit<Error, 'line' | 'column'>;

const SMALLER =
  'Run "npm run image" with it, which makes it ready. Or save a smaller copy in a picture editor: 2,000 pixels on the longer side are enough.';

/** @returns everything that is wrong with the picture. */
export async function pictureErrors(path: string): Promise<PictureError[]> {
  const error = unreadable(path);
  if (error)
    return [
      {
        message: error.message,
        guide: 'pictures',
        ...(error.fix === undefined ? {} : { fix: error.fix }),
      },
    ];
  const { size } = await stat(path);
  if (size === 0)
    return [
      {
        guide: 'pictures',
        message: 'This picture is empty.',
        fix: 'Put the picture here again, or remove the file.',
      },
    ];
  const errors: PictureError[] =
    size > LARGEST_PICTURE
      ? [
          {
            guide: 'pictures',
            message: `This picture is too large: ${megabytes(size)}, of which at most ${megabytes(LARGEST_PICTURE)} are taken.`,
            fix: SMALLER,
          },
        ]
      : [];
  const { imageMetadata } = await import('astro/assets/utils');
  const bytes = await readFile(path);
  if (hasLocation(bytes)) errors.push({ guide: 'pictures', ...LOCATION_ERROR });
  const measured = await imageMetadata(bytes, path).catch(() => undefined);
  const ending = path.split('.').at(-1)?.toLowerCase() ?? '';
  if (!measured)
    return [
      ...errors,
      {
        guide: 'pictures',
        message: 'This file cannot be read as a picture.',
        fix: 'Open it in a picture editor and save it anew as JPEG, PNG, WebP or AVIF.',
      },
    ];
  const { width, height, format } = measured;
  if (Math.max(width, height) > LONGEST_SIDE)
    errors.push({
      guide: 'pictures',
      message: `This picture is too large: ${width} × ${height} pixels, of which at most ${LONGEST_SIDE} a side are taken.`,
      fix: SMALLER,
    });
  if (!(ENDINGS[format] ?? [format]).includes(ending))
    errors.push({
      guide: 'pictures',
      message: `The name ends in .${ending}, but the picture is of the kind ${format.toUpperCase()}.`,
      fix: 'Open it in a picture editor and save it anew, as the kind that the name says.',
    });
  return errors;
}
