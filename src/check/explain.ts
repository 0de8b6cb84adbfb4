/** Turns the issues that a schema finds into sentences for the person who wrote the file. */
import leven, { closestMatch } from 'leven';
import * as z from 'zod';
import { foldWords } from '../base/fold.ts';
import { inEnglish } from '../i18n/index.ts';
import { aboutField, schemaAt, unwrap } from '../model/schemas/about.ts';
import { countryCode } from '../model/places.ts';
import { COUNTRY_CODES, REQUIRED } from '../model/schemas/fields.ts';
import { message as sayOf } from '../model/schemas/messages.ts';
import { plainLink } from '../model/wrapped-addresses.ts';
import { readDate } from './date-readings.ts';
import type { FieldChange } from './yaml-edits.ts';
import type { GuideSection } from './guide.ts';
import type { Finding } from './problem.ts';
import { inWords } from './in-words.ts';
import { plainTextOf } from './plain-text.ts';

/** Most unknown fields that are reported one by one. */
const MOST_KEYS = 20;

/**
 * A suggestion such as `Did you mean "topics"?`; undefined if no known word is similar.
 *
 * @param whole completes the known word to what has to be written, such as an address.
 */
export function didYouMean(
  word: string,
  known: readonly string[],
  whole = (near: string) => near,
): string | undefined {
  const near = closestMatch(word.toLowerCase(), [...known], {
    maxDistance: Math.max(2, Math.floor(word.length / 3)),
  });
  return near === undefined ? undefined : `Did you mean "${whole(near)}"?`;
}

/** Fewest letters of a word that is recognised in spite of one wrong letter. */
const LEAST_LETTERS = 4;

const digitsOf = (text: string) => text.replace(/\D/g, '');

/**
 * The one known word that differs in a single letter or in capitals only; undefined if there are
 * several, or none. Another digit is never a slip: it is another year, or another part.
 */
export function surelyMeant(word: string, known: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const near = known.filter(
    (other) =>
      (other.toLowerCase() === lower ||
        (lower.length >= LEAST_LETTERS && other.length >= LEAST_LETTERS)) &&
      digitsOf(lower) === digitsOf(other) &&
      leven(lower, other.toLowerCase(), { maxDistance: 2 }) <= 1,
  );
  return near.length === 1 && near[0] !== word ? near[0] : undefined;
}

export interface Explanation extends Finding {
  path: readonly PropertyKey[];
  /** The change that fixes it, where only one is right. */
  change?: FieldChange;
}

/**
 * The section of the guide for a wrong value: the one that its field names (`.meta({ guide })`), or
 * the nearest field around it.
 */
export function sectionOf(schema: z.core.$ZodType, path: readonly PropertyKey[]): GuideSection {
  for (let length = path.length; length > 0; length -= 1) {
    let field = schemaAt(schema, path.slice(0, length));
    while (field) {
      const guide = z.globalRegistry.get(field)?.guide;
      if (guide) return guide;
      field =
        field instanceof z.ZodOptional || field instanceof z.ZodDefault
          ? field.unwrap()
          : undefined;
    }
  }
  return 'fields';
}

const accepts = (schema: z.core.$ZodType, value: unknown) => z.safeParse(schema, value).success;

/**
 * How a date is written that was written in another way: two ways where day and month could be
 * swapped, none for a time with an offset, as only its author knows the local time.
 */
function datesFor(value: string, schema: z.core.$ZodType): string[] {
  const isDate = accepts(schema, '2000-01-01') && !accepts(schema, 'A date in words.');
  const { dates, time, offset } = (isDate ? readDate(value) : undefined) ?? { dates: [] };
  if (time === undefined || !accepts(schema, '2000-01-01T00:00')) return [...dates];
  return offset === undefined ? dates.map((date) => `${date}T${time}`) : [];
}

/** A text of several lines as one; paragraphs are left to their author. */
function onOneLine(text: string): string {
  const plain = text.trim();
  return /\n[ \t]*\n/.test(plain) ? plain : plain.replace(/\s*[\n\r\t]\s*/g, ' ');
}

/**
 * What is wrong with a text in a block (`>` or `|`): that it is not on one line, and what would be
 * wrong with it then. The line break at its end makes the schema say more.
 */
export function withoutBlock(
  issues: readonly z.core.$ZodIssue[],
  schema: z.core.$ZodType,
): z.core.$ZodIssue[] {
  const blocks = new Set<string>();
  return issues.flatMap((issue) => {
    const { input, path } = issue;
    const field = schemaAt(schema, path);
    if (typeof input !== 'string' || !input.endsWith('\n') || !field) return [issue];
    const line = onOneLine(input);
    if (line.includes('\n')) return [issue];
    const left = z.safeParse(field, line).error?.issues ?? [];
    const key = path.join('.');
    const isFirst = !blocks.has(key);
    blocks.add(key);
    return [
      ...(isFirst ? [{ ...issue, message: sayOf('oneLine') }] : []),
      ...(left.some((one) => one.message === issue.message) ? [issue] : []),
    ];
  });
}

/** Other ways to write a value. The first that the schema accepts is right. */
function* waysToWrite(value: string): Generator<string> {
  yield value.trim();
  yield onOneLine(value);
  if (URL.canParse(value)) yield plainLink(value);
  if (/^www\./i.test(value)) yield `https://${value}`;
  if (/^[\w-]+$/.test(value)) {
    yield value.toLowerCase();
    yield value.toUpperCase();
  }
}

/** The change of a value that the schema refuses, if it accepts the same value written differently. */
function rewriting(value: unknown, schema: z.core.$ZodType | undefined): FieldChange | undefined {
  if (typeof value !== 'string' || !schema || z.safeParse(schema, value).success) return undefined;
  const isRight = (other: unknown) => other !== value && accepts(schema, other);
  const items = value.split(value.includes('://') ? /[\s,]+/ : ',').map((item) => item.trim());
  if (items.every((item) => /^(?:[\w-]+|https:\/\/\S+)$/.test(item)) && isRight(items))
    return { kind: 'list', to: items };
  const dates = datesFor(value, schema);
  const to = dates.length > 1 ? undefined : [...dates, ...waysToWrite(value)].find(isRight);
  return to === undefined ? undefined : { kind: 'value', to };
}

/** How to write a date that was written in another way; undefined for everything else. */
function dateAdvice(value: string, schema: z.core.$ZodType): string | undefined {
  const right = datesFor(value, schema);
  if (right.length > 0) return `Write ${right.join(' or ')}.`;
  if (!accepts(schema, '2000-01-01T00:00') || accepts(schema, 'A date in words.')) return undefined;
  const { dates: [date] = [], time, offset } = readDate(value) ?? {};
  return offset === undefined
    ? undefined
    : `Write the local time of the event without the offset "${offset}", which the time zone of the event says: ${String(date)}T${String(time)}, if that is the time there.`;
}

/** The word of a fixed list that has a name on the site: "Artificial intelligence" is `ai`. */
function wordOfName(name: string, words: readonly string[]): string | undefined {
  const { topic, finding, library } = inEnglish.t;
  const names: Readonly<Record<string, { label: string }>> = {
    ...topic,
    ...finding.kind,
    ...library.kind,
  };
  return words.find((word) => foldWords(names[word]?.label ?? word) === foldWords(name));
}

/** The change of a text with entities, HTML or Markdown, even if the text without them has another error. */
function withoutMarkup({ input, message }: z.core.$ZodIssue) {
  if (typeof input !== 'string' || !/^(?:entity|htmlTag|markdownMarks) /.test(message))
    return undefined;
  const to = URL.canParse(input) ? input.replaceAll('&amp;', '&') : plainTextOf(input);
  return to === input || to === '' ? undefined : { kind: 'value' as const, to };
}

/** Types of values, as editors call them. */
const TYPES: Readonly<Record<string, string>> = {
  array: 'a list, between square brackets',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

const isMissing = ({ input }: { input?: unknown }) => input === undefined || input === null;

const fieldsOf = (schema: z.core.$ZodType | undefined) => {
  const group = schema && unwrap(schema);
  return group instanceof z.ZodObject ? Object.keys(group.shape) : [];
};

/**
 * What a schema says of a value where it has no words of its own: the error
 * map for zod, which would otherwise use those of its locale.
 */
export function messageFor(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'too_small':
      return `Write at least ${issue.minimum}.`;
    case 'too_big':
      return `Write at most ${issue.maximum}.`;
    case 'invalid_type':
      if (isMissing(issue)) return REQUIRED;
      return issue.expected === 'object'
        ? `This is a group of fields. Write each on its own line below, indented by two more spaces: ${fieldsOf(issue.inst as z.core.$ZodType | undefined).join(', ')}.`
        : `Write ${TYPES[issue.expected] ?? 'another kind of value'}.`;
    case 'invalid_value':
      return `Write one of: ${issue.values.map(String).join(', ')}.`;
    default:
      return 'This value does not belong here.';
  }
}

function unknownKeys({ path, keys }: z.core.$ZodIssueUnrecognizedKeys, known: string[]) {
  const more = keys.length - MOST_KEYS;
  return keys.slice(0, MOST_KEYS).map((key, index): Explanation => {
    const meant = surelyMeant(key, known);
    return {
      path: [...path, key],
      message:
        index === MOST_KEYS - 1 && more > 0
          ? `There is no field with this name, nor with the names of the next ${more}.`
          : 'There is no field with this name.',
      fix: didYouMean(key, known) ?? `The fields are: ${known.join(', ')}.`,
      rule: 'field-name',
      ...(meant === undefined ? {} : { change: { kind: 'name', to: meant } }),
    };
  });
}

/**
 * True for what an editor leaves behind in a form: nothing, blanks, a list without a value. In a
 * group with the names of its fields, each is reported by itself, because somebody began to fill it.
 */
function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.every(isEmpty);
  return typeof value === 'object' && Object.keys(value ?? {}).length === 0;
}

/**
 * The empty optional field in which something is missing.
 *
 * @returns undefined if the field has a value, or is required.
 */
export function emptyField(
  { path }: z.core.$ZodIssue,
  data: unknown,
  schema: z.core.$ZodType,
): Explanation | undefined {
  let value = data;
  for (const [index, key] of path.entries()) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
    const field = path.slice(0, index + 1);
    const own = schemaAt(schema, field);
    const isOptional = own instanceof z.ZodOptional || own instanceof z.ZodDefault;
    if (!isOptional || !isEmpty(value)) continue;
    const purpose = purposeOf(schema, field);
    return {
      path: field,
      message: 'This field is empty.',
      fix: `Remove the line, or write a value.${purpose === '' ? '' : ` ${purpose}`}`,
      rule: 'field-value',
      change: { kind: 'field removal' },
    };
  }
  return undefined;
}

/** Index of the first item that repeats an earlier one; -1 if there is none. */
function firstRepeated(list: unknown): number {
  return Array.isArray(list) ? list.findIndex((item, index) => list.indexOf(item) !== index) : -1;
}

/** What a field is for, with an example. */
function purposeOf(schema: z.core.$ZodType, path: readonly PropertyKey[]): string {
  const own = aboutField(schema, path);
  // The purpose of a list is described at the list, not at its items.
  const { description, example } =
    own.description === undefined && typeof path.at(-1) === 'number'
      ? aboutField(schema, path.slice(0, -1))
      : own;
  const hasExample = example !== undefined && !(Array.isArray(example) && example.length === 0);
  return [description, hasExample && `Example: ${JSON.stringify(example)}`]
    .filter(Boolean)
    .join(' ');
}

/** A country that is named in place of its code, which is what people write who know no codes. */
function namedCountry(
  { path, input }: z.core.$ZodIssue,
  schema: z.core.$ZodType,
): Explanation | undefined {
  if (path.at(-1) !== 'country' || typeof input !== 'string') return undefined;
  const code = countryCode(input, COUNTRY_CODES);
  if (code === undefined) return undefined;
  return {
    path,
    message: 'In a file, a country is written as its code.',
    fix: `Write "${code}".`,
    rule: 'field-value',
    guide: sectionOf(schema, path),
    change: { kind: 'value', to: code },
  };
}

function wrongValue(issue: z.core.$ZodIssue, schema: z.core.$ZodType): Explanation {
  const { path, code, input, message } = issue;
  const values = code === 'invalid_value' ? issue.values.map(String) : [];
  const text = typeof input === 'string' ? input : '';
  const field = schemaAt(schema, path);
  const named = surelyMeant(text, values) === undefined ? wordOfName(text, values) : undefined;
  const meant = named ?? surelyMeant(text, values);
  const near = named === undefined ? didYouMean(text, values) : `Write "${named}".`;
  const plain = withoutMarkup(issue);
  const change: FieldChange | undefined =
    meant === undefined ? (plain ?? rewriting(input, field)) : { kind: 'value', to: meant };
  // What else the schema says, such as the words that fit, does not say that the field is missing.
  const isUnsaid =
    isMissing(issue) &&
    (code === 'invalid_type' || code === 'invalid_value') &&
    message !== REQUIRED;
  return {
    path,
    message: inWords(isUnsaid ? `${REQUIRED}\n${message}` : message),
    fix:
      near ??
      (plain && `Write the plain text: ${plain.to}`) ??
      (field && dateAdvice(text, field)) ??
      (purposeOf(schema, path) || 'Write it as in another entry.'),
    ...(isMissing(issue)
      ? { rule: 'field-missing' }
      : { rule: 'field-value', guide: sectionOf(schema, path) }),
    ...(change ? { change } : {}),
  };
}

/**
 * Explains one issue that a schema found, with {@link messageFor} as its error map.
 *
 * @returns one explanation for each wrong field: an issue about unknown keys names several.
 */
export function explainIssue(issue: z.core.$ZodIssue, schema: z.core.$ZodType): Explanation[] {
  const { path, message } = issue;
  if (issue.code === 'unrecognized_keys')
    return unknownKeys(issue, fieldsOf(schemaAt(schema, path)));
  const repeated = issue.code === 'custom' ? firstRepeated(issue.input) : -1;
  if (repeated === -1) return [namedCountry(issue, schema) ?? wrongValue(issue, schema)];
  return [
    {
      path: [...path, repeated],
      message: inWords(message),
      fix: 'Remove one of the two.',
      rule: 'field-value',
      guide: sectionOf(schema, path),
      change: {
        kind: 'removal',
        says: `The second ${JSON.stringify(String((issue.input as unknown[])[repeated]))} was removed.`,
      },
    },
  ];
}
