/**
 * A lock that one build holds: a file that names its process. One that a build
 * left behind when it was killed is noticed, and taken over.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BuildError } from './build-error.ts';

export interface Lock {
  /** True as long as the file still says what this process wrote. */
  isHeld: () => boolean;
  release: () => void;
}

interface Holder {
  pid: number;
  host: string;
  /** When the process began, as the system counts; '' where that cannot be known. Numbers of processes come again. */
  started: string;
}

/** State and beginning of a process, from proc_pid_stat(5); undefined where the system does not tell. */
function statusOf(pid: number): { state: string; started: string } | undefined {
  try {
    // The second field is the name of the program, in brackets: it may have spaces itself.
    const [state = '', ...fields] =
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return { state, started: fields[18] ?? '' };
  } catch {
    return undefined;
  }
}

function isRunning({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else may not be asked, so it is there.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const status = statusOf(pid);
  return status === undefined || (status.state !== 'Z' && status.started === started);
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, host, started } = JSON.parse(text) as Partial<Holder>;
    return Number.isInteger(pid) && typeof host === 'string' && typeof started === 'string'
      ? { pid: pid ?? 0, host, started }
      : undefined;
  } catch {
    return undefined;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes the file; false if there is one. What was begun and could not be written is removed. */
function create(file: string, text: string): boolean {
  try {
    if (!existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // The folder was removed by a build that came to its end just now.
    if (code === 'ENOENT') return false;
    rmSync(file, { force: true });
    throw error;
  }
}

/** Moves a lock that nobody holds aside; another build that does the same at this moment comes first or second, not both. */
function remove(file: string, stale: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  // If it was taken over in between, the one who did holds it.
  if (read(aside) === stale) rmSync(aside);
  else renameSync(aside, file);
}

/**
 * Takes a lock.
 *
 * @param file is made, and its folder; it is removed when the lock is released.
 * @throws BuildError if another build holds it, and names its process.
 */
export async function takeLock(file: string): Promise<Lock> {
  const own = JSON.stringify({
    pid: process.pid,
    host: hostname(),
    started: statusOf(process.pid)?.started ?? '',
  } satisfies Holder);
  const shown = relative('.', file);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (create(file, own)) {
      return {
        isHeld: () => read(file) === own,
        release: () => read(file) === own && rmSync(file),
      };
    }
    const text = read(file);
    if (text === undefined) continue;
    const holder = parseHolder(text);
    if (holder && holder.host !== hostname()) {
      throw new BuildError(
        `Another build of this site was begun on ${holder.host} (process ${holder.pid}). If it is not running any more, remove the file ${shown}, and build again.`,
      );
    }
    if (holder && holder.pid !== process.pid && isRunning(holder)) {
      throw new BuildError(
        `Another build of this site is running (process ${holder.pid}). Wait until it is done, or stop it, and build again.`,
      );
    }
    // A file that is made at this moment is not whole yet.
    if (holder || attempt > 10) remove(file, text);
    else await wait(20);
  }
  throw new BuildError(
    `The lock ${shown} could not be taken: other builds of this site begin and end. Build again.`,
  );
}
