/**
 * JSON Schemas with which editors complete and explain front matter as it is
 * written. They are generated from the schemas of the content and the names in
 * use, so they are not committed.
 *
 * They are for Astro's language server, which comes with the extensions for VS
 * Code and other editors: it is the only one that reads the front matter of
 * Markdown. It expects them in .astro/collections/, with a list of which file
 * belongs to which schema.
 */
import { watch } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { replaceFiles } from '../../base/files.ts';
import { COUNTRY_CODES } from '../../model/schemas/fields.ts';
import { collections, lists, type CollectionName } from '../../model/schemas/index.ts';
import { REFERENCES, type ReferenceTarget } from '../../check/references.ts';
import { readKnownContent, type Choice, type KnownContent } from '../new-content/known.ts';
import { countryName } from '../../model/places.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema & {
  /** Extension of the language server: replaces its own message. */
  errorMessage?: string;
  patternErrorMessage?: string;
  /** Extension of the language server: the description of each value that it proposes. */
  enumDescriptions?: string[];
};

/**
 * The name of a schema. The prefix is needed because every build writes files named after the
 * collections into the same folder.
 */
export function editorSchemaName(name: CollectionName | keyof typeof lists): string {
  return `editor-${name.toLowerCase()}`;
}

/** The schema of a field, by its path, in which an asterisk stands for the items of a list. */
function fieldAt(schema: JsonSchema, path: readonly string[]): JsonSchema {
  return path.reduce<JsonSchema>((holder, key) => {
    const inner = key === '*' ? holder.items : holder.properties?.[key];
    if (!inner || typeof inner !== 'object' || Array.isArray(inner))
      throw new Error(`There is no field ${path.join('.')}.`);
    return inner;
  }, schema);
}

/** Makes an editor propose values with their labels, and say what to do if none fits. */
function propose(field: JsonSchema, choices: readonly Choice[], errorMessage: string): void {
  if (choices.length === 0) return;
  delete field.pattern;
  delete field.minLength;
  delete field.maxLength;
  field.enum = choices.map(({ value }) => value);
  field.enumDescriptions = choices.map(({ value, label }) => label ?? value);
  field.errorMessage = errorMessage;
}

const ONE_OF: Readonly<Record<ReferenceTarget, string>> = {
  principles: 'principle',
  cities: 'city',
  partners: 'partner',
  activities: 'post',
  'checklist items': 'item of the checklist',
};

function toSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    // The version that the language server supports best.
    target: 'draft-7',
    // What people write, not what parsing returns: fields with a default may be left out.
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      const field = jsonSchema as JsonSchema;
      delete jsonSchema['guide'];
      // Examples go into the description: an editor would insert them into the file, where they could be forgotten.
      delete field.examples;
      const { description, examples } = z.globalRegistry.get(zodSchema) ?? {};
      const example: unknown = Array.isArray(examples)
        ? Array.isArray(examples[0])
          ? examples[0].join(', ')
          : examples[0]
        : undefined;
      const isListed =
        field.enum !== undefined || (field.items as JsonSchema | undefined)?.enum !== undefined;
      if (
        !isListed &&
        description !== undefined &&
        example !== undefined &&
        example !== '' &&
        (typeof example === 'string' || typeof example === 'number')
      )
        field.description = `${description}\n\nFor example: ${example}`;
      // YAML reads a bare year as a number, and the schema accepts that.
      if (field.type === 'string' && field.pattern?.startsWith('^\\d{4}')) {
        (field as { type: unknown }).type = ['string', 'integer'];
        field.patternErrorMessage = field.pattern.includes('T')
          ? 'Write a date such as 2021-10-28, or with the local time 2021-10-28T16:00.'
          : 'Write a date as 2018, 2018-11 or 2018-11-14, as precisely as it is known.';
      }
      if (field.pattern === '^https://') {
        // The format "uri" rejects addresses with non-ASCII letters.
        delete field.format;
        field.patternErrorMessage = 'Write a web address that starts with https://';
      }
      // The default of a list is empty, but an empty list is often not allowed in a file.
      if (Array.isArray(field.default)) delete field.default;
    },
  });
}

/** The schema of the front matter of a collection. */
export function editorSchema(name: CollectionName, known: KnownContent): JsonSchema {
  const schema = toSchema(collections[name].schema);
  for (const [path, target] of Object.entries(REFERENCES[name] ?? {})) {
    propose(
      fieldAt(schema, path.split('.')),
      known.choices[target],
      `No ${ONE_OF[target]} has this name. Is it new? Then "npm run vscode" makes it known here.`,
    );
  }
  if (name === 'cities') {
    propose(
      fieldAt(schema, ['country']),
      COUNTRY_CODES.map((code) => ({ value: code, label: countryName(code, 'en') })),
      'Write the two-letter code of the country, for example PT for Portugal (ISO 3166-1).',
    );
  }
  return schema;
}

/** The schema of a list that is one file. */
export function editorListSchema(name: keyof typeof lists, known: KnownContent): JsonSchema {
  const schema = toSchema(lists[name].schema.array());
  if (name === 'checklist')
    propose(
      fieldAt(schema, ['*', 'principle']),
      known.choices.principles,
      'No principle has this name.',
    );
  return schema;
}

/** A path in the form in which the language server looks it up. */
function entryKey(path: string): string {
  return decodeURIComponent(pathToFileURL(path).href).toLowerCase();
}

/**
 * All files for the editor, by their names in .astro/collections/.
 *
 * @param content the absolute path of the content folder.
 */
export async function editorFiles(content: string): Promise<Map<string, string>> {
  const known = await readKnownContent(content);
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const names = Object.keys(collections) as CollectionName[];
  const manifest = {
    collections: names.map((name) => ({ hasSchema: true, name: editorSchemaName(name) })),
    entries: Object.fromEntries(
      names.flatMap((name) =>
        [...known.slugs[name]].map((slug) => [
          entryKey(
            join(content, collections[name].folder, `${slug}${collections[name].extension}`),
          ),
          editorSchemaName(name),
        ]),
      ),
    ),
  };
  return new Map([
    ...names.map(
      (name) => [`${editorSchemaName(name)}.schema.json`, json(editorSchema(name, known))] as const,
    ),
    ...(Object.keys(lists) as (keyof typeof lists)[]).map(
      (name) =>
        [`${editorSchemaName(name)}.schema.json`, json(editorListSchema(name, known))] as const,
    ),
    // The list is written last: the server reloads everything when it changes.
    ['collections.json', json(manifest)] as const,
  ]);
}

/**
 * Writes the files for the editor, and again whenever a content file is added,
 * removed or renamed, for as long as the process runs.
 *
 * @param root the absolute path of the project; @param content that of the content folder.
 */
export async function keepEditorFiles(
  root: string,
  content: string,
): Promise<{ stop: () => Promise<void> }> {
  await writeEditorFiles(root, content);
  let soon: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  // Only names matter; "rename" is the event for a file that appears or disappears.
  const watcher = watch(content, { recursive: true, persistent: false }, (event) => {
    if (event !== 'rename') return;
    clearTimeout(soon);
    soon = setTimeout(() => {
      last = last.then(() => writeEditorFiles(root, content)).catch(() => undefined);
    }, 300);
  });
  return {
    async stop() {
      clearTimeout(soon);
      watcher.close();
      await last;
    },
  };
}

/**
 * Writes the files for the editor.
 *
 * @param root the absolute path of the project; @param content that of the content folder.
 */
export async function writeEditorFiles(
  root: string,
  content = join(root, 'content'),
): Promise<void> {
  const folder = join(root, '.astro', 'collections');
  await mkdir(folder, { recursive: true });
  replaceFiles([...(await editorFiles(content))].map(([name, text]) => [join(folder, name), text]));
}
