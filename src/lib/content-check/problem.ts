/** What a check found wrong, and how it is told to people. */
import { visible } from '../proposal/escape.ts';

export interface Problem {
  /** Path of the file from the project's root. */
  file: string;
  /** Line in the file, counted from 1; undefined if it concerns the file as a whole. */
  line?: number | undefined;
  /** Column in the line, counted from 1. */
  column?: number | undefined;
  /** The field, as a path: `actions.2.source`. */
  field?: string | undefined;
  /** What is wrong, as a sentence. */
  message: string;
  /** How to mend it, as a sentence. */
  mend?: string | undefined;
}

/** `content/cities/porto.md:12:3`, which editors and terminals turn into a link. */
export function placeOf(problem: Problem): string {
  return [problem.file, problem.line, problem.line && problem.column].filter(Boolean).join(':');
}

/** Orders problems by file, then by line, so that a report is the same at each run. */
export function compareProblems(a: Problem, b: Problem): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** The report for people: one paragraph a problem. */
export function formatProblems(problems: readonly Problem[]): string {
  return [...problems]
    .sort(compareProblems)
    .map((problem) =>
      [placeOf(problem), `  ${problem.field ? `${problem.field}: ` : ''}${problem.message}`, problem.mend ? `  ${problem.mend}` : undefined]
        .filter((part) => part !== undefined)
        // Names and texts of strangers cannot move the cursor of a terminal, nor begin a line of their own.
        .map(visible)
        .join('\n'),
    )
    .join('\n\n');
}
