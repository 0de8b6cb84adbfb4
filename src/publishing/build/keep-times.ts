/**
 * Files that a build leaves as they were keep the time of their last change. Servers make the
 * validators of their answers from it (`ETag`, `Last-Modified`), so that a reader who asks again
 * for what has not changed is told so (304), and downloads nothing.
 */
import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../../base/files.ts';
import { readSums, SUMS } from '../../base/sums.ts';

function sumsIn(folder: string): Map<string, string> {
  const file = join(folder, SUMS);
  return readSums(existsSync(file) ? readFileSync(file, 'utf8') : '');
}

/** When the file of the old site was last changed, in seconds, if it is the same in the new one. */
type TimeOf = (file: string) => number | undefined;

function timesOf(old: string, next: string): TimeOf {
  const [oldSums, nextSums] = [sumsIn(old), sumsIn(next)];
  const written = statSync(join(old, SUMS), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const isSame = (file: string, mtimeMs: number) => {
    const [before, now] = [oldSums.get(file), nextSums.get(file)];
    // The list of sums and the colophon, which shows its digest, are not in the list.
    if (before === undefined && now === undefined)
      return readFileSync(join(old, file)).equals(readFileSync(join(next, file)));
    // What was changed after the build that wrote the list may be other than the list says.
    return before === now && mtimeMs <= written;
  };
  return (file) => {
    const stat = statSync(join(old, file), { throwIfNoEntry: false });
    return stat?.isFile() && isSame(file, stat.mtimeMs) ? stat.mtimeMs / 1000 : undefined;
  };
}

/**
 * Gives each file of a new site the time of the same file in the old one, if it has not changed.
 * All times are in whole seconds: a fraction could not be given on exactly.
 *
 * @param old folder of the site that is replaced; it need not exist. @param next folder of the new
 * site, which is complete.
 */
export function keepTimes(old: string, next: string): void {
  const timeOf = timesOf(old, next);
  for (const file of filesBelow(next)) {
    const path = join(next, file);
    const time = Math.floor(timeOf(file) ?? statSync(path).mtimeMs / 1000);
    utimesSync(path, time, time);
  }
}
