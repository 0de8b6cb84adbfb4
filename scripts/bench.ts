/**
 * `npm run bench [-- --sizes 100,1000 --runs 3 --cities 500 --peers none]`: builds
 * made-up content of several sizes with this project and with others, in one
 * run, and prints ratios and figures. Nothing of the project is changed.
 */
import { appendFile, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeContent, makePosts } from '../src/quality/bench/content.ts';
import { growth, measure, median, type Measured } from '../src/quality/bench/measure.ts';
import { PEERS, type Peer } from '../src/quality/bench/peers.ts';
import { provideTool } from '../src/quality/testing/tools.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,5000,10000' },
    runs: { type: 'string', default: '3' },
    cities: { type: 'string', default: '500' },
    peers: { type: 'string', default: 'all' },
  },
});
const sizes = values.sizes.split(',').map(Number);
const runs = Number(values.runs);
if (
  ![...sizes, runs, Number(values.cities)].every((number) => Number.isInteger(number) && number > 0)
)
  throw new Error(
    '--sizes, --runs and --cities take whole numbers above 0, such as --sizes 100,1000 --runs 3.',
  );
const peers =
  values.peers === 'none'
    ? []
    : PEERS.filter(
        ({ name }) =>
          values.peers === 'all' ||
          values.peers
            .split(',')
            .some((wanted) => name.toLowerCase().startsWith(wanted.trim().toLowerCase())),
      );

const folder = resolve('.cache/bench');
/** The post that changes between two builds. */
const CHANGED = 'first-political-meeting-2021';
const contentOf = (size: number) => join(folder, `content-${size}`);
const postsOf = (size: number) => join(folder, `posts-${size}`);
const pathOf = (peer: Peer) =>
  join(folder, 'peers', peer.name.replaceAll(/\W+/g, '-').toLowerCase());

/** Writes the files of a peer and installs its packages; false if a program that it needs cannot be had. */
async function prepare(peer: Peer): Promise<boolean> {
  if (peer.program && !provideTool(...peer.program)) {
    console.error(`${peer.name} is left out: ${peer.program[0]} is not installed.`);
    return false;
  }
  const path = pathOf(peer);
  await rm(path, { recursive: true, force: true });
  for (const [file, text] of Object.entries({
    ...peer.files,
    'package.json': JSON.stringify({
      private: true,
      type: 'module',
      dependencies: peer.packages,
      allowScripts: { esbuild: true },
    }),
  })) {
    await mkdir(dirname(join(path, file)), { recursive: true });
    await writeFile(join(path, file), text);
  }
  await measure('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], path);
  return true;
}

async function buildPeer(peer: Peer, size: number): Promise<Measured> {
  const path = pathOf(peer);
  for (const old of [peer.output, '.astro', 'resources', 'node_modules/.astro'])
    await rm(join(path, old), { recursive: true, force: true });
  for (const name of await readdir(join(path, peer.posts)).catch(() => []))
    if (name.endsWith('.md')) await rm(join(path, peer.posts, name));
  await cp(postsOf(size), join(path, peer.posts), { recursive: true });
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
    PATH: `${join(path, 'node_modules/.bin')}:${process.env['PATH']}`,
  };
  const steps: Measured[] = [];
  for (const [program, ...args] of peer.build) steps.push(await measure(program, args, path, env));
  const total = (numbers: (number | undefined)[]) =>
    numbers.reduce<number>((sum, number) => sum + (number ?? Number.NaN), 0);
  return {
    seconds: total(steps.map(({ seconds }) => seconds)),
    processor: total(steps.map(({ processor }) => processor)),
    megabytes: Math.max(...steps.map(({ megabytes }) => megabytes ?? Number.NaN)),
  };
}

async function buildOwn(size: number, label: 'cold' | 'changed' | 'bare'): Promise<Measured> {
  const [site, cache] = [join(folder, `site-${size}`), join(folder, `cache-${size}`)];
  if (label !== 'changed')
    for (const old of [site, cache]) await rm(old, { recursive: true, force: true });
  else
    await appendFile(
      join(contentOf(size), 'activities', `${CHANGED}.md`),
      '\nOne more sentence.\n',
    );
  return measure(process.execPath, ['scripts/build.ts'], '.', {
    ...process.env,
    CONTENT_DIR: contentOf(size),
    OUT_DIR: site,
    CACHE_DIR: cache,
    SITE_URL: 'https://www.example.org',
    BUILD_DAY: '2026-11-24',
    ADMIN: 'off',
    ...(label === 'bare' && { SOCIAL_CARDS: 'off', PRECOMPRESS: 'off' }),
  });
}

const ready: Peer[] = [];
for (const peer of peers) if (await prepare(peer)) ready.push(peer);

const COLUMNS = ['seconds', 'processor', 'megabytes'] as const;
/** Medians of what the builds of this site took, by size and by what was built. */
const own = new Map<number, Map<string, Record<(typeof COLUMNS)[number], number>>>();
for (const size of sizes) {
  await makeContent(contentOf(size), 'content', {
    activities: size,
    cities: Number(values.cities),
  });
  await makePosts(postsOf(size), contentOf(size));
  const jobs: [name: string, makes: string, job: () => Promise<Measured>][] = [
    [
      'this site',
      'all pages, lists, feeds, calendars, search, data, checks, cards, compressed copies, digest',
      () => buildOwn(size, 'cold'),
    ],
    ['this site, after one post changed', 'the same', () => buildOwn(size, 'changed')],
    [
      'this site, without cards and copies',
      'all pages, lists, feeds, calendars, search, data, checks, digest',
      () => buildOwn(size, 'bare'),
    ],
    ...ready.map((peer): [string, string, () => Promise<Measured>] => [
      peer.name,
      peer.makes,
      () => buildPeer(peer, size),
    ]),
  ];
  const measured = new Map<string, Measured[]>();
  // Turn by turn, so that a busy moment of the machine meets all of them.
  for (let run = 0; run < runs; run += 1)
    for (const [name, , job] of jobs)
      measured.set(name, [...(measured.get(name) ?? []), await job()]);
  const rows = new Map(jobs.map(([name]) => [name, { seconds: 0, processor: 0, megabytes: 0 }]));
  for (const [name, row] of rows)
    for (const column of COLUMNS)
      row[column] = median(
        (measured.get(name) ?? []).map((values) => values[column] ?? Number.NaN),
      );
  const first = rows.get('this site');
  own.set(size, rows);
  console.log(
    `\n${size} activities, ${values.cities} cities; medians of ${runs}\n\n| | times this site | seconds | of processor | posts a second | MB at most | makes |\n|---|---:|---:|---:|---:|---:|---|`,
  );
  for (const [name, makes] of jobs) {
    const { seconds, processor, megabytes } = rows.get(name) ?? {
      seconds: Number.NaN,
      processor: Number.NaN,
      megabytes: Number.NaN,
    };
    console.log(
      `| ${name} | ${(processor / (first?.processor ?? Number.NaN)).toFixed(2)} | ${seconds.toFixed(1)} | ${processor.toFixed(1)} | ${(size / seconds).toFixed(0)} | ${megabytes.toFixed(0)} | ${makes} |`,
    );
  }
}
for (const [index, large] of sizes.entries()) {
  const small = sizes[index - 1];
  if (small === undefined) continue;
  for (const name of own.get(large)?.keys() ?? []) {
    const [before, after] = [own.get(small)?.get(name), own.get(large)?.get(name)];
    if (before && after)
      console.log(
        `${index === 1 ? '\n' : ''}From ${small} to ${large} activities the processor time of ${name} grows by the power of ${growth({ size: small, seconds: before.processor }, { size: large, seconds: after.processor }).toFixed(2)}.`,
      );
  }
}
