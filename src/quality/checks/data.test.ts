/** The open data as published: true to their schemas, to each other, to the page and to the pages of the site. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { unzipSync } from 'fflate';
import { DomUtils, parseDocument } from 'htmlparser2';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import type { Feature, FeatureCollection, Point } from 'geojson';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { inEnglish } from '../../i18n/index.ts';
import { tableDate, unescapeFormulae } from '../../site/open-data/csv.ts';
import { isDone } from '../../model/schemas/action.ts';
import { EXAMPLES } from '../../site/open-data/examples.ts';
import { FORMAT_VERSION } from '../../site/open-data/format.ts';
import { ARCHIVE_FILE } from '../../site/open-data/json.ts';
import { COLLECTIONS, type Collection, type Item } from '../../site/open-data/item-schemas.ts';
import { PLAIN, serve, VARIANT } from '../testing/sites.ts';
import { fileAt, readBuiltSite, type BuiltSite } from '../../publishing/build/built-site.ts';
import { wordsOf } from '../../check/prose.ts';
import { messagesOf } from '../testing/messages.ts';

const { openData } = inEnglish.t;

interface File<C extends Collection> {
  version: number;
  licence: { name: string; url: string };
  source: string;
  schema: string;
  items: Item<C>[];
}
interface Resource {
  path: string;
  bytes: number;
  hash: string;
  schema?: string | { fields: { name: string; type: string }[] };
}
type Points = FeatureCollection<Point, Record<string, unknown>>;

/** West, south, east, north of each continent, roughly and with its islands. */
const BOXES: Readonly<Record<string, readonly [number, number, number, number]>> = {
  EU: [-32, 27, 70, 82],
  NA: [-180, 5, -10, 84],
  SA: [-93, -57, -28, 14],
  AS: [25, -12, 180, 82],
  OC: [110, -50, 180, 21],
  AF: [-26, -48, 64, 38],
};

/** True if a point lies where its continent is. */
function isInContinent({ geometry, properties }: Feature<Point, Record<string, unknown>>): boolean {
  const [longitude = NaN, latitude = NaN] = geometry.coordinates;
  const box = BOXES[String(properties['continent'])];
  return (
    box !== undefined &&
    longitude >= box[0] &&
    latitude >= box[1] &&
    longitude <= box[2] &&
    latitude <= box[3]
  );
}

describe.each([
  ['as published', PLAIN],
  ['below a path', VARIANT],
])('the open data %s', (_, { folder, base, origin }) => {
  let site: BuiltSite;
  beforeAll(() => {
    site = readBuiltSite(folder, base, origin);
  });
  const bytesOf = (name: string) => {
    const bytes = site.files.get(`data/${name}`);
    if (!bytes) throw new Error(`There is no file data/${name}.`);
    return bytes;
  };
  const read = (name: string) => JSON.parse(bytesOf(name).toString()) as unknown;
  const collection = <C extends Collection>(name: C) => read(`${name}.json`) as File<C>;
  const resources = () => (read('datapackage.json') as { resources: Resource[] }).resources;
  const home = `${origin}${base}data/`;

  it.each(COLLECTIONS)('keep the schema of %s, which is where they say', (name) => {
    const file = collection(name);
    const ajv = new Ajv2020({ allErrors: true });
    addFormats(ajv);
    const address = `schemas/v${FORMAT_VERSION}/${name}.json`;
    const schema = read(address) as { $id: string };
    expect(file.items.length).toBeGreaterThan(0);
    expect([file.source, file.schema, schema.$id]).toEqual([home, home + address, home + address]);
    expect(bytesOf(`schemas/${name}.json`)).toEqual(bytesOf(address));
    const validate = ajv.compile(schema);
    validate(file);
    expect(validate.errors).toBeNull();
    // The schema allows fields that it does not name; what is published has none.
    const strict = JSON.parse(JSON.stringify(schema), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && 'properties' in value
        ? { ...value, additionalProperties: false }
        : value,
    ) as object;
    const validateStrictly = new Ajv2020({ allErrors: true, validateFormats: false }).compile(
      strict,
    );
    validateStrictly(file);
    expect(validateStrictly.errors).toBeNull();
  });

  it('lead from each item to its page', () => {
    const items = COLLECTIONS.flatMap((name) =>
      collection(name).items.flatMap((item) => [item, ...('items' in item ? item.items : [])]),
    );
    const dead = items.filter(({ url }) => {
      const { origin: host, pathname, hash } = new URL(url);
      const file = host === origin ? fileAt(site, pathname) : undefined;
      return (
        file === undefined ||
        (hash !== '' && !site.pages.find((page) => page.file === file)?.ids.has(hash.slice(1)))
      );
    });
    expect(dead.map(({ url }) => url)).toEqual([]);
  });

  it('have every entry that has a page, and no other', () => {
    for (const name of ['principles', 'cities', 'activities', 'partners', 'projects'] as const) {
      const pages = new Set(
        site.pages
          .filter(({ isRedirect }) => !isRedirect)
          .map(({ source }) => new RegExp(`^content/${name}/(.*)\\.md$`).exec(source)?.[1])
          .filter((slug) => slug !== undefined),
      );
      expect(
        collection(name)
          .items.map(({ slug }) => slug)
          .sort(),
        name,
      ).toEqual([...pages].sort());
    }
  });

  it('have every action of the members, each with a page, and count those that are done', () => {
    const members = collection('cities').items.filter(({ status }) => status === 'member');
    const actions = collection('actions').items;
    expect(actions.length).toBeGreaterThan(20);
    expect(actions.map(({ slug }) => slug).sort()).toEqual(
      members.flatMap(({ slug, actions: own }) => own.map(({ id }) => `${slug}/${id}`)).sort(),
    );
    expect(new Set(actions.map(({ done }) => done))).toEqual(new Set([true, false]));
    for (const { slug, actionCounts } of members)
      for (const [principle, count] of Object.entries(actionCounts))
        expect(count, `${slug}, ${principle}`).toBe(
          actions.filter((one) => one.city === slug && one.principle === principle && one.done)
            .length,
        );
    const pages = site.pages.filter(({ file }) =>
      /^cities\/[\w-]+\/actions\/[\w-]+\/index/.test(file),
    );
    expect(pages.map(({ url }) => origin + url)).toEqual(
      expect.arrayContaining(actions.map(({ url }) => url)),
    );
  });

  it('name in one collection what another has', () => {
    const slugs = (name: Collection) =>
      new Set<string>(collection(name).items.map(({ slug }) => slug));
    const known = {
      principles: slugs('principles'),
      cities: slugs('cities'),
      activities: slugs('activities'),
      partners: slugs('partners'),
      checklist: new Set(
        collection('checklist').items.flatMap(({ items }) => items.map(({ slug }) => slug)),
      ),
    };
    const unknown = [
      ...collection('actions').items.flatMap(({ city, principle, checklist }) => [
        !known.cities.has(city) && city,
        !known.principles.has(principle) && principle,
        checklist !== undefined && !known.checklist.has(checklist) && checklist,
      ]),
      ...collection('cities').items.flatMap(({ actions }) =>
        actions.flatMap(({ principle, checklist }) => [
          !known.principles.has(principle) && principle,
          checklist !== undefined && !known.checklist.has(checklist) && checklist,
        ]),
      ),
      ...collection('activities').items.flatMap(({ cities, partners, principles }) => [
        ...cities.filter((slug) => !known.cities.has(slug)),
        ...partners.filter((slug) => !known.partners.has(slug)),
        ...principles.filter((slug) => !known.principles.has(slug)),
      ]),
      ...collection('projects').items.flatMap(({ results }) =>
        results.map(
          ({ activity }) => activity !== undefined && !known.activities.has(activity) && activity,
        ),
      ),
    ].filter((slug) => slug !== false);
    expect(unknown).toEqual([]);
  });

  it('have on the page their size, and in the data package and the list of sums their checksum', () => {
    const sumOf = (name: string) => createHash('sha256').update(bytesOf(name)).digest('hex');
    const files = [...site.files.keys()]
      .filter((file) => /^data\/(?!schemas\/\w[\w-]*\.json$)(?!.*\.(?:html|br|gz)$)/.test(file))
      .map((file) => file.slice('data/'.length))
      .sort();
    expect(files).toHaveLength(38);
    const html = site.files.get('data/index.html')?.toString() ?? '';
    const shown = [
      ...html.matchAll(/<a href="([^"]+)">([^<]+)<\/a>\s*\([^)]*?([\d,]+) bytes\)/g),
    ].map(([, href = '', name = '', bytes = '']) => {
      expect(href).toBe(`${base}data/${name}`);
      return [name, Number(bytes.replaceAll(',', ''))] as const;
    });
    expect(shown.toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual(
      files.map((name) => [name, bytesOf(name).length]),
    );
    const about = ['catalog.jsonld', ARCHIVE_FILE, `${ARCHIVE_FILE}.sha256`, 'sha256sums.txt'];
    const summed = files.filter((name) => !about.includes(name));
    expect(bytesOf('sha256sums.txt').toString().trimEnd().split('\n').sort()).toEqual(
      summed.map((name) => `${sumOf(name)}  ${name}`).sort(),
    );
    expect(bytesOf(`${ARCHIVE_FILE}.sha256`).toString()).toBe(
      `${sumOf(ARCHIVE_FILE)}  ${ARCHIVE_FILE}\n`,
    );
    expect(html).toContain(`<code>${sumOf(ARCHIVE_FILE)}</code>`);
    expect(
      resources()
        .map(({ path, bytes, hash }) => [path, bytes, hash])
        .sort(),
    ).toEqual(
      summed
        .filter((name) => !name.endsWith('.excel.csv') && name !== 'datapackage.json')
        .map((name) => [name, bytesOf(name).length, `sha256:${sumOf(name)}`])
        .sort(),
    );
  });

  it('are in the archive as they are, and nothing else but what explains them', () => {
    const packed = unzipSync(bytesOf(ARCHIVE_FILE));
    const documents = ['README.md', 'CHANGELOG.md', 'LICENCE.txt'];
    for (const [name, content] of Object.entries(packed))
      if (!documents.includes(name))
        expect(Buffer.from(content).equals(bytesOf(name)), name).toBe(true);
    expect(Object.keys(packed)).toEqual(
      expect.arrayContaining([...documents, ...resources().map(({ path }) => path)]),
    );
  });

  it.each(EXAMPLES)('answer the question "%s" by the script on the page', async (name) => {
    const page = site.files.get('data/index.html')?.toString() ?? '';
    const textOf = (html: string) => parseDocument(html);
    const [, script = ''] =
      new RegExp(`<pre data-example="${name}"><code>([^]*?)</code>`).exec(page) ?? [];
    const [, list = '', more = ''] =
      new RegExp(`<ul data-answer="${name}">([^]*?)</ul>(?:\\s*<p>\\D*(\\d+)[^<]*</p>)?`).exec(
        page,
      ) ?? [];
    const lines = [...list.matchAll(/<code>([^]*?)<\/code>/g)].map(([, line = '']) =>
      DomUtils.textContent(textOf(line)),
    );
    const server = await serve({ folder, base, origin, content: '', env: {} });
    const source = DomUtils.textContent(textOf(script)).replace(`${origin}${base}`, server.url);
    expect(source).toContain(server.url);
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...['--input-type=module', '--eval', source],
    ]);
    server.close();
    const printed = stdout.split('\n').filter(Boolean);
    expect(printed.slice(0, lines.length)).toEqual(lines);
    expect(printed).toHaveLength(lines.length + Number(more));
    expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(10);
  });

  it('are a catalogue that names no code, file or address that is not there', () => {
    const catalog = read('catalog.jsonld') as {
      '@context': Record<string, unknown>;
      'dcat:dataset': { 'dcat:distribution': Record<string, { '@id': string }>[] }[];
    };
    const known = Object.keys(catalog['@context']);
    const terms = new Set<string>();
    JSON.stringify(catalog['dcat:dataset'], (key, value: unknown) => {
      if (/^[a-z]+:/.test(key)) terms.add(key);
      return value;
    });
    expect([...terms].filter((term) => !known.includes(term.split(':')[0] ?? ''))).toEqual([]);
    for (const { 'dcat:distribution': distributions } of catalog['dcat:dataset'])
      for (const one of distributions) {
        const file = one['dcat:downloadURL']?.['@id'].replace(home, '') ?? '';
        expect(one).toMatchObject({
          'dcat:byteSize': String(bytesOf(file).length),
          'spdx:checksum': {
            'spdx:checksumValue': createHash('sha256').update(bytesOf(file)).digest('hex'),
          },
        });
      }
  });

  it('are explained on a page whose links all lead somewhere', () => {
    const page = site.pages.find(({ url }) => url === `${base}data/`);
    const own = (page?.links ?? [])
      .map(({ url }) => new URL(url, origin + base))
      .filter((url) => url.origin === origin);
    expect(
      own
        .filter(({ pathname }) => fileAt(site, pathname) === undefined)
        .map(({ pathname }) => pathname),
    ).toEqual([]);
    expect(own.map(({ pathname }) => pathname)).toContain(`${base}data/datapackage.json`);
    for (const { schema } of resources())
      if (typeof schema === 'string') expect(site.files.has(`data/${schema}`), schema).toBe(true);
    const members = collection('cities').items.filter(({ status }) => status === 'member').length;
    expect(page?.html).toContain(`${members} member cities`);
  });

  describe('as a table', () => {
    /** The rows by the types that the data package gives the columns; undefined for an empty cell. */
    const rows = (file: string) => {
      const schema = resources().find(({ path }) => path === file)?.schema;
      const fields = typeof schema === 'object' ? schema.fields : [];
      const [header = [], ...lines] = Papa.parse<string[]>(
        bytesOf(file).toString().replace(/\r\n$/, ''),
        { newline: '\r\n' },
      ).data;
      expect(header).toEqual(fields.map(({ name }) => name));
      const typed = (text: string, type = 'string') =>
        text === ''
          ? undefined
          : type === 'string'
            ? unescapeFormulae(text)
            : type === 'boolean'
              ? text === 'true'
              : Number(text);
      return lines.map((line) =>
        Object.fromEntries(line.map((text, i) => [header[i] ?? '', typed(text, fields[i]?.type)])),
      );
    };

    const joined = (list: readonly string[]) => (list.length > 0 ? list.join('; ') : undefined);
    /** Columns whose cells come from within lists. */
    const DEEP = ['localNames', 'results'];
    /** What a table shows of a field: no objects, which have columns of their own. */
    const shown = (item: object) =>
      Object.fromEntries(
        Object.entries(item).flatMap(([key, value]: [string, unknown]) => {
          if (Array.isArray(value))
            return value.every((each) => typeof each === 'string') ? [[key, joined(value)]] : [];
          if (typeof value === 'object') return [];
          return [[key, typeof value === 'string' ? tableDate(value) || undefined : value]];
        }),
      );

    it.each(COLLECTIONS.filter((name) => name !== 'checklist'))(
      'say the same of %s as the JSON',
      (name) => {
        const table = rows(`${name}.csv`);
        const items = collection(name).items.map(shown);
        expect(table).toHaveLength(items.length);
        const common = Object.keys(table[0] ?? {}).filter(
          (column) => !DEEP.includes(column) && items.some((item) => column in item),
        );
        expect(common.length).toBeGreaterThan(5);
        for (const column of common)
          expect(
            table.map((row) => row[column]),
            column,
          ).toEqual(items.map((item) => item[column] as unknown));
      },
    );

    it('say the same as the JSON of what lies deeper', () => {
      const principles = collection('principles').items.map(({ slug }) => slug);
      expect(principles).toHaveLength(5);
      const pick = (file: string, columns: readonly string[]) =>
        rows(file).map((row) => columns.map((column) => row[column]));
      expect(pick('cities.csv', ['localNames', ...principles])).toEqual(
        collection('cities').items.map(({ localNames, actions }) => [
          joined(localNames.map(({ name }) => name)),
          ...principles.map(
            (principle) =>
              actions.filter((action) => action.principle === principle && isDone(action)).length,
          ),
        ]),
      );
      expect(
        pick('actions.csv', [
          ...['sourceTitle', 'sourcePublisher', 'sourceOwner', 'sourceLanguage', 'sourceUrl'],
        ]),
      ).toEqual(
        collection('actions').items.map(({ source }) => [
          ...[source.title, source.publisher, source.owner, source.language, source.url],
        ]),
      );
      expect(
        pick('activities.csv', ['eventStart', 'eventPlace', 'eventOnline', 'imageUrl']),
      ).toEqual(
        collection('activities').items.map(({ event, image }) => [
          ...[event && tableDate(event.start), event?.place, event?.online, image?.src],
        ]),
      );
      expect(pick('checklist.csv', ['slug', 'text', 'section', 'sectionTitle', 'url'])).toEqual(
        collection('checklist').items.flatMap(({ slug, title, items }) =>
          items.map((item) => [item.slug, item.text, slug, title, item.url]),
        ),
      );
    });

    it.each(COLLECTIONS)(
      'are in plain UTF-8, and in UTF-16 for Excel, with lines as spreadsheets expect them and no cell that runs: %s',
      (name) => {
        const plain = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
          bytesOf(`${name}.csv`),
        );
        const excel = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true }).decode(
          bytesOf(`${name}.excel.csv`),
        );
        expect(plain).toMatch(/^[A-Za-z]+,/);
        expect(excel).toMatch(/^\uFEFF[A-Za-z]+\t/);
        const tableOf = (text: string, delimiter: string) =>
          Papa.parse<string[]>(text, { delimiter }).data;
        expect(tableOf(excel.slice(1), '\t')).toEqual(tableOf(plain, ','));
        for (const text of [plain, excel.slice(1)]) {
          expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
          for (const delimiter of [',', ';', '\t'])
            for (const cell of tableOf(text, delimiter).flat())
              expect(cell).not.toMatch(/^\s*(?:[=+@]|-(?![\d.]+$))/);
        }
      },
    );
  });

  describe('as GeoJSON', () => {
    const points = () => read('cities.geojson') as Points;

    it('say the same as the JSON', () => {
      const { type, features } = points();
      expect(type).toBe('FeatureCollection');
      expect(
        features.map(({ type: kind, id, geometry, properties }) => [
          kind,
          id,
          geometry,
          properties['name'],
          properties['url'],
          properties['joined'] ?? undefined,
        ]),
      ).toEqual(
        collection('cities').items.map(({ slug, longitude, latitude, name, url, joined }) => [
          'Feature',
          slug,
          { type: 'Point', coordinates: [longitude, latitude] },
          name,
          url,
          joined,
        ]),
      );
    });

    it('lie in range, in their box, and each on its continent', () => {
      const { features, bbox = [] } = points();
      const [west = NaN, south = NaN, east = NaN, north = NaN] = bbox;
      expect(bbox).toHaveLength(4);
      for (const { id, geometry } of features) {
        const [longitude = NaN, latitude = NaN] = geometry.coordinates;
        expect(Math.abs(longitude), String(id)).toBeLessThanOrEqual(180);
        expect(Math.abs(latitude), String(id)).toBeLessThanOrEqual(90);
        expect(
          longitude >= west && longitude <= east && latitude >= south && latitude <= north,
          String(id),
        ).toBe(true);
      }
      expect(features.filter((feature) => !isInContinent(feature)).map(({ id }) => id)).toEqual([]);
    });

    it('would be found out if longitude and latitude were swapped', () => {
      const { features } = points();
      const swapped = features.map((feature) => ({
        ...feature,
        geometry: { ...feature.geometry, coordinates: feature.geometry.coordinates.toReversed() },
      }));
      expect(swapped.filter(isInContinent).length).toBeLessThan(features.length / 10);
    });
  });
});

describe('identifiers of cities', () => {
  it('are each of one city only, and stand on its page', () => {
    const site = readBuiltSite(PLAIN.folder, PLAIN.base, PLAIN.origin);
    const { items } = JSON.parse(
      site.files.get('data/cities.json')?.toString() ?? '',
    ) as File<'cities'>;
    for (const key of ['wikidata', 'unlocode'] as const) {
      const values = items.map((item) => item[key]).filter((value) => value !== undefined);
      expect(values.length, key).toBeGreaterThan(8);
      expect(new Set(values).size, key).toBe(values.length);
    }
    for (const { slug, country, wikidata, unlocode } of items) {
      const html = site.files.get(`cities/${slug}/index.html`)?.toString() ?? '';
      if (wikidata !== undefined)
        expect(html, slug).toContain(
          `<a href="https://www.wikidata.org/wiki/${wikidata}" rel="noopener noreferrer">Wikidata ${wikidata}</a>`,
        );
      if (unlocode !== undefined) expect(html, slug).toContain(`<dd>${unlocode}</dd>`);
      expect(wikidata ?? 'Q1', slug).toMatch(/^Q[1-9]\d*$/);
      expect(unlocode?.slice(0, 2) ?? country, slug).toBe(country);
    }
  });
});

describe('the words about the data', () => {
  it('have no word that says nothing, and are short', () => {
    const texts = messagesOf(openData);
    expect(texts.length).toBeGreaterThan(40);
    for (const text of texts)
      for (const sentence of text.split(/(?<=[.;])\s/))
        expect(wordsOf(sentence).length, sentence).toBeLessThanOrEqual(30);
  });
});
