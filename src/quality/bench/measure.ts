/** Measures programs: how long they take, and how much memory they hold at most. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export type Measured = {
  /** Seconds from start to end. */
  seconds: number;
  /** Seconds of processor time on all processors together; NaN except on Linux. Other work on the machine hardly changes it. */
  processor: number;
  /** Megabytes (10^6 bytes) that the program and its children held at most, sampled ten times a second; NaN except on Linux. */
  megabytes: number;
};

/** Units of processor time on Linux, per second. */
const TICKS = 100;

/** A process as proc(5) shows it; undefined if it has ended. */
function readProcess(pid: number) {
  try {
    // The name of the program, in parentheses, may hold spaces.
    const [, parent, ...rest] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const resident = /^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    // Fields 14 to 17: user and system time, its own and that of children it has waited for.
    const ticks = rest.slice(9, 13).reduce((sum, field) => sum + Number(field), 0);
    return {
      pid,
      parent: Number(parent),
      megabytes: (Number(resident ?? 0) * 1024) / 1e6,
      processor: ticks / TICKS,
    };
  } catch {
    return undefined;
  }
}

/** What a process and its descendants hold, and the processor time that they have taken. */
function sample(root: number): Omit<Measured, 'seconds'> {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
  const sum = { megabytes: 0, processor: 0 };
  const add = (pid: number) => {
    for (const process of all.filter((one) => one.pid === pid)) {
      sum.megabytes += process.megabytes;
      sum.processor += process.processor;
    }
    for (const child of all.filter(({ parent }) => parent === pid)) add(child.pid);
  };
  add(root);
  return sum;
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
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (output += part.toString()));
  const most = process.platform === 'linux' ? { processor: 0, megabytes: 0 } : undefined;
  const sampling = setInterval(() => {
    if (!most || child.pid === undefined) return;
    const now = sample(child.pid);
    most.megabytes = Math.max(most.megabytes, now.megabytes);
    most.processor = Math.max(most.processor, now.processor);
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
    processor: most?.processor ?? Number.NaN,
    megabytes: most?.megabytes ?? Number.NaN,
  };
}

/** The power of its size by which the time of a job grows: 1 is a straight line. */
export function growth(
  small: { size: number; seconds: number },
  large: { size: number; seconds: number },
): number {
  return Math.log(large.seconds / small.seconds) / Math.log(large.size / small.size);
}
