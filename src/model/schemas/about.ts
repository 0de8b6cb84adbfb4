/** What the schemas say about their fields, for forms, messages and guides. */
import * as z from 'zod';

/** Steps through wrappers (optional, default, preprocess …) to the schema that has fields or items. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  let inner = schema;
  for (;;) {
    if (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.unwrap();
    else return inner;
  }
}

/** The schema of a field, by its path in the data; undefined if there is none. */
export function schemaAt(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
): z.core.$ZodType | undefined {
  let inner: z.core.$ZodType | undefined = schema;
  for (const key of path) {
    const holder: z.core.$ZodType = unwrap(inner);
    if (holder instanceof z.ZodObject)
      inner = Object.hasOwn(holder.shape, String(key))
        ? (holder.shape as Record<string, z.core.$ZodType>)[String(key)]
        : undefined;
    else if (holder instanceof z.ZodArray) inner = holder.element;
    else return undefined;
    if (!inner) return undefined;
  }
  return inner;
}

export interface AboutField {
  title?: string;
  description?: string;
  example?: unknown;
  /** Most characters, for a text. */
  maxLength?: number;
}

/** What a schema says about a field in words, by its path in the data. */
export function aboutField(schema: z.core.$ZodType, path: readonly PropertyKey[]): AboutField {
  const field = schemaAt(schema, path);
  const meta = field ? z.globalRegistry.get(field) : undefined;
  const examples = meta?.['examples'];
  return {
    ...(meta?.title ? { title: meta.title } : {}),
    ...(meta?.description ? { description: meta.description } : {}),
    ...(typeof meta?.['maxLength'] === 'number' ? { maxLength: meta['maxLength'] } : {}),
    ...(Array.isArray(examples) && examples.length > 0 ? { example: examples[0] as unknown } : {}),
  };
}
