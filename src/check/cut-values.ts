/** Finds values that a number sign cuts off: YAML takes what follows a space and the sign for a comment. */
import { isCollection, isMap, isNode, isScalar, isSeq, type Document, type Node } from 'yaml';
import * as z from 'zod';
import { schemaAt, unwrap } from '../model/schemas/about.ts';
import { shorten } from '../base/escape.ts';
import type { Place } from './place.ts';
import type { Edit, Finding } from './problem.ts';
import { inMarks } from './quotation-marks.ts';

type Path = readonly PropertyKey[];

/** A value and where it ends; an empty one ends where the name of its field does. */
interface Value {
  path: Path;
  node: Node;
  end: number;
  /** The name of the field and a colon, or the hyphen of an item. */
  before: string;
}

/** The items of a map or a list, with their keys; none for other nodes. */
function itemsOf(node: unknown): { key: unknown; value: unknown; step: PropertyKey }[] {
  if (isSeq(node))
    return node.items.map((value, index) => ({ key: undefined, value, step: index }));
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }) =>
    isScalar(key) ? [{ key, value, step: String(key.value) }] : [],
  );
}

function* valuesOf(node: unknown, path: Path = []): Generator<Value> {
  for (const { key, value, step } of itemsOf(node)) {
    if (!isNode(value)) continue;
    const own = [...path, step];
    // What stands beside the name of a field is beside it also where its value is on lines below.
    const isBelow = isCollection(value) && value.flow !== true;
    const nameEnd = isScalar(key) ? key.range?.[1] : undefined;
    const isBesideName = isBelow || (isScalar(value) && value.source === '');
    const end = (isBesideName ? nameEnd : undefined) ?? value.range?.[1] ?? 0;
    const before = nameEnd === undefined ? '- ' : `${String(step)}: `;
    if (!isBelow || nameEnd !== undefined) yield { path: own, node: value, end, before };
    yield* valuesOf(value, own);
  }
}

/** What a field holds: a text that people read, an address, or something in which no number sign can be. */
function kindOf(schema: z.core.$ZodType, path: Path): 'text' | 'address' | 'other' {
  const field = schemaAt(schema, path);
  const meta = field && z.globalRegistry.get(unwrap(field));
  if (meta?.['format'] === 'uri') return 'address';
  return meta?.['maxLength'] === undefined ? 'other' : 'text';
}

/** True for what is more likely a comment than a part of the value. */
const isRemark = (rest: string) => /(?:^|\s)#(?:\s|$)/.test(rest);

function adviceFor({ node, before }: Value, kind: string, value: string, rest: string): string {
  const ownLine = 'If it is a comment, put it on a line of its own.';
  if (kind === 'other')
    return 'If it is a comment, put a space after the number sign. If not, remove it.';
  if (kind === 'address')
    return isRemark(rest)
      ? 'Put the comment on a line of its own.'
      : `Write the address without the space: ${before}${shorten(value + rest, 600)} ${ownLine}`;
  const line = shorten(`${before}${inMarks(value === '' ? rest : `${value} ${rest}`)}`, 300);
  return isRemark(rest) || (isScalar(node) && node.type !== 'PLAIN')
    ? `${ownLine} If it belongs to the text, write: ${line}`
    : `Put the whole text in quotation marks: ${line}`;
}

/**
 * Values that a number sign cuts off. A comment after a date, a number, a list or a word of a fixed
 * list is none, if a space follows the sign.
 *
 * @param at line and column of an offset.
 * @returns each with the path of its field.
 */
export function cutValues(
  document: Document,
  yaml: string,
  schema: z.core.$ZodType,
  at: (offset: number) => Place,
): { path: Path; finding: Finding }[] {
  return [...valuesOf(document.contents)].flatMap((place) => {
    const { path, node, end } = place;
    if (isScalar(node) && node.type?.startsWith('BLOCK')) return [];
    const [line = ''] = yaml.slice(end).split('\n', 1);
    const [, gap = '', rest] = /^([ \t]*:?[ \t]*,?[ \t]*)(#.*)$/.exec(line.trimEnd()) ?? [];
    const kind = kindOf(schema, path);
    if (rest === undefined || (kind === 'other' && isRemark(rest))) return [];
    const value = isScalar(node) && node.source !== '' ? String(node.value) : '';
    const edit =
      kind === 'text' && !isRemark(rest) && !gap.includes(',')
        ? quotation(node, end, gap, value, rest)
        : undefined;
    const finding: Finding = {
      ...at(end + gap.length),
      rule: 'value-cut',
      message: `The number sign cuts this value off: ${JSON.stringify(shorten(rest, 60))} is not read.`,
      fix: adviceFor(place, kind, value, rest),
      ...(edit ? { edit } : {}),
    };
    return [{ path, finding }];
  });
}

/** Puts a value and what was cut off into quotation marks; undefined where some are there already. */
function quotation(
  node: Node,
  end: number,
  gap: string,
  value: string,
  rest: string,
): Edit | undefined {
  if (!isScalar(node) || node.type !== 'PLAIN' || !node.range) return undefined;
  const text = value === '' ? rest : `${value}${gap}${rest}`;
  return {
    start: value === '' ? end + gap.length : node.range[0],
    end: end + gap.length + rest.length,
    text: inMarks(text),
    says: `${JSON.stringify(shorten(text, 60))} is now in quotation marks.`,
  };
}

/** Tells whether a field of a name has a text, rather than a list or a group, wherever it is. */
export function textFields(schema: z.core.$ZodType): (name: string) => boolean {
  const others = new Set<string>();
  const collect = (holder: z.core.$ZodType) => {
    if (holder instanceof z.ZodArray) collect(unwrap(holder.element));
    if (!(holder instanceof z.ZodObject)) return;
    for (const [name, field] of Object.entries<z.core.$ZodType>(holder.shape)) {
      const inner = unwrap(field);
      if (inner instanceof z.ZodArray || inner instanceof z.ZodObject) others.add(name);
      collect(inner);
    }
  };
  collect(unwrap(schema));
  return (name) => !others.has(name);
}
