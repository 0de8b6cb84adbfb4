/**
 * `npm run bench:serve`: how many pages a second nginx serves with the shipped
 * configuration, beside the same nginx with a bare file of the same size, and
 * with pages that it compresses anew each time. Machines differ, so it judges nothing.
 */
import { rm, stat, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { columns, median, SORTS } from '../src/quality/bench/pages.ts';
import { ask, type Served } from '../src/quality/bench/serve.ts';
import {
  buildForBench,
  programForBench,
  startShipped,
} from '../src/quality/bench/shipped-nginx.ts';
import { freePorts } from '../src/quality/testing/servers.ts';
import { PLAIN, scratchFolder } from '../src/quality/testing/sites.ts';

const TIMES = 3;
const SECONDS = 1;

const wrk = programForBench('wrk', 'wrk');
await buildForBench();
const bare = await scratchFolder('bare');
const [port = 0] = await freePorts(1);
const server = await startShipped(
  (text) =>
    `${text}\nserver {\n    listen 127.0.0.1:${port} ssl http2;\n    ssl_certificate x;\n    ssl_certificate_key x;\n    root ${bare};\n}\n`,
);
const anew = await startShipped((text) => text.replace('gzip_static on;', 'gzip_static off;'));

async function medians(url: string): Promise<Served> {
  const runs: Served[] = [];
  for (let time = 0; time < TIMES; time += 1) runs.push(await ask(wrk, url, SECONDS));
  return {
    rate: median(runs.map(({ rate }) => rate)),
    within: median(runs.map(({ within }) => within)),
    errors: runs.reduce((sum, { errors }) => sum + errors, 0),
  };
}

try {
  console.log(
    `wrk with 50 connections by TLS on this machine, one process of nginx, medians of ${TIMES} runs of ${SECONDS} second.`,
  );
  console.log(
    'Ratios of answers a second: to a bare file of the same size, without headers; and to the same page, compressed anew for each answer.\n',
  );
  const head = ['', 'to bare file', 'to compressing', 'pages/s', '99 % within', 'errors', 'bytes'];
  const line = columns(head);
  console.log(line(head));
  for (const [sort, path] of SORTS) {
    const { size } = await stat(join(PLAIN.folder, path, 'index.html.gz'));
    await writeFile(join(bare, 'file.bin'), randomBytes(size));
    const [page, file, compressed] = [
      await medians(`https://127.0.0.1:${server.https}${path}`),
      await medians(`https://127.0.0.1:${port}/file.bin`),
      await medians(`https://127.0.0.1:${anew.https}${path}`),
    ];
    console.log(
      line([
        sort,
        (page.rate / file.rate).toFixed(2),
        (page.rate / compressed.rate).toFixed(1),
        page.rate.toFixed(0),
        `${page.within.toFixed(1)} ms`,
        String(page.errors + file.errors + compressed.errors),
        String(size),
      ]),
    );
  }
} finally {
  await server.stop();
  await anew.stop();
  await rm(bare, { recursive: true, force: true });
}
