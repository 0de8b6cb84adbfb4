/**
 * Judges whether the git host can run a workflow: by the parser that GitHub itself
 * publishes, and by what that parser leaves open. What a workflow may do is
 * judged in workflows.ts.
 */
import { spawnSync } from 'node:child_process';
import { registerHooks } from 'node:module';
import type { Problem } from '../../check/problem.ts';
import { readWorkflow, stepsOf } from './workflows.ts';

/** The parser imports JSON as bundlers do; Node wants to be told that it is JSON. */
async function loadParser() {
  const hooks = registerHooks({
    load: (url, context, next) =>
      next(
        url,
        url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context,
      ),
  });
  try {
    return await import('@actions/workflow-parser');
  } finally {
    hooks.deregister();
  }
}

const PLACE = /^.*? \(Line: (\d+), Col: (\d+)\): /;

/** Finds keys, events, rights and expressions that GitHub does not know, values of the wrong kind, and times that do not exist. */
async function checkSyntax(file: string, source: string): Promise<Problem[]> {
  const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await loadParser();
  const { context, value } = parseWorkflow(
    { name: file, content: source },
    new NoOperationTraceWriter(),
  );
  // Some errors are found by the second step only, which adds to the same list.
  if (value) await convertWorkflowTemplate(context, value);
  const messages = new Set(context.errors.getErrors().map(({ message }) => message));
  return [...messages].map((message) => {
    const [, line, column] = PLACE.exec(message) ?? [];
    return {
      file,
      ...(line && { line: Number(line), column: Number(column) }),
      message: message.replace(PLACE, ''),
      fix: 'Write it as GitHub’s page “Workflow syntax” says.',
    };
  });
}

/** Machines on which workflows run: a name that says its version, so that it does not change by itself. */
const RUNNERS: readonly unknown[] = ['ubuntu-24.04'];

export interface Project {
  /** Scripts of package.json. */
  scripts: Readonly<Record<string, string>>;
  /** True if there is a file of this path. */
  hasFile: (path: string) => boolean;
}

/** Finds commands that the shell cannot read, scripts that do not exist, and results of steps and jobs that nothing gives. */
function checkCommands(file: string, source: string, { scripts, hasFile }: Project): Problem[] {
  const workflow = readWorkflow(source);
  const problems: Problem[] = [];
  const wrong = (message: string, fix: string) => problems.push({ file, message, fix });

  for (const { run } of stepsOf(workflow)) {
    if (run === undefined) continue;
    const { status, stderr } = spawnSync('bash', ['-n'], { input: run, encoding: 'utf8' });
    if (status !== 0)
      wrong(`The shell cannot read "${run.split('\n')[0]}": ${stderr.trim()}`, 'Fix the command.');
    const called = [
      ...run.matchAll(/\bnpm run ([\w:-]+)/g),
      ...run.matchAll(/\bnpm (test|start)\b/g),
    ].map(([, name = '']) => name);
    for (const name of called)
      if (!Object.hasOwn(scripts, name))
        wrong(`There is no script "${name}" in package.json.`, 'Name one that exists.');
    for (const [, path = ''] of run.matchAll(/\bnode ([\w./-]+\.[jt]s)\b/g))
      if (!hasFile(path)) wrong(`There is no file ${path}.`, 'Name one that exists.');
  }

  for (const [name, job] of Object.entries(workflow.jobs)) {
    if (!RUNNERS.includes(job['runs-on']))
      wrong(
        `The job "${name}" runs on ${JSON.stringify(job['runs-on'])}.`,
        `Write one of: ${RUNNERS.join(', ')}. A new one is added in src/quality/supply-chain/workflow-syntax.ts.`,
      );
    const steps = new Set(job.steps.map(({ id }) => id));
    const needs = [job['needs'] ?? []].flat();
    const text = JSON.stringify(job);
    for (const [, step = ''] of text.matchAll(/\bsteps\.([\w-]+)\./g))
      if (!steps.has(step))
        wrong(
          `The job "${name}" asks the step "${step}", which it does not have.`,
          'Give the step that id.',
        );
    for (const [, other = ''] of text.matchAll(/\bneeds\.([\w-]+)\./g))
      if (!needs.includes(other))
        wrong(
          `The job "${name}" asks the job "${other}", for which it does not wait.`,
          'Add it to "needs:".',
        );
  }
  return problems;
}

/** Judges whether a workflow can be run. What it calls is looked at only where it can be read. */
export async function checkWorkflowRuns(
  file: string,
  source: string,
  project: Project,
): Promise<Problem[]> {
  const problems = await checkSyntax(file, source);
  return problems.length > 0 ? problems : checkCommands(file, source, project);
}
