/** Reads folders, and writes files atomically. */
import { randomUUID } from 'node:crypto';
import { chmodSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';

/** A path with slashes, as it is shown and compared on every system. */
export function withSlashes(path: string): string {
  return path.split(sep).join('/');
}

/**
 * True for the name of a file or folder that systems and editors leave beside what people write:
 * hidden ones, those of Finder and Explorer, and copies by Vim, Emacs and Office. `.gitignore` names
 * the same.
 */
export function isLeftover(name: string): boolean {
  return (
    /^(?:\.|~\$|#.*#$)|~$|\.sw[k-p]$/.test(name) ||
    /^(?:thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|__macosx)$/i.test(name)
  );
}

/**
 * Paths of all files below a folder, relative to it, with slashes, in the order of their code units.
 * Symbolic links count as files: they are never followed.
 *
 * @param isSkipped says by its name that a file or folder is left out.
 * @throws Error of the file system if the folder cannot be read.
 */
export function filesBelow(folder: string, isSkipped = (_name: string) => false): string[] {
  const below = (path: string): string[] =>
    readdirSync(join(folder, path), { withFileTypes: true })
      .filter(({ name }) => !isSkipped(name))
      .flatMap((entry) =>
        entry.isDirectory() ? below(`${path}${entry.name}/`) : [`${path}${entry.name}`],
      );
  return below('').sort();
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
