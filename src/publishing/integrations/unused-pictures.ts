/**
 * Takes pictures out of the site that nothing shows. Astro puts every picture
 * that lies beside the posts among the assets, those of drafts included: who
 * guesses the address would see them before the post is public.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { CheckedFile } from '../../check/check-content.ts';
import { published } from '../../model/queries/activities.ts';
import type { Activity } from '../../model/schemas/activity.ts';
import type { Settings } from '../../settings.ts';

const PICTURE = /[\w-]+\.(?:jpe?g|png|webp|avif)\b/gi;

/** A picture among the assets as it was put there: its own name, the hash of its content, its ending. One that was made smaller for a page has a longer hash. */
const ASSET = /^(.+?)\.[\w-]{8}(\.(?:jpe?g|png|webp|avif))$/i;

/** Names of the pictures that something in the site may show: all that is named in a file, but in a post that is not public. */
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
 * Names of the assets that are to go: pictures that are not shown, and that no file of the site names.
 *
 * @param assets names of all assets; @param texts of the site, asked only where there is something to go.
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

/** @param shown names of pictures, filled when the content is checked. */
export function dropUnusedPictures(shown: ReadonlySet<string>): AstroIntegration {
  return {
    name: 'unused-pictures',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const site = fileURLToPath(dir);
        async function* texts() {
          for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
            if (entry.isFile() && /\.(html|xml|json|css|js|svg)$/.test(entry.name))
              yield await readFile(join(entry.parentPath, entry.name), 'utf8');
          }
        }
        const assets = await readdir(join(site, 'assets')).catch(() => []);
        for (const asset of await unusedPictures(assets, shown, texts))
          await rm(join(site, 'assets', asset));
      },
    },
  };
}
