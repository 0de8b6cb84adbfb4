/** Reading folders, and writing files so that nobody ever sees half of one. */
import { randomUUID } from 'node:crypto';
import { chmodSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

/** A path as it is shown and compared on every system: with slashes. */
export function withSlashes(path: string): string {
  return path.split(sep).join('/');
}

/**
 * Paths of all files below a folder, from the folder, with slashes, in the order of their code units.
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
 * Writes files in one step each: whoever reads one meanwhile, or after a crash,
 * finds the old file or the new one, whole. All are written before the first
 * takes its place. Permissions of existing files are kept.
 *
 * @throws Error of the file system; the files that have not taken their place are then as they were.
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

/** True for an error of the file system with this code: `ENOENT`, `EEXIST`. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? '');
}
