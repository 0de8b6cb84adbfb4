/** All files of the open data, as bytes, with their sizes and checksums. */
import { sha256 } from '../../base/sums.ts';
import type { Locale } from '../../i18n/index.ts';
import { settings } from '../../settings.ts';
import { absolute } from '../../model/urls.ts';
import { tableDate, toCsv } from './csv.ts';
import { FORMAT_VERSION } from './format.ts';
import { toGeoJson } from './geojson.ts';
import {
  COLLECTIONS,
  publishedItems,
  type Collection,
  type Item,
  type OpenContent,
} from './items.ts';
import { collectionFile, dataPath, publishedSchema, schemaFile, toJson } from './json.ts';
import { actionColumns, type Cell, cityColumns, type Column } from './table.ts';

/** A collection as CSV. */
function tableOf<C extends Collection>(
  items: readonly Item<C>[],
  columns: readonly Column<C>[],
): string {
  const cell = ({ valueOf, isDate }: Column<C>, item: Item<C>): Cell => {
    const value = valueOf(item);
    return isDate && typeof value === 'string' ? tableDate(value) : value;
  };
  return toCsv(
    columns.map(({ name }) => name),
    items.map((item) => columns.map((column) => cell(column, item))),
  );
}

/** What the data package says of a column. */
type AboutColumn = Pick<Column, 'name' | 'type' | 'title' | 'description'>;

/** The columns of each table, by its collection. */
type Columns = Readonly<Partial<Record<Collection, readonly AboutColumn[]>>>;

export type FileFormat = 'json' | 'csv' | 'geojson' | 'schema';

/** Media types of the formats, as registered with IANA. */
const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = {
  json: 'application/json',
  csv: 'text/csv',
  geojson: 'application/geo+json',
  schema: 'application/schema+json',
};

export interface DataFile {
  /** Below /data/: `cities.csv`. */
  name: string;
  collection: Collection;
  format: FileFormat;
  mediaType: string;
  content: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the content, in hexadecimal digits. */
  sha256: string;
}

export interface OpenData {
  files: readonly DataFile[];
  /** Number of items of each collection. */
  counts: Readonly<Record<Collection, number>>;
  /** The description of all files for programs, as JSON. */
  dataPackage: string;
}

function dataFile(
  name: string,
  collection: Collection,
  format: FileFormat,
  text: string,
): DataFile {
  const content = new TextEncoder().encode(text);
  return {
    name,
    collection,
    format,
    mediaType: MEDIA_TYPES[format],
    content,
    sha256: sha256(content),
  };
}

/** What the data package says of a file beside its size and sums, by the format of the file. */
function aboutFile({ collection, format }: DataFile, columns: Columns, { t }: Locale): object {
  switch (format) {
    case 'json':
      return { schema: schemaFile(collection) };
    case 'csv':
      return {
        type: 'table',
        description: t.openData.table[collection as keyof typeof t.openData.table],
        dialect: {
          delimiter: ',',
          lineTerminator: '\r\n',
          quoteChar: '"',
          doubleQuote: true,
          header: true,
        },
        schema: {
          fields: (columns[collection] ?? []).map(({ name, type, title, description }) => ({
            name,
            type,
            title,
            description,
          })),
          primaryKey: ['slug'],
          missingValues: [''],
        },
      };
    case 'geojson':
      return { description: t.openData.map };
    case 'schema':
      return {};
  }
}

/** The files as a Data Package (https://datapackage.org/standard/data-package/, version 2). */
function dataPackage(files: readonly DataFile[], columns: Columns, locale: Locale): string {
  const messages = locale.t.openData;
  return toJson({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'open-data',
    title: messages.packageTitle(settings.name),
    description: messages.description,
    homepage: absolute(dataPath('')),
    version: String(FORMAT_VERSION),
    licenses: [{ title: settings.contentLicenceName, path: settings.contentLicenceUrl }],
    resources: files.map((file) => ({
      name: file.name.replaceAll('/', '-'),
      path: file.name,
      title: `${messages.collections[file.collection].title}, ${messages.format[file.format]}`,
      description: messages.collections[file.collection].meaning,
      format: file.format === 'schema' ? 'json' : file.format,
      mediatype: file.mediaType,
      encoding: 'utf-8',
      bytes: file.content.length,
      hash: `sha256:${file.sha256}`,
      ...aboutFile(file, columns, locale),
    })),
  });
}

/** Makes all files, collection by collection. */
export function openDataOf(content: OpenContent, locale: Locale): OpenData {
  const items = publishedItems(content, locale);
  const columns = { cities: cityColumns(items.principles), actions: actionColumns() };
  const tables = [
    dataFile('cities.csv', 'cities', 'csv', tableOf(items.cities, columns.cities)),
    dataFile(
      'cities.geojson',
      'cities',
      'geojson',
      toJson(toGeoJson(items.cities, columns.cities)),
    ),
    dataFile('actions.csv', 'actions', 'csv', tableOf(items.actions, columns.actions)),
  ];
  const files = COLLECTIONS.flatMap((collection) => {
    const { title, meaning } = locale.t.openData.collections[collection];
    return [
      dataFile(
        `${collection}.json`,
        collection,
        'json',
        toJson(collectionFile(collection, items[collection])),
      ),
      ...tables.filter((file) => file.collection === collection),
      dataFile(
        schemaFile(collection),
        collection,
        'schema',
        toJson(publishedSchema(collection, title, meaning)),
      ),
    ];
  });
  const counts = Object.fromEntries(
    COLLECTIONS.map((collection) => [collection, items[collection].length]),
  ) as Record<Collection, number>;
  return { files, counts, dataPackage: dataPackage(files, columns, locale) };
}
