/** `npm run check`: reads its arguments, judges the content, and reports. */
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { readOptions, UsageError, type CommandResult } from '../base/command.ts';
import { quoted } from '../base/escape.ts';
import { withSlashes } from '../base/files.ts';
import { baseContent } from './base-content.ts';
import { appearances } from './appearances.ts';
import { checkContent } from './check-content.ts';
import { didYouMean } from './explain.ts';
import { fixContent, formatChanges } from './fix.ts';
import {
  adviceReport,
  annotationLines,
  jsonReport,
  textReport,
  type CheckReport,
} from './report.ts';
import type { Problem } from './problem.ts';
import { readFolders } from '../settings.ts';
import { judgedFor } from './today.ts';

export const USAGE = `npm run check -- [FILE or folder …] [--fix] [--base COMMIT] [--json | --annotations]

Judges all content, or the files that are named. Errors have to be fixed; advice does not.

  --fix           fixes what has exactly one right answer, and says what it changed
  --base COMMIT   compares the content with a branch or a commit, such as origin/main: whether
                  published addresses still lead somewhere, and changed events have a new revision
  --json          writes the report for programs
  --annotations   writes annotations for GitHub`;

export interface CommandSurroundings {
  /** The project's root. */
  root: string;
  /** The content folder, as a path from the root or an absolute one. */
  content: string;
  /** The folder in which the command was typed: names of files may be relative to it. */
  from?: string | undefined;
  /** True in a GitHub workflow. */
  inWorkflow?: boolean;
  /** The day by which dates are judged, ISO 8601; today by default. */
  today?: string;
  /** The time; now by default. */
  now?: Date;
}

/** The surroundings of a command that was typed in the project. */
export function surroundings(
  env: Readonly<Record<string, string | undefined>>,
): CommandSurroundings {
  return {
    root: process.cwd(),
    content: readFolders(env).content,
    from: env['INIT_CWD'],
    inWorkflow: env['GITHUB_ACTIONS'] === 'true',
    today: judgedFor(env['BUILD_DAY']),
  };
}

/** A file or folder as it was named, and the paths from the root that the name can mean. */
interface Named {
  name: string;
  paths: string[];
}

/** The slashes of Windows are understood everywhere. */
function meanings(name: string, root: string, from: string | undefined): Named {
  const names = [name, name.replaceAll('\\', '/')];
  const folders = [root, ...(from === undefined ? [] : [from])];
  return {
    name,
    paths: folders.flatMap((folder) =>
      names.map((one) => withSlashes(relative(root, resolve(folder, one)))),
    ),
  };
}

const means = ({ paths }: Named, file: string) =>
  paths.some((path) => file === path || file.startsWith(`${path}/`) || path === '');

/** Why a name means no file of the content. */
function explainUnknown({ name, paths }: Named, root: string, folder: string, known: string[]) {
  if (paths.some((path) => existsSync(resolve(root, path))))
    return `${quoted(name)} is not content. The check judges the files in ${quoted(`${relative(root, folder)}/`)}.`;
  const near = paths.map((path) => didYouMean(path, known)).find((found) => found !== undefined);
  return `There is no file ${quoted(name)}.${near ? ` ${near}` : ''}`;
}

function changesReport(changes: Awaited<ReturnType<typeof fixContent>>): string {
  if (changes.size === 0) return 'Nothing was changed.';
  return `${formatChanges(changes)}\n\n${changes.size === 1 ? 'One file was' : `${changes.size} files were`} changed.`;
}

interface Outcome {
  problems: readonly Problem[];
  advice: readonly Problem[];
  /** Number of files that were judged. */
  judged: number;
  /** What `--fix` changed, in words. */
  changes: string | undefined;
  /** Posts that appear later, as sentences. */
  later: readonly string[];
}

function asJson(status: 0 | 1, found: CheckReport): CommandResult {
  return { status, output: JSON.stringify(found, null, 2), isForPrograms: true };
}

function report(
  { problems, advice, judged, changes, later }: Outcome,
  format: { json?: boolean | undefined; annotations?: boolean | undefined; inWorkflow: boolean },
): CommandResult {
  const status = problems.length === 0 ? 0 : 1;
  const after = changes === undefined ? {} : { errors: changes };
  const all = [...problems, ...advice];
  if (format.json) return { ...asJson(status, jsonReport(judged, problems, advice)), ...after };
  if (format.annotations) return { status, annotations: annotationLines(all), ...after };
  const before = changes === undefined ? [] : [changes];
  const verdict =
    status === 0
      ? [`${judged} ${judged === 1 ? 'file' : 'files'} checked. No problems found.`, ...later].join(
          '\n',
        )
      : textReport(problems);
  const advised = advice.length === 0 ? [] : [adviceReport(advice)];
  if (format.inWorkflow && all.length > 0)
    return {
      status,
      output: [...before, ...advised, verdict].join('\n\n'),
      annotations: annotationLines(all),
    };
  return status === 0
    ? { status, output: [...before, ...advised, verdict].join('\n\n') }
    : {
        status,
        ...(before.length + advised.length > 0
          ? { output: `${[...before, ...advised].join('\n\n')}\n` }
          : {}),
        errors: verdict,
      };
}

/**
 * Runs the command.
 *
 * @throws UsageError if an option or a file does not exist, or a file cannot be written.
 */
export async function runCheck(
  args: readonly string[],
  { root, content, from, inWorkflow = false, today, now = new Date() }: CommandSurroundings,
): Promise<CommandResult> {
  const { values, positionals } = readOptions(
    args,
    {
      allowPositionals: true,
      options: {
        fix: { type: 'boolean' },
        base: { type: 'string' },
        json: { type: 'boolean' },
        annotations: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    },
    USAGE,
  );
  if (values.help) return { status: 0, output: USAGE };

  const folder = resolve(root, content);
  const named = positionals.map((name) => meanings(name, root, from));
  const only = (file: string) => named.length === 0 || named.some((one) => means(one, file));
  const judging = {
    only,
    ...(today === undefined ? {} : { today }),
    ...(values.base === undefined ? {} : { base: baseContent(folder, values.base) }),
  };
  const before = await checkContent(folder, root, { ...judging, withAdvice: !values.fix });
  const unknown = named.filter((one) => !before.paths.some((file) => means(one, file)));
  if (unknown.length > 0) {
    const reasons = unknown.map((one) => ({
      file: one.name,
      rule: 'file-exists' as const,
      message: explainUnknown(one, root, folder, before.paths),
    }));
    // A program that asked for JSON gets JSON, whatever it named.
    if (values.json) return asJson(1, jsonReport(0, reasons));
    throw new UsageError(reasons.map(({ message }) => message).join('\n'));
  }

  const changes = values.fix ? changesReport(await fixContent(folder, root, judging)) : undefined;
  const { problems, advice, files, index } = values.fix
    ? await checkContent(folder, root, { ...judging, withAdvice: true })
    : before;
  const judged = before.paths.filter(only).length;
  const later = appearances(
    files.filter(({ file }) => only(file)),
    index.today,
    now,
  );
  return report({ problems, advice, judged, changes, later }, { ...values, inWorkflow });
}
