/** Rules for GitHub workflows: what they run is fixed, and they have no right that they do not need. */
import { parse } from 'yaml';
import * as z from 'zod';

const text = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const step = z.looseObject({
  id: z.string().optional(),
  uses: z.string().optional(),
  with: text.optional(),
  run: z.string().optional(),
  env: text.optional(),
});

/** The parts of a workflow that the rules read. */
const workflowSchema = z.looseObject({
  on: z.union([z.string(), z.array(z.string()), z.record(z.string(), z.unknown())]),
  permissions: z.unknown().optional(),
  jobs: z.record(
    z.string(),
    z.looseObject({
      permissions: z.record(z.string(), z.enum(['read', 'write', 'none'])).optional(),
      'timeout-minutes': z.number().optional(),
      uses: z.string().optional(),
      steps: z.array(step).default([]),
    }),
  ),
});
export type Workflow = z.output<typeof workflowSchema>;

/** @throws ZodError if the source has another shape. */
export function readWorkflow(source: string): Workflow {
  return workflowSchema.parse(parse(source));
}

export function stepsOf({ jobs }: Workflow): z.output<typeof step>[] {
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

/** The rights that jobs have beyond reading the code, as `job: right: level`. */
export function rightsOf({ jobs }: Workflow): string[] {
  return Object.entries(jobs).flatMap(([job, { permissions = {} }]) =>
    Object.entries(permissions)
      .filter(([name, level]) => level !== 'none' && !(name === 'contents' && level === 'read'))
      .map(([name, level]) => `${job}: ${name}: ${level}`),
  );
}

function judgeJobs(workflow: Workflow): string[] {
  return [
    ...(JSON.stringify(workflow.permissions) === '{}'
      ? []
      : ['Write "permissions: {}" at the top, so that each job names its own.']),
    ...Object.entries(workflow.jobs).flatMap(([name, job]) => [
      ...(job.permissions ? [] : [`The job "${name}" does not name its permissions.`]),
      ...(job['timeout-minutes'] ? [] : [`The job "${name}" has no "timeout-minutes".`]),
    ]),
  ];
}

/** Actions are read from the source, because the version is in a comment. */
function judgeActions(workflow: Workflow, source: string): string[] {
  const written = [...source.matchAll(/\buses:\s*(.*)/g)].map(([, action = '']) => action.trim());
  const parsed = [...stepsOf(workflow), ...Object.values(workflow.jobs)].filter(
    ({ uses }) => uses !== undefined,
  );
  return [
    ...(written.length === parsed.length
      ? []
      : ['Write each action as "uses: owner/name@hash # v1.2.3".']),
    ...written
      .filter((action) => !/^[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))
      .map((action) => `The action "${action}" is not pinned: owner/name@<40 digits> # v1.2.3`),
    ...stepsOf(workflow)
      .filter(({ uses }) => uses?.startsWith('actions/checkout@'))
      .filter((checkout) => checkout.with?.['persist-credentials'] !== false)
      .map(() => 'The checkout keeps a token on the disk: write "persist-credentials: false".'),
  ];
}

/** Expressions that hold no text of a stranger, such as a title or the name of a branch. */
const EXPRESSIONS: readonly RegExp[] = [
  /^github\.event\.pull_request\.number$/,
  /^github\.event\.repository\.default_branch$/,
  /^github\.(token|ref|sha|workflow|repository|run_id|server_url)$/,
  /^runner\.temp$/,
  /^(steps|needs)\.[\w-]+\.outputs\.[\w-]+$/,
  /^steps\.[\w-]+\.outcome$/,
  /^(vars|secrets|matrix)\.\w+$/,
];

function judgeExpressions(workflow: Workflow, source: string): string[] {
  return [
    ...stepsOf(workflow)
      .filter(({ run }) => run?.includes('${{'))
      .map(({ run = '' }) => `Pass values by the environment, not within a command: ${run}`),
    ...[...source.matchAll(/\$\{\{\s*(.*?)\s*\}\}/g)]
      .map(([, expression = '']) => expression)
      .filter((expression) => !EXPRESSIONS.some((allowed) => allowed.test(expression)))
      .map((expression) => `The expression "${expression}" is not on the list.`),
  ];
}

/** Events on which a workflow has the rights of the site, although a stranger caused it. */
const PRIVILEGED = ['pull_request_target', 'workflow_run', 'issues', 'issue_comment'];

function judgeEvents({ on }: Workflow, source: string): string[] {
  const events = typeof on === 'string' || Array.isArray(on) ? [on].flat() : Object.keys(on);
  const hasSecret = /\bsecrets\.|github\.token|GITHUB_TOKEN/.test(source);
  const fetchesCode = /refs\/pull|gh pr checkout|\bgit (fetch|pull|checkout|clone)\b/.test(source);
  return [
    ...(events.includes('pull_request') && hasSecret
      ? ['The code of a pull request gets a secret.']
      : []),
    ...PRIVILEGED.filter((event) => events.includes(event) && fetchesCode).map(
      (event) => `On ${event}, a stranger’s code would run with the rights of the site.`,
    ),
  ];
}

/** @returns what breaks the rules, as sentences. */
export function judgeWorkflow(source: string): string[] {
  const workflow = readWorkflow(source);
  return [
    ...judgeJobs(workflow),
    ...judgeActions(workflow, source),
    ...judgeExpressions(workflow, source),
    ...judgeEvents(workflow, source),
  ];
}
