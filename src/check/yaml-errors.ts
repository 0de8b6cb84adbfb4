/**
 * Explains the errors of the YAML library by their codes: most come from a few slips, often not
 * where the library gave up.
 */
import { isCollection, isScalar, visit, type Document, type ErrorCode } from 'yaml';
import { shorten } from '../base/escape.ts';
import type { Place } from './place.ts';
import type { Finding } from './problem.ts';
import { goesOn, inMarks, missingMarks, valueOfLine } from './quotation-marks.ts';

/** An error of the library. */
interface YamlError {
  /** True if a field of this name has a text. */
  isText: (name: string) => boolean;
  document: Document.Parsed;
  yaml: string;
  code: ErrorCode;
  offset: number;
  /** The line in which it stands, without spaces at its end. */
  line: { start: number; text: string };
}

type Slip = Pick<Finding, 'message' | 'fix' | 'edit' | 'fixable'> & { offset: number };

const CANNOT = 'The front matter cannot be read here';

/** The line in which an offset is, without spaces at its end. */
export function lineAt(yaml: string, offset: number): { start: number; text: string } {
  const start = yaml.lastIndexOf('\n', offset - 1) + 1;
  return { start, text: (yaml.slice(start).split('\n', 1)[0] ?? '').trimEnd() };
}

/** What ends a text between quotation marks, or a list or group between brackets. */
const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '[': ']', '{': '}' };

/** A text, a list or a group that is opened, and not closed before the error. */
function notClosed({ document, yaml, code, offset, isText }: YamlError): Slip | undefined {
  if (code !== 'MISSING_CHAR' && code !== 'BAD_INDENT') return undefined;
  let opened: number | undefined;
  visit(document, {
    Node(_key, node) {
      const [start = Infinity, end = 0] = node.range ?? [];
      const hasEnd = isScalar(node)
        ? node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE'
        : isCollection(node) && node.flow === true;
      const isClosed = end - start > 1 && yaml[end - 1] === CLOSING[yaml[start] ?? ''];
      if (hasEnd && !isClosed && start <= offset && end >= offset - 1) opened = start;
    },
  });
  if (opened === undefined) return undefined;
  const opening = yaml[opened] ?? '';
  const line = lineAt(yaml, opened);
  const { name, before, value } = valueOfLine(line.text) ?? {};
  const nextLine = yaml.indexOf('\n', opened) + 1;
  const goingOn = nextLine === 0 ? undefined : goesOn(yaml, nextLine);
  if (goingOn) return goingOn;
  const isMark = /["']/.test(opening);
  if (!isMark && name !== undefined && isText(name)) return missingMarks(line, isText);
  const apostrophe =
    opening === "'" && value?.startsWith("'")
      ? ` If it is an apostrophe, put the text in quotation marks: ${shorten(`${(before ?? '').trimStart()}${inMarks(value)}`, 240)}`
      : '';
  return {
    offset: opened,
    message: `${CANNOT}: this ${isMark ? 'quotation mark' : opening} is not closed.`,
    fix: `Put a ${CLOSING[opening] ?? ''} at the end of the ${isMark ? 'text' : 'list'}.${apostrophe}`,
  };
}

/** A field without a space after its colon; not an address. */
const NO_SPACE = /^([ -]*[A-Za-z]\w*:)(?!\/\/)\S/;

function noSpaceAfterColon({ line }: YamlError): Slip | undefined {
  const [, name] = NO_SPACE.exec(line.text) ?? [];
  if (name === undefined) return undefined;
  const at = line.start + name.length;
  return {
    offset: at,
    message: `${CANNOT}: there is no space after the colon.`,
    fix: `Add one: ${shorten(`${name} ${line.text.slice(name.length)}`.trimStart(), 160)}`,
    edit: { start: at, end: at, text: ' ', says: 'There is now a space after the colon.' },
  };
}

const indentOf = (line: string) => /^ */.exec(line)?.[0].length ?? 0;

function indentedTooFar({ yaml, code, line }: YamlError): Slip | undefined {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined;
  const { start, text } = line;
  const below = lineAt(yaml, start + (yaml.slice(start).split('\n', 1)[0]?.length ?? 0) + 1);
  return below.start > start && indentOf(below.text) > indentOf(text) && /:\s+\S/.test(text)
    ? {
        offset: below.start + indentOf(below.text),
        message: `${CANNOT}: this line is indented more than the line above it.`,
        fix: 'Indent all fields of a group by the same number of spaces, and do not indent fields that belong to no group.',
      }
    : undefined;
}

/** A value that goes on in the next line, which is not indented. */
function wrapped({ yaml, code, line }: YamlError): Slip | undefined {
  return /^(?:MULTILINE_IMPLICIT_KEY|MISSING_CHAR|BAD_INDENT)$/.test(code)
    ? goesOn(yaml, line.start)
    : undefined;
}

const valueWithoutMarks = ({ line, isText }: YamlError) => missingMarks(line, isText);

/** Errors that say themselves what is wrong. */
const PLAIN: Partial<Record<ErrorCode, Pick<Finding, 'message' | 'fix' | 'fixable'>>> = {
  DUPLICATE_KEY: { message: 'This field is here twice.', fix: 'Keep one of the two.' },
  TAB_AS_INDENT: {
    message: 'This line begins with a tab.',
    fix: 'Use spaces at the beginning of lines.',
    fixable: true,
  },
};

/** What is wrong where no slip was recognised. */
const REASONS: Partial<Record<ErrorCode, string>> = {
  BAD_DIRECTIVE: 'a line cannot begin with %',
  BAD_DQ_ESCAPE: 'the backslash has a special meaning between quotation marks',
  BAD_INDENT: 'the line is not indented like the others',
  BAD_SCALAR_START: 'a text cannot begin with this character',
  BLOCK_AS_IMPLICIT_KEY: 'there are two fields on one line',
  MISSING_CHAR: 'a colon, a comma or a space is missing',
  MULTILINE_IMPLICIT_KEY: 'the colon after the name of a field is missing',
  MULTIPLE_DOCS: 'the front matter seems to end before this line',
  UNEXPECTED_TOKEN: 'this does not belong here',
};

function explain(error: YamlError): Slip & { isVague?: true } {
  const { code, offset } = error;
  const plain = PLAIN[code];
  if (plain) return { offset, isVague: true, ...plain };
  for (const recognise of [
    wrapped,
    notClosed,
    valueWithoutMarks,
    noSpaceAfterColon,
    indentedTooFar,
  ]) {
    const slip = recognise(error);
    if (slip) return slip;
  }
  const reason = REASONS[code];
  return {
    offset,
    isVague: true,
    message: `${CANNOT}${reason === undefined ? '' : `: ${reason}`}.`,
    fix: 'Write the line as in other entries: the name of a field, a colon, a space, the value. Put text with a colon or another special character in quotation marks.',
  };
}

/**
 * Explains all errors of a document, one a line: one slip brings several errors, in the lines around it as well.
 *
 * @param at line and column of an offset; @param isText whether a field of this name has a text.
 */
export function yamlErrors(
  document: Document.Parsed,
  yaml: string,
  at: (offset: number) => Place,
  isText: (name: string) => boolean,
): Finding[] {
  const found = document.errors.map(({ code, pos: [start] }) => {
    const { offset, isVague, ...slip } = explain({
      isText,
      document,
      yaml,
      code,
      offset: start,
      line: lineAt(yaml, start),
    });
    return { isVague, finding: { ...at(offset), rule: 'yaml' as const, ...slip } };
  });
  const clear = new Set(
    found
      .filter(({ isVague }) => !isVague)
      .flatMap(({ finding: { line } }) => [line - 1, line + 1]),
  );
  const seen = new Set<number>();
  return found.flatMap(({ isVague, finding }) => {
    if (seen.has(finding.line) || (isVague && clear.has(finding.line))) return [];
    seen.add(finding.line);
    return [finding];
  });
}
