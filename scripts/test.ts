/**
 * `npm test`: everything, in the order in which an error is cheapest to find.
 * Arguments are passed on to Vitest.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  ACCESSIBILITY_REPORT,
  isWorthRecording,
  REPORT_OF_RUN,
  type AccessibilityReport,
} from '../src/model/accessibility/report.ts';
import { findBrowser, installBrowser } from '../src/quality/testing/browser.ts';
import { buildSite, PLAIN, VARIANT } from '../src/quality/testing/sites.ts';
import { provideTool, TOOLS } from '../src/quality/testing/tools.ts';

function run(title: string, tool: string, ...args: string[]): number {
  console.log(`\n== ${title}`);
  return (
    spawnSync(process.execPath, [resolve(tool), ...args], {
      stdio: 'inherit',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    }).status ?? 1
  );
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}

console.log(`Browser for the journeys: ${findBrowser() ?? installBrowser()}`);
for (const [name, debianPackage] of TOOLS)
  console.log(
    `${name} for the tests: ${provideTool(name, debianPackage) ?? 'none; its tests are skipped'}`,
  );

if (
  run('Format', 'node_modules/prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn') !==
  0
)
  stop('The code is not formatted: run "npm run format".');
if (run('Lint', 'node_modules/eslint/bin/eslint.js', '.') !== 0)
  stop('The code breaks rules, see above.');
if (run('Content', 'scripts/check-content.ts') !== 0) stop('The content has errors, see above.');
if (run('Types', 'node_modules/astro/bin/astro.mjs', 'check') !== 0)
  stop('The types do not fit, see above.');

console.log('\n== Sites for the tests');
for (const site of [PLAIN, VARIANT]) {
  const { status, output } = await buildSite(site.folder, site.env);
  if (status !== 0) stop(`${output}\nThe site could not be built.`);
  console.log(`${site.folder}: built`);
}

await mkdir('.cache', { recursive: true });
await rm(REPORT_OF_RUN, { force: true });
const report = join('.cache', 'tests.json');
const status = run(
  'Tests',
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
);
const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
  await readFile(report, 'utf8'),
) as Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests', number>;
console.log(
  `\n${numPassedTests} passed, ${numFailedTests} failed${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}`,
);
process.exitCode = status;

/** The accessibility statement shows what a whole run that passed has written down. */
const readReport = async (file: string) =>
  JSON.parse(await readFile(file, 'utf8').catch(() => 'null')) as AccessibilityReport | null;
const [before, after] = [await readReport(ACCESSIBILITY_REPORT), await readReport(REPORT_OF_RUN)];
if (status === 0 && before && after && isWorthRecording(before, after)) {
  await writeFile(ACCESSIBILITY_REPORT, `${JSON.stringify(after, null, 2)}\n`);
  console.log(
    `The figures of the accessibility statement are renewed: commit ${ACCESSIBILITY_REPORT}.`,
  );
}
