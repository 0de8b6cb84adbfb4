/** `npm test`: prepares what the tests need, runs them, and counts. */
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import {
  ACCESSIBILITY_REPORT,
  isWorthRecording,
  REPORT_OF_RUN,
  type AccessibilityReport,
} from '../../model/accessibility/report.ts';
import { findBrowser, installBrowser } from './browser.ts';
import { buildSite, TEST_SITES } from './sites.ts';
import { LARGE_TOOLS, provideTool, TOOLS } from './tools.ts';

/** How many steps run at the same time. */
const LANES = 2;
const isQuiet = Boolean(process.env['CI']) || !process.stdout.isTTY;

interface Outcome {
  status: number;
  output: string;
}

/** Something that has to succeed before the tests begin. */
interface Step {
  name: string;
  run: () => Promise<Outcome>;
  /** For the person who reads that the step failed. */
  advice: string;
}

function runTool(tool: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [resolve(tool), ...args], {
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    let output = '';
    child.stdout.on('data', (part: Buffer) => (output += part.toString()));
    child.stderr.on('data', (part: Buffer) => (output += part.toString()));
    child.on('error', fail);
    child.on('close', (status) => done({ status: status ?? 1, output }));
  });
}

const tool = (name: string, advice: string, file: string, ...args: string[]): Step => ({
  name,
  advice,
  run: () => runTool(file, args),
});

/** Writes the types of the collections, which {@link CHECKS} read. A fresh clone has none. */
const PREPARATION: readonly Step[] = [
  tool(
    'Types of the collections',
    'Astro could not read the collections.',
    'node_modules/astro/bin/astro.mjs',
    'sync',
  ),
];

/**
 * What is wrong with the code and the content, without any test. The slowest first, so that the
 * last lane ends soon.
 */
const CHECKS: readonly Step[] = [
  tool('Content', 'The content has errors, see above.', 'scripts/check-content.ts'),
  tool('Types', 'The types do not fit, see above.', 'node_modules/astro/bin/astro.mjs', 'check'),
  tool('Lint', 'The code breaks rules, see above.', 'node_modules/eslint/bin/eslint.js', '.'),
  tool(
    'Format',
    'The code is not formatted: run "npm run format".',
    'node_modules/prettier/bin/prettier.cjs',
    ...['--check', '.', '--log-level', 'warn'],
  ),
];

const builds = (names: readonly string[]): Step[] =>
  Object.entries(TEST_SITES)
    .filter(([name]) => names.includes(name))
    .map(([name, site]) => ({
      name: `Site ${name.toLowerCase()}`,
      advice: 'The site could not be built.',
      run: () => buildSite(site.folder, site.env),
    }));

/** Runs steps side by side. @returns false as soon as one has failed and said so. */
async function runSteps(steps: readonly Step[]): Promise<boolean> {
  const queue = [...steps];
  let [finished, succeeds] = [0, true];
  const lane = async () => {
    for (let step = queue.shift(); step !== undefined && succeeds; step = queue.shift()) {
      const start = Date.now();
      const { status, output } = await step.run();
      finished += 1;
      const seconds = Math.round((Date.now() - start) / 1000);
      if (!isQuiet) console.log(`${finished} of ${steps.length}: ${step.name}, ${seconds} s`);
      if (status === 0) continue;
      succeeds = false;
      console.error(`${output}\n${step.advice}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return succeeds;
}

/** Finds the browser and the programs that some test files start, and installs what is missing. */
function provideTools(texts: readonly string[]): void {
  const large = LARGE_TOOLS.filter(([name]) =>
    texts.some((text) => text.includes(`toolForTests('${name}'`)),
  );
  const tools = [
    ['browser', findBrowser() ?? installBrowser()] as const,
    ...[...TOOLS, ...large].map(
      ([name, debianPackage]) => [name, provideTool(name, debianPackage)] as const,
    ),
  ];
  for (const [name, path] of tools)
    if (path === undefined) console.warn(`There is no ${name}: its tests are skipped.`);
    else if (!isQuiet) console.log(`${name}: ${path}`);
}

/** Which of {@link TEST_SITES} some test files read: those that they name. */
function sitesReadBy(texts: readonly string[]): string[] {
  return Object.keys(TEST_SITES).filter((name) =>
    texts.some((text) => new RegExp(`^import [^;]*\\b${name}\\b[^;]*/sites\\.ts'`, 'm').test(text)),
  );
}

async function runVitest(args: readonly string[]): Promise<number> {
  const report = join('.cache', 'tests.json');
  await mkdir('.cache', { recursive: true });
  await rm(report, { force: true });
  const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const status = await new Promise<number>((done) => {
    spawn(
      process.execPath,
      [resolve('node_modules/vitest/vitest.mjs'), 'run', ...options, ...args],
      { stdio: 'inherit', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } },
    ).on('close', (code) => done(code ?? 1));
  });
  const counts = JSON.parse(await readFile(report, 'utf8').catch(() => '{}')) as Partial<
    Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests', number>
  > & { testResults?: { name: string; status: string; assertionResults: { status: string }[] }[] };
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, testResults = [] } = counts;
  console.log(
    `\n${numPassedTests} passed, ${numFailedTests} failed${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}`,
  );
  // Of a file that cannot begin, no test fails.
  for (const { name, status: result, assertionResults } of testResults)
    if (result === 'failed' && !assertionResults.some((test) => test.status === 'failed'))
      console.log(`${relative('.', name)} failed before its tests.`);
  return status;
}

/** The accessibility statement shows what a whole run that passed has written down. */
async function recordAccessibility(): Promise<void> {
  const read = async (file: string) =>
    JSON.parse(await readFile(file, 'utf8').catch(() => 'null')) as AccessibilityReport | null;
  const [before, after] = [await read(ACCESSIBILITY_REPORT), await read(REPORT_OF_RUN)];
  if (!before || !after || !isWorthRecording(before, after)) return;
  await writeFile(ACCESSIBILITY_REPORT, `${JSON.stringify(after, null, 2)}\n`);
  console.log(
    `The figures of the accessibility statement are renewed: commit ${ACCESSIBILITY_REPORT}.`,
  );
}

/**
 * Lets all processes of this run share what Node.js has compiled: a build spends a seventh of its
 * time on that, and there are a dozen of them. What earlier runs left is of other copies of the
 * project, and would pile up.
 */
async function shareCompiledCode(): Promise<void> {
  const folder = resolve('.cache/compiled');
  await rm(folder, { recursive: true, force: true });
  process.env['NODE_COMPILE_CACHE'] ??= folder;
}

/**
 * @param args `--all`, parts of the paths of test files, and options of Vitest.
 * @returns exit status.
 */
export async function runTests(args: readonly string[]): Promise<number> {
  const isAll = args.includes('--all');
  const forVitest = args.filter((arg) => arg !== '--all');
  const names = forVitest.filter((arg) => !arg.startsWith('-'));
  const files = globSync('src/**/*.test.ts').filter(
    (file) =>
      (isAll || !/quality.exhaustive/.test(file)) &&
      (names.length === 0 || names.some((name) => file.includes(name))),
  );
  const isBuilt = files.some((file) => /quality.(?:checks|journeys|exhaustive)/.test(file));
  if (isAll) process.env['TEST_ALL'] = '1';
  await shareCompiledCode();
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  if (isBuilt) provideTools(texts);
  const checks = names.length === 0 ? CHECKS : [];
  if (checks.length > 0 && !(await runSteps(PREPARATION))) return 1;
  if (!(await runSteps([...checks, ...builds(sitesReadBy(texts))]))) return 1;
  await rm(REPORT_OF_RUN, { force: true });
  const status = await runVitest(forVitest);
  if (isAll && names.length === 0 && status === 0) await recordAccessibility();
  return status;
}
