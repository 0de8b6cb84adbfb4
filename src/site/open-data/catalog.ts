/**
 * The data as a catalogue for harvesters such as data.europa.eu: DCAT-AP 3 as JSON-LD
 * (https://semiceu.github.io/DCAT-AP/releases/3.0.1/). Codes are those of the Publications Office
 * of the European Union, which the profile requires.
 */
import type { PartialDate } from '../../base/dates.ts';
import type { Locale } from '../../i18n/index.ts';
import { identifier } from '../../model/identity.ts';
import { absolute } from '../../model/urls.ts';
import { settings } from '../../settings.ts';
import type { DataFile } from './files.ts';
import { FORMAT_VERSION } from './format.ts';
import { COLLECTIONS, type Collection, type Items } from './item-schemas.ts';
import { allItems, lastChangeOf } from './items.ts';
import { dataPath, schemaFile } from './json.ts';

const AUTHORITY = 'http://publications.europa.eu/resource/authority/';

/** The formats of which the catalogue lists files. Schemas and copies for Excel are no distributions. */
const FILE_TYPES: Readonly<Partial<Record<DataFile['format'], string>>> = {
  json: 'JSON',
  csv: 'CSV',
  geojson: 'GEOJSON',
  archive: 'ZIP',
};

/** Short names for the terms of the vocabularies. Nothing has to be loaded to read the file. */
const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  'dct:modified': { '@type': 'xsd:date' },
  'dcat:byteSize': { '@type': 'xsd:nonNegativeInteger' },
  'spdx:checksumValue': { '@type': 'xsd:hexBinary' },
} as const;

function inLanguage(text: string, { language }: Locale) {
  return { '@language': language.tag, '@value': text };
}

/** A resource by its address, with its class where the profile requires one. */
function resource(address: string, type?: string) {
  return { '@id': address, ...(type === undefined ? {} : { '@type': type }) };
}

function code(list: string, value: string, type: string) {
  return resource(`${AUTHORITY}${list}/${value}`, type);
}

/** Dates are left out unless they are whole days, as the profile requires. */
function modified(day: PartialDate | undefined) {
  return day === undefined ? {} : { 'dct:modified': day };
}

function distribution(file: DataFile, title: string, locale: Locale) {
  const address = absolute(dataPath(file.name));
  return {
    '@id': identifier('distribution', file.name),
    '@type': 'dcat:Distribution',
    'dct:title': inLanguage(`${title}, ${locale.t.openData.format[file.format]}`, locale),
    'dcat:accessURL': resource(address, 'rdfs:Resource'),
    'dcat:downloadURL': resource(address, 'rdfs:Resource'),
    'dct:license': resource(settings.contentLicenceUrl, 'dct:LicenseDocument'),
    'dct:format': code('file-type', FILE_TYPES[file.format] ?? '', 'dct:MediaTypeOrExtent'),
    'dcat:mediaType': resource(
      `https://www.iana.org/assignments/media-types/${file.mediaType}`,
      'dct:MediaType',
    ),
    ...(file.format === 'json' && file.collection
      ? {
          'dct:conformsTo': resource(
            absolute(dataPath(schemaFile(file.collection))),
            'dct:Standard',
          ),
        }
      : {}),
    'dcat:byteSize': String(file.content.length),
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': resource(
        'http://spdx.org/rdf/terms#checksumAlgorithm_sha256',
        'spdx:ChecksumAlgorithm',
      ),
      'spdx:checksumValue': file.sha256,
    },
  };
}

/** What every dataset says, and the catalogue too. */
function common(locale: Locale) {
  return {
    'dct:publisher': {
      '@id': absolute('/'),
      '@type': 'foaf:Agent',
      'foaf:name': inLanguage(settings.name, locale),
    },
    'dct:language': code('language', 'ENG', 'dct:LinguisticSystem'),
  };
}

function dataset(
  name: Collection | 'all',
  about: { title: string; meaning: string },
  files: readonly DataFile[],
  changed: PartialDate | undefined,
  locale: Locale,
) {
  const page = absolute(dataPath(''));
  return {
    '@id': identifier('dataset', name),
    '@type': 'dcat:Dataset',
    'dct:identifier': identifier('dataset', name),
    'dct:title': inLanguage(about.title, locale),
    'dct:description': inLanguage(about.meaning, locale),
    ...common(locale),
    ...modified(changed),
    'dcat:version': String(FORMAT_VERSION),
    'dcat:keyword': locale.t.openData.keywords.map((word) => inLanguage(word, locale)),
    'dcat:theme': {
      ...code('data-theme', 'GOVE', 'skos:Concept'),
      'skos:prefLabel': inLanguage(locale.t.openData.theme, locale),
    },
    'dct:accessRights': code('access-right', 'PUBLIC', 'dct:RightsStatement'),
    'dcat:contactPoint': {
      '@type': ['vcard:Kind', 'vcard:Organization'],
      'vcard:fn': settings.name,
      'vcard:hasEmail': resource(`mailto:${settings.contactEmail}`),
    },
    'dcat:landingPage': resource(page, 'foaf:Document'),
    'dcat:distribution': files.map((file) => distribution(file, about.title, locale)),
  };
}

/**
 * The catalogue, with a dataset for each collection and one for all of them in an archive.
 *
 * @param files of the collections; @param archive of all of them.
 */
export function catalogOf(
  items: Items,
  files: readonly DataFile[],
  archive: DataFile,
  locale: Locale,
) {
  const { openData } = locale.t;
  const all = { title: openData.title, meaning: openData.description };
  const changed = lastChangeOf(allItems(items));
  return {
    '@context': CONTEXT,
    '@id': identifier('catalog', 'open-data'),
    '@type': 'dcat:Catalog',
    'dct:title': inLanguage(openData.packageTitle(settings.name), locale),
    'dct:description': inLanguage(openData.description, locale),
    ...common(locale),
    ...modified(changed),
    'dct:license': resource(settings.contentLicenceUrl, 'dct:LicenseDocument'),
    'foaf:homepage': resource(absolute(dataPath('')), 'foaf:Document'),
    'dcat:dataset': [
      ...COLLECTIONS.map((collection) =>
        dataset(
          collection,
          openData.collections[collection],
          files.filter((file) => file.collection === collection && FILE_TYPES[file.format]),
          lastChangeOf(items[collection]),
          locale,
        ),
      ),
      dataset('all', all, [archive], changed, locale),
    ],
  };
}
