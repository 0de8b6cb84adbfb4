/** Keeps drawn cards between builds: what did not change is not drawn again. */
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { replaceFile } from '../../base/files.ts';
import { sha256 } from '../../base/sums.ts';
import { cardDrawer, READ_FILES, type Card } from './draw.ts';

/**
 * The modules from which a file imports more than types, and then from which those do: files by
 * path, packages by name.
 */
export function modulesOf(file: string, found = new Set<string>()): Set<string> {
  const source = readFileSync(resolve(file), 'utf8');
  for (const [, module = ''] of source.matchAll(/^import (?!type\b)[^;]*?from '([^']+)'/gm)) {
    const isFile = module.startsWith('.');
    const name = isFile ? join(dirname(file), module) : module;
    if (found.has(name)) continue;
    found.add(name);
    if (isFile) modulesOf(name, found);
  }
  return found;
}

/** Changes whenever a file changes with which cards are drawn, or the version of a package. */
function drawingVersion(): string {
  const { dependencies } = JSON.parse(readFileSync(resolve('package.json'), 'utf8')) as {
    dependencies: Partial<Record<string, string>>;
  };
  const draw = 'src/site/cards/draw.ts';
  const parts = [draw, ...READ_FILES, ...modulesOf(draw)].map(
    (name) => dependencies[name] ?? (existsSync(name) ? sha256(readFileSync(name)) : ''),
  );
  return sha256(parts.join());
}

/** Names the file in which a card is kept. */
function keptIn(folder: string): (card: Card) => string {
  const version = drawingVersion();
  return (card) => join(folder, `${sha256(version + JSON.stringify(card)).slice(0, 32)}.png`);
}

/**
 * Draws cards, or takes them from the folder in which they were kept.
 *
 * @param folder is created if it does not exist, and can be deleted at any time.
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
    replaceFile(file, bytes);
    return bytes;
  };
}

/** Cards that one thread draws in the time that another takes to start. */
const TOO_FEW = 20;

/** More threads than this cost more memory than the time they save is worth. */
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
