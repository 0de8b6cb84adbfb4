import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatProblems } from '../content-check/problem.ts';
import { checkWorkflow, readWorkflow, stepsOf, writeRights } from './workflows.ts';

/** Rights of a job beyond reading the code, each with its reason. */
const GRANTED: Readonly<Record<string, string>> = {
  '.github/workflows/links.yml links: issues: write': 'keeps the one issue that lists what has to be mended',
  '.github/workflows/proposal-reply.yml reply: issues: write': 'sets the label, which GitHub counts among issues',
  '.github/workflows/proposal-reply.yml reply: pull-requests: write': 'writes the comment',
};

const files = globSync('.github/workflows/*').sort();

describe.each(files)('%s', (file) => {
  it('keeps all rules', () => {
    expect(formatProblems(checkWorkflow(file, readFileSync(file, 'utf8'), Object.keys(GRANTED)))).toBe('');
  });
});

it('all workflows are judged, and no right is granted in vain', () => {
  expect(files.length).toBeGreaterThan(1);
  expect(files.filter((file) => !file.endsWith('.yml'))).toEqual([]);
  const used = files.flatMap((file) => writeRights(file, readWorkflow(readFileSync(file, 'utf8'))));
  expect(Object.keys(GRANTED).filter((right) => !used.includes(right))).toEqual([]);
});

describe('a workflow', () => {
  const pin = 'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2';
  const good = `name: A\non: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 5\n    permissions:\n      contents: read\n    steps:\n      - uses: ${pin}\n        with:\n          persist-credentials: false\n      - run: npm ci\n        env:\n          TOKEN: \${{ github.token }}\n`;
  const judge = (source: string, granted: string[] = []) => formatProblems(checkWorkflow('a.yml', source, granted));

  it('is accepted when all is well', () => {
    expect(judge(good)).toBe('');
  });

  it.each([
    ['rights for all jobs', good.replace('permissions: {}', 'permissions: read-all'), 'gives rights to all'],
    ['no word on rights', good.replace('permissions: {}\n', ''), 'gives rights to all'],
    ['a job without rights', good.replace('    permissions:\n      contents: read\n', ''), 'does not say its rights'],
    ['no time limit', good.replace('    timeout-minutes: 5\n', ''), 'may run for hours'],
    ['a right that is not listed', good.replace('contents: read', 'contents: write'), 'a.yml a: contents: write'],
    ['another right to read', good.replace('contents: read', 'actions: read'), 'a.yml a: actions: read'],
    ['a tag', good.replace(pin, 'actions/checkout@v4'), 'a.yml:11\n  The action "actions/checkout@v4" is not pinned'],
    ['a short hash', good.replace(pin, 'actions/checkout@11bd719 # v4.2.2'), 'is not pinned'],
    ['no version in a comment', good.replace(' # v4.2.2', ''), 'is not pinned'],
    ['an action from a container', good.replace(pin, 'docker://alpine:3'), 'is not pinned'],
    ['an action that hides', good.replace(`uses: ${pin}`, `"uses": "a/b@v1"`), 'cannot be judged'],
    ['an expression in a command', good.replace('run: npm ci', 'run: echo "${{ github.event.pull_request.number }}"'), 'A command holds an expression'],
    ['a title of a stranger', good.replace('github.token', 'github.event.pull_request.title'), 'a.yml:16\n  The expression "github.event.pull_request.title"'],
    ['a branch of a stranger', good.replace('github.token', 'github.head_ref'), 'is not on the list'],
    ['a word that hides another', good.replace('github.token', "format('{0}', github.event.issue.body)"), 'is not on the list'],
    ['a token on the disk', good.replace('persist-credentials: false', 'fetch-depth: 1'), 'keeps a token on the disk'],
    ['a secret for strangers', good.replace('on: push', 'on: pull_request'), 'the code of a pull request has a secret'],
    ['code of strangers with the rights of the site', good.replace('on: push', 'on: pull_request_target').replace('persist-credentials: false', 'persist-credentials: false\n          ref: refs/pull/${{ github.event.pull_request.number }}/merge'), 'on pull_request_target has the rights of the site'],
    ['the same by a command', good.replace('on: push', 'on: { issue_comment: {} }').replace('npm ci', 'gh pr checkout 7'), 'on issue_comment has the rights of the site'],
    ['a secret for strangers, in a list', good.replace('on: push', 'on: [push, pull_request]'), 'the code of a pull request has a secret'],
  ])('is refused with %s', (_, source, message) => {
    expect(judge(source)).toContain(message);
  });

  it('may have a right that is on the list', () => {
    expect(judge(good.replace('contents: read', 'issues: write'), ['a.yml a: issues: write'])).toBe('');
  });
});

describe('the workflow that checks links', () => {
  const loaded = readWorkflow(readFileSync('.github/workflows/links.yml', 'utf8'));

  it('runs each week and by hand, and for no pull request', () => {
    expect(loaded.on).toEqual({ schedule: [{ cron: expect.stringMatching(/^\d+ \d+ \* \* [0-6]$/) as string }], workflow_dispatch: null });
  });

  it('gives the token to the one step that asks nobody but the forge', () => {
    const withToken = stepsOf(loaded).filter((one) => JSON.stringify(one).includes('github.token'));
    expect(withToken.map(({ run }) => run)).toEqual(['node scripts/keep-link-issue.ts "$REPORT"']);
  });
});

describe('updates', () => {
  const { updates } = parse(readFileSync('.github/dependabot.yml', 'utf8')) as { updates: { 'package-ecosystem': string; directory: string; schedule: { interval: string }; cooldown: { 'default-days': number }; groups: object }[] };

  it('are proposed each week for packages and actions, in groups, some days after they appeared', () => {
    expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions']);
    for (const { directory, schedule, cooldown, groups } of updates) {
      expect(directory).toBe('/');
      expect(schedule.interval).toBe('weekly');
      expect(cooldown['default-days']).toBeGreaterThanOrEqual(7);
      expect(Object.keys(groups).length).toBeGreaterThan(0);
    }
  });
});
