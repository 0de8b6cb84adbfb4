/** Keeps drawn cards between builds: what did not change is not drawn again. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { cardDrawer, DRAWN_WITH, type Card } from './draw.ts';

/** A number for how cards look: the same as long as no file of the drawing and no version of its libraries changes. */
function drawingVersion(): string {
  const { dependencies } = JSON.parse(readFileSync(resolve('package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const hash = createHash('sha256').update(
    `${dependencies['satori']} ${dependencies['@resvg/resvg-js']}`,
  );
  for (const file of DRAWN_WITH) hash.update(readFileSync(resolve(file)));
  return hash.digest('hex');
}

/** Names the file in which a card is kept. */
function keptIn(folder: string): (card: Card) => string {
  const version = drawingVersion();
  return (card) =>
    join(
      folder,
      `${createHash('sha256').update(version).update(JSON.stringify(card)).digest('hex').slice(0, 32)}.png`,
    );
}

/**
 * Draws cards, or takes them from the folder in which they were kept.
 *
 * @param folder is made if it does not exist; it can be deleted at any time.
 * @returns a function that gives the bytes of a card as PNG.
 */
export function cachedDrawer(folder: string): (card: Card) => Promise<Buffer> {
  const fileOf = keptIn(folder);
  let draw: ReturnType<typeof cardDrawer> | undefined;
  return async (card) => {
    const file = fileOf(card);
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

/** Cards that are drawn in the time in which another thread begins. */
const TOO_FEW = 20;

/** More threads than this take more memory than they save time. */
const MOST_THREADS = 8;

/** What a thread is given to draw. */
export interface Share {
  folder: string;
  cards: Card[];
}

/**
 * Draws the cards that are not kept yet, on all processors, so that
 * {@link cachedDrawer} finds them.
 *
 * @throws Error of the first thread that fails.
 */
export async function drawAhead(cards: readonly Card[], folder: string): Promise<void> {
  const fileOf = keptIn(folder);
  // Cards that look alike have one file.
  const missing = [...new Map(cards.map((card) => [fileOf(card), card]))]
    .filter(([file]) => !existsSync(file))
    .map(([, card]) => card);
  const count = Math.min(
    availableParallelism(),
    MOST_THREADS,
    Math.floor(missing.length / TOO_FEW),
  );
  const shares = Array.from({ length: count }, (_, share): Share => ({
    folder,
    cards: missing.filter((_, index) => index % count === share),
  }));
  await Promise.all(
    shares.map((workerData) =>
      once(new Worker(resolve('src/site/cards/thread.ts'), { workerData }), 'exit'),
    ),
  );
}
