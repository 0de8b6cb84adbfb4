/**
 * Fields of the editor, made from the schemas of the content: what a schema
 * says in words, bounds and lists is what the editor shows and holds people to.
 */
import type { CmsConfig } from '@sveltia/cms';
import * as z from 'zod';
import { editor as texts } from '../../i18n/browser-editor.ts';

type EntryCollection = Extract<NonNullable<CmsConfig['collections']>[number], { folder: string }>;
export type Field = NonNullable<EntryCollection['fields']>[number];

export interface Option {
  label: string;
  value: string;
}

/** What a field is chosen from: the entries of a collection, each with the field that names it, or a list. */
export type Source = { collection: string; shows: string } | { options: readonly Option[] };

export interface Vocabulary {
  /** For fields whose values are names of entries or codes, by the name of the field. */
  sources: Readonly<Record<string, Source>>;
  /** Words for the values of an enumeration, by the name of the field; a value without a word is shown as it is. */
  words: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** As much of JSON Schema as the schemas of the content use. */
interface FieldSchema {
  type?: string;
  title?: string;
  description?: string;
  examples?: readonly unknown[];
  enum?: readonly string[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  properties?: Readonly<Record<string, FieldSchema>>;
  required?: readonly string[];
  items?: FieldSchema;
  default?: unknown;
}

/** Above so many characters a text is seen in several lines while it is written; and above more, it may have some. */
const LONG_LINE = 120;
const PARAGRAPHS = 400;

/** Attributes of pictures that the content may have: see `image` in src/model/schemas/activity.ts. */
const PICTURES = 'image/jpeg,image/png,image/webp,image/avif';

/** The schema of a collection as JSON Schema, as authors write it. */
export function fieldSchema(schema: z.ZodType): FieldSchema {
  // Dates are read from what YAML makes of them; they say what they are by their type and pattern.
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as FieldSchema;
}

/** Underscores and asterisks would be read as Markdown. */
function plain(text: string): string {
  return text.replace(/[\\*_~[\]`]/g, String.raw`\$&`);
}

function hint({ description = '', examples = [], format }: FieldSchema): string {
  // An address would become a link that leads away.
  const example = format === 'uri' ? undefined : examples[0];
  return plain(
    typeof example === 'string' || typeof example === 'number'
      ? texts.example(description, example)
      : description,
  );
}

/** A sentence for a pattern, from what the field says of itself. */
function patternMessage({ title = '', format, pattern, examples = [] }: FieldSchema): string {
  if (format === 'uri') return texts.linkPattern;
  if (format === 'email') return texts.emailPattern;
  if (pattern?.startsWith(String.raw`^\d{4}`))
    return pattern.includes('T') ? texts.momentPattern : texts.datePattern;
  return texts.otherPattern(title, String(examples[0]));
}

/** Settings that are there, and no others: the editor takes `undefined` for a value. */
function given<T extends Record<string, unknown>>(
  settings: T,
): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  ) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}

function select(source: Source) {
  return 'collection' in source
    ? {
        widget: 'relation' as const,
        collection: source.collection,
        value_field: '{{slug}}',
        display_fields: [source.shows],
        search_fields: [source.shows],
      }
    : { widget: 'select' as const, options: [...source.options] };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function options(schema: FieldSchema, words: Readonly<Record<string, string>> = {}): Source {
  return { options: (schema.enum ?? []).map((value) => ({ label: words[value] ?? value, value })) };
}

/**
 * One field of the editor.
 *
 * @param path of the field, for messages: `activities.event.start`.
 * @throws Error for a field of which the editor does not know what it is.
 */
function field(
  name: string,
  schema: FieldSchema,
  required: boolean,
  vocabulary: Vocabulary,
  path: string,
): Field {
  const base = { name, label: schema.title ?? name, hint: hint(schema), required };
  const source = schema.enum ? options(schema, vocabulary.words[name]) : vocabulary.sources[name];
  switch (schema.type) {
    case 'boolean':
      return { ...base, widget: 'boolean', required: false, default: schema.default === true };
    case 'integer':
    case 'number':
      return {
        ...base,
        ...given({
          widget: 'number' as const,
          value_type: schema.type === 'integer' ? ('int' as const) : ('float' as const),
          min: schema.minimum,
          max: schema.maximum,
          step: schema.type === 'integer' ? 1 : 0.0001,
        }),
      };
    case 'object':
      return {
        ...base,
        widget: 'object',
        collapsed: 'auto',
        fields: fields(schema, vocabulary, path),
      };
    case 'array': {
      const items = schema.items ?? {};
      // An empty list is left out, and its least number counts only where it must be there.
      const bounds = given({ min: required ? schema.minItems : undefined, max: schema.maxItems });
      const listed = { ...bounds, ...given({ label_singular: texts.one[name] }) };
      const chosenFrom = items.enum
        ? options(items, vocabulary.words[name])
        : vocabulary.sources[name];
      if (chosenFrom) return { ...base, ...select(chosenFrom), multiple: true, ...bounds };
      if (items.type === 'object')
        return {
          ...base,
          widget: 'list',
          ...listed,
          collapsed: 'auto',
          summary: `{{${Object.keys(items.properties ?? {})[0] ?? ''}}}`,
          fields: fields(items, vocabulary, path),
        };
      return {
        ...base,
        widget: 'list',
        ...listed,
        field: field(
          name,
          { title: schema.title ?? name, examples: list(schema.examples?.[0]), ...items },
          true,
          vocabulary,
          `${path}[]`,
        ),
      };
    }
    case 'string': {
      if (source) return { ...base, ...select(source) };
      if (path.endsWith('.image.src'))
        return {
          ...base,
          widget: 'image',
          accept: PICTURES,
          choose_url: false,
          media_folder: '',
          public_folder: '.',
        };
      if (schema.pattern === undefined && schema.maxLength === undefined)
        throw new Error(
          `The editor does not know what ${path} is. Give its schema a pattern or a length; or say in src/editorial/browser-editor/config.ts what it is chosen from.`,
        );
      const rule = given({
        pattern:
          schema.pattern === undefined
            ? undefined
            : ([schema.pattern, patternMessage(schema)] as [string, string]),
        minlength: schema.minLength,
        maxlength: schema.maxLength,
      });
      if (schema.pattern === undefined && (schema.maxLength ?? 0) > LONG_LINE)
        return {
          ...base,
          widget: 'text',
          use_emoji_autocomplete: false,
          ...rule,
          ...((schema.maxLength ?? 0) > PARAGRAPHS
            ? {}
            : { pattern: [String.raw`^[^\n\r\t]*$`, texts.linePattern] as [string, string] }),
        };
      return {
        ...base,
        widget: 'string',
        ...(schema.format === 'uri'
          ? { type: 'url' as const }
          : schema.format === 'email'
            ? { type: 'email' as const }
            : { use_emoji_autocomplete: false }),
        ...rule,
      };
    }
    default:
      throw new Error(
        `The editor does not know fields of the type "${String(schema.type)}", such as ${path}. Add it to src/editorial/browser-editor/fields.ts.`,
      );
  }
}

/**
 * The fields of an object, in the order of its schema.
 *
 * @param path of the object, for messages.
 * @throws Error for a field that the editor does not know.
 */
export function fields(schema: FieldSchema, vocabulary: Vocabulary, path: string): Field[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) =>
    field(name, property, schema.required?.includes(name) ?? false, vocabulary, `${path}.${name}`),
  );
}
