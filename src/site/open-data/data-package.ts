/** The files as a Data Package (https://datapackage.org/standard/data-package/, version 2). */
import type { PartialDate } from '../../base/dates.ts';
import type { Locale } from '../../i18n/index.ts';
import { absolute } from '../../model/urls.ts';
import { settings } from '../../settings.ts';
import type { Columns, DataFile } from './files.ts';
import { FORMAT_VERSION } from './format.ts';
import { COLLECTIONS } from './item-schemas.ts';
import { dataPath, schemaFile } from './json.ts';

/** Where populations come from, beside the licence of the data themselves. */
const GEONAMES = {
  title: 'GeoNames, CC BY 4.0',
  path: 'https://www.geonames.org/',
} as const;

/** What the data package says of a file beside its size and sums, by the format of the file. */
function aboutFile({ collection, format }: DataFile, columns: Columns, { t }: Locale): object {
  if (collection === undefined) return {};
  if (format === 'json') return { schema: schemaFile(collection) };
  if (format === 'geojson') return { description: t.openData.map };
  if (format !== 'csv') return {};
  return {
    type: 'table',
    description: t.openData.table,
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true },
    schema: {
      fields: columns[collection].map(({ name, type, title, description }) => ({
        name,
        type,
        title,
        description,
      })),
      primaryKey: ['identifier'],
      missingValues: [''],
    },
  };
}

/** @param files of the collections. Copies for Excel are left out: the package is for programs. */
export function dataPackage(
  files: readonly DataFile[],
  columns: Columns,
  changed: PartialDate | undefined,
  locale: Locale,
) {
  const { openData } = locale.t;
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'open-data',
    title: openData.packageTitle(settings.name),
    description: openData.description,
    homepage: absolute(dataPath('')),
    version: String(FORMAT_VERSION),
    ...(changed === undefined ? {} : { changed }),
    licenses: [{ title: settings.contentLicenceName, path: settings.contentLicenceUrl }],
    sources: [{ title: settings.name, path: absolute('/') }, GEONAMES],
    resources: COLLECTIONS.flatMap((collection) => {
      const { title, meaning } = openData.collections[collection];
      return files
        .filter((file) => file.collection === collection && file.format !== 'excel')
        .map((file) => ({
          name: file.name.replaceAll('/', '-'),
          path: file.name,
          title: `${title}, ${openData.format[file.format]}`,
          description: meaning,
          format: file.format === 'schema' ? 'json' : file.format,
          mediatype: file.mediaType,
          encoding: 'utf-8',
          bytes: file.content.length,
          hash: `sha256:${file.sha256}`,
          ...aboutFile(file, columns, locale),
        }));
    }),
  };
}
