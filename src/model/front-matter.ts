/**
 * Writes content files. Text stands without quotation marks where every YAML
 * reader takes it for text; the rest is written as JSON, which is YAML too.
 * It is a small writer because the join form carries it into the browser.
 */
import * as z from 'zod';
import { schemaAt, unwrap } from './schemas/about.ts';

/** A comment above a field, by the name of the field. */
export type Comments = Readonly<Partial<Record<string, string>>>;

type Schema = z.core.$ZodType | undefined;

/** Words that YAML 1.1 or 1.2 reads as true, false or nothing. */
const RESERVED = /^(?:true|false|yes|no|on|off|null|[yn])$/i;

/** Texts that need no quotation marks: a first word that is no number, and no character that would end the text. */
const PLAIN = /^(?:\d+ )?(?:\p{L}|\.\/)(?:[\p{L}\p{M}\p{N}\p{P}\p{S}]| (?![ #]))*$/u;

/** Items that share one line: names of files, and paths. */
const WORD = /^[^\s:,[\]{}]+$/;

const DATE = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2})?)?)?$/;

/** Characters that JSON leaves as they are, and some YAML readers refuse. */
const UNPRINTABLE = /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g;

function quote(text: string): string {
  return JSON.stringify(text).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** True if the field takes the number that a year is without quotation marks. */
function takesDates(schema: Schema): boolean {
  return schema !== undefined && z.safeParse(schema, 2020).success;
}

function isPlain(text: string): boolean {
  return PLAIN.test(text) && !/: |:$| $/.test(text) && !RESERVED.test(text);
}

/** True for paragraphs that can stand as lines: none begins or ends with a space, or needs an escape. */
function isBlock(text: string): boolean {
  const lines = text.split('\n');
  return (
    lines.length > 1 &&
    lines[0] !== '' &&
    lines.at(-1) !== '' &&
    lines.every((line) => line === line.trim() && !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(line))
  );
}

function writeText(text: string, schema: Schema, indent: string): string {
  if (isPlain(text) || (DATE.test(text) && takesDates(schema))) return text;
  if (isBlock(text)) return `|-\n${text.replace(/^(?=.)/gm, indent)}`;
  return quote(text);
}

function writeList(items: readonly unknown[], schema: Schema, indent: string): string {
  const item = schema && schemaAt(schema, [0]);
  if (items.every((text) => typeof text === 'string' && WORD.test(text)))
    return ` [${items.map((text) => writeText(String(text), item, '')).join(', ')}]`;
  return items
    .map((value) => `\n${indent}- ${writeValue(value, item, `${indent}  `).trimStart()}`)
    .join('');
}

/** Fields in the order of their schema; those that it does not know come last. */
function inOrder(fields: object, schema: Schema): [string, unknown][] {
  const object = schema && unwrap(schema);
  const keys = object instanceof z.ZodObject ? Object.keys(object.shape) : [];
  const place = (key: string) => (keys.includes(key) ? keys.indexOf(key) : keys.length);
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => place(a) - place(b));
}

function writeMap(fields: object, schema: Schema, indent: string, comments: Comments = {}): string {
  return inOrder(fields, schema)
    .map(([key, value]) => {
      const comment = comments[key] === undefined ? '' : `\n${indent}# ${comments[key]}`;
      const field = schema && schemaAt(schema, [key]);
      const name = isPlain(key) ? key : quote(key);
      return `${comment}\n${indent}${name}:${writeValue(value, field, `${indent}  `)}`;
    })
    .join('');
}

/** What follows a colon or a hyphen: on the same line after a space, or on the lines below it. */
function writeValue(value: unknown, schema: Schema, indent: string): string {
  if (Array.isArray(value)) return writeList(value, schema, indent);
  if (typeof value === 'object' && value !== null) return writeMap(value, schema, indent) || ' {}';
  return ` ${typeof value === 'string' ? writeText(value, schema, indent) : JSON.stringify(value)}`;
}

/**
 * Writes front matter, without the two lines of hyphens around it.
 *
 * @param fields what is undefined is left out.
 * @param schema says in which order fields stand, and which hold dates.
 * @returns lines, with a line break at the end.
 */
export function writeFrontMatter(
  fields: object,
  schema?: z.core.$ZodType,
  comments: Comments = {},
): string {
  return `${writeMap(fields, schema, '', comments).slice(1)}\n`;
}

/**
 * Writes a content file.
 *
 * @param body the text below the front matter, if there is one.
 */
export function writeContentFile(
  fields: object,
  schema: z.core.$ZodType,
  body = '',
  comments: Comments = {},
): string {
  const text = body.trim();
  return `---\n${writeFrontMatter(fields, schema, comments)}---\n${text && `\n${text}\n`}`;
}
