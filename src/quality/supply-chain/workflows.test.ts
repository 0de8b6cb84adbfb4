import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { judgeWorkflow, readWorkflow, rightsOf, stepsOf } from './workflows.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const load = (name: string) => readWorkflow(read(`.github/workflows/${name}.yml`));
const files = globSync('.github/workflows/*').sort();

/** Rights beyond reading the code, each with its reason. */
const GRANTED: Readonly<Record<string, string>> = {
  'deploy.yml deploy: pages: write': 'publishes what the job before it has built',
  'deploy.yml deploy: id-token: write': 'proves to GitHub Pages which workflow publishes',
  'links.yml links: issues: write': 'keeps the issue that lists what has to be fixed',
  'proposal-reply.yml reply: issues: write': 'sets the label, which GitHub counts among issues',
  'proposal-reply.yml reply: pull-requests: write': 'writes the comment',
  'test-all.yml test-all: issues: write': 'keeps the issue that is open while the tests fail',
};

/** What GitHub's own parser finds wrong: unknown keys, events, rights and expressions, and values of the wrong type. */
async function parserErrors(file: string, source: string): Promise<string[]> {
  // The parser imports JSON without the attribute that Node requires.
  const hooks = registerHooks({
    load: (url, context, next) =>
      next(
        url,
        url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context,
      ),
  });
  const parser = await import('@actions/workflow-parser').finally(() => {
    hooks.deregister();
  });
  const { context, value } = parser.parseWorkflow(
    { name: file, content: source },
    new parser.NoOperationTraceWriter(),
  );
  // The second step adds errors to the same list.
  if (value) await parser.convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

describe.each(files)('%s', (file) => {
  const source = read(file);
  const workflow = readWorkflow(source);
  const commands = stepsOf(workflow).flatMap(({ run }) => run ?? []);

  it('is safe', () => {
    expect(judgeWorkflow(source)).toEqual([]);
  });

  it('is accepted by GitHub’s parser', async () => {
    expect(await parserErrors(file, source)).toEqual([]);
  });

  it('runs on a system whose version is named', () => {
    expect(new Set(Object.values(workflow.jobs).map((job) => job['runs-on']))).toEqual(
      new Set(['ubuntu-24.04']),
    );
  });

  it('runs commands that the shell can read, and scripts and files that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const command of commands) {
      expect(spawnSync('bash', ['-n'], { input: command, encoding: 'utf8' }).stderr).toBe('');
      for (const [, name = ''] of command.matchAll(/\bnpm (?:run )?(test|start|(?<=run )[\w:-]+)/g))
        expect(Object.keys(scripts)).toContain(name);
      for (const [, path = ''] of command.matchAll(/\bnode ([\w./-]+\.[jt]s)\b/g))
        expect(existsSync(path), path).toBe(true);
    }
  });

  it('reads the results of steps and jobs that exist', () => {
    for (const job of Object.values(workflow.jobs)) {
      const used = (of: string) =>
        [...JSON.stringify(job).matchAll(new RegExp(`\\b${of}\\.([\\w-]+)\\.`, 'g'))].map(
          ([, name]) => name,
        );
      expect(job.steps.map(({ id }) => id)).toEqual(expect.arrayContaining(used('steps')));
      expect([job['needs']].flat()).toEqual(expect.arrayContaining(used('needs')));
    }
  });
});

it('all workflows are judged, and have exactly the rights that are granted', () => {
  expect(files.length).toBeGreaterThan(1);
  expect(files.filter((file) => !file.endsWith('.yml'))).toEqual([]);
  const rights = files.flatMap((file) =>
    rightsOf(readWorkflow(read(file))).map((right) => `${file.replace(/^.*[\\/]/, '')} ${right}`),
  );
  expect(rights.sort()).toEqual(Object.keys(GRANTED).sort());
});

it('variables of the repository are passed on under the names that the settings have', () => {
  const settings = [...read('src/settings.ts').matchAll(/: \[\s*'([A-Z_]+)',/g)].map(
    ([, name]) => name,
  );
  const passed = files.flatMap((file) => [
    ...read(file).matchAll(/(\w+): \$\{\{ vars\.(\w+) \}\}/g),
  ]);
  expect(passed.length).toBeGreaterThan(5);
  for (const [, name, variable] of passed) {
    expect(name).toBe(variable);
    expect(settings).toContain(name);
  }
});

describe('a workflow', () => {
  const pin = 'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2';
  const good = `on: push
permissions: {}
jobs:
  a:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions: { contents: read }
    steps:
      - uses: ${pin}
        with:
          persist-credentials: false
      - run: npm ci
        env:
          TOKEN: \${{ github.token }}
`;

  it('is accepted if it keeps all rules', async () => {
    expect(judgeWorkflow(good)).toEqual([]);
    expect(rightsOf(readWorkflow(good))).toEqual([]);
    expect(await parserErrors('a.yml', good)).toEqual([]);
  });

  it.each([
    ['permissions: {}', 'permissions: read-all', 'Write "permissions: {}"'],
    ['permissions: {}\n', '', 'Write "permissions: {}"'],
    ['    permissions: { contents: read }\n', '', 'does not name its permissions'],
    ['    timeout-minutes: 5\n', '', 'has no "timeout-minutes"'],
    [pin, 'actions/checkout@v4', '"actions/checkout@v4" is not pinned'],
    [pin, 'actions/checkout@11bd719 # v4.2.2', 'is not pinned'],
    [' # v4.2.2', '', 'is not pinned'],
    [pin, 'docker://alpine:3', 'is not pinned'],
    [`uses: ${pin}`, '"uses": "a/b@v1"', 'Write each action as'],
    ['npm ci', 'echo "${{ github.event.pull_request.number }}"', 'not within a command'],
    ['github.token', 'github.event.pull_request.title', 'is not on the list'],
    ['github.token', 'github.head_ref', 'is not on the list'],
    ['github.token', "format('{0}', github.event.issue.body)", 'is not on the list'],
    ['persist-credentials: false', 'fetch-depth: 1', 'keeps a token on the disk'],
    ['on: push', 'on: pull_request', 'gets a secret'],
    ['on: push', 'on: [push, pull_request]', 'gets a secret'],
    ['on: push', 'on: { issue_comment: {} } # gh pr checkout 7', 'On issue_comment'],
    ['on: push', 'on: pull_request_target # refs/pull/7/merge', 'On pull_request_target'],
  ])('is refused if "%s" becomes "%s"', (from, to, message) => {
    expect(judgeWorkflow(good.replace(from, to)).join('\n')).toContain(message);
  });

  it.each(['contents: write', 'actions: read'])('has a right beyond reading: %s', (right) => {
    expect(rightsOf(readWorkflow(good.replace('contents: read', right)))).toEqual([`a: ${right}`]);
  });

  it.each([
    ['runs-on', 'run-on', "Unexpected value 'run-on'"],
    ['github.token', 'githb.token', "Unrecognized named-value: 'githb'"],
    ['on: push', "on: { schedule: [{ cron: '99 * * * *' }] }", 'Invalid cron expression'],
    ['    steps', '    needs: b\n    steps', 'at least one job with no dependencies'],
  ])('is refused by the parser if "%s" becomes "%s"', async (from, to, message) => {
    expect((await parserErrors('a.yml', good.replace(from, to))).join('\n')).toContain(message);
  });
});

it('the workflow that tests runs what the README asks of everyone, and compares a pull request with its base', () => {
  const test = load('test');
  expect(test.on).toEqual({ pull_request: null, push: { branches: ['main'] } });
  const steps = stepsOf(test);
  expect(steps.flatMap(({ run }) => run ?? [])).toEqual([
    'npm ci',
    'npm run check -- --base "origin/$GITHUB_BASE_REF"',
    expect.stringMatching(/ npm test$/),
  ]);
  // Without the whole history there is nothing to compare with.
  expect(steps[0]?.with?.['fetch-depth']).toBe(0);
  expect(steps.find(({ run }) => run?.includes('--base'))?.if).toBe(
    "github.event_name == 'pull_request'",
  );
});

describe('the workflow that publishes', () => {
  const workflow = load('deploy');
  const { build, deploy } = workflow.jobs;

  it('runs after each change of main, each day soon after midnight, and by hand', () => {
    expect(workflow.on).toEqual({
      push: { branches: ['main'] },
      schedule: [{ cron: expect.stringMatching(/^\d+ 0 \* \* \*$/) as string }],
      workflow_dispatch: null,
    });
    expect(workflow['concurrency']).toMatchObject({ 'cancel-in-progress': false });
  });

  it('publishes only what was checked before and after the build, without drafts', () => {
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
    expect(build?.['env']).toMatchObject({ DRAFTS: 'hide', PRECOMPRESS: 'off' });
  });

  it('has the right to publish only where no code of ours or of a package runs', () => {
    expect(build?.permissions).toEqual({ contents: 'read' });
    expect(deploy?.['needs']).toBe('build');
    expect(deploy?.steps.map(({ uses, run }) => uses ?? run)).toEqual([
      expect.stringMatching(/^actions\/deploy-pages@/),
    ]);
  });
});

it('the workflow that checks links runs weekly, and gives the token to one step only', () => {
  const links = load('links');
  expect(Object.keys(links.on)).toEqual(['schedule', 'workflow_dispatch']);
  const withToken = stepsOf(links).filter((one) => JSON.stringify(one).includes('github.token'));
  expect(withToken.map(({ run }) => run)).toEqual(['node scripts/keep-link-issue.ts "$REPORT"']);
});

it('updates of packages and actions are proposed weekly, some days after they appeared', () => {
  const { updates } = parse(read('.github/dependabot.yml')) as { updates: object[] };
  expect(updates).toMatchObject(
    ['npm', 'github-actions'].map((ecosystem) => ({
      'package-ecosystem': ecosystem,
      directory: '/',
      schedule: { interval: 'weekly' },
      cooldown: { 'default-days': 7 },
    })),
  );
});
