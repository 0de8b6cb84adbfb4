/** What the schemas say about their fields, for forms, messages and guides. */
import * as z from 'zod';

/** The schema inside its wrappers (optional, default): the one that has fields or items. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.unwrap();
  return inner;
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

/** What a field is called and for. */
export interface FieldWords {
  title: string;
  description: string;
}

/** The key of a field's words: its path, with an asterisk for the number of an item. */
export function wordsKey(name: string): string {
  return name.replace(/\.\d+(?=\.|$)/g, '.*');
}

/** The words of all fields of a collection, by {@link wordsKey}. */
export function fieldWords(
  schema: z.core.$ZodType,
  path: readonly string[] = [],
): Record<string, FieldWords> {
  const holder = unwrap(schema);
  if (holder instanceof z.ZodArray) return fieldWords(holder.element, [...path, '*']);
  if (!(holder instanceof z.ZodObject)) return {};
  const words: Record<string, FieldWords> = {};
  const shape: Readonly<Record<string, z.core.$ZodType>> = holder.shape;
  for (const [key, field] of Object.entries(shape)) {
    const { title = key, description = '' } = aboutField(holder, [key]);
    words[[...path, key].join('.')] = { title, description };
    Object.assign(words, fieldWords(field, [...path, key]));
  }
  return words;
}

export interface AboutField {
  title?: string;
  description?: string;
  example?: unknown;
  /** Maximum number of characters, for a text. */
  maxLength?: number;
}

/** Title, description and example of a field, by its path in the data. */
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
