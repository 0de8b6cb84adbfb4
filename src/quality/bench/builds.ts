/** Builds made-up content of several sizes with this project and with others, turn by turn, and prints ratios and figures. */
import { appendFile, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readOptions, UsageError } from '../../base/command.ts';
import { provideTool } from '../testing/tools.ts';
import { makeContent, makePosts } from './content.ts';
import { medians, printHead, printRow } from './figures.ts';
import { growth, measure, type Measured } from './measure.ts';
import { PEERS, type Peer } from './peers.ts';

const USAGE = `npm run bench -- [options]

--sizes 100,1000,5000,10000  numbers of activities
--cities 500                 number of cities
--runs 3                     builds of each, of which the medians are printed
--peers all                  other generators, by name and with commas, or "none"`;

const folder = resolve('.cache/bench');
const contentOf = (size: number) => join(folder, `content-${size}`);
const postsOf = (size: number) => join(folder, `posts-${size}`);
const pathOf = (peer: Peer) =>
  join(folder, 'peers', peer.name.replaceAll(/\W+/g, '-').toLowerCase());
/** The post that changes between two builds. */
const CHANGED = 'first-political-meeting-2021';

function readArguments(args: readonly string[]) {
  const { values } = readOptions(
    args,
    {
      options: {
        sizes: { type: 'string', default: '100,1000,5000,10000' },
        runs: { type: 'string', default: '3' },
        cities: { type: 'string', default: '500' },
        peers: { type: 'string', default: 'all' },
      },
    },
    USAGE,
  );
  const sizes = values.sizes.split(',').map(Number);
  const [runs, cities] = [Number(values.runs), Number(values.cities)];
  if (![...sizes, runs, cities].every((number) => Number.isInteger(number) && number > 0))
    throw new UsageError(`--sizes, --runs and --cities take whole numbers above 0.\n\n${USAGE}`);
  const wanted = values.peers.toLowerCase().split(',');
  const peers = PEERS.filter(
    ({ name }) =>
      values.peers === 'all' || wanted.some((one) => name.toLowerCase().startsWith(one.trim())),
  );
  return { sizes, runs, cities, peers };
}

/** Writes the files of a peer and installs its packages; false if a program that it needs is not available. */
async function prepare(peer: Peer): Promise<boolean> {
  if (peer.program && !provideTool(...peer.program)) {
    console.error(`${peer.name} is left out: ${peer.program[0]} is not installed.`);
    return false;
  }
  const path = pathOf(peer);
  await rm(path, { recursive: true, force: true });
  const manifest = {
    private: true,
    type: 'module',
    dependencies: peer.packages,
    allowScripts: { esbuild: true },
  };
  for (const [file, text] of Object.entries({
    ...peer.files,
    'package.json': JSON.stringify(manifest),
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
  const total = { seconds: 0, processor: 0, megabytes: 0 };
  for (const [program, ...args] of peer.build) {
    const step = await measure(program, args, path, env);
    total.seconds += step.seconds;
    total.processor += step.processor;
    total.megabytes = Math.max(total.megabytes, step.megabytes);
  }
  return total;
}

async function buildOwn(size: number, state: 'cold' | 'changed' | 'bare'): Promise<Measured> {
  const [site, cache] = [join(folder, `site-${size}`), join(folder, `cache-${size}`)];
  if (state === 'changed')
    await appendFile(
      join(contentOf(size), 'activities', `${CHANGED}.md`),
      '\nOne more sentence.\n',
    );
  else for (const old of [site, cache]) await rm(old, { recursive: true, force: true });
  return measure(process.execPath, ['scripts/build.ts'], '.', {
    ...process.env,
    CONTENT_DIR: contentOf(size),
    OUT_DIR: site,
    CACHE_DIR: cache,
    SITE_URL: 'https://www.example.org',
    BUILD_DAY: '2026-11-24',
    ADMIN: 'off',
    ...(state === 'bare' && { SOCIAL_CARDS: 'off', PRECOMPRESS: 'off' }),
  });
}

interface Job {
  name: string;
  makes: string;
  run: (size: number) => Promise<Measured>;
}

const OWN: readonly Job[] = [
  {
    name: 'this site',
    makes:
      'all pages, lists, feeds, calendars, search, data, checks, cards, compressed copies, digest',
    run: (size) => buildOwn(size, 'cold'),
  },
  {
    name: 'this site, after one post changed',
    makes: 'the same',
    run: (size) => buildOwn(size, 'changed'),
  },
  {
    name: 'this site, without cards and copies',
    makes: 'the same, but for these',
    run: (size) => buildOwn(size, 'bare'),
  },
];

/** Runs each job several times, turn by turn, so that a busy moment of the machine meets all. */
async function measureJobs(
  jobs: readonly Job[],
  size: number,
  runs: number,
): Promise<Map<Job, Measured>> {
  const measured = new Map<Job, Measured[]>(jobs.map((job) => [job, []]));
  for (let run = 0; run < runs; run += 1)
    for (const [job, results] of measured) results.push(await job.run(size));
  return new Map([...measured].map(([job, results]) => [job, medians(results)]));
}

function print(size: number, results: ReadonlyMap<Job, Measured>): void {
  const [first] = results.values();
  printHead([
    `${size} activities`,
    'times this site',
    'seconds',
    'of processor',
    'posts a second',
    'MB at most',
    'makes',
  ]);
  for (const [{ name, makes }, { seconds, processor, megabytes }] of results)
    printRow([
      name,
      (processor / (first?.processor ?? Number.NaN)).toFixed(2),
      seconds.toFixed(1),
      processor.toFixed(1),
      (size / seconds).toFixed(0),
      megabytes.toFixed(0),
      makes,
    ]);
  console.log('');
}

/**
 * `npm run bench`
 *
 * @throws UsageError
 */
export async function benchBuilds(args: readonly string[]): Promise<void> {
  const { sizes, runs, cities, peers } = readArguments(args);
  const jobs = [...OWN];
  for (const peer of peers)
    if (await prepare(peer))
      jobs.push({ name: peer.name, makes: peer.makes, run: (size) => buildPeer(peer, size) });

  let before: { size: number; results: Map<Job, Measured> } | undefined;
  for (const size of sizes) {
    await makeContent(contentOf(size), 'content', { activities: size, cities });
    await makePosts(postsOf(size), contentOf(size));
    const results = await measureJobs(jobs, size, runs);
    print(size, results);
    for (const [job, { processor }] of before?.results ?? []) {
      const small = { size: before?.size ?? Number.NaN, seconds: processor };
      const large = { size, seconds: results.get(job)?.processor ?? Number.NaN };
      console.log(
        `From ${small.size} to ${size} activities, the processor time of ${job.name} grows by the power of ${growth(small, large).toFixed(2)}.`,
      );
    }
    before = { size, results };
  }
}
