/** `npm run check`: what its words mean, and what it answers. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { quoted, visible } from '../base/escape.ts';
import { checkContent } from './check-content.ts';
import { didYouMean } from './explain.ts';
import { annotationLines, jsonReport, textReport, workflowReport } from './report.ts';

export const USAGE = `npm run check -- [FILE or folder …] [--fix] [--json | --annotations]

Judges all content, or the files that are named.

  --fix           fixes what has exactly one right answer, and says what it changed
  --json          writes the report for programs
  --annotations   writes annotations for GitHub`;

export interface CommandSurroundings {
  /** The project's root. */
  root: string;
  /** The content folder, as a path from the root or an absolute one. */
  content: string;
  /** The folder in which the command was typed: names of files may be meant from there. */
  from?: string | undefined;
  /** True in a workflow of GitHub. */
  inWorkflow?: boolean;
  /** The day by which dates are judged, ISO 8601; today, if it is not given. */
  today?: string;
}

export interface CommandResult {
  /** 0: in order. 1: there are problems. 2: the command was not understood. */
  status: 0 | 1 | 2;
  output: string;
  errors: string;
}

/** A name as it was typed, as paths from the root that it can mean: also with the slashes of Windows. */
function meanings(name: string, root: string, from: string | undefined): string[] {
  const names = [name, name.replaceAll('\\', '/')];
  return [root, ...(from === undefined ? [] : [from])].flatMap((folder) =>
    names.map((one) => relative(root, resolve(folder, one)).split(sep).join('/')),
  );
}

/**
 * Runs the command.
 *
 * @param args its words.
 */
export async function runCheck(
  args: readonly string[],
  { root, content, from, inWorkflow = false, today }: CommandSurroundings,
): Promise<CommandResult> {
  let options;
  try {
    options = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        fix: { type: 'boolean' },
        json: { type: 'boolean' },
        annotations: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    return {
      status: 2,
      output: '',
      errors: `${visible(error instanceof Error ? error.message : String(error))}\n\n${USAGE}\n`,
    };
  }
  const { values, positionals } = options;
  if (values.help) return { status: 0, output: `${USAGE}\n`, errors: '' };

  const folder = resolve(root, content);
  const named = positionals.map((name) => ({ name, paths: meanings(name, root, from) }));
  const means = (paths: readonly string[], file: string) =>
    paths.some((path) => file === path || file.startsWith(`${path}/`) || path === '');
  const only =
    named.length === 0
      ? undefined
      : (file: string) => named.some(({ paths }) => means(paths, file));
  const judging = { ...(only ? { only } : {}), ...(today === undefined ? {} : { today }) };
  let checked = await checkContent(folder, root, judging);

  const unknown = named.filter(({ paths }) => !checked.paths.some((file) => means(paths, file)));
  if (unknown.length > 0) {
    const messages = unknown.map(({ name, paths }) => {
      const exists = paths.some((path) => existsSync(resolve(root, path)));
      const near = paths
        .map((path) => didYouMean(path, checked.paths))
        .find((found) => found !== undefined);
      return exists
        ? `${quoted(name)} is no file of the content. The check judges files in ${quoted(`${relative(root, folder)}/`)}.`
        : `There is no file ${quoted(name)}.${near ? ` ${near}` : ''}`;
    });
    return { status: 2, output: '', errors: `${messages.join('\n')}\n` };
  }

  let changes = '';
  if (values.fix) {
    const { formatChanges, fixContent, WriteError } = await import('./fix.ts');
    try {
      const done = await fixContent(folder, root, judging);
      changes =
        done.size === 0
          ? 'Nothing was changed.\n'
          : `${formatChanges(done)}\n\n${done.size === 1 ? 'One file was' : `${done.size} files were`} changed.\n`;
    } catch (error) {
      if (error instanceof WriteError)
        return { status: 2, output: '', errors: `${error.message}\n` };
      throw error;
    }
    checked = await checkContent(folder, root, judging);
  }
  const { paths, problems } = checked;
  const judged = only ? paths.filter(only).length : paths.length;
  const status = problems.length === 0 ? 0 : 1;
  if (values.json)
    return {
      status,
      output: `${JSON.stringify(jsonReport(judged, problems), null, 2)}\n`,
      errors: changes,
    };
  if (values.annotations)
    return {
      status,
      output: annotationLines(problems)
        .map((line) => `${line}\n`)
        .join(''),
      errors: changes,
    };
  if (status === 0)
    return {
      status,
      output: `${changes}${judged} ${judged === 1 ? 'file' : 'files'} checked. Everything is in order.\n`,
      errors: '',
    };
  // A log has one order only if all of it goes one way.
  if (inWorkflow)
    return { status, output: `${changes}${workflowReport(problems, randomUUID())}\n`, errors: '' };
  return {
    status,
    output: changes === '' ? '' : `${changes}\n`,
    errors: `${textReport(problems)}\n`,
  };
}
