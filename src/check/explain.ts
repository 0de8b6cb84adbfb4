/** Turns the errors that a schema finds into sentences for the person who wrote the file. */
import leven, { closestMatch } from 'leven';
import * as z from 'zod';
import { aboutField, schemaAt, unwrap } from '../model/schemas/about.ts';
import { withoutTracking } from '../model/tracking.ts';
import type { FieldChange } from './front-matter.ts';
import type { GuideSection } from './guide.ts';
import type { $ZodIssue } from 'zod/v4/core';

/** Unknown fields that are told one by one. */
const MOST_KEYS = 20;

/**
 * A proposal such as `Did you mean "topics"?`; undefined if nothing is near.
 *
 * @param whole makes of the known word what is to be written in full, such as an address.
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

/** Fewest letters of a word in which one wrong letter leaves no doubt which word was meant. */
const LEAST_LETTERS = 4;

/** The one word that was meant: the same but for one letter, or for capitals. Undefined if there are several, or none. */
export function surelyMeant(word: string, known: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const near = known.filter(
    (other) =>
      (other.toLowerCase() === lower ||
        (lower.length >= LEAST_LETTERS && other.length >= LEAST_LETTERS)) &&
      leven(lower, other.toLowerCase(), { maxDistance: 2 }) <= 1,
  );
  return near.length === 1 && near[0] !== word ? near[0] : undefined;
}

export interface Explanation {
  path: readonly PropertyKey[];
  message: string;
  fix: string;
  guide: GuideSection;
  /** The change that fixes it, where only one is right. */
  change?: FieldChange;
}

/** The section of the guide for a wrong value: the one that its field names (`.meta({ guide })`), or the nearest field around it. */
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

/** The same date with two digits for month and day; undefined if it is none. */
function paddedDate(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(text) ?? [];
  return year === undefined
    ? undefined
    : [year, month, day]
        .filter((part) => part !== undefined)
        .map((part) => part.padStart(2, '0'))
        .join('-');
}

/** Other ways to write a value, of which the first that the schema takes is right. */
function* waysToWrite(value: string): Generator<string> {
  yield value.trim();
  const date = paddedDate(value.trim());
  if (date !== undefined) yield date;
  if (URL.canParse(value)) yield withoutTracking(value);
  if (/^[\w-]+$/.test(value)) {
    yield value.toLowerCase();
    yield value.toUpperCase();
  }
}

/** The change of a value that the schema of its field refuses, where the same can be written in a way that it takes. */
function rewriting(value: unknown, schema: z.core.$ZodType | undefined): FieldChange | undefined {
  if (typeof value !== 'string' || !schema || z.safeParse(schema, value).success) return undefined;
  const items = value.split(',').map((item) => item.trim());
  if (items.every((item) => /^[\w-]+$/.test(item)) && z.safeParse(schema, items).success)
    return { kind: 'list', to: items };
  for (const to of waysToWrite(value))
    if (to !== value && z.safeParse(schema, to).success) return { kind: 'value', to };
  return undefined;
}

/** Kinds of value as editors call them. */
const TYPES: Readonly<Record<string, string>> = {
  array: 'a list, between square brackets',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

/** What the schema says, in words for editors also where it has none of its own. */
function messageOf(issue: $ZodIssue, schema: z.core.$ZodType): string {
  const isMissing = issue.input === undefined || issue.input === null;
  if (issue.code === 'invalid_type' && issue.expected === 'object') {
    const holder = schemaAt(schema, issue.path);
    const inner = holder && unwrap(holder);
    const fields = inner instanceof z.ZodObject ? Object.keys(inner.shape).join(', ') : '';
    return isMissing
      ? 'This is missing.'
      : `This is a group of fields. Write each below it, on a line of its own, with two spaces more at the beginning: ${fields}.`;
  }
  if (issue.code === 'too_small' && /^Too small/.test(issue.message))
    return `Write at least ${issue.minimum}.`;
  if (issue.code === 'too_big' && /^Too big/.test(issue.message))
    return `Write at most ${issue.maximum}.`;
  if (issue.code === 'invalid_type' && /^Invalid input/.test(issue.message))
    return isMissing
      ? 'This is missing.'
      : `Write ${TYPES[issue.expected] ?? 'another kind of value'}.`;
  // A list of the words that fit says nothing of a field that is not there.
  return isMissing &&
    /^invalid_(?:type|value)$/.test(issue.code) &&
    !issue.message.startsWith('This is missing')
    ? `This is missing. ${issue.message}`
    : issue.message;
}

/** Place of the first item of a list that stands there before; -1 if there is none. */
function firstRepeated(list: unknown): number {
  return Array.isArray(list) ? list.findIndex((item, index) => list.indexOf(item) !== index) : -1;
}

/**
 * Explains one error.
 *
 * @param schema the schema that found it.
 * @returns one explanation for each wrong field: an issue about unknown keys names several.
 */
export function explainIssue(issue: $ZodIssue, schema: z.core.$ZodType): Explanation[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const holder = schemaAt(schema, path);
    const unwrapped = holder && unwrap(holder);
    const known = unwrapped instanceof z.ZodObject ? Object.keys(unwrapped.shape) : [];
    const more = issue.keys.length - MOST_KEYS;
    return issue.keys.slice(0, MOST_KEYS).map((key, index) => {
      const meant = surelyMeant(key, known);
      return {
        path: [...path, key],
        message:
          index === MOST_KEYS - 1 && more > 0
            ? `There is no field of this name, nor of ${more} others that follow.`
            : 'There is no field of this name.',
        fix: didYouMean(key, known) ?? `The fields are: ${known.join(', ')}.`,
        guide: 'fields' as const,
        ...(meant === undefined ? {} : { change: { kind: 'name' as const, to: meant } }),
      };
    });
  }
  const repeated = issue.code === 'custom' ? firstRepeated(issue.input) : -1;
  if (repeated !== -1)
    return [
      {
        path: [...path, repeated],
        message: issue.message,
        fix: 'Remove one of the two.',
        guide: sectionOf(schema, path),
        change: { kind: 'removal' },
      },
    ];
  // What a list is for is said of the list, not of each item.
  const own = aboutField(schema, path);
  const { description, example } =
    own.description === undefined && typeof path.at(-1) === 'number'
      ? aboutField(schema, path.slice(0, -1))
      : own;
  const fix = [
    description,
    example !== undefined &&
      !(Array.isArray(example) && example.length === 0) &&
      `Example: ${JSON.stringify(example)}`,
  ]
    .filter(Boolean)
    .join(' ');
  const values =
    issue.code === 'invalid_value' && typeof issue.input === 'string'
      ? issue.values.map(String)
      : undefined;
  const near = values && didYouMean(String(issue.input), values);
  const meant = values && surelyMeant(String(issue.input), values);
  const change =
    meant === undefined
      ? rewriting(issue.input, schemaAt(schema, path))
      : { kind: 'value' as const, to: meant };
  const isMissing = issue.input === undefined || issue.input === null;
  return [
    {
      path,
      message: messageOf(issue, schema),
      fix: near ?? (fix || 'Write it as in another entry that is in order.'),
      guide: isMissing ? 'fields' : sectionOf(schema, path),
      ...(change ? { change } : {}),
    },
  ];
}
