/** The issue on GitHub that is open while `npm run test:all` fails. */
import { readFileSync } from 'node:fs';
import { UsageError, type CommandResult } from '../../base/command.ts';
import { issueSettings, keepIssue, type Topic } from '../issues/keep-issue.ts';

const TESTS: Topic = {
  title: 'The exhaustive tests fail',
  label: 'tests',
  look: { color: 'd93f0b', description: 'What npm run test:all has found' },
};

/** The most failures that the issue names; the log of the run has all. */
const MOST_NAMED = 50;

/** The part that is read of what Vitest reports as JSON. */
interface Report {
  testResults?: {
    name: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

/**
 * What has failed, for the issue.
 *
 * @param report of Vitest, as JSON; empty if no test has run, because a step before them failed.
 * @param run address of the run of the workflow.
 */
export function failureReport(report: string, run: string): string {
  const { testResults = [] } = JSON.parse(report || '{}') as Report;
  const failures = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `- \`${name.replace(/^.*\/src\//, 'src/')}\`: ${fullName}`),
  );
  const more = failures.length - MOST_NAMED;
  return [
    `\`npm run test:all\` fails: [the log of the last run](${run}).`,
    '',
    ...(failures.length > 0
      ? failures.slice(0, MOST_NAMED)
      : ['No test has failed: a check or a build before them has, or the run was stopped.']),
    ...(more > 0 ? [`- and ${more} more`] : []),
    '',
  ].join('\n');
}

/** @throws UsageError if the outcome is missing, and Error if GitHub refuses. */
export async function runKeepTestIssue([
  outcome,
  run,
  file = '.cache/tests.json',
]: readonly string[]): Promise<CommandResult> {
  if (outcome === undefined || run === undefined)
    throw new UsageError('node scripts/keep-test-issue.ts OUTCOME RUN_URL [REPORT.json]');
  let report = '';
  try {
    report = readFileSync(file, 'utf8');
  } catch {
    // There is none if the tests did not begin.
  }
  const text = outcome === 'success' ? undefined : failureReport(report, run);
  return { status: 0, output: await keepIssue(issueSettings(), TESTS, text) };
}
