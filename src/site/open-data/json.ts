/** The collections as JSON, and the JSON Schema to check them with. */
import * as z from 'zod';
import { partialDate } from '../../model/schemas/fields.ts';
import { settings } from '../../settings.ts';
import { absolute } from '../../model/urls.ts';
import { FORMAT_VERSION } from './format.ts';
import { itemSchemas, type Collection, type Item } from './item-schemas.ts';
import { lastChangeOf } from './items.ts';

/** The description of all files for programs. */
export const PACKAGE_FILE = 'datapackage.json';

/** The same for catalogues of data, as DCAT-AP. */
export const CATALOG_FILE = 'catalog.jsonld';

/** All files in one. */
export const ARCHIVE_FILE = `open-data.v${FORMAT_VERSION}.zip`;

/** The checksums of all files but the archive. */
export const SUMS_FILE = 'sha256sums.txt';

/** Path of a file of the open data, from the root of the site. */
export function dataPath(file: string): string {
  return `/data/${file}`;
}

/** The name of the file with the schema of a collection. Each version of the format has its own. */
export function schemaFile(collection: Collection): string {
  return `schemas/v${FORMAT_VERSION}/${collection}.json`;
}

/** Indented, so that people can read it and a diff shows what changed. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What a file says about itself, before its items. */
export function envelope<C extends Collection>(collection: C, items: readonly Item<C>[]) {
  const changed = lastChangeOf(items);
  return {
    version: FORMAT_VERSION,
    ...(changed === undefined ? {} : { changed }),
    licence: { name: settings.contentLicenceName, url: settings.contentLicenceUrl },
    source: absolute(dataPath('')),
    schema: absolute(dataPath(schemaFile(collection))),
  };
}

/** A collection as a file. */
export function collectionFile<C extends Collection>(collection: C, items: readonly Item<C>[]) {
  return { ...envelope(collection, items), items };
}

function envelopeSchema(collection: Collection) {
  const { version, licence, source, schema } = envelope(collection, []);
  return z.object({
    version: z.literal(version).meta({
      title: 'Version',
      description:
        'The version of the format. It is raised when a field is renamed or removed, means something else, or may be missing for the first time.',
      examples: [version],
    }),
    changed: partialDate.optional().meta({
      title: 'Changed',
      description:
        'The last day on which one of the entries was added or changed. Left out where the history of the content is not known.',
      examples: ['2026-12-01'],
    }),
    licence: z
      .object({
        name: z.string().meta({
          title: 'Name',
          description: 'The name of the licence.',
          examples: [licence.name],
        }),
        url: z.url().meta({
          title: 'Address',
          description: 'Where the licence can be read.',
          examples: [licence.url],
        }),
      })
      .meta({
        title: 'Licence',
        description: 'The licence under which the data may be used.',
        examples: [licence],
      }),
    source: z.url().meta({
      title: 'Source',
      description: 'The page that explains the data.',
      examples: [source],
    }),
    schema: z
      .url()
      .meta({ title: 'Schema', description: 'The schema of this file.', examples: [schema] }),
    items: z
      .array(itemSchemas[collection])
      .meta({ title: 'Items', description: 'The entries of the collection.' }),
  });
}

/**
 * The JSON Schema of the file of a collection, draft 2020-12, made from the
 * schema of the content.
 *
 * @param title of the collection; @param description of what it contains.
 */
export function publishedSchema(
  collection: Collection,
  title: string,
  description: string,
): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(envelopeSchema(collection), {
    target: 'draft-2020-12',
    io: 'output',
    // Partial dates are transformed, and describe themselves by type and pattern.
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      delete jsonSchema['guide'];
      // Files may get new fields within a version.
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      // What is published has its defaults filled in, even those that an author could not write.
      if (
        Array.isArray(jsonSchema.default) &&
        jsonSchema.default.length < (jsonSchema.minItems ?? 0)
      )
        delete jsonSchema.minItems;
      delete jsonSchema.default;
      // Content may have addresses in any script, for which "uri" is too narrow.
      if (jsonSchema.format === 'uri' && jsonSchema.pattern !== undefined) delete jsonSchema.format;
    },
  });
  return {
    $schema,
    $id: absolute(dataPath(schemaFile(collection))),
    title,
    description,
    ...schema,
  };
}
