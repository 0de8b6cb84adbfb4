import sharp from 'sharp';
import { expect, it } from 'vitest';
import { faviconIco, ICO_SIZES, TOUCH_SIZE, touchIcon } from './site-icon.ts';

/** Colours that are seen in a picture, as far as they differ clearly. */
async function tones(png: Uint8Array) {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const seen = new Set<string>();
  for (let at = 0; at < data.length; at += info.channels)
    if (data[at + 3] === 255)
      seen.add([0, 1, 2].map((channel) => Math.round((data[at + channel] ?? 0) / 64)).join());
  return { seen: seen.size, corner: data[3], width: info.width, height: info.height };
}

it('the icon for programs that ask for /favicon.ico holds the ring in several sizes', async () => {
  const ico = faviconIco();
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([
    0,
    1,
    ICO_SIZES.length,
  ]);
  for (const [index, size] of ICO_SIZES.entries()) {
    const at = 6 + 16 * index;
    const [length, offset] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)];
    expect([ico[at], ico[at + 1]]).toEqual([size, size]);
    const { seen, ...picture } = await tones(ico.subarray(offset, offset + length));
    expect(picture).toEqual({ corner: 0, width: size, height: size });
    expect(seen).toBeGreaterThanOrEqual(5);
    if (index === ICO_SIZES.length - 1) expect(offset + length).toBe(ico.length);
  }
  expect(ico.length).toBeLessThan(8000);
});

it('the icon for telephones has no transparent part, which they would make black', async () => {
  const png = touchIcon();
  const { seen, ...picture } = await tones(png);
  expect(picture).toEqual({ corner: 255, width: TOUCH_SIZE, height: TOUCH_SIZE });
  expect(seen).toBeGreaterThanOrEqual(6);
  expect((await sharp(png).stats()).isOpaque).toBe(true);
});
