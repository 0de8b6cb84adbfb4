/** What `npm run check` writes: for people, for programs, and for GitHub. */
import * as z from 'zod';
import { viewUrl } from '../base/git-host.ts';
import { gitHost } from '../base/site-git-host.ts';
import { withoutCommands } from '../base/workflow-log.ts';
import { settings, unconfirmedSettings } from '../settings.ts';
import { annotations } from './annotations.ts';
import { GUIDE, GUIDE_FILE, guidePath, type GuideSection } from './guide.ts';
import { compareProblems, formatProblems, guideOf, type Problem } from './problem.ts';
import { RULES, type RuleName } from './rules.ts';

const reportedProblem = z.strictObject({
  /** Path from the project's root, with slashes. */
  file: z.string(),
  /** Counted from 1; absent if the problem concerns the file as a whole. */
  line: z.int().positive().optional(),
  /** Counted from 1, in UTF-16 units. */
  column: z.int().positive().optional(),
  /** The field, as a path: `actions.2.source`. */
  field: z.string().optional(),
  /** The rule that is broken. `docs/guides/content-rules.md` lists all rules. */
  rule: z.enum(Object.keys(RULES) as RuleName[]),
  /** What is wrong, as a sentence. */
  message: z.string(),
  /** How to fix it, as a sentence. */
  fix: z.string().optional(),
  /** The line, shortened if it is long, and the column in it. */
  excerpt: z.strictObject({ text: z.string(), column: z.int().positive() }).optional(),
  /** The section of the guide that explains it, and where it is read. */
  guide: z.strictObject({
    section: z.enum(Object.keys(GUIDE) as GuideSection[]),
    link: z.string(),
  }),
  /** The change that `--fix` makes: what is between two offsets, in UTF-16 units, is replaced. */
  edit: z
    .strictObject({
      start: z.int().nonnegative(),
      end: z.int().nonnegative(),
      text: z.string(),
    })
    .optional(),
});

/** The format of `npm run check -- --json`. Within a version, fields may be added, and never change their meaning. */
export const reportSchema = z.strictObject({
  version: z.literal(1),
  /** Number of files that were judged. */
  files: z.int().nonnegative(),
  /** Errors. With any of them, the site is not built. */
  problems: z.array(reportedProblem),
  /** What could be better. It stops nothing. */
  advice: z.array(reportedProblem),
});

/** The report of `npm run check -- --json`. */
export type CheckReport = z.output<typeof reportSchema>;

/** Where a section is read: on the git host, if its address is confirmed; otherwise in the project. */
export function guideLink(section: GuideSection): string {
  return unconfirmedSettings(settings).includes('REPOSITORY_OWNER')
    ? guidePath(section)
    : `${viewUrl(gitHost, GUIDE_FILE)}#${section}`;
}

/** Most problems of one file that a report lists: nobody reads more, and programs cut longer logs. */
const MOST_LISTED = 100;

/** The problems in their order, of each file the first errors and the first advice, and how many more it has. */
function listed(problems: readonly Problem[]): Problem[] {
  const files = Map.groupBy(
    [...problems].sort(compareProblems),
    ({ file, rule }) => `${RULES[rule].level} ${file}`,
  );
  return [...files.values()].flatMap((all) => {
    const left = all.length - MOST_LISTED;
    if (left <= 0) return all;
    const shown = all.slice(0, MOST_LISTED);
    const last = shown.at(-1);
    if (last === undefined) return [];
    const { file, line, column, rule } = last;
    const message = `${count(left, 'more problem')} in this file ${left === 1 ? 'is' : 'are'} not listed.`;
    return [
      ...shown,
      { file, line, column, rule, message, fix: 'Fix those above, and run the check again.' },
    ];
  });
}

/** The report for programs. */
export function jsonReport(
  files: number,
  problems: readonly Problem[],
  advice: readonly Problem[] = [],
): CheckReport {
  return {
    version: 1,
    files,
    problems: listed(problems).map(forPrograms),
    advice: listed(advice).map(forPrograms),
  };
}

function forPrograms(problem: Problem): CheckReport['problems'][number] {
  const { file, line, column, field, rule, message, fix, excerpt, edit } = problem;
  const section = guideOf(problem);
  return {
    file,
    ...(line === undefined ? {} : { line }),
    ...(line === undefined || column === undefined ? {} : { column }),
    ...(field === undefined ? {} : { field }),
    rule,
    message,
    ...(fix === undefined ? {} : { fix }),
    ...(excerpt ? { excerpt } : {}),
    guide: { section, link: guideLink(section) },
    ...(edit ? { edit: { start: edit.start, end: edit.end, text: edit.text } } : {}),
  };
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}

/** The report for people, with totals at the end. */
export function textReport(problems: readonly Problem[]): string {
  return [
    formatProblems(listed(problems)),
    `${count(problems.length, 'problem')} in ${count(new Set(problems.map(({ file }) => file)).size, 'file')}.`,
    ...(problems.some(({ edit, fixable }) => edit !== undefined || fixable)
      ? ['To fix what has only one right answer, run: npm run check -- --fix']
      : []),
  ].join('\n\n');
}

/** Advice for people, below a line that says what it is; empty if there is none. */
export function adviceReport(advice: readonly Problem[]): string {
  return advice.length === 0
    ? ''
    : `Advice. You can publish without following it.\n\n${formatProblems(listed(advice))}`;
}

/**
 * A report for the log of a GitHub workflow, in which commands in the text have no effect, with annotations.
 *
 * @param text what people read; @param token a word that nobody can guess.
 */
export function workflowReport(text: string, problems: readonly Problem[], token: string): string {
  return [withoutCommands(text, token), ...annotationLines(problems)].join('\n');
}

/** Annotations only, one per line: errors, and advice as notices. */
export function annotationLines(problems: readonly Problem[]): string[] {
  return annotations(listed(problems), (problem) => guideLink(guideOf(problem)));
}
