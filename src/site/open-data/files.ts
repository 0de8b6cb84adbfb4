/** All files of the open data, as bytes, with their sizes and checksums. */
import type { PartialDate } from '../../base/dates.ts';
import { sha256 } from '../../base/sums.ts';
import type { Locale } from '../../i18n/index.ts';
import { settings } from '../../settings.ts';
import { archiveOf } from './archive.ts';
import { catalogOf } from './catalog.ts';
import { tableDate, toCsv, toExcelCsv } from './csv.ts';
import { dataPackage } from './data-package.ts';
import { FORMAT_VERSIONS } from './format.ts';
import { toGeoJson } from './geojson.ts';
import { COLLECTIONS, type Collection, type Items } from './item-schemas.ts';
import { allItems, lastChangeOf, publishedItems, type OpenContent } from './items.ts';
import { absolute } from '../../model/urls.ts';
import {
  ARCHIVE_FILE,
  CATALOG_FILE,
  collectionFile,
  dataPath,
  PACKAGE_FILE,
  publishedSchema,
  schemaFile,
  SUMS_FILE,
  toJson,
} from './json.ts';
import { cityColumns, columnsOf, rowsOf, type Cell, type Column } from './table.ts';

/** Media types of the formats, as registered with IANA. */
const MEDIA_TYPES = {
  json: 'application/json',
  csv: 'text/csv',
  excel: 'text/csv; charset=utf-16le',
  geojson: 'application/geo+json',
  schema: 'application/schema+json',
  archive: 'application/zip',
  catalog: 'application/ld+json',
  text: 'text/plain; charset=utf-8',
} as const;

export type FileFormat = keyof typeof MEDIA_TYPES;

export interface DataFile {
  /** Below /data/: `cities.csv`. */
  name: string;
  /** Undefined for a file about all collections. */
  collection?: Collection;
  format: FileFormat;
  mediaType: string;
  content: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the content, in hexadecimal digits. */
  sha256: string;
}

export interface OpenData {
  /** The files of each collection. */
  files: readonly DataFile[];
  /** All of them in one. */
  archive: DataFile;
  /** What describes the others: the data package, the catalogue, and the checksums. */
  descriptions: readonly DataFile[];
  /** Number of items of each collection. */
  counts: Readonly<Record<Collection, number>>;
  /** The last day on which an item was added or changed; undefined if no history is known. */
  changed: PartialDate | undefined;
}

function dataFile(
  name: string,
  format: FileFormat,
  content: string | Uint8Array<ArrayBuffer>,
  collection?: Collection,
): DataFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    ...(collection === undefined ? {} : { collection }),
    format,
    mediaType: MEDIA_TYPES[format],
    content: bytes,
    sha256: sha256(bytes),
  };
}

/** The columns of the table of each collection. */
export type Columns = Readonly<Record<Collection, readonly Column[]>>;

/** A collection as a table, for programs and for Excel. */
function tables(collection: Collection, items: Items, columns: readonly Column[]): DataFile[] {
  const cellOf = ({ valueOf, isDate }: Column, item: object): Cell => {
    const value = valueOf(item);
    if (value === '') return undefined;
    return isDate && typeof value === 'string' ? tableDate(value) : value;
  };
  const header = columns.map(({ name }) => name);
  const rows = rowsOf(collection, items).map((item) =>
    columns.map((column) => cellOf(column, item)),
  );
  return [
    dataFile(`${collection}.csv`, 'csv', toCsv(header, rows), collection),
    dataFile(`${collection}.excel.csv`, 'excel', toExcelCsv(header, rows), collection),
  ];
}

function filesOf(
  collection: Collection,
  items: Items,
  columns: Columns,
  { t }: Locale,
): DataFile[] {
  const { title, meaning } = t.openData.collections[collection];
  const json = toJson(collectionFile(collection, items[collection]));
  const schema = toJson(publishedSchema(collection, title, meaning));
  return [
    dataFile(`${collection}.json`, 'json', json, collection),
    ...tables(collection, items, columns[collection]),
    ...(collection === 'cities'
      ? [
          dataFile(
            'cities.geojson',
            'geojson',
            toJson(toGeoJson(items.cities, columns.cities)),
            collection,
          ),
        ]
      : []),
    dataFile(schemaFile(collection), 'schema', schema, collection),
  ];
}

/** Checksums as the command `sha256sum -c` reads them. */
function sumsOf(files: readonly DataFile[]): string {
  return files.map(({ name, sha256: sum }) => `${sum}  ${name}\n`).join('');
}

/** What somebody finds in the archive who does not know this site. */
function documents(changed: PartialDate | undefined, { t, formats }: Locale): DataFile[] {
  const { openData } = t;
  const licence = [
    openData.licenceText(settings.contentLicenceName),
    settings.contentLicenceUrl,
    openData.population,
  ];
  const readme = [
    `# ${openData.packageTitle(settings.name)}`,
    absolute(dataPath('')),
    ...(changed === undefined ? [] : [openData.asOf(formats.date(changed))]),
    `## ${openData.files}`,
    COLLECTIONS.map((name) => `- ${name}: ${openData.collections[name].meaning}`).join('\n'),
    `## ${openData.use}`,
    [...openData.rules, ...openData.spreadsheets].map((rule) => `- ${rule}`).join('\n'),
    `## ${openData.licence}`,
    ...licence,
  ];
  const changes = FORMAT_VERSIONS.flatMap(({ version, date }) => [
    `## ${openData.version(version, formats.date(date))}`,
    openData.changesOf[version],
  ]);
  const document = (name: string, parts: readonly string[]) =>
    dataFile(name, 'text', `${parts.join('\n\n')}\n`);
  return [
    document('README.md', readme),
    document('CHANGELOG.md', [`# ${openData.changes}`, openData.changesText, ...changes]),
    document('LICENCE.txt', licence),
  ];
}

/** Makes all files, collection by collection. */
export function openDataOf(content: OpenContent, locale: Locale): OpenData {
  const items = publishedItems(content, locale);
  const columns = {
    ...(Object.fromEntries(
      COLLECTIONS.map((collection) => [collection, columnsOf(collection)]),
    ) as unknown as Columns),
    cities: cityColumns(items.principles),
  };
  const files = COLLECTIONS.flatMap((collection) => filesOf(collection, items, columns, locale));
  const changed = lastChangeOf(allItems(items));
  const description = dataFile(
    PACKAGE_FILE,
    'json',
    toJson(dataPackage(files, columns, changed, locale)),
  );
  const sums = dataFile(SUMS_FILE, 'text', sumsOf([...files, description]));
  const packed = [...files, description, sums, ...documents(changed, locale)];
  const archive = dataFile(ARCHIVE_FILE, 'archive', archiveOf(packed));
  const catalog = toJson(catalogOf(items, files, archive, locale));
  return {
    files,
    archive,
    descriptions: [
      description,
      dataFile(CATALOG_FILE, 'catalog', catalog),
      sums,
      dataFile(`${ARCHIVE_FILE}.sha256`, 'text', sumsOf([archive])),
    ],
    counts: Object.fromEntries(
      COLLECTIONS.map((collection) => [collection, items[collection].length]),
    ) as Record<Collection, number>,
    changed,
  };
}

/** Every file that is published below /data/. */
export function allFiles({ files, archive, descriptions }: OpenData): DataFile[] {
  // Where schemas were before their addresses had a version, and where the current one always is.
  const current = files
    .filter(({ format }) => format === 'schema')
    .map((file) => ({ ...file, name: `schemas/${file.collection}.json` }));
  return [...files, ...current, archive, ...descriptions];
}
