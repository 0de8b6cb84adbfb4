/** Reads folders, and writes files atomically. */
import { randomUUID } from 'node:crypto';
import { chmodSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

/** A path with slashes, as it is shown and compared on every system. */
export function withSlashes(path: string): string {
  return path.split(sep).join('/');
}

/**
 * Paths of all files below a folder, relative to it, with slashes, in the order of their code units.
 *
 * @throws Error of the file system if the folder cannot be read.
 */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => withSlashes(relative(folder, join(entry.parentPath, entry.name))))
    .sort();
}

/**
 * Writes files atomically: a reader finds either the old file or the new one,
 * even after a crash. All are written before the first replaces its
 * predecessor. Keeps the permissions of existing files.
 *
 * @throws Error of the file system; files not yet replaced are unchanged then.
 */
export function replaceFiles(
  files: readonly (readonly [path: string, content: string | Uint8Array])[],
): void {
  const fresh = files.map(([path, content]) => ({
    path,
    content,
    part: join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`),
  }));
  try {
    for (const { path, content, part } of fresh) {
      writeFileSync(part, content);
      const mode = statSync(path, { throwIfNoEntry: false })?.mode;
      if (mode !== undefined) chmodSync(part, mode);
    }
    for (const { path, part } of fresh) renameSync(part, path);
  } finally {
    for (const { part } of fresh) rmSync(part, { force: true });
  }
}

/** Writes one file as {@link replaceFiles} does. */
export function replaceFile(path: string, content: string | Uint8Array): void {
  replaceFiles([[path, content]]);
}

/** True for an error of the file system with one of these codes: `ENOENT`, `EEXIST`. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? '');
}
