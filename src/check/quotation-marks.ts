/** Values that YAML reads in another way, or not at all, unless they are in quotation marks. */
import { isMap, isScalar, parseDocument } from 'yaml';
import { shorten } from '../base/escape.ts';
import type { Finding } from './problem.ts';

/** A value on one line, with what stands before it: indentation, a hyphen, the name of its field. */
export interface WrittenValue {
  before: string;
  /** The name of its field; undefined for an item of a list. */
  name: string | undefined;
  value: string;
}

/** The value of a line; undefined if the line has none. */
export function valueOfLine(line: string): WrittenValue | undefined {
  const [, before = '', name, value] =
    /^( *(?:(?:- +)?([A-Za-z]\w*):[ \t]+|- +))(\S.*)$/.exec(line.trimEnd()) ?? [];
  return value === undefined ? undefined : { before, name, value };
}

/** A text in the quotation marks that need no backslash in it, if there are such. */
export function inMarks(text: string): string {
  return /["\\]/.test(text) && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
}

/** A value of one line as YAML reads it; undefined if it is not one plain or quoted value, and nothing else. */
function readAlone(value: string): unknown {
  const { contents, errors, warnings } = parseDocument(`value: ${value}\n`, { version: '1.2' });
  if (errors.length > 0 || warnings.length > 0 || !isMap(contents)) return undefined;
  const [pair, ...others] = contents.items;
  const node = pair?.value;
  return others.length === 0 &&
    isScalar(node) &&
    node.anchor === undefined &&
    node.tag === undefined &&
    node.comment === undefined
    ? node.value
    : undefined;
}

/** True if YAML reads a value, whatever it means. */
const isReadable = (value: string) => parseDocument(`value: ${value}\n`).errors.length === 0;

const indentOf = (line: string) => /^ */.exec(line)?.[0].length ?? 0;

/** True if a text means itself without quotation marks, also between square brackets. */
export function isPlain(text: string): boolean {
  return !/[[\]{},]/.test(text) && isPlainField(text);
}

/** True if a text means itself without quotation marks as the value of a field. */
export function isPlainField(text: string): boolean {
  return !/[\n\r]/.test(text) && readAlone(text) === text;
}

/** A text as the value of a field: in quotation marks only if it needs them. */
export const asValue = (text: string): string => (isPlainField(text) ? text : inMarks(text));

/**
 * The text that somebody meant who began a value with a quotation mark and did not write YAML;
 * undefined if the mark has no counterpart. `'It's ours'` is a text in quotation marks, and
 * `"Rights" and "duties"` is a text that contains some.
 */
function withoutOuterMarks(value: string): string | undefined {
  const mark = value.charAt(0);
  let open = 0;
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] !== mark) continue;
    const [before = ' ', after = ' '] = [value[at - 1], value[at + 1]];
    const isApostrophe = /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
    if (!isApostrophe) open += /[\s([{]/.test(before) ? 1 : -1;
    if (open === 0) return at === value.length - 1 ? value.slice(1, -1) : value;
  }
  return undefined;
}

/** What the first characters of a value mean in YAML. */
function reasonFor(value: string): string {
  const [first = ''] = value;
  if (/["']/.test(first)) return 'the text goes on after a quotation mark that ends it';
  if (/[[{]/.test(first)) return 'the text goes on after brackets, which mean a list or a group';
  return /: |:$/.test(value) && /[\p{L}\p{N}“‘«„¿¡(]/u.test(first)
    ? 'there is a colon in this text'
    : `a text cannot begin with ${first} without quotation marks`;
}

/**
 * The value of a line that needs quotation marks, with the line to write.
 *
 * @param isText whether a field of this name has a text.
 * @returns undefined if the value is not the reason why the line cannot be read.
 */
export function missingMarks(
  line: { start: number; text: string },
  isText: (name: string) => boolean,
): (Pick<Finding, 'message' | 'fix' | 'edit'> & { offset: number }) | undefined {
  const written = valueOfLine(line.text);
  if (!written) return undefined;
  const { before, name, value } = written;
  if (!/[\p{L}\p{N}]/u.test(value)) return undefined;
  if (readAlone(value) !== undefined || /^[[{].*[\]}]$|^(?:[|>][-+\d]*|#.*)$/.test(value))
    return undefined;
  if (/^[[{]/.test(value) && name !== undefined && !isText(name)) return undefined;
  const isMarked = /^["']/.test(value);
  const meant = isMarked ? withoutOuterMarks(value) : value;
  // What follows a number sign and a space may be a comment.
  const hasComment = /\s#(?:\s|$)/.test(value);
  const text = inMarks(meant ?? value);
  const start = line.start + before.length;
  return {
    offset: start,
    message: `The front matter cannot be read here: ${reasonFor(value)}.`,
    fix: `Put the text in quotation marks: ${shorten(before.trimStart() + text, 240)}${
      hasComment ? ' If a comment follows the number sign, put it on a line of its own.' : ''
    }`,
    ...(meant === undefined || hasComment
      ? {}
      : {
          edit: {
            start,
            end: start + value.length,
            text,
            says: `${JSON.stringify(shorten(value, 60))} is now in quotation marks.`,
          },
        }),
  };
}

const isContinuation = (line: string) =>
  line.trim() !== '' && !/^ *(?:[A-Za-z]\w*:(?!\/\/)|- |-$|#|---|\.\.\.)/.test(line);

/**
 * A value that goes on in a line that is not indented, with the whole of it on one line.
 *
 * @param start where that line begins.
 * @returns undefined if the line does not continue the value of a field.
 */
export function goesOn(
  yaml: string,
  start: number,
): (Pick<Finding, 'message' | 'fix' | 'edit'> & { offset: number }) | undefined {
  const above = yaml.slice(0, start).split('\n').slice(0, -1);
  const first = above.findLastIndex((line) => !isContinuation(line));
  const written = valueOfLine(above[first] ?? '');
  const below = yaml.slice(start).split('\n');
  const end = below.findIndex((line) => !isContinuation(line));
  const rest = [...above.slice(first + 1), ...below.slice(0, end === -1 ? below.length : end)];
  if (!written || rest.length === 0 || /^[|>]|\s#/.test(written.value)) return undefined;
  if (indentOf(below[0] ?? '') > indentOf(written.before)) return undefined;
  const joined = [written.value, ...rest.map((line) => line.trim())].join(' ');
  const value = /^["'[{]/.test(written.value) ? joined : asValue(joined);
  if (/^["'[{]/.test(value) && !isReadable(value)) return undefined;
  const from = [...above.slice(0, first), ''].join('\n').length + written.before.length;
  const to = from + [written.value, ...rest].join('\n').length;
  return {
    offset: start,
    message: 'The front matter cannot be read here: this line goes on with the text above it.',
    fix: `Write the text on one line: ${shorten(written.before.trimStart() + value, 240)}`,
    edit: {
      start: from,
      end: to,
      text: value,
      says: `The text of ${JSON.stringify(written.name ?? 'the item')} is now on one line.`,
    },
  };
}
