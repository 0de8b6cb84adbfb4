/** Measures programs: how long they take, and how much memory they hold at most. */
import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';

export type Measured = {
  /** Seconds from start to end. */
  seconds: number;
  /**
   * Seconds of processor time on all processors together; NaN except on Linux. Other work on the
   * machine hardly changes it.
   */
  processor: number;
  /**
   * Megabytes (10^6 bytes) that the program and its children held at most, sampled ten times a
   * second; 0 except on Linux.
   */
  megabytes: number;
};

/** Units of processor time on Linux, per second. */
const TICKS = 100;

/** Seconds of processor time that all children that have ended took, with their own children. */
function timeOfChildren(): number {
  if (process.platform !== 'linux') return Number.NaN;
  // Fields 16 and 17 of proc(5). The name of the program, in parentheses, may hold spaces.
  const [user, system] = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
    .slice(13);
  return (Number(user) + Number(system)) / TICKS;
}

/** Megabytes that a process and its descendants hold. */
function memoryOf(root: number): number {
  const processes = globSync('/proc/[0-9]*/status').flatMap((file) => {
    try {
      const text = readFileSync(file, 'utf8');
      const field = (name: string) =>
        Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(text)?.[1] ?? 0);
      return [{ pid: field('Pid'), parent: field('PPid'), kibibytes: field('VmRSS') }];
    } catch {
      return []; // It has ended.
    }
  });
  const sum = (pid: number): number =>
    processes.reduce(
      (total, each) =>
        total +
        (each.pid === pid ? (each.kibibytes * 1024) / 1e6 : 0) +
        (each.parent === pid ? sum(each.pid) : 0),
      0,
    );
  return sum(root);
}

/**
 * Runs a program to its end.
 *
 * @param env variables besides those of this process.
 * @throws Error with what it printed, if it fails.
 */
export async function measure(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Measured> {
  const [start, before] = [performance.now(), timeOfChildren()];
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (output += part.toString()));
  let megabytes = 0;
  const sampling = setInterval(() => {
    if (child.pid !== undefined) megabytes = Math.max(megabytes, memoryOf(child.pid));
  }, 100);
  const status = await new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  }).finally(() => {
    clearInterval(sampling);
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${output.slice(-3000)}`);
  return {
    seconds: (performance.now() - start) / 1000,
    processor: timeOfChildren() - before,
    megabytes,
  };
}
