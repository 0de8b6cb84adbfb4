/**
 * The folder of the built site, which is replaced as a whole or not at all. A build
 * works in a hidden folder beside it, on the same disk.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { hasCode } from '../../base/files.ts';
import { SUMS } from '../../base/sums.ts';
import { BuildError } from './build-error.ts';
import { keepTimes } from './keep-times.ts';

export interface Output {
  /** The folder in which the new site is built. */
  readonly next: string;
  /**
   * Replaces the old site with the new one. Files that are the same keep their time.
   *
   * @throws BuildError if the new site is incomplete; Error of the file system. After {@link close} the old site is then as it was.
   */
  replace: () => void;
  /**
   * Removes everything but the site. Can be called at any time, and twice. What is
   * written even later is removed by the next build.
   */
  close: () => void;
}

function isInside(path: string, folder: string): boolean {
  return (path + sep).startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Makes a folder and those above it. In system folders such as /proc, a recursive mkdir of Node never ends. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another build may have just made it.
    if (!existsSync(folder)) throw error;
  }
}

/** Only a site, or nothing, may be replaced by a site. */
function checkFolder(folder: string, kept: readonly string[]): void {
  const shown = relative('.', folder) || '.';
  const holds = kept.find((path) => isInside(path, folder));
  if (holds !== undefined)
    throw new BuildError(
      `The site cannot be built into ${shown}, because that folder holds ${holds}. Choose another folder with OUT_DIR.`,
    );
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory())
    throw new BuildError(
      `The site cannot be built into ${shown}, because that is a file. Move it, or choose another folder with OUT_DIR.`,
    );
  const entries = readdirSync(folder);
  if (entries.length > 0 && !entries.includes('index.html'))
    throw new BuildError(
      `The site cannot be built into ${shown}, because it holds something other than a site. Empty that folder, or choose another with OUT_DIR.`,
    );
}

/** Renames a folder back that a build moved aside, if the site is missing. */
function restore(folder: string, work: string): void {
  const old = join(work, 'old');
  if (existsSync(old) && !existsSync(folder)) renameSync(old, folder);
}

/** Removes a folder in which a build may still be writing, until nothing new appears. */
function removeForGood(work: string): void {
  for (let quiet = 0, round = 0; quiet < 3 && round < 40; round += 1) {
    quiet = existsSync(work) ? 0 : quiet + 1;
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another user may not be asked, but exists.
    return hasCode(error, 'EPERM');
  }
}

/** Removes what killed builds of a site left, and restores the site if one was killed while replacing it. */
function cleanUp(folder: string): void {
  const name = basename(folder);
  for (const entry of readdirSync(dirname(folder))) {
    if (!entry.startsWith(`.${name}.`)) continue;
    const pid = /^(\d+)\.build$/.exec(entry.slice(name.length + 2))?.[1];
    // In a container, this build may have the number of the one that was killed.
    if (pid === undefined || (Number(pid) !== process.pid && isRunning(Number(pid)))) continue;
    const work = join(dirname(folder), entry);
    restore(folder, work);
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Prepares to build into a folder. Two builds at the same time do not disturb each
 * other: each has its own working folder, and the one that ends last stays.
 *
 * @param path of the site; it need not exist. If it is a link, its target is meant.
 * @param kept paths that the site must not replace.
 * @throws BuildError if something is in the way; Error of the file system.
 */
export function openOutput(path: string, kept: readonly string[]): Output {
  const folder = existsSync(path) ? realpathSync(path) : resolve(path);
  checkFolder(
    folder,
    kept.map((each) => realpathSync(each)),
  );
  makeFolder(dirname(folder));
  cleanUp(folder);
  const work = join(dirname(folder), `.${basename(folder)}.${process.pid}.build`);
  const [next, old] = [join(work, 'next'), join(work, 'old')];
  /** Gone if another build took this one for dead. */
  const mark = join(work, 'running');
  mkdirSync(work);
  writeFileSync(mark, '');
  let isReplaced = false;
  return {
    next,
    replace() {
      if (!existsSync(join(next, SUMS)))
        throw new BuildError(`The new site is incomplete: ${SUMS} is missing.`);
      if (!existsSync(mark))
        throw new BuildError(`Something removed ${work} during the build. Build again.`);
      keepTimes(folder, next);
      if (existsSync(folder)) renameSync(folder, old);
      renameSync(next, folder);
      isReplaced = true;
    },
    close() {
      if (!isReplaced) restore(folder, work);
      removeForGood(work);
    },
  };
}
