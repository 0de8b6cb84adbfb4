/** Photos keep their budget, however much there is in them. */
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { noisyPhoto } from '../quality/testing/noisy-photo.ts';
import imageService from './image-service.ts';
import { PHOTO_BYTES } from './picture-sizes.ts';

const config = { service: { entrypoint: '', config: {} } } as Parameters<
  typeof imageService.transform
>[2];
const transform = (input: Uint8Array, options: object) =>
  imageService.transform(input, { src: 'photo.png', ...options }, config, console);

describe('a photo full of detail', () => {
  let photo: Buffer;
  beforeAll(async () => {
    photo = await noisyPhoto(1300, 862, 160).png({ compressionLevel: 1 }).toBuffer();
  });

  it.each([
    ['webp', 1216, 806],
    ['webp', 760, 504],
    ['webp', 320, 212],
  ])('fits as %s, %d pixels wide', async (format, width, height) => {
    const { data, format: made } = await transform(photo, { format, width, height });
    expect(made).toBe(format);
    expect(data.length).toBeLessThanOrEqual(PHOTO_BYTES);
  });

  it('would be too heavy otherwise, even at a low quality', async () => {
    const plain = await sharp(photo).resize(1216).webp({ quality: 30 }).toBuffer();
    expect(plain.length).toBeGreaterThan(PHOTO_BYTES);
  });

  it('is the same each time, and no narrower than it has to be', async () => {
    const options = { format: 'webp', width: 1216, height: 806 };
    const [{ data }, again] = [await transform(photo, options), await transform(photo, options)];
    expect(Buffer.from(data).equals(Buffer.from(again.data))).toBe(true);
    expect(data.length).toBeGreaterThan(0.5 * PHOTO_BYTES);
  });
});

it('a photo that fits anyway is made as Astro makes it', async () => {
  const photo = await noisyPhoto(800, 600, 4).png().toBuffer();
  const { data } = await transform(photo, { format: 'webp', width: 608, height: 456 });
  const plain = await sharp(photo).resize({ width: 608, height: 456 }).webp().toBuffer();
  expect(Buffer.from(data).equals(plain)).toBe(true);
});
