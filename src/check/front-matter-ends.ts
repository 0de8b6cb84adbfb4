/** Finds the lines of hyphens around front matter that are misspelt, missing, or not those that were meant. */
import type { Finding } from './problem.ts';

/** A line that was to be one of three hyphens. */
const MISSPELT = /^[ \t]*(?:[-–—_]+|(?:- ){2,}-?|\.{3,}|…|~{3,}|={3,}|\*{3,}|\+{3})[ \t]*\r?$/;

const RIGHT = /^---[ \t]*\r?$/;

const FIELD = /^[A-Za-z]\w*:(?:[ \t\r]|$)/;

/** A line that can be front matter: a field, what belongs to one, a comment, or nothing. */
const isOfFields = (line: string) => FIELD.test(line) || /^(?:[ \t#]|- |[\])}]|\r?$)/.test(line);

const NO_END = {
  rule: 'front-matter',
  message: 'The front matter has no end: the second line of three hyphens is missing.',
  fix: 'Put a line of three hyphens (---) below the last field.',
} as const;

/** The offset at which a line begins. */
const startOf = (lines: readonly string[], index: number) =>
  lines.slice(0, index).join('\n').length + (index === 0 ? 0 : 1);

/** A line that stands in place of one of three hyphens. */
function misspelt(lines: readonly string[], index: number, where: string): Finding {
  const line = (lines[index] ?? '').trimEnd();
  const start = startOf(lines, index);
  return {
    line: index + 1,
    column: 1,
    rule: 'front-matter',
    message: `The front matter ${where} with a line of three hyphens. This line is another one.`,
    fix: 'Write exactly three hyphens: ---',
    edit: {
      start,
      end: start + line.length,
      text: '---',
      says: `${JSON.stringify(line)} is now a line of three hyphens.`,
    },
  };
}

/** What is wrong with the first line of a file; undefined if it is right, or nothing like the beginning of front matter. */
export function beginningError(text: string): Finding | undefined {
  const lines = text.split('\n');
  const [first = '', second = ''] = lines;
  if (MISSPELT.test(first) && !RIGHT.test(first) && FIELD.test(second))
    return misspelt(lines, 0, 'begins');
  const end = lines.findIndex((line) => RIGHT.test(line));
  if (!FIELD.test(first) || end === -1 || !lines.slice(0, end).every(isOfFields)) return undefined;
  return {
    line: 1,
    rule: 'front-matter',
    message: 'The front matter does not begin with a line of three hyphens.',
    fix: 'Write --- above the first field.',
    edit: { start: 0, end: 0, text: '---\n', says: 'A line of three hyphens was added above.' },
  };
}

/**
 * What is wrong with the end of front matter that has none, or that cannot be read as far as its end.
 *
 * @param text begins with a line of three hyphens.
 * @returns undefined if the end is the one that was meant.
 */
export function endError(text: string): Finding | undefined {
  const lines = text.split('\n');
  const right = lines.findIndex((line, index) => index > 0 && RIGHT.test(line));
  const before = lines.slice(0, right === -1 ? lines.length : right);
  // The text begins at the first line that is no field, below an empty one.
  const textAt = before.findIndex(
    (line, index) => index > 1 && !isOfFields(line) && before[index - 1]?.trim() === '',
  );
  const wrong = before.findIndex(
    (line, index) =>
      index > 1 && MISSPELT.test(line) && (textAt === -1 || index <= textAt) && line.trim() !== '-',
  );
  const at = wrong === -1 ? textAt : wrong;
  if (at === -1) return right === -1 ? withoutEnd(lines) : undefined;
  const hasFieldsBelow = before.slice(at).some((line) => FIELD.test(line));
  // It is a line too many, not the end.
  if (right !== -1 && hasFieldsBelow) return undefined;
  if (wrong !== -1) return misspelt(lines, wrong, 'ends');
  const end = before.slice(0, textAt).findLastIndex((line) => line.trim() !== '') + 1;
  const start = startOf(lines, end);
  return {
    line: end + 1,
    column: 1,
    ...NO_END,
    ...(hasFieldsBelow
      ? {}
      : {
          edit: { start, end: start, text: '---\n', says: 'A line of three hyphens was added.' },
        }),
  };
}

/** The end is missing, and the text below is not told from the fields by an empty line. */
function withoutEnd(lines: readonly string[]): Finding {
  const text = lines.findIndex((line, index) => index > 0 && !isOfFields(line));
  return { line: text === -1 ? 1 : text + 1, ...NO_END };
}
