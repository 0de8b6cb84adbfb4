/** A photo that hardly compresses. */
import sharp, { type Sharp } from 'sharp';
import { randomNumbers } from '../bench/content.ts';

/**
 * Noise on a gradient, the same for the same size.
 *
 * @param noise 0 for none; 255 covers the gradient.
 */
export function noisyPhoto(width: number, height: number, noise: number): Sharp {
  const random = randomNumbers(width);
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at += 1) {
    const [x, y] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)];
    const plain = (255 * (x + y)) / (width + height);
    pixels[at] = Math.max(0, Math.min(255, plain + noise * (random() - 0.5)));
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}
