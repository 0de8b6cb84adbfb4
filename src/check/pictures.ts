/** Judges a picture that lies beside a post, by its bytes. */
import { readFile, stat } from 'node:fs/promises';
import { hasLocation, LOCATION_FAULT } from './picture-location.ts';
import type { Fault } from './front-matter.ts';
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

type PictureFault = Omit<Fault, 'line' | 'column'>;

const SMALLER =
  'Run "npm run image" with it, which makes it ready. Or save a smaller copy in a picture editor: 2,000 pixels on the longer side are enough.';

/** @returns everything that is wrong with the picture. */
export async function pictureFaults(path: string): Promise<PictureFault[]> {
  const fault = unreadable(path);
  if (fault)
    return [
      {
        message: fault.message,
        guide: 'pictures',
        ...(fault.mend === undefined ? {} : { mend: fault.mend }),
      },
    ];
  const { size } = await stat(path);
  if (size === 0)
    return [
      {
        guide: 'pictures',
        message: 'This picture is empty.',
        mend: 'Put the picture here again, or remove the file.',
      },
    ];
  const faults: PictureFault[] =
    size > LARGEST_PICTURE
      ? [
          {
            guide: 'pictures',
            message: `This picture is too large: ${megabytes(size)}, of which at most ${megabytes(LARGEST_PICTURE)} are taken.`,
            mend: SMALLER,
          },
        ]
      : [];
  const { imageMetadata } = await import('astro/assets/utils');
  const bytes = await readFile(path);
  if (hasLocation(bytes)) faults.push({ guide: 'pictures', ...LOCATION_FAULT });
  const measured = await imageMetadata(bytes, path).catch(() => undefined);
  const ending = path.split('.').at(-1)?.toLowerCase() ?? '';
  if (!measured)
    return [
      ...faults,
      {
        guide: 'pictures',
        message: 'This file cannot be read as a picture.',
        mend: 'Open it in a picture editor and save it anew as JPEG, PNG, WebP or AVIF.',
      },
    ];
  const { width, height, format } = measured;
  if (Math.max(width, height) > LONGEST_SIDE)
    faults.push({
      guide: 'pictures',
      message: `This picture is too large: ${width} × ${height} pixels, of which at most ${LONGEST_SIDE} a side are taken.`,
      mend: SMALLER,
    });
  if (!(ENDINGS[format] ?? [format]).includes(ending))
    faults.push({
      guide: 'pictures',
      message: `The name ends in .${ending}, but the picture is of the kind ${format.toUpperCase()}.`,
      mend: 'Open it in a picture editor and save it anew, as the kind that the name says.',
    });
  return faults;
}
