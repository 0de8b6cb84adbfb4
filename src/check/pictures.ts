/** Judges a picture beside a post, by its bytes. */
import { readFile } from 'node:fs/promises';
import { hasLocation, LOCATION_ERROR } from './picture-location.ts';
import type { Finding } from './problem.ts';
import type { RuleName } from './rules.ts';
import { unreadable } from './read-text.ts';

/** Most bytes of a picture. Readers get smaller copies, but every clone and every build handles the original. */
export const LARGEST_PICTURE = 2_000_000;

/** Most pixels per side: as many as a large screen has. */
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

const finding = (rule: RuleName, message: string, fix: string): Finding => ({ rule, message, fix });

const SMALLER =
  'Run "npm run image" with it to get it ready. Or save a smaller copy in a picture editor: 2,000 pixels on the longer side are enough.';

const tooLarge = (size: string, largest: string) =>
  finding(
    'picture-size',
    `This picture is too large: ${size}; at most ${largest} are allowed.`,
    SMALLER,
  );

/** @returns everything that is wrong with the picture. */
export async function pictureErrors(path: string): Promise<Finding[]> {
  const error = unreadable(path);
  if (error) return [error];
  const bytes = await readFile(path);
  if (bytes.length === 0)
    return [
      finding(
        'picture-format',
        'This picture is empty.',
        'Add the picture again, or remove the file.',
      ),
    ];
  return [
    ...(bytes.length > LARGEST_PICTURE
      ? [tooLarge(megabytes(bytes.length), megabytes(LARGEST_PICTURE))]
      : []),
    ...(hasLocation(bytes)
      ? [finding('picture-location', LOCATION_ERROR.message, LOCATION_ERROR.fix)]
      : []),
    ...(await formatErrors(bytes, path)),
  ];
}

async function formatErrors(bytes: Buffer, path: string): Promise<Finding[]> {
  const { imageMetadata } = await import('astro/assets/utils');
  const measured = await imageMetadata(bytes, path).catch(() => undefined);
  if (!measured)
    return [
      finding(
        'picture-format',
        'This file cannot be read as a picture.',
        'Open it in a picture editor and save it again as JPEG, PNG, WebP or AVIF.',
      ),
    ];
  const { width, height, format } = measured;
  const ending = path.split('.').at(-1)?.toLowerCase() ?? '';
  return [
    ...(Math.max(width, height) > LONGEST_SIDE
      ? [tooLarge(`${width} × ${height} pixels`, `${LONGEST_SIDE} pixels per side`)]
      : []),
    ...((ENDINGS[format] ?? [format]).includes(ending)
      ? []
      : [
          finding(
            'picture-format',
            `The name ends in .${ending}, but the picture is a ${format.toUpperCase()}.`,
            'Open it in a picture editor and save it again in the format that its name says.',
          ),
        ]),
  ];
}
