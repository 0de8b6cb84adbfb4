/** Keeps drawn cards between builds: what did not change is not drawn again. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cardDrawer, DRAWN_WITH, type Card } from './draw.ts';

/** A number for how cards look: the same as long as no file of the drawing and no version of its libraries changes. */
function drawingVersion(): string {
  const { dependencies } = JSON.parse(readFileSync(resolve('package.json'), 'utf8')) as { dependencies: Record<string, string> };
  const hash = createHash('sha256').update(`${dependencies['satori']} ${dependencies['@resvg/resvg-js']}`);
  for (const file of DRAWN_WITH) hash.update(readFileSync(resolve(file)));
  return hash.digest('hex');
}

/**
 * Draws cards, or takes them from the folder in which they were kept.
 *
 * @param folder is made if it does not exist; it can be deleted at any time.
 * @returns a function that gives the bytes of a card as PNG.
 */
export function cachedDrawer(folder: string): (card: Card) => Promise<Buffer> {
  const version = drawingVersion();
  let draw: ReturnType<typeof cardDrawer> | undefined;
  return async (card) => {
    const file = join(folder, `${createHash('sha256').update(version).update(JSON.stringify(card)).digest('hex').slice(0, 32)}.png`);
    if (existsSync(file)) return readFileSync(file);
    draw ??= cardDrawer();
    const bytes = await draw(card);
    mkdirSync(folder, { recursive: true });
    // Under another name first: a build that is cut short leaves no half of a picture.
    writeFileSync(`${file}.part`, bytes);
    renameSync(`${file}.part`, file);
    return bytes;
  };
}
