/**
 * Removes pictures that no page shows. Astro makes every picture beside the posts an
 * asset, even those of drafts: anyone who guessed the address would see them before
 * the post is public.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from '../../base/files.ts';
import type { CheckedFile } from '../../check/check-content.ts';
import { published } from '../../model/queries/activities.ts';
import type { Activity } from '../../model/schemas/activity.ts';
import type { Settings } from '../../settings.ts';

const PICTURE = /[\w-]+\.(?:jpe?g|png|webp|avif)\b/gi;

/**
 * An original picture among the assets: name, hash of the content, extension. One that was made
 * smaller has a longer hash.
 */
const ASSET = /^(.+?)\.[\w-]{8}(\.(?:jpe?g|png|webp|avif))$/i;

/** Names of the pictures that the site may show: all that any file names, except posts that are not public. */
export function shownPictures(
  files: readonly CheckedFile[],
  { buildDay, drafts }: Pick<Settings, 'buildDay' | 'drafts'>,
): string[] {
  const posts = files
    .filter(({ collection }) => collection === 'activities')
    .map(({ slug, data }) => ({ id: slug, data: data as unknown as Activity }));
  const shown = new Set(
    published(posts, buildDay, { drafts: drafts === 'show' }).map(({ id }) => id),
  );
  return files
    .filter(({ collection, slug }) => collection !== 'activities' || shown.has(slug))
    .flatMap(({ data, body }) =>
      [JSON.stringify(data), body].flatMap((text) => text.match(PICTURE) ?? []),
    );
}

/**
 * Names of the assets to remove: pictures that are not shown, and that no file of the site names.
 *
 * @param assets names of all assets.
 * @param texts of the site; read only if there are candidates.
 */
export async function unusedPictures(
  assets: readonly string[],
  shown: ReadonlySet<string>,
  texts: () => AsyncIterable<string>,
): Promise<string[]> {
  const candidates = new Set(
    assets.filter((asset) => ASSET.test(asset) && !shown.has(asset.replace(ASSET, '$1$2'))),
  );
  if (candidates.size === 0) return [];
  for await (const text of texts()) {
    for (const asset of candidates) if (text.includes(asset)) candidates.delete(asset);
  }
  return [...candidates];
}

/**
 * @param site folder of the built site.
 * @param shown names of the pictures that it may show.
 */
export async function removeUnusedPictures(
  site: string,
  shown: ReadonlySet<string>,
): Promise<void> {
  async function* texts() {
    for (const file of filesBelow(site))
      if (/\.(html|xml|json|css|js|svg)$/.test(file))
        yield await readFile(join(site, file), 'utf8');
  }
  const assets = await readdir(join(site, 'assets')).catch(() => []);
  for (const asset of await unusedPictures(assets, shown, texts))
    await rm(join(site, 'assets', asset));
}
