import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../base/command.ts';
import { checkContent } from '../../check/check-content.ts';
import { formatProblems } from '../../check/problem.ts';
import { hasLocation } from '../../check/picture-location.ts';
import { FIXTURES } from '../../quality/testing/sites.ts';
import { readPictureField, withPictureField } from './picture-field.ts';
import { LARGEST_WIDTH } from '../../site/picture-sizes.ts';
import { LARGEST_FILE, preparePhoto } from './prepare-photo.ts';
import { readPhoto, typedPath } from './read-photo.ts';
import { runImage } from './run-image.ts';

const PLACE = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '41/1 9/1 0/1',
  GPSLongitudeRef: 'W',
  GPSLongitude: '8/1 37/1 0/1',
};
const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="41,9N"/></rdf:RDF></x:xmpmeta>';

/** A picture whose left half is red and whose right half is blue, before it is turned. */
function photo(width: number, height: number) {
  const half = {
    create: { width: Math.ceil(width / 2), height, channels: 3 as const, background: '#00f' },
  };
  return sharp({ create: { width, height, channels: 3, background: '#f00' } }).composite([
    { input: half, left: Math.floor(width / 2), top: 0 },
  ]);
}

/** As a phone that was held upright writes it: the pixels lie on their side, and EXIF says so. */
let phone: Buffer;
let folder: string;
let content: string;

beforeAll(async () => {
  phone = await photo(2400, 1600)
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Make: 'Telephone', Model: 'One' }, IFD3: PLACE })
    .withXmp(XMP)
    .jpeg({ quality: 90 })
    .toBuffer();
  folder = await mkdtemp(join(tmpdir(), 'photos-'));
  content = join(folder, 'content');
  await cp(FIXTURES, content, { recursive: true });
  await writeFile(join(folder, 'IMG 1.jpg'), phone);
});
afterAll(() => rm(folder, { recursive: true }));

describe('the location in a picture', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('is found in EXIF, in %s', async (format) => {
    const picture = () => photo(32, 32).toFormat(format);
    expect(hasLocation(await picture().withExif({ IFD3: PLACE }).toBuffer())).toBe(true);
    expect(
      hasLocation(
        await picture()
          .withExif({ IFD0: { Make: 'Telephone' } })
          .toBuffer(),
      ),
    ).toBe(false);
    expect(hasLocation(await picture().toBuffer())).toBe(false);
  });

  it('is found in XMP', async () => {
    expect(hasLocation(await photo(32, 32).withXmp(XMP).jpeg().toBuffer())).toBe(true);
    expect(
      hasLocation(
        await photo(32, 32).withXmp(XMP.replace('exif:GPSLatitude="41,9N"', '')).jpeg().toBuffer(),
      ),
    ).toBe(false);
  });

  it('is reported by the check, with a fix', async () => {
    const picture = join(content, 'activities/with-place.jpg');
    await writeFile(picture, phone);
    expect(formatProblems((await checkContent(content, folder)).problems)).toMatch(
      /^content\/activities\/with-place\.jpg\n {2}This picture says where it was taken.*\n {2}Run "npm run image"/,
    );
    await writeFile(picture, await photo(600, 400).jpeg().toBuffer());
    expect((await checkContent(content, folder)).problems).toEqual([]);
  });

  it('is not found in other files, nor in a picture that is cut off anywhere', () => {
    for (const bytes of [
      Buffer.from(''),
      Buffer.from('II*\0'),
      Buffer.from('MM\0*\0\0\0\x08\xff\xff', 'latin1'),
    ])
      expect(hasLocation(bytes)).toBe(false);
    for (let length = 0; length < 700; length += 7)
      expect(() => hasLocation(phone.subarray(0, length))).not.toThrow();
  });
});

describe('a photo from a phone', () => {
  it('is turned upright, made smaller, and says nothing of camera, time and place', async () => {
    const before = await sharp(phone).metadata();
    expect([
      before.orientation,
      hasLocation(phone),
      before.exif === undefined,
      before.xmp === undefined,
    ]).toEqual([6, true, false, false]);

    const { bytes, width, height, changes } = await preparePhoto(phone);
    const after = await sharp(bytes).metadata();
    expect(after).toMatchObject({ format: 'webp', width, height, space: 'srgb' });
    for (const key of ['exif', 'xmp', 'iptc', 'icc', 'orientation', 'comments'] as const)
      expect(after[key], key).toBeUndefined();
    // The file has no room for them either: nothing but the picture is in it (RIFF boxes of WebP).
    const boxes: string[] = [];
    for (
      let at = 12;
      at < bytes.length;
      at += 8 + bytes.readUInt32LE(at + 4) + (bytes.readUInt32LE(at + 4) % 2)
    )
      boxes.push(bytes.toString('latin1', at, at + 4));
    expect(boxes).toEqual(['VP8 ']);
    expect(hasLocation(bytes)).toBe(false);
    expect([width, height]).toEqual([LARGEST_WIDTH, Math.round(LARGEST_WIDTH * 1.5)]);
    // What was left is at the top now.
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    const at = (y: number) =>
      [
        ...data.subarray(
          (y * info.width + 600) * info.channels,
          (y * info.width + 600) * info.channels + 3,
        ),
      ].map((value) => Math.round(value / 255));
    expect([at(100), at(1700)]).toEqual([
      [1, 0, 0],
      [0, 0, 1],
    ]);
    expect(changes.join('; ')).toMatch(
      /turned upright; made smaller, from 1600 × 2400 to 1216 × 1824 pixels; saved as WebP, .*the place where it was taken removed/,
    );
  });

  it('stays below the limit, however much detail it has', async () => {
    const noise = await sharp({
      create: {
        width: 700,
        height: 700,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .png({ compressionLevel: 1 })
      .toBuffer();
    expect(noise.length).toBeGreaterThan(2 * LARGEST_FILE);
    expect((await preparePhoto(noise)).bytes.length).toBeLessThanOrEqual(LARGEST_FILE);
    const plain = await preparePhoto(await photo(1600, 1200).png().toBuffer());
    expect(plain.bytes.length).toBeLessThan(LARGEST_FILE);
  });

  it('that is small stays as it is, with a warning', async () => {
    const { width, warnings } = await preparePhoto(await photo(300, 200).jpeg().toBuffer());
    expect(width).toBe(300);
    expect(warnings).toEqual([expect.stringContaining('only 300 pixels wide') as string]);
  });

  it.each([
    [
      'in HEIC',
      Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)]),
      /format HEIC.*Export it as JPEG.*iPhone.*Mac.*Windows/s,
    ],
    ['that is a text', Buffer.from('Hello'), /not a picture that can be read/],
    ['that is empty', Buffer.alloc(0), /The file is empty/],
    [
      'that is a vector drawing',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      /format SVG is not accepted/,
    ],
  ])('%s is refused, with a way out', async (_, bytes, message) => {
    await expect(preparePhoto(bytes)).rejects.toThrow(message);
  });

  it('that was cut off is refused', async () => {
    await expect(preparePhoto(phone.subarray(0, phone.length / 2))).rejects.toThrow(/damaged/);
  });
});

describe('the field of the picture', () => {
  const post = (fields: string) =>
    `---\ntitle: 'One'   # as it was\n${fields}---\n\nText --- and more.\n`;
  const picture = { src: './a.webp', alt: 'People: on steps.', credit: 'City of Porto' };
  const lines = 'image:\n  src: ./a.webp\n  alt: "People: on steps."\n  credit: City of Porto\n';
  it.each([
    [
      'at its place',
      'original: https://a.example.org/\n# why\ndraft: true\n',
      `original: https://a.example.org/\n${lines}# why\ndraft: true\n`,
    ],
    ['at the end', 'kind: news\n', `kind: news\n${lines}`],
    [
      'for another one',
      'image:\n  src: ./b.jpg\n  alt: Nobody is here.\n\n# why\ndraft: true\n',
      `${lines}\n# why\ndraft: true\n`,
    ],
    [
      'for one on a single line',
      'image: { src: ./b.jpg, alt: "Nobody, here." } # old\nupdated: 2026\n',
      `${lines}updated: 2026\n`,
    ],
    [
      'for one at the end',
      'kind: news\nimage:\n  src: ./b.jpg\n  alt: Nobody is here.\n',
      `kind: news\n${lines}`,
    ],
    ['for one that is empty', 'image:\nupdated: 2026\n', `${lines}updated: 2026\n`],
  ])('is written %s, and nothing else is changed', (_, before, after) => {
    expect(withPictureField(post(before), picture)).toBe(post(after));
    expect(readPictureField(post(after))).toEqual(picture);
  });

  it('keeps line ends of Windows', () => {
    expect(withPictureField(post('updated: 2026\n').replaceAll('\n', '\r\n'), picture)).toBe(
      post(`${lines}updated: 2026\n`).replaceAll('\n', '\r\n'),
    );
  });

  it('is not written into what cannot be read', () => {
    expect(() => withPictureField('Only text.', picture)).toThrow(/front matter is missing/);
    expect(() => withPictureField('---\na: b: c\n---\n', picture)).toThrow(/cannot be read/);
  });
});

describe('npm run image', () => {
  /** Runs the command where nobody can be asked. */
  const run = (...args: string[]) =>
    runImage(args, { content, shown: 'content' }).catch((error: unknown) => {
      if (error instanceof UsageError) return { status: 2, errors: error.message, output: '' };
      throw error;
    });
  const path = () => join(folder, 'IMG 1.jpg');

  it('puts the picture beside the post, names it there, and leaves the photo alone', async () => {
    const { status, output } = await run(
      path(),
      '--for',
      'content/activities/annual-meeting-2025.md',
      '--alt',
      'Delegates on the steps of a theatre.',
      '--credit',
      'City of Porto, CC BY 4.0',
    );
    expect(output).toContain(
      'Written: content/activities/annual-meeting-2025.webp (1216 × 1824 pixels)',
    );
    expect(status).toBe(0);
    expect(hasLocation(await readFile(join(content, 'activities/annual-meeting-2025.webp')))).toBe(
      false,
    );
    expect(await readFile(path())).toEqual(phone);
    const post = await readFile(join(content, 'activities/annual-meeting-2025.md'), 'utf8');
    expect(post).toContain(
      'image:\n  src: ./annual-meeting-2025.webp\n  alt: Delegates on the steps of a theatre.\n  credit: City of Porto, CC BY 4.0\n',
    );
    expect(post.replace(/image:\n(?: {2}.*\n)+/, '')).toBe(
      await readFile(join(FIXTURES, 'activities/annual-meeting-2025.md'), 'utf8'),
    );
    expect((await checkContent(content, folder)).problems).toEqual([]);
  });

  it('replaces another picture only with --force, and keeps its description and credit', async () => {
    const again = ['--for', 'annual-meeting-2025'];
    expect(await run(path(), ...again)).toMatchObject({
      status: 2,
      errors: expect.stringMatching(/has a picture already.*is there already.*--force/s) as string,
    });
    expect((await run(path(), ...again, '--force', '--name', 'steps')).output).toMatch(
      /The picture before, \.\/annual-meeting-2025\.webp, is still there/,
    );
    expect(
      readPictureField(await readFile(join(content, 'activities/annual-meeting-2025.md'), 'utf8')),
    ).toEqual({
      src: './steps.webp',
      alt: 'Delegates on the steps of a theatre.',
      credit: 'City of Porto, CC BY 4.0',
    });
    expect(
      (await run(join(content, 'activities/steps.webp'), ...again, '--force', '--name', 'steps'))
        .errors,
    ).toContain('is the photo itself');
  });

  it.each([
    ['no photo is named', () => [], /Name a photo/],
    [
      'it does not exist',
      () => ['x.jpg', '--for', 'annual-meeting-2025'],
      /There is no file x\.jpg/,
    ],
    ['two are named', () => ['IMG', '1.jpg'], /between quotation marks: "IMG 1\.jpg"/],
    ['no post is named', () => [path()], /--for: the post.*--alt: what the picture shows/s],
    [
      'the post does not exist',
      () => [path(), '--for', 'anual-meeting-2025'],
      /There is no post .*Did you mean "annual-meeting-2025"\?/,
    ],
    [
      'it is not described',
      () => [path(), '--for', 'smart-city-expo-2021'],
      /--alt: what the picture shows/,
    ],
    [
      'the description is too short',
      () => [path(), '--for', 'smart-city-expo-2021', '--alt', 'x'],
      /--alt: Write at least 5 characters/,
    ],
    [
      'an option does not exist',
      () => [path(), '--alternative', 'x'],
      /There is no option --alternative/,
    ],
    [
      'a name is a path',
      () => [path(), '--for', 'smart-city-expo-2021', '--alt', 'A hall.', '--name', '../x'],
      /--name: use only letters/,
    ],
  ])('writes nothing if %s', async (_, argv, message) => {
    const before = await readdir(content, { recursive: true });
    const { status, errors } = await run(...argv());
    expect(errors).toMatch(message);
    expect(status).toBe(2);
    expect(await readdir(content, { recursive: true })).toEqual(before);
  });
});

describe('a path', () => {
  it.each([
    ['/home/ana/IMG\\ 1.jpg ', '/home/ana/IMG 1.jpg'],
    ["'/home/ana/IMG 1.jpg'", '/home/ana/IMG 1.jpg'],
    ['"/home/ana/IMG 1.jpg"', '/home/ana/IMG 1.jpg'],
  ])('dropped as %s is read', (typed, path) => expect(typedPath(typed, 'linux')).toBe(path));
  it('of Windows keeps its backslashes', () =>
    expect(typedPath('"C:\\Users\\Ana\\IMG 1.jpg"', 'win32')).toBe('C:\\Users\\Ana\\IMG 1.jpg'));
});

describe('what is no photo', () => {
  it.each(['/dev/zero', tmpdir()])('is not read without end: %s', async (path) => {
    expect(await readPhoto(path)).toEqual({
      error: `${path} is not a file, but a folder or a device.`,
    });
  });

  it('is not read if no camera writes as much', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'photo-')), 'a.jpg');
    await writeFile(file, '');
    // A hole in the file takes no space.
    await truncate(file, 300_000_000);
    expect(await readPhoto(file)).toEqual({
      error: `${file} is too large for a photo: 300 MB.`,
    });
    await rm(file);
  });
});
