/** Rules for the workflows of the git host: what they run is fixed, and they may do no more than they need. */
import { parse } from 'yaml';
import * as z from 'zod';
import type { Problem } from '../../check/problem.ts';

const text = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const rights = z.record(z.string(), z.enum(['read', 'write', 'none']));
const step = z.looseObject({
  id: z.string().optional(),
  uses: z.string().optional(),
  with: text.optional(),
  run: z.string().optional(),
  env: text.optional(),
});

/** As much of a workflow as is judged. */
export const workflowSchema = z.looseObject({
  on: z.unknown(),
  permissions: z.unknown().optional(),
  env: text.optional(),
  jobs: z.record(
    z.string(),
    z.looseObject({
      permissions: rights.optional(),
      'timeout-minutes': z.number().optional(),
      steps: z.array(step).default([]),
    }),
  ),
});
export type Workflow = z.output<typeof workflowSchema>;

/** @throws ZodError if it has another shape. */
export function readWorkflow(source: string): Workflow {
  return workflowSchema.parse(parse(source));
}

/** Each step of each job. */
export function stepsOf({ jobs }: Workflow): z.output<typeof step>[] {
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

/**
 * Expressions that a workflow may use: none of them is a text that a stranger
 * writes, such as a title, a branch or a message. None may stand in a command.
 */
const EXPRESSIONS: readonly RegExp[] = [
  /^github\.event\.pull_request\.number$/,
  /^github\.event\.repository\.default_branch$/,
  /^github\.(token|ref|sha|workflow|repository|run_id)$/,
  /^runner\.temp$/,
  /^(steps|needs)\.[\w-]+\.outputs\.[\w-]+$/,
  /^(vars|secrets|matrix)\.\w+$/,
];

/** Rights that a job has beyond reading the code: `file job: right`. */
export function writeRights(file: string, workflow: Workflow): string[] {
  return Object.entries(workflow.jobs).flatMap(([job, { permissions = {} }]) =>
    Object.entries(permissions).flatMap(([name, level]) =>
      level === 'none' || (name === 'contents' && level === 'read')
        ? []
        : [`${file} ${job}: ${name}: ${level}`],
    ),
  );
}

/**
 * Judges one workflow.
 *
 * @param file its path; @param source its text.
 * @param granted rights beyond `contents: read` that are known and reasoned, as {@link writeRights} says them.
 */
export function checkWorkflow(file: string, source: string, granted: readonly string[]): Problem[] {
  const workflow = readWorkflow(source);
  const problems: Problem[] = [];
  const wrong = (message: string, fix: string, line?: number) =>
    problems.push({ file, line, message, fix });

  if (JSON.stringify(workflow.permissions) !== '{}')
    wrong(
      'The workflow gives rights to all of its jobs.',
      'Write "permissions: {}" at the top, and at each job what it needs.',
    );
  for (const [name, job] of Object.entries(workflow.jobs)) {
    if (job.permissions === undefined)
      wrong(
        `The job "${name}" does not say its rights.`,
        'Write "permissions:" with the least that it needs.',
      );
    if (job['timeout-minutes'] === undefined)
      wrong(`The job "${name}" may run for hours.`, 'Write "timeout-minutes:".');
  }
  for (const right of writeRights(file, workflow))
    if (!granted.includes(right))
      wrong(
        `The right is not on the list: ${right}.`,
        'Do without it, or add it to the list in src/quality/supply-chain/workflows.test.ts, with a reason.',
      );

  // Comments are not in the parsed text, and an action must not hide from the pattern: both are counted.
  const lines = source.split('\n').map((line, index) => ({ line, number: index + 1 }));
  const uses = lines.flatMap(({ line, number }) =>
    [...line.matchAll(/\buses:\s*(.*)/g)].map(([, action = '']) => ({
      action: action.trim(),
      number,
    })),
  );
  if (
    uses.length !==
    stepsOf(workflow).filter((one) => one.uses !== undefined).length +
      Object.values(workflow.jobs).filter((job) => 'uses' in job).length
  )
    wrong(
      'An action is written in a way that cannot be judged.',
      'Write each on a line of its own: "- uses: owner/name@hash # v1.2.3".',
    );
  for (const { action, number } of uses) {
    if (!/^[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))
      wrong(
        `The action "${action}" is not pinned.`,
        'Write the hash of its commit, and the version in a comment: owner/name@<40 digits> # v1.2.3',
        number,
      );
  }

  for (const { run } of stepsOf(workflow))
    if (run?.includes('${{'))
      wrong(
        `A command holds an expression: ${run.split('\n')[0]}`,
        'Give the value by the environment: it is then never run.',
      );
  for (const { uses: action, with: options } of stepsOf(workflow)) {
    if (action?.startsWith('actions/checkout@') && options?.['persist-credentials'] !== false)
      wrong('The checkout keeps a token on the disk.', 'Write "persist-credentials: false".');
  }
  for (const { line, number } of lines) {
    for (const [, expression = ''] of line.matchAll(/\$\{\{\s*(.*?)\s*\}\}/g)) {
      if (!EXPRESSIONS.some((allowed) => allowed.test(expression)))
        wrong(
          `The expression "${expression}" is not on the list.`,
          'Read such data from the API, as data; or add it to src/quality/supply-chain/workflows.ts if nobody else can write it.',
          number,
        );
    }
  }
  const events =
    typeof workflow.on === 'string'
      ? [workflow.on]
      : Array.isArray(workflow.on)
        ? (workflow.on as unknown[])
        : Object.keys(workflow.on ?? {});
  if (events.includes('pull_request') && /\bsecrets\.|github\.token|GITHUB_TOKEN/.test(source))
    wrong(
      'A workflow that runs the code of a pull request has a secret.',
      'Take it out: anybody can write that code.',
    );
  const byStrangers = ['pull_request_target', 'workflow_run', 'issues', 'issue_comment'].find(
    (event) => events.includes(event),
  );
  if (byStrangers && /refs\/pull|gh pr checkout|\bgit (fetch|pull|checkout|clone)\b/.test(source))
    wrong(
      `A workflow on ${byStrangers} has the rights of the site, and fetches what a stranger wrote.`,
      'Read it from the API, as data; or run it on pull_request.',
    );
  return problems;
}
