/**
 * Fields of the editor, made from the schemas of the content: their words,
 * bounds and lists are what the editor shows and enforces.
 */
import type { CmsConfig } from '@sveltia/cms';
import * as z from 'zod';
import { inEnglish } from '../../i18n/index.ts';

const texts = inEnglish.t.editor;

type EntryCollection = Extract<NonNullable<CmsConfig['collections']>[number], { folder: string }>;
export type Field = NonNullable<EntryCollection['fields']>[number];

export interface Option {
  label: string;
  value: string;
}

/** What a value is chosen from: the entries of a collection, shown by one of their fields, or a list. */
export type Source = { collection: string; shows: string } | { options: readonly Option[] };

export interface Vocabulary {
  /** By the name of a field, for fields whose values are names of entries or codes. */
  sources: Readonly<Record<string, Source>>;
  /** By the name of a field, words for the values of an enumeration. A value without one is shown as it is. */
  words: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The part of JSON Schema that the schemas of the content use. */
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

/** Texts that may be longer than this, in characters, get a box of several lines. */
const LONG_LINE = 120;
/** Texts that may be longer than this may have line breaks. */
const PARAGRAPHS = 400;

/** Formats of pictures that the content may have: see `image` in src/model/schemas/activity.ts. */
const PICTURES = 'image/jpeg,image/png,image/webp,image/avif';

/** The schema of a collection as JSON Schema, as authors write it. */
export function fieldSchema(schema: z.ZodType): FieldSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as FieldSchema;
}

/** Escapes what the editor would read as Markdown. */
function plain(text: string): string {
  return text.replace(/[\\*_~[\]`]/g, String.raw`\$&`);
}

function hint({ description = '', examples = [], format }: FieldSchema): string {
  // The editor would turn an address into a link that leads away from the form.
  const example = format === 'uri' ? undefined : examples[0];
  return plain(
    typeof example === 'string' || typeof example === 'number'
      ? texts.example(description, example)
      : description,
  );
}

/** What to say to a text that does not match the pattern of its field. */
function patternMessage({ title = '', format, pattern, examples = [] }: FieldSchema): string {
  if (format === 'uri') return texts.linkPattern;
  if (format === 'email') return texts.emailPattern;
  if (pattern?.startsWith(String.raw`^\d{4}`))
    return pattern.includes('T') ? texts.momentPattern : texts.datePattern;
  return texts.otherPattern(title, String(examples[0]));
}

/** Leaves out settings that are undefined: the editor takes `undefined` for a value. */
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

/** What is known of a field before its type is looked at. */
interface Context {
  name: string;
  schema: FieldSchema;
  required: boolean;
  vocabulary: Vocabulary;
  /** For messages: `activities.event.start`. */
  path: string;
  base: { name: string; label: string; hint: string; required: boolean };
}

/** What a value of the schema is chosen from; undefined if it is typed freely. */
function sourceOf(schema: FieldSchema, { name, vocabulary }: Context): Source | undefined {
  return schema.enum ? options(schema, vocabulary.words[name]) : vocabulary.sources[name];
}

function numberField({ schema, base }: Context): Field {
  const isInteger = schema.type === 'integer';
  return {
    ...base,
    ...given({
      widget: 'number' as const,
      value_type: isInteger ? ('int' as const) : ('float' as const),
      min: schema.minimum,
      max: schema.maximum,
      step: isInteger ? 1 : 0.0001,
    }),
  };
}

function arrayField(context: Context): Field {
  const { name, schema, required, vocabulary, path, base } = context;
  const items = schema.items ?? {};
  // An empty list is left out, so its minimum counts only where the list is required.
  const bounds = given({ min: required ? schema.minItems : undefined, max: schema.maxItems });
  const source = sourceOf(items, context);
  if (source) return { ...base, ...select(source), multiple: true, ...bounds };
  const listed = {
    ...base,
    widget: 'list' as const,
    ...bounds,
    ...given({ label_singular: texts.one[name] }),
  };
  if (items.type === 'object')
    return {
      ...listed,
      collapsed: 'auto',
      summary: `{{${Object.keys(items.properties ?? {})[0] ?? ''}}}`,
      fields: fields(items, vocabulary, path),
    };
  const item = { title: schema.title ?? name, examples: list(schema.examples?.[0]), ...items };
  return { ...listed, field: field(name, item, true, vocabulary, `${path}[]`) };
}

/** The bounds of a text, with a sentence for its pattern. */
function textRule(schema: FieldSchema) {
  const pattern: [string, string] | undefined =
    schema.pattern === undefined ? undefined : [schema.pattern, patternMessage(schema)];
  return given({ pattern, minlength: schema.minLength, maxlength: schema.maxLength });
}

function textType({ format }: FieldSchema) {
  if (format === 'uri') return { type: 'url' as const };
  return format === 'email' ? { type: 'email' as const } : { use_emoji_autocomplete: false };
}

function stringField(context: Context): Field {
  const { schema, path, base } = context;
  const source = sourceOf(schema, context);
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
  const { pattern, maxLength = 0 } = schema;
  if (pattern === undefined && schema.maxLength === undefined)
    throw new Error(
      `The editor does not know what ${path} is. Give its schema a pattern or a length, or add what it is chosen from to src/editorial/browser-editor/config.ts.`,
    );
  if (pattern !== undefined || maxLength <= LONG_LINE)
    return { ...base, widget: 'string', ...textType(schema), ...textRule(schema) };
  const oneLine: [string, string] = [String.raw`^[^\n\r\t]*$`, texts.linePattern];
  return {
    ...base,
    widget: 'text',
    use_emoji_autocomplete: false,
    ...textRule(schema),
    ...(maxLength > PARAGRAPHS ? {} : { pattern: oneLine }),
  };
}

/**
 * One field of the editor.
 *
 * @param path of the field, for messages: `activities.event.start`.
 * @throws Error for a field that the editor cannot show.
 */
function field(
  name: string,
  schema: FieldSchema,
  required: boolean,
  vocabulary: Vocabulary,
  path: string,
): Field {
  const base = { name, label: schema.title ?? name, hint: hint(schema), required };
  const context = { name, schema, required, vocabulary, path, base };
  switch (schema.type) {
    case 'boolean':
      // The editor writes `false` where nothing was said: an optional one is left to the text of the file.
      return schema.default === undefined
        ? { name, label: base.label, widget: 'hidden' }
        : { ...base, widget: 'boolean', required: false, default: schema.default === true };
    case 'integer':
    case 'number':
      return numberField(context);
    case 'object':
      return {
        ...base,
        widget: 'object',
        collapsed: 'auto',
        fields: fields(schema, vocabulary, path),
      };
    case 'array':
      return arrayField(context);
    case 'string':
      return stringField(context);
    default:
      throw new Error(
        `The editor does not know fields of the type "${String(schema.type)}", such as ${path}. Add the type to src/editorial/browser-editor/fields.ts.`,
      );
  }
}

/**
 * The fields of an object, in the order of its schema.
 *
 * @param path of the object, for messages.
 * @throws Error for a field that the editor cannot show.
 */
export function fields(schema: FieldSchema, vocabulary: Vocabulary, path: string): Field[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) =>
    field(name, property, schema.required?.includes(name) ?? false, vocabulary, `${path}.${name}`),
  );
}
