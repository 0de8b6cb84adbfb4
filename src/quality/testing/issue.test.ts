import { expect, it } from 'vitest';
import { failureReport } from './issue.ts';

const RUN = 'https://github.com/owner/name/actions/runs/1';
const report = (failed: number) =>
  JSON.stringify({
    testResults: [
      {
        name: '/home/runner/work/src/quality/exhaustive/strings.test.ts',
        assertionResults: [
          { fullName: 'passes', status: 'passed' },
          ...Array.from({ length: failed }, (_, index) => ({
            fullName: `text ${index}`,
            status: 'failed',
          })),
        ],
      },
    ],
  });

it('the report of failed tests names file and test, and leads to the log', () => {
  expect(failureReport(report(1), RUN)).toBe(
    `\`npm run test:all\` fails: [the log of the last run](${RUN}).\n\n- \`src/quality/exhaustive/strings.test.ts\`: text 0\n`,
  );
});

it('the report of many failures stays short, and says how many there are', () => {
  const text = failureReport(report(70), RUN);
  expect(text).toContain('- and 20 more\n');
  expect(text.match(/^- /gm)).toHaveLength(51);
});

it.each(['', '{}'])('the report says so if no test has run: %j', (text) => {
  expect(failureReport(text, RUN)).toContain('a check or a build before them has');
});
