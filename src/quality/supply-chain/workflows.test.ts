import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatProblems } from '../../check/problem.ts';
import { checkWorkflowRuns } from './workflow-syntax.ts';
import { checkWorkflow, readWorkflow, stepsOf, writeRights } from './workflows.ts';

/** Rights of a job beyond reading the code, each with its reason. */
const GRANTED: Readonly<Record<string, string>> = {
  '.github/workflows/deploy.yml deploy: pages: write':
    'publishes what the job before has built; no code of a package runs in this one',
  '.github/workflows/deploy.yml deploy: id-token: write':
    'proves to GitHub Pages which workflow publishes',
  '.github/workflows/links.yml links: issues: write':
    'keeps the one issue that lists what has to be fixed',
  '.github/workflows/proposal-reply.yml reply: issues: write':
    'sets the label, which GitHub counts among issues',
  '.github/workflows/proposal-reply.yml reply: pull-requests: write': 'writes the comment',
};

const files = globSync('.github/workflows/*').sort();

describe.each(files)('%s', (file) => {
  const source = readFileSync(file, 'utf8');

  it('keeps all rules', () => {
    expect(formatProblems(checkWorkflow(file, source, Object.keys(GRANTED)))).toBe('');
  });

  it('can be run: GitHub’s own parser accepts it, and its commands exist', async () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(
      formatProblems(await checkWorkflowRuns(file, source, { scripts, hasFile: existsSync })),
    ).toBe('');
  });
});

it('variables of the repository are passed on under the names that the settings have', () => {
  const variables = [
    ...readFileSync('src/settings.ts', 'utf8').matchAll(/: \[\s*'([A-Z_]+)',/g),
  ].map(([, name]) => name);
  const passed = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(\w+): \$\{\{ vars\.(\w+) \}\}/g)].map(
      ([, name = '', variable = '']) => ({ name, variable }),
    ),
  );
  expect(passed.length).toBeGreaterThan(5);
  expect(
    passed.filter(({ name, variable }) => name !== variable || !variables.includes(name)),
  ).toEqual([]);
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
  const judge = (source: string, granted: string[] = []) =>
    formatProblems(checkWorkflow('a.yml', source, granted));

  it('is accepted when all is well', () => {
    expect(judge(good)).toBe('');
  });

  it.each([
    [
      'rights for all jobs',
      good.replace('permissions: {}', 'permissions: read-all'),
      'gives rights to all',
    ],
    ['no word on rights', good.replace('permissions: {}\n', ''), 'gives rights to all'],
    [
      'a job without rights',
      good.replace('    permissions:\n      contents: read\n', ''),
      'does not say its rights',
    ],
    ['no time limit', good.replace('    timeout-minutes: 5\n', ''), 'may run for hours'],
    [
      'a right that is not listed',
      good.replace('contents: read', 'contents: write'),
      'a.yml a: contents: write',
    ],
    [
      'another right to read',
      good.replace('contents: read', 'actions: read'),
      'a.yml a: actions: read',
    ],
    [
      'a tag',
      good.replace(pin, 'actions/checkout@v4'),
      'a.yml:11\n  The action "actions/checkout@v4" is not pinned',
    ],
    ['a short hash', good.replace(pin, 'actions/checkout@11bd719 # v4.2.2'), 'is not pinned'],
    ['no version in a comment', good.replace(' # v4.2.2', ''), 'is not pinned'],
    ['an action from a container', good.replace(pin, 'docker://alpine:3'), 'is not pinned'],
    ['an action that hides', good.replace(`uses: ${pin}`, `"uses": "a/b@v1"`), 'cannot be judged'],
    [
      'an expression in a command',
      good.replace('run: npm ci', 'run: echo "${{ github.event.pull_request.number }}"'),
      'A command holds an expression',
    ],
    [
      'a title of a stranger',
      good.replace('github.token', 'github.event.pull_request.title'),
      'a.yml:16\n  The expression "github.event.pull_request.title"',
    ],
    [
      'a branch of a stranger',
      good.replace('github.token', 'github.head_ref'),
      'is not on the list',
    ],
    [
      'a word that hides another',
      good.replace('github.token', "format('{0}', github.event.issue.body)"),
      'is not on the list',
    ],
    [
      'a token on the disk',
      good.replace('persist-credentials: false', 'fetch-depth: 1'),
      'keeps a token on the disk',
    ],
    [
      'a secret for strangers',
      good.replace('on: push', 'on: pull_request'),
      'the code of a pull request has a secret',
    ],
    [
      'code of strangers with the rights of the site',
      good
        .replace('on: push', 'on: pull_request_target')
        .replace(
          'persist-credentials: false',
          'persist-credentials: false\n          ref: refs/pull/${{ github.event.pull_request.number }}/merge',
        ),
      'on pull_request_target has the rights of the site',
    ],
    [
      'the same by a command',
      good.replace('on: push', 'on: { issue_comment: {} }').replace('npm ci', 'gh pr checkout 7'),
      'on issue_comment has the rights of the site',
    ],
    [
      'a secret for strangers, in a list',
      good.replace('on: push', 'on: [push, pull_request]'),
      'the code of a pull request has a secret',
    ],
  ])('is refused with %s', (_, source, message) => {
    expect(judge(source)).toContain(message);
  });

  it('may have a right that is on the list', () => {
    expect(judge(good.replace('contents: read', 'issues: write'), ['a.yml a: issues: write'])).toBe(
      '',
    );
  });
});

describe('an error in a workflow', () => {
  const good =
    'on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - id: one\n        run: npm run build\n        env:\n          A: ${{ github.sha }}\n';
  const judge = async (source: string) =>
    formatProblems(
      await checkWorkflowRuns('a.yml', source, {
        scripts: { build: '', test: '' },
        hasFile: (path) => path === 'scripts/a.ts',
      }),
    );

  it('is not found where there is none', async () => {
    expect(await judge(good)).toBe('');
    expect(
      await judge(
        good
          .replace('npm run build', 'npm test && node scripts/a.ts "$A"')
          .replace('github.sha', 'steps.one.outputs.x'),
      ),
    ).toBe('');
  });

  it.each([
    ['a key', good.replace('runs-on', 'run-on'), "a.yml:5:5\n  Unexpected value 'run-on'"],
    ['a key of a step', good.replace('run: npm', 'runs: npm'), "Unexpected value 'runs'"],
    ['an event', good.replace('on: push', 'on: pusch'), "Unexpected value 'pusch'"],
    [
      'a right',
      good.replace('permissions: {}', 'permissions: { content: read }'),
      "Unexpected value 'content'",
    ],
    [
      'a level of a right',
      good.replace('permissions: {}', 'permissions: { contents: reed }'),
      "Unexpected value 'reed'",
    ],
    [
      'a time',
      good.replace('on: push', "on:\n  schedule:\n    - cron: '99 * * * *'"),
      'Invalid cron expression',
    ],
    [
      'a limit',
      good.replace('    steps', '    timeout-minutes: long\n    steps'),
      "Unexpected value 'long'",
    ],
    [
      'a key that stands twice',
      good.replace('    steps', '    runs-on: ubuntu-24.04\n    steps'),
      "'runs-on' is already defined",
    ],
    [
      'a group without a name',
      good.replace('permissions: {}', 'permissions: {}\nconcurrency:\n  cancel-in-progress: true'),
      'Required property is missing: group',
    ],
    [
      'a name in an expression',
      good.replace('github.sha', 'githb.sha'),
      "Unrecognized named-value: 'githb'",
    ],
    [
      'an expression that does not end',
      good.replace('github.sha }}', 'github.sha'),
      'The expression is not closed',
    ],
    [
      'an expression that is no expression',
      good.replace('github.sha', 'github.sha ='),
      'Unexpected symbol',
    ],
    [
      'a secret in a condition',
      good.replace('    steps', '    if: secrets.x\n    steps'),
      "Unrecognized named-value: 'secrets'",
    ],
    ['a machine', good.replace('ubuntu-24.04', 'ubunto-24.04'), 'runs on "ubunto-24.04"'],
    [
      'a machine that changes by itself',
      good.replace('ubuntu-24.04', 'ubuntu-latest'),
      'runs on "ubuntu-latest"',
    ],
    [
      'a job to wait for',
      `${good}  c:\n    runs-on: ubuntu-24.04\n    needs: b\n    steps:\n      - run: npm test\n`,
      "Job 'c' depends on unknown job 'b'",
    ],
    [
      'a job to wait for, where no job begins',
      `${good}    needs: b\n`,
      'at least one job with no dependencies',
    ],
    ['a step to ask', good.replace('github.sha', 'steps.two.outputs.x'), 'asks the step "two"'],
    ['a job to ask', good.replace('github.sha', 'needs.b.outputs.x'), 'asks the job "b"'],
    [
      'a script of package.json',
      good.replace('npm run build', 'npm run bild'),
      'There is no script "bild" in package.json',
    ],
    [
      'a file to run',
      good.replace('npm run build', 'node scripts/b.ts'),
      'There is no file scripts/b.ts',
    ],
    ['quotation marks', good.replace('npm run build', `echo "it's`), 'The shell cannot read'],
  ])('is found: %s', async (_, source, message) => {
    expect(await judge(source)).toContain(message);
  });
});

describe('the workflow that tests', () => {
  const loaded = readWorkflow(readFileSync('.github/workflows/test.yml', 'utf8'));

  it('runs on each pull request and on main, what the README asks of everyone', () => {
    expect(loaded.on).toEqual({ pull_request: null, push: { branches: ['main'] } });
    expect(stepsOf(loaded).flatMap(({ run }) => run ?? [])).toEqual([
      'npm ci',
      expect.stringMatching(/ npm test$/),
    ]);
  });
});

describe('the workflow that publishes', () => {
  const loaded = readWorkflow(readFileSync('.github/workflows/deploy.yml', 'utf8'));
  const { build, deploy } = loaded.jobs;

  it('runs after each change of main, each day soon after midnight, and by hand', () => {
    expect(loaded.on).toEqual({
      push: { branches: ['main'] },
      schedule: [{ cron: expect.stringMatching(/^\d+ 0 \* \* \*$/) as string }],
      workflow_dispatch: null,
    });
  });

  it('publishes only what was checked before and after it was built', () => {
    expect(build?.steps.flatMap(({ run }) => run ?? [])).toEqual([
      'npm ci',
      'npm run check',
      'npm run build',
      'npm run check:dist',
    ]);
    expect(build?.steps.at(-1)).toMatchObject({
      uses: expect.stringMatching(/^actions\/upload-pages-artifact@/) as string,
      with: { path: 'dist', 'include-hidden-files': true },
    });
    expect(deploy).toMatchObject({
      needs: 'build',
      steps: [{ uses: expect.stringMatching(/^actions\/deploy-pages@/) as string }],
    });
  });

  it('has the right to publish only where no code of ours or of a package runs', () => {
    expect(build?.permissions).toEqual({ contents: 'read' });
    expect(deploy?.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
    expect(deploy?.steps.filter(({ run }) => run !== undefined)).toEqual([]);
  });

  it('shows no draft, and is not broken off half-way', () => {
    expect(build?.['env']).toMatchObject({ DRAFTS: 'hide', PRECOMPRESS: 'off' });
    expect(loaded['concurrency']).toMatchObject({ 'cancel-in-progress': false });
  });
});

describe('the workflow that checks links', () => {
  const loaded = readWorkflow(readFileSync('.github/workflows/links.yml', 'utf8'));

  it('runs each week and by hand, and for no pull request', () => {
    expect(loaded.on).toEqual({
      schedule: [{ cron: expect.stringMatching(/^\d+ \d+ \* \* [0-6]$/) as string }],
      workflow_dispatch: null,
    });
  });

  it('gives the token to the one step that asks nobody but the git host', () => {
    const withToken = stepsOf(loaded).filter((one) => JSON.stringify(one).includes('github.token'));
    expect(withToken.map(({ run }) => run)).toEqual(['node scripts/keep-link-issue.ts "$REPORT"']);
  });
});

describe('updates', () => {
  const { updates } = parse(readFileSync('.github/dependabot.yml', 'utf8')) as {
    updates: {
      'package-ecosystem': string;
      directory: string;
      schedule: { interval: string };
      cooldown: { 'default-days': number };
      groups: object;
    }[];
  };

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
