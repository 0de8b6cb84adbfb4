/** Turns the faults that a schema finds into sentences for the person who wrote the file. */
import { closestMatch } from 'leven';
import * as z from 'zod';
import { aboutField, schemaAt, unwrap } from '../../schemas/about.ts';
import type { $ZodIssue } from 'zod/v4/core';

/** Unknown fields that are told one by one. */
const MOST_KEYS = 20;

/** A proposal such as `Did you mean "topics"?`; undefined if nothing is near. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const near = closestMatch(word.toLowerCase(), [...known], { maxDistance: Math.max(2, Math.floor(word.length / 3)) });
  return near === undefined ? undefined : `Did you mean "${near}"?`;
}

export interface Explanation {
  path: readonly PropertyKey[];
  message: string;
  mend: string;
}

/**
 * Explains one fault.
 *
 * @param schema the schema that found it; @param data what was judged.
 * @returns one explanation for each wrong field: an issue about unknown keys names several.
 */
export function explainIssue(issue: $ZodIssue, schema: z.core.$ZodType): Explanation[] {
  if (issue.code === 'unrecognized_keys') {
    const holder = schemaAt(schema, issue.path);
    const unwrapped = holder && unwrap(holder);
    const known = unwrapped instanceof z.ZodObject ? Object.keys(unwrapped.shape) : [];
    const more = issue.keys.length - MOST_KEYS;
    return issue.keys.slice(0, MOST_KEYS).map((key, index) => ({
      path: [...issue.path, key],
      message: index === MOST_KEYS - 1 && more > 0 ? `There is no field of this name, nor of ${more} others that follow.` : 'There is no field of this name.',
      mend: didYouMean(key, known) ?? `The fields are: ${known.join(', ')}.`,
    }));
  }
  // What a list is for is said of the list, not of each item.
  const own = aboutField(schema, issue.path);
  const { description, example } = own.description === undefined && typeof issue.path.at(-1) === 'number' ? aboutField(schema, issue.path.slice(0, -1)) : own;
  const mend = [description, example !== undefined && !(Array.isArray(example) && example.length === 0) && `Example: ${JSON.stringify(example)}`].filter(Boolean).join(' ');
  const near = issue.code === 'invalid_value' && typeof issue.input === 'string' ? didYouMean(issue.input, issue.values.map(String)) : undefined;
  return [{ path: issue.path, message: issue.message, mend: near ?? (mend || 'Write it as in another entry that is in order.') }];
}
