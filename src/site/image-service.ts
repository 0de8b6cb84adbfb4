/** Makes the pictures of pages: Astro’s own service, but no picture is heavier than {@link PHOTO_BYTES}. */
import type { LocalImageService } from 'astro';
import sharpService from 'astro/assets/services/sharp';
import { PHOTO_BYTES } from './picture-sizes.ts';

/** What is tried before a picture is made narrower: little is seen of it in one so full of detail. */
const LOW_QUALITY = 30;

const imageService: LocalImageService = {
  ...sharpService,
  async transform(input, options, ...rest) {
    const attempt = (changes: object) =>
      sharpService.transform(input, { ...options, ...changes }, ...rest);
    const { width, height } = options as { width?: number; height?: number };
    let result = await attempt({});
    let scale = 1;
    // Astro passes on drawings, and what it cannot read, as they are.
    const isHeavy = () => result.data.length > PHOTO_BYTES && result.data !== input;
    for (let count = 0; isHeavy(); count += 1) {
      if (count > 0) scale *= 0.95 * Math.sqrt(PHOTO_BYTES / result.data.length);
      const scaled = (size = 0) => (size > 0 ? Math.ceil(size * scale) : undefined);
      result = await attempt({
        quality: LOW_QUALITY,
        width: scaled(width ?? 4096),
        height: scaled(height),
      });
    }
    return result;
  },
};

export default imageService;
