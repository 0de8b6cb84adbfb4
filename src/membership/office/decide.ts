/** `npm run decide`: records a decision on a city, announces it, and writes the letter to the city. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { closestMatch } from 'leven';
import { readOptions, UsageError, type CommandResult } from '../../base/command.ts';
import { firstDayOf } from '../../base/dates.ts';
import { quoted, visible } from '../../base/escape.ts';
import { replaceFile, withSlashes } from '../../base/files.ts';
import { slugFromName } from '../../base/slug.ts';
import { parseUrl } from '../../base/url.ts';
import { checkContent } from '../../check/check-content.ts';
import { formatProblems, type Problem } from '../../check/problem.ts';
import { inEnglish } from '../../i18n/index.ts';
import { collections } from '../../model/schemas/index.ts';
import { typedDate } from '../join/typed-date.ts';
import { decide, OUTCOMES, type Changed, type Decision } from './decision.ts';

const texts = inEnglish.t.decide;

const OPTIONS = {
  on: { type: 'string' },
  decision: { type: 'string' },
  reason: { type: 'string' },
  by: { type: 'string', default: texts.office },
  help: { type: 'boolean' },
} as const;

const { extension } = collections.cities;

/** The slug of a city that was named by it, by the path of its file, or by its name. */
function slugOf(named: string, known: readonly string[]): string {
  const stem = basename(withSlashes(named.replaceAll('\\', '/')), extension);
  const slug = known.includes(stem) ? stem : slugFromName(stem);
  if (known.includes(slug)) return slug;
  throw new UsageError(
    texts.errors.noCity(quoted(named), closestMatch(slug, known, { maxDistance: 3 })),
  );
}

function readDecision(
  outcome: string,
  values: { on?: string; decision?: string; reason?: string; by: string },
  today: string,
): Decision {
  const { errors } = texts;
  const known = OUTCOMES.find((one) => one === outcome.toLowerCase());
  if (!known)
    throw new UsageError(
      `${errors.noOutcome(quoted(outcome), closestMatch(outcome, OUTCOMES, { maxDistance: 4 }))}\n\n${texts.usage}`,
    );
  const typed = values.on ?? today;
  const on = typedDate(typed);
  if (on === undefined) throw new UsageError(errors.notDate(quoted(typed)));
  if (firstDayOf(on) > today) throw new UsageError(errors.ahead(on));
  const { decision: link, reason, by } = values;
  if (link !== undefined && parseUrl(link)?.protocol !== 'https:')
    throw new UsageError(errors.notLink(quoted(link)));
  return { outcome: known, on, link, reason: reason?.trim() || undefined, by };
}

/** Runs git in a folder; undefined if it fails. */
function git(folder: string, ...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', ['-c', 'core.quotePath=false', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return status === 0 ? stdout : undefined;
}

/** @throws UsageError if what is about to change could not be had back from git. */
function ensureUndo(folder: string, files: readonly Changed[]): void {
  const paths = files.map(({ path }) => path);
  const status = git(folder, 'status', '--porcelain', '-z', '--ignored', '--', ...paths);
  if (status === undefined) throw new UsageError(texts.errors.noGit);
  const unsaved = status.split('\0').filter(Boolean);
  if (unsaved.length > 0)
    throw new UsageError(texts.errors.notSaved(unsaved.map((line) => visible(line.slice(3)))));
}

function write(folder: string, { path, text }: Changed): void {
  if (text === undefined) rmSync(join(folder, path));
  else replaceFile(join(folder, path), text);
}

const keyOf = ({ file, rule, field, message }: Problem) => [file, rule, field, message].join('\n');

/** The command that takes all changes back. @param content the content folder, as it is shown. */
function undoOf(files: readonly Changed[], content: string): string {
  const [added = [], others = []] = [true, false].map((isNew) =>
    files.filter((file) => file.isNew === isNew).map(({ path }) => path),
  );
  const git = `git -C ${content}`;
  return [
    `${git} restore -- ${others.join(' ')}`,
    ...(added.length > 0 ? [`${git} clean -f -- ${added.join(' ')}`] : []),
  ].join(' && ');
}

/**
 * Runs the command. The letter goes to standard output, everything else to standard error.
 *
 * @param args what was typed after `npm run decide --`. @param content the content folder.
 * @param today ISO 8601.
 * @returns status 1 if the content has new errors with the changes.
 * @throws UsageError that says why nothing was changed.
 */
export async function runDecide(
  args: readonly string[],
  content: string,
  today: string,
): Promise<CommandResult> {
  const { values, positionals } = readOptions(
    args,
    { options: OPTIONS, allowPositionals: true },
    texts.usage,
  );
  const [named, outcome, ...others] = positionals;
  if (values.help) return { status: 0, output: texts.usage };
  if (named === undefined || outcome === undefined || others.length > 0)
    throw new UsageError(texts.usage);
  const decision = readDecision(outcome, values, today);
  const folder = resolve(content);
  const before = await checkContent(folder, process.cwd(), { today });
  const slug = slugOf(named, [...before.index.pages.cities.keys()]);
  const { files, letter, notes } = decide(slug, decision, {
    files: before.files,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
  });
  ensureUndo(folder, files);
  for (const file of files) write(folder, file);
  const known = new Set(before.problems.map(keyOf));
  const { problems } = await checkContent(folder, process.cwd(), { today });
  const broken = problems.filter((problem) => !known.has(keyOf(problem)));
  const shown = (path: string) => withSlashes(relative(process.cwd(), join(folder, path)));
  const { done } = texts;
  const said = files.map(({ path, text, isNew }) =>
    (text === undefined ? done.removed : isNew ? done.added : done.changed)(shown(path)),
  );
  const errors = [
    said.join('\n'),
    ...(notes.length > 0 ? [notes.map(visible).join('\n')] : []),
    ...(broken.length > 0 ? [done.problems(broken.length), formatProblems(broken)] : []),
    [done.undo(undoOf(files, shown('.'))), ...(broken.length > 0 ? [] : [done.next])].join('\n'),
  ].join('\n\n');
  return {
    status: broken.length > 0 ? 1 : 0,
    ...(letter !== undefined && { output: `${letter}\n` }),
    errors,
  };
}
