/** Turns the faults that a schema finds into sentences for the person who wrote the file. */
import { closestMatch } from 'leven';
import * as z from 'zod';
import { aboutField, schemaAt, unwrap } from '../../schemas/about.ts';
import type { $ZodIssue } from 'zod/v4/core';

/** A proposal such as `Did you mean "topics"?`; undefined if nothing is near. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const near = closestMatch(word.toLowerCase(), [...known], { maxDistance: Math.max(2, Math.floor(word.length / 3)) });
  return near === undefined ? undefined : `Did you mean "${near}"?`;
}

export interface Explanation {
  path: readonly PropertyKey[];
  message: string;
  mend?: string;
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
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: 'There is no field of this name.',
      mend: didYouMean(key, known) ?? `The fields are: ${known.join(', ')}.`,
    }));
  }
  const { description, example } = aboutField(schema, issue.path);
  const mend = [description, example !== undefined && !(Array.isArray(example) && example.length === 0) && `Example: ${JSON.stringify(example)}`].filter(Boolean).join(' ');
  const near = issue.code === 'invalid_value' && typeof issue.input === 'string' ? didYouMean(issue.input, issue.values.map(String)) : undefined;
  return [{ path: issue.path, message: issue.message, ...(near ?? mend ? { mend: near ?? mend } : {}) }];
}
