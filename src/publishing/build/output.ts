/**
 * The folder of the built site, which is replaced as a whole or not at all. All
 * that is needed for it lies in one hidden folder beside it, on the same disk.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { SUMS } from '../../base/sums.ts';
import { BuildError } from './build-error.ts';
import { takeLock, type Lock } from './lock.ts';

export interface Output {
  /** The folder in which the new site is built. */
  readonly next: string;
  /**
   * Puts the new site in the place of the old one.
   *
   * @throws BuildError if the new site is not whole, or another build came in between; Error of the file system. The old site is then as it was.
   */
  replace: () => void;
  /**
   * Removes everything but the site. Can be called at any time, and twice. If
   * the build is still writing, what it writes is removed until it is quiet;
   * what comes later still is removed by the next build.
   */
  close: () => void;
}

function isInside(path: string, folder: string): boolean {
  return (path + sep).startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Makes a folder, if there is none. */
function makeFolder(folder: string): void {
  // In system folders such as /proc a recursive mkdir of Node does not come to an end, so only what is missing is asked for.
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another build may have made it at this moment.
    if (!existsSync(folder)) throw error;
  }
}

/** Nothing but a site is ever replaced by a site. */
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
      `The site cannot be built into ${shown}, because a file stands there. Move it, or choose another folder with OUT_DIR.`,
    );
  const entries = readdirSync(folder);
  if (entries.length > 0 && !entries.includes('index.html'))
    throw new BuildError(
      `The site cannot be built into ${shown}, because other things than a site lie there. Empty that folder, or choose another with OUT_DIR.`,
    );
}

/**
 * Prepares to build into a folder: no other build does the same at this time,
 * and what one left behind that was killed is put in order.
 *
 * @param path of the site; it need not exist. If it is a link, the folder that it leads to is meant.
 * @param cache folder that builds of other sites may share, but not at the same time.
 * @param kept paths that the site must not replace.
 * @throws BuildError with what is in the way; Error of the file system.
 */
export async function openOutput(
  path: string,
  cache: string,
  kept: readonly string[],
): Promise<Output> {
  const folder = existsSync(path) ? realpathSync(path) : resolve(path);
  checkFolder(
    folder,
    kept.map((each) => realpathSync(each)),
  );
  const work = join(dirname(folder), `.${basename(folder)}.build`);
  const [next, old] = [join(work, 'next'), join(work, 'old')];
  makeFolder(work);

  const locks: Lock[] = [];
  const release = () => {
    for (const lock of locks.splice(0)) lock.release();
  };
  try {
    // Astro keeps what lies between in .astro, if the site itself lies elsewhere than the project.
    const shared = isInside(next, process.cwd()) ? [cache] : [cache, resolve('.astro')];
    // Always in the same order, so that of two builds one gets all.
    for (const file of new Set(
      [join(work, 'lock'), ...shared.map((each) => join(resolve(each), 'build.lock'))].sort(),
    ))
      locks.push(await takeLock(file));
    // Killed between the two steps of a replacement: the old site goes back to its place.
    if (existsSync(old) && !existsSync(folder)) renameSync(old, folder);
    for (const rest of [next, old]) rmSync(rest, { recursive: true, force: true });
  } catch (error) {
    release();
    throw error;
  }

  return {
    next,
    replace() {
      if (!locks.every((lock) => lock.isHeld()))
        throw new BuildError(
          'Another build of this site came in between, so this one was given up. Build again.',
        );
      if (!existsSync(join(next, SUMS)))
        throw new BuildError(`The new site is not whole: ${SUMS} is missing.`);
      const had = existsSync(folder);
      if (had) renameSync(folder, old);
      try {
        renameSync(next, folder);
      } catch (error) {
        if (had) renameSync(old, folder);
        throw error;
      }
    },
    close() {
      if (locks.length === 0) return;
      for (let quiet = 0, round = 0; quiet < 3 && round < 40; round += 1) {
        const left = [next, old].filter((rest) => existsSync(rest));
        for (const rest of left) rmSync(rest, { recursive: true, force: true, maxRetries: 5 });
        quiet = left.length === 0 ? quiet + 1 : 0;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30);
      }
      release();
      try {
        rmdirSync(work);
      } catch {
        // Another build has begun there.
      }
    },
  };
}
