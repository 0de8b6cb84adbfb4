/** Measures programs: how long they take, and how much memory they hold at most. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Measured {
  /** Seconds from start to end. */
  seconds: number;
  /** Megabytes (10^6 bytes) of memory that the program and its children held at most, looked at ten times a second; undefined where the system does not tell. */
  megabytes: number | undefined;
  /** Seconds of processor time on all processors together, to within a tenth: hardly more on a busy machine. Undefined where the system does not tell. */
  processor: number | undefined;
}

/** Ticks of the clock by which Linux counts processor time, a second. */
const TICKS = 100;

/** Bytes of memory that a process and all that it started hold, and seconds of processor time that they took, from proc(5). */
function lookAt(root: number): { bytes: number; processor: number } | undefined {
  const processes = new Map<number, { parent: number; bytes: number; processor: number }>();
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        // The name of the program, in brackets, may hold spaces.
        const [, parent, ...rest] = readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        const resident = /^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1];
        // Fields 14 to 17: its own time and that of those that it waited for, in programs and in the system.
        processes.set(Number(name), {
          parent: Number(parent),
          bytes: Number(resident ?? 0) * 1024,
          processor: rest.slice(9, 13).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS,
        });
      } catch {
        // It has ended in between.
      }
    }
  } catch {
    return undefined;
  }
  const isOurs = (pid: number): boolean =>
    pid === root || (processes.has(pid) && isOurs(processes.get(pid)?.parent ?? 0));
  const ours = [...processes].filter(([pid]) => isOurs(pid)).map(([, process]) => process);
  return {
    bytes: ours.reduce((sum, { bytes }) => sum + bytes, 0),
    processor: ours.reduce((sum, { processor }) => sum + processor, 0),
  };
}

/**
 * Runs a program to its end.
 *
 * @throws Error with what it printed, if it fails.
 */
export async function measure(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Measured> {
  const start = performance.now();
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (part: Buffer) => (output += part.toString()));
  child.stderr.on('data', (part: Buffer) => (output += part.toString()));
  let most: { bytes: number; processor: number } | undefined;
  const look = setInterval(() => {
    const now = child.pid === undefined ? undefined : lookAt(child.pid);
    if (now !== undefined)
      most = {
        bytes: Math.max(most?.bytes ?? 0, now.bytes),
        processor: Math.max(most?.processor ?? 0, now.processor),
      };
  }, 100);
  const status = await new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  }).finally(() => clearInterval(look));
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${output.slice(-3000)}`);
  return {
    seconds: (performance.now() - start) / 1000,
    megabytes: most && most.bytes / 1e6,
    processor: most?.processor,
  };
}

/** The middle one of some numbers; of an even count the lower of the two in the middle. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? Number.NaN;
}

/** By what power of its size the time of a job grows, from one size to another: 1 is a straight line. */
export function growth(
  small: { size: number; seconds: number },
  large: { size: number; seconds: number },
): number {
  return Math.log(large.seconds / small.seconds) / Math.log(large.size / small.size);
}
