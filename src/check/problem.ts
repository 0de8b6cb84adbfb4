/** What a check found wrong, and how it is reported to people. */
import { visible } from '../base/escape.ts';
import { formatExcerpt, type Excerpt } from './excerpt.ts';
import type { Replacement } from './place.ts';
import { guidePath, type GuideSection } from './guide.ts';
import { RULES, type RuleName } from './rules.ts';

/** A change of a file's text: what is between two offsets is replaced. */
export interface Edit extends Replacement {
  /** What the edit changes, as a sentence. */
  says: string;
}

export interface Problem {
  /** Path of the file from the project's root. */
  file: string;
  /** Line in the file, counted from 1; undefined if it concerns the file as a whole. */
  line?: number | undefined;
  /** Column in the line, counted from 1 in UTF-16 units, as editors do. */
  column?: number | undefined;
  /** The field, as a path: `actions.2.source`. */
  field?: string | undefined;
  /** What is wrong, as a sentence. */
  message: string;
  /** How to fix it, as a sentence. */
  fix?: string | undefined;
  /** The line in which it is. */
  excerpt?: Excerpt | undefined;
  /** The rule that it breaks. */
  rule: RuleName;
  /** The section of the guide that explains it, where it is not that of the rule; see {@link guideOf}. */
  guide?: GuideSection | undefined;
  /** The change that fixes it, where only one is right. */
  edit?: Edit | undefined;
  /** True if `--fix` fixes it without an edit, in the file as a whole. */
  fixable?: true | undefined;
}

/** A problem without the file that has it. */
export type Finding = Omit<Problem, 'file'>;

/** The section of the guide that explains a problem. */
export function guideOf({ rule, guide }: Pick<Problem, 'rule' | 'guide'>): GuideSection {
  return guide ?? RULES[rule].guide;
}

/** `content/cities/porto.md:12:3`, which editors and terminals turn into a link. */
export function placeOf(problem: Pick<Problem, 'file' | 'line' | 'column'>): string {
  return [problem.file, problem.line, problem.line && problem.column].filter(Boolean).join(':');
}

/** Orders problems by file, then by line, so that a report is the same at each run. */
export function compareProblems(a: AnyProblem, b: AnyProblem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** A problem of a built page, which breaks no rule about content. */
export type PageProblem = Omit<Problem, 'rule' | 'guide'>;

/** In a log that also has errors, and in an editor, each piece of advice says that it is one. */
const isAdvice = (rule: RuleName | undefined) =>
  rule !== undefined && RULES[rule].level === 'advice';

type AnyProblem = PageProblem & Partial<Pick<Problem, 'rule' | 'guide'>>;

/** The report for people: one paragraph per problem. */
export function formatProblems(problems: readonly AnyProblem[]): string {
  return [...problems]
    .sort(compareProblems)
    .map((problem) => {
      const { field, line, rule, guide, message, fix, excerpt } = problem;
      return [
        // Text that strangers wrote can neither move the cursor of a terminal nor begin a line.
        visible(placeOf(problem)),
        visible(`  ${isAdvice(rule) ? 'Advice: ' : ''}${field ? `${field}: ` : ''}${message}`),
        ...(excerpt && line !== undefined
          ? formatExcerpt(excerpt, line).map((text) => `    ${text}`)
          : []),
        ...(fix ? [visible(`  ${fix}`)] : []),
        ...(rule ? [`  Guide: ${guidePath(guideOf({ rule, guide }))}`] : []),
      ].join('\n');
    })
    .join('\n\n');
}
