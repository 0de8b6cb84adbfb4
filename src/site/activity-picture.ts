/** Finds the picture of a post, for its page, the feeds and the open data. */
import type { ImageMetadata } from 'astro';
import type { Activity } from '../model/schemas/activity.ts';

// "@content" is the content folder, see astro.config.mjs.
const files = import.meta.glob<{ default: ImageMetadata }>(
  '@content/activities/*.{jpg,jpeg,png,webp,avif}',
);
const pictures = new Map(
  Object.entries(files).map(([path, load]) => [path.split('/').at(-1), load]),
);

/**
 * @param file path of the post, for the error message.
 * @throws Error if there is no such picture next to the post.
 */
export async function pictureOf(
  image: NonNullable<Activity['image']>,
  file = '',
): Promise<ImageMetadata> {
  const load = pictures.get(image.src.slice(2));
  if (!load) throw new Error(`${file}: the picture ${image.src} does not exist.`);
  return (await load()).default;
}
