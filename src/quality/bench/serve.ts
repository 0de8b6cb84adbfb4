/** How many pages a second nginx serves, asked by wrk on the same machine. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface Served {
  /** Answers a second. */
  rate: number;
  /** Within this many milliseconds came 99 of 100 answers. */
  within: number;
  /** Failed connections, and answers that were no page. */
  errors: number;
}

const UNITS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

/**
 * Reads what wrk prints with `--latency`.
 *
 * @throws Error with the whole text, if a figure is missing.
 */
export function readWrk(output: string): Served {
  const rate = /^Requests\/sec:\s+([\d.]+)/m.exec(output)?.[1];
  const [, within, unit = ''] = /^\s+99%\s+([\d.]+)(us|ms|s|m)\b/m.exec(output) ?? [];
  if (rate === undefined || within === undefined)
    throw new Error(`wrk said something else than expected:\n${output}`);
  const failed =
    /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(output)?.slice(1) ??
    [];
  const refused = /Non-2xx or 3xx responses: (\d+)/.exec(output)?.[1] ?? '0';
  return {
    rate: Number(rate),
    within: Number(within) * (UNITS[unit] ?? Number.NaN),
    errors: [...failed, refused].reduce((sum, count) => sum + Number(count), 0),
  };
}

/** Asks for one address, from 50 connections at a time. @param seconds how long. */
export async function ask(wrk: string, url: string, seconds: number): Promise<Served> {
  const { stdout } = await promisify(execFile)(wrk, [
    '--threads',
    '1',
    '--connections',
    '50',
    '--duration',
    `${seconds}s`,
    '--latency',
    '--header',
    'Accept-Encoding: gzip',
    url,
  ]);
  return readWrk(stdout);
}
