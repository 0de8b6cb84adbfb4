/** Checks and builds made-up content of several sizes, turn by turn, and prints figures and how they grow. */
import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readOptions, UsageError } from '../../base/command.ts';
import { SEARCH } from '../testing/sites.ts';
import { makeContent } from './content.ts';
import { medians, printHead, printRow } from './figures.ts';
import { measure, type Measured } from './measure.ts';

const USAGE = `npm run bench -- [options]

--sizes 100,1000,5000,10000  numbers of activities
--cities 500                 number of cities
--runs 3                     runs of each, of which the medians are printed
--only check                 leaves out the builds`;

function readArguments(args: readonly string[]) {
  const { values } = readOptions(
    args,
    {
      options: {
        sizes: { type: 'string', default: '100,1000,5000,10000' },
        runs: { type: 'string', default: '3' },
        cities: { type: 'string', default: '500' },
        only: { type: 'string', default: '' },
      },
    },
    USAGE,
  );
  const sizes = values.sizes.split(',').map(Number);
  const [runs, cities] = [Number(values.runs), Number(values.cities)];
  if (![...sizes, runs, cities].every((number) => Number.isInteger(number) && number > 0))
    throw new UsageError(`--sizes, --runs and --cities take whole numbers above 0.\n\n${USAGE}`);
  const jobs = JOBS.filter(([name]) => name.startsWith(values.only));
  if (jobs.length === 0)
    throw new UsageError(`--only takes one of: ${JOBS.map(([name]) => name).join(', ')}.`);
  return { sizes, runs, cities, jobs };
}

const folder = resolve('.cache/bench');
const content = join(folder, 'content');
const results = [join(folder, 'site'), join(folder, 'cache')] as const;

const run = (script: string, env: Readonly<Record<string, string>> = {}) =>
  measure(process.execPath, [script], {
    CONTENT_DIR: content,
    OUT_DIR: results[0],
    CACHE_DIR: results[1],
    SITE_URL: 'https://www.example.org',
    BUILD_DAY: '2026-11-24',
    ADMIN: 'off',
    ...env,
  });

function buildFromNothing(env?: Readonly<Record<string, string>>): Promise<Measured> {
  for (const result of results) rmSync(result, { recursive: true, force: true });
  return run('scripts/build.ts', env);
}

function buildAfterChange(): Promise<Measured> {
  const posts = readdirSync(join(content, 'activities')).filter((name) => name.endsWith('.md'));
  appendFileSync(join(content, 'activities', posts.sort()[0] ?? ''), '\nOne more sentence.\n');
  return run('scripts/build.ts');
}

/** What is measured, in the order in which a run does it: a change is one after the first build. */
const JOBS: readonly (readonly [name: string, job: () => Promise<Measured>])[] = [
  ['check', () => run('scripts/check-content.ts')],
  ['without cards and copies', () => buildFromNothing({ SOCIAL_CARDS: 'off', PRECOMPRESS: 'off' })],
  ['first build', () => buildFromNothing()],
  ['after one post changed', buildAfterChange],
];

/** The power of the size by which a figure grows: 1 is a straight line. */
const growth = (size: number, by: number) => (Math.log(by) / Math.log(size)).toFixed(2);

/**
 * `npm run bench`
 *
 * @throws UsageError
 */
export async function benchBuilds(args: readonly string[]): Promise<void> {
  const { sizes, runs, cities, jobs } = readArguments(args);
  const before = new Map<string, { size: number; processor: number }>();
  printHead('|activities|processor, s|seconds|MB at most|grows by the power of'.split('|'));
  for (const size of sizes) {
    await makeContent(content, SEARCH.content, { activities: size, cities });
    const measured = jobs.map((): Measured[] => []);
    for (let turn = 0; turn < runs; turn += 1)
      for (const [index, [, job]] of jobs.entries()) measured[index]?.push(await job());
    for (const [index, [name]] of jobs.entries()) {
      const { seconds, processor, megabytes } = medians(measured[index] ?? []);
      const last = before.get(name);
      printRow([
        name,
        size,
        processor.toFixed(1),
        seconds.toFixed(1),
        megabytes.toFixed(0),
        last ? growth(size / last.size, processor / last.processor) : '',
      ]);
      before.set(name, { size, processor });
    }
  }
}
