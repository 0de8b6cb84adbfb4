/** Turns the faults that a schema finds into sentences for the person who wrote the file. */
import { closestMatch } from 'leven';
import { z } from 'zod';
import type { $ZodIssue } from 'zod/v4/core';

/** A proposal such as `Did you mean "topics"?`; undefined if nothing is near. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const near = closestMatch(word.toLowerCase(), [...known], { maxDistance: Math.max(2, Math.floor(word.length / 3)) });
  return near === undefined ? undefined : `Did you mean "${near}"?`;
}

/** Steps through wrappers (optional, default, preprocess …) to the schema that has fields or items. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  let inner = schema;
  for (;;) {
    if (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.unwrap();
    else return inner;
  }
}

/** The schema of a field, by its path in the data; undefined if there is none. */
export function schemaAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  let inner: z.core.$ZodType | undefined = schema;
  for (const key of path) {
    const holder: z.core.$ZodType = unwrap(inner);
    if (holder instanceof z.ZodObject) inner = (holder.shape as Record<string, z.core.$ZodType>)[String(key)];
    else if (holder instanceof z.ZodArray) inner = holder.element;
    else return undefined;
    if (!inner) return undefined;
  }
  return inner;
}

/** Title, description and examples of a field. */
export function aboutField(schema: z.core.$ZodType, path: readonly PropertyKey[]): { title?: string; description?: string; example?: unknown } {
  const field = schemaAt(schema, path);
  const meta = field ? z.globalRegistry.get(field) : undefined;
  const examples = meta?.['examples'];
  return {
    ...(meta?.title ? { title: meta.title } : {}),
    ...(meta?.description ? { description: meta.description } : {}),
    ...(Array.isArray(examples) && examples.length > 0 ? { example: examples[0] as unknown } : {}),
  };
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
