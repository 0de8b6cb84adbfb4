/** Measures programs: how long they take, and how much memory they hold at most. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Measured {
  /** Seconds from start to end. */
  seconds: number;
  /** Megabytes (10^6 bytes) of memory that the program and its children held at most, looked at ten times a second; undefined where the system does not tell. */
  megabytes: number | undefined;
}

/** Bytes of memory of a process and all that it started, from proc(5). */
function memoryOf(root: number): number | undefined {
  try {
    const parents = new Map<number, number>();
    const resident = new Map<number, number>();
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        parents.set(Number(name), Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]));
        resident.set(Number(name), Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0) * 1024);
      } catch {
        // It has ended in between.
      }
    }
    const isOurs = (pid: number): boolean => pid === root || (parents.get(pid) ?? 0) > 1 && isOurs(parents.get(pid) ?? 0);
    return [...resident].reduce((sum, [pid, bytes]) => sum + (isOurs(pid) ? bytes : 0), 0);
  } catch {
    return undefined;
  }
}

/**
 * Runs a program to its end.
 *
 * @throws Error with what it printed, if it fails.
 */
export async function measure(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): Promise<Measured> {
  const start = performance.now();
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (part: Buffer) => (output += part.toString()));
  child.stderr.on('data', (part: Buffer) => (output += part.toString()));
  let most: number | undefined;
  const look = setInterval(() => {
    const now = child.pid === undefined ? undefined : memoryOf(child.pid);
    if (now !== undefined) most = Math.max(most ?? 0, now);
  }, 100);
  const status = await new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  }).finally(() => clearInterval(look));
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${output.slice(-3000)}`);
  return { seconds: (performance.now() - start) / 1000, megabytes: most === undefined ? undefined : most / 1e6 };
}

/** The middle one of some numbers; of an even count the lower of the two in the middle. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? Number.NaN;
}

/** By what power of its size the time of a job grows, from one size to another: 1 is a straight line. */
export function growth(small: { size: number; seconds: number }, large: { size: number; seconds: number }): number {
  return Math.log(large.seconds / small.seconds) / Math.log(large.size / small.size);
}
