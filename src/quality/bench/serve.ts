/** How many pages a second nginx serves, asked by wrk on the same machine. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '../testing/servers.ts';
import { PLAIN, scratchFolder } from '../testing/sites.ts';
import { medians, PAGES, printHead, printRow, repeat } from './figures.ts';
import { programForBench, startShipped } from './shipped-nginx.ts';

type Served = {
  /** Answers a second. */
  rate: number;
  /** Within this many milliseconds came 99 of 100 answers. */
  within: number;
  /** Failed connections, and answers that were no page. */
  errors: number;
};

const UNITS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

/**
 * Reads what wrk prints with `--latency`.
 *
 * @throws Error with the whole text, if a figure is missing.
 */
function readWrk(output: string): Served {
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

/** Asks for one address during a second, over 50 connections. */
async function ask(wrk: string, url: string): Promise<Served> {
  const options = '--threads 1 --connections 50 --duration 1s --latency --header'.split(' ');
  const { stdout } = await promisify(execFile)(wrk, [...options, 'Accept-Encoding: gzip', url]);
  return readWrk(stdout);
}

/** `npm run bench:serve` */
export async function benchServe(): Promise<void> {
  const wrk = programForBench('wrk', 'wrk');
  const bare = await scratchFolder('bare');
  const [port = 0] = await freePorts(1);
  const server = await startShipped(
    (text) =>
      `${text}\nserver {\n    listen 127.0.0.1:${port} ssl http2;\n    ssl_certificate x;\n    ssl_certificate_key x;\n    root ${bare};\n}\n`,
  );
  const compressing = await startShipped((text) =>
    text.replace('gzip_static on;', 'gzip_static off;'),
  );
  const measure = async (at: number, path: string) =>
    medians(await repeat(3, () => ask(wrk, `https://127.0.0.1:${at}${path}`)));
  try {
    console.log(
      'wrk with 50 TLS connections on this machine, one nginx process, medians of 3 runs of a second.\nRatios of answers a second: to a file of the same size without headers, and to the same page compressed for each answer.\n',
    );
    printHead('|to bare file|to compressing|pages/s|99 % within, ms|errors|bytes'.split('|'));
    for (const [kind, path] of PAGES) {
      const { size } = await stat(join(PLAIN.folder, path, 'index.html.gz'));
      await writeFile(join(bare, 'file.bin'), randomBytes(size));
      const page = await measure(server.https, path);
      const file = await measure(port, '/file.bin');
      const compressed = await measure(compressing.https, path);
      printRow([
        kind,
        (page.rate / file.rate).toFixed(2),
        (page.rate / compressed.rate).toFixed(1),
        page.rate.toFixed(0),
        page.within.toFixed(1),
        page.errors + file.errors + compressed.errors,
        size,
      ]);
    }
  } finally {
    await server.stop();
    await compressing.stop();
    await rm(bare, { recursive: true, force: true });
  }
}
