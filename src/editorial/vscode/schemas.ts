/**
 * JSON Schemas by which editors complete and explain front matter while it is
 * written. They are made from the schemas of the content and from the names
 * that are in use, so they are written at hand and not committed.
 *
 * The language server of Astro reads them, which the extension for VS Code and
 * those for other editors bring along: it is the only one that reads the front
 * matter of Markdown. It wants them in .astro/collections/, beside a list that
 * says which file belongs to which schema.
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
  /** Read by the language server: a sentence instead of its own. */
  errorMessage?: string;
  patternErrorMessage?: string;
  /** Read by the language server: what is said beside each value that it proposes. */
  enumDescriptions?: string[];
};

/** Names of the schemas. Astro writes files named after the collections into the same folder, at each build. */
export function editorSchemaName(name: CollectionName | keyof typeof lists): string {
  return `editor-${name.toLowerCase()}`;
}

/** The schema of a field, by a path with an asterisk for each item of a list. */
function fieldAt(schema: JsonSchema, path: readonly string[]): JsonSchema {
  return path.reduce<JsonSchema>((holder, key) => {
    const inner = key === '*' ? holder.items : holder.properties?.[key];
    if (!inner || typeof inner !== 'object' || Array.isArray(inner))
      throw new Error(`There is no field ${path.join('.')}.`);
    return inner;
  }, schema);
}

/** Lets an editor propose values, with what each is called, and say what to do where none fits. */
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
    // What the language server knows best.
    target: 'draft-7',
    // What people write, not what the build makes of it: fields with a default may be left out.
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      const field = jsonSchema as JsonSchema;
      delete jsonSchema['guide'];
      // Said in words: an editor would write the example of a schema into the file, where it could be forgotten.
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
      // YAML reads a year alone as a number, and so does the schema of the content take it.
      if (field.type === 'string' && field.pattern?.startsWith('^\\d{4}')) {
        (field as { type: unknown }).type = ['string', 'integer'];
        field.patternErrorMessage = field.pattern.includes('T')
          ? 'Write a date such as 2021-10-28, or with the local time 2021-10-28T16:00.'
          : 'Write a date as 2018, 2018-11 or 2018-11-14, as precisely as it is known.';
      }
      if (field.pattern === '^https://') {
        // "uri" is too narrow for addresses with letters of other scripts.
        delete field.format;
        field.patternErrorMessage = 'Write a web address that starts with https://';
      }
      // An empty list as it stands by default is often none that may be written.
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

/** A path as the language server looks it up. */
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
    // The list comes last: the server reads everything again when it changes.
    ['collections.json', json(manifest)] as const,
  ]);
}

/**
 * Writes the files for the editor anew when a file of content comes or goes,
 * as long as the process runs.
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
  // Names are all that matters, and "rename" is what the system calls it when one comes or goes.
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
