/** Finds fields in YAML, and the changes of its text that change a field. */
import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  stringify,
  type Document,
  type Scalar,
} from 'yaml';
import { shorten } from '../base/escape.ts';
import type { Edit } from './problem.ts';
import { isPlain, isPlainField } from './quotation-marks.ts';

/** A change of a field: another value, a list instead of a text, another name, the removal of an item or of the field, or a new field. */
export type FieldChange =
  | { kind: 'value'; to: string }
  | { kind: 'list'; to: readonly string[] }
  | { kind: 'name'; to: string }
  /** `says` what was removed, as a sentence. */
  | { kind: 'removal'; says: string }
  /** The field with its lines, which say nothing. */
  | { kind: 'field removal' }
  /** A field that is missing, above the others of its group. */
  | { kind: 'addition'; value: string | number | readonly string[] };

type Path = readonly PropertyKey[];

/** Offset of a field in the YAML; that of its nearest parent if it is missing. */
export function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (!pair) return offset;
      offset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (isNode(node)) offset = node.range?.[0] ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

/** Words that mean the same with or without quotation marks. */
const PLAIN = /^[A-Za-z\d][\w.~!$%+;/@:-]*(?:\?[\w.~!$%+;/@=&:-]*)?(?:#[\w.~!$%+;/@=&:-]*)?$/;

/** A text as it is written in place of another one, in the same quotation marks. */
function written(text: string, { type }: Scalar): string | undefined {
  if (type === 'QUOTE_DOUBLE') return JSON.stringify(text);
  if (type === 'QUOTE_SINGLE') return `'${text.replaceAll("'", "''")}'`;
  if (PLAIN.test(text) && !text.endsWith(':')) return text;
  return isPlain(text) || (type !== 'PLAIN' && isPlainField(text)) ? text : JSON.stringify(text);
}

/**
 * Start and end of a value in the YAML; undefined if it spans lines without saying so: what was
 * folded is left to its author.
 */
function rangeOf(yaml: string, { range, type }: Scalar): [start: number, end: number] | undefined {
  const [start = 0, end = 0] = range ?? [];
  const source = yaml.slice(start, end);
  // A comment may stand beside the character that begins a block.
  const isBlock = type?.startsWith('BLOCK') === true && /^[|>][-+\d]*\n/.test(source);
  return range && (isBlock || !source.includes('\n'))
    ? [start, start + source.trimEnd().length]
    : undefined;
}

function replacement(yaml: string, node: unknown, to: string): Edit | undefined {
  if (!isScalar(node)) return undefined;
  const range = rangeOf(yaml, node);
  const text = written(to, node);
  if (!range || text === undefined) return undefined;
  return {
    start: range[0],
    end: range[1],
    text,
    says: `${JSON.stringify(shorten(String(node.value), 160))} is now ${JSON.stringify(shorten(to, 160))}.`,
  };
}

function listInstead(yaml: string, node: unknown, items: readonly string[]): Edit | undefined {
  if (!isScalar(node) || node.type !== 'PLAIN') return undefined;
  const range = rangeOf(yaml, node);
  if (!range || !items.every((item) => PLAIN.test(item))) return undefined;
  const text = `[${items.join(', ')}]`;
  const [start, end] = range;
  return { start, end, text, says: `${yaml.slice(start, end)} is now a list: ${text}.` };
}

function renaming(yaml: string, holder: unknown, from: string, to: string): Edit | undefined {
  if (!isMap(holder) || holder.has(to)) return undefined;
  const pair = holder.items.find(({ key }) => isScalar(key) && String(key.value) === from);
  return replacement(yaml, pair?.key, to);
}

/** Removes an item between square brackets, with one of the commas beside it. */
function removalInFlow(
  yaml: string,
  [before, item, after]: readonly unknown[],
  says: string,
): Edit | undefined {
  const placeOf = (node: unknown) => (isScalar(node) ? (node.range ?? undefined) : undefined);
  const [start = 0, end = 0] = placeOf(item) ?? [];
  const from = placeOf(before)?.[1] ?? start;
  const to = before === undefined ? (placeOf(after)?.[0] ?? end) : end;
  const isPlain = /^\s*,?\s*$/.test(yaml.slice(from, start) + yaml.slice(end, to));
  return isPlain ? { start: from, end: to, text: '', says } : undefined;
}

function removal(yaml: string, list: unknown, index: number, says: string): Edit | undefined {
  if (!isSeq(list)) return undefined;
  const [before, item, after] = [-1, 0, 1].map((step) => list.items[index + step]);
  if (!isScalar(item) || !item.range) return undefined;
  const [start, end] = item.range;
  if (list.flow) return removalInFlow(yaml, [before, item, after], says);
  // A list without items would be a field without a value.
  if (list.items.length === 1) return undefined;
  const lineStart = yaml.lastIndexOf('\n', start) + 1;
  const lineEnd = yaml.indexOf('\n', end) + 1;
  const isAlone =
    lineEnd > 0 &&
    /^\s*-\s+$/.test(yaml.slice(lineStart, start)) &&
    // A comment beside the item is kept.
    yaml.slice(end, lineEnd).trim() === '';
  return isAlone ? { start: lineStart, end: lineEnd, text: '', says } : undefined;
}

/** Removes a field with its lines, or from between curly brackets. A comment on these lines is kept, and the field with it. */
function fieldRemoval(yaml: string, holder: unknown, name: string): Edit | undefined {
  if (!isMap(holder) || holder.items.length === 1) return undefined;
  const index = holder.items.findIndex(({ key }) => isScalar(key) && String(key.value) === name);
  const { key, value } = holder.items[index] ?? {};
  if (!isScalar(key) || !key.range) return undefined;
  const [start, keyEnd] = key.range;
  const valueEnd = isNode(value) ? (value.range?.[1] ?? keyEnd) : keyEnd;
  const whole = yaml.slice(start, Math.max(keyEnd, valueEnd)).trimEnd();
  const end =
    start + whole.length + (/^[ \t]*:/.exec(yaml.slice(start + whole.length))?.[0].length ?? 0);
  const says = `The empty field ${JSON.stringify(name)} was removed.`;
  if (yaml.slice(start, end).includes('#')) return undefined;
  if (holder.flow === true) {
    const [before] = /,\s*$/.exec(yaml.slice(0, start)) ?? [''];
    const [after] = before === '' ? (/^\s*,\s*/.exec(yaml.slice(end)) ?? ['']) : [''];
    return { start: start - before.length, end: end + after.length, text: '', says };
  }
  const lineStart = yaml.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = (yaml.indexOf('\n', end) + 1 || yaml.length + 1) - 1;
  const isAlone = yaml.slice(lineStart, start).trim() + yaml.slice(end, lineEnd).trim() === '';
  return isAlone
    ? { start: lineStart, end: Math.min(lineEnd + 1, yaml.length), text: '', says }
    : undefined;
}

/** Adds a field above the others of a group. One between curly brackets is left to its author. */
function addition(
  yaml: string,
  holder: unknown,
  name: string,
  value: string | number | readonly string[],
): Edit | undefined {
  if (!isMap(holder) || holder.flow === true || holder.has(name)) return undefined;
  const first = holder.items[0]?.key;
  if (!isScalar(first) || !first.range) return undefined;
  const [start] = first.range;
  const before = yaml.slice(yaml.lastIndexOf('\n', start - 1) + 1, start);
  if (!/^[ -]*$/.test(before)) return undefined;
  const field =
    typeof value === 'object'
      ? `${name}: [${value.map((item) => JSON.stringify(item)).join(', ')}]`
      : stringify({ [name]: value }).trimEnd();
  return {
    start,
    end: start,
    text: `${field}\n${' '.repeat(before.length)}`,
    says: `The line "${field}" was added.`,
  };
}

/** The edit of the YAML that makes a change; undefined where that takes more than one. */
export function editOf(
  document: Document,
  yaml: string,
  path: Path,
  change: FieldChange,
): Edit | undefined {
  const nodeAt = (at: Path): unknown =>
    at.length === 0 ? document.contents : document.getIn([...at], true);
  const holder = () => nodeAt(path.slice(0, -1));
  switch (change.kind) {
    case 'value':
      return replacement(yaml, nodeAt(path), change.to);
    case 'list':
      return listInstead(yaml, nodeAt(path), change.to);
    case 'name':
      return renaming(yaml, holder(), String(path.at(-1)), change.to);
    case 'removal':
      return removal(yaml, holder(), Number(path.at(-1)), change.says);
    case 'field removal':
      return fieldRemoval(yaml, holder(), String(path.at(-1)));
    case 'addition':
      return addition(yaml, holder(), String(path.at(-1)), change.value);
  }
}
