import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PartialDate } from '../../base/dates.ts';
import { inEnglish } from '../../i18n/index.ts';
import { activitySchema } from '../../model/schemas/activity.ts';
import { checklistSectionSchema } from '../../model/schemas/checklist.ts';
import { citySchema } from '../../model/schemas/city.ts';
import { memberCountSchema } from '../../model/schemas/member-count.ts';
import { partnerSchema } from '../../model/schemas/partner.ts';
import { principleSchema } from '../../model/schemas/principle.ts';
import { projectSchema } from '../../model/schemas/project.ts';
import { openDataOf } from './files.ts';
import { FORMAT_VERSION, FORMAT_VERSIONS } from './format.ts';
import { toGeoJson } from './geojson.ts';
import { COLLECTIONS, publishedItems, type OpenContent } from './items.ts';
import { collectionFile, publishedSchema, toJson } from './json.ts';
import { actionColumns, cityColumns } from './table.ts';
import { say } from '../../model/schemas/messages.ts';

const messages = inEnglish.t.openData;

const page = 'https://www.example.org/straße?a=[1]';
const sentence = 'One sentence that says enough of the thing, and ends.';

const principle = (number: number) => ({
  id: `principle-${number}`,
  data: principleSchema.parse({
    number,
    title: `Title of principle ${number}`,
    shortTitle: `Short ${number}`,
    hue: 'blue',
    summary: sentence,
    points: ['A point of the principle.'],
    checklist: ['portal'],
    sources: [page],
  }),
});
const city = (id: string, data: object = {}) => ({
  id,
  data: citySchema.parse({
    name: id,
    country: 'BR',
    latitude: -9.6,
    longitude: -35.7,
    status: 'member',
    membershipSource: page,
    summary: sentence,
    ...data,
  }),
});
const activity = (id: string, data: object = {}) => ({
  id,
  data: activitySchema.parse({
    title: `Title of ${id}`,
    summary: sentence,
    date: '2021',
    kind: 'news',
    topics: ['ai'],
    original: page,
    ...data,
  }),
});
const action = (id: string, principle: string, more: object = {}) => ({
  id,
  text: `Does something for its residents: ${id}.`,
  kind: 'service',
  principle,
  checklist: 'portal',
  topics: ['ai', 'data'],
  source: { url: page, title: 'A page', publisher: 'City', language: 'pt' },
  date: '2020-09',
  ...more,
});

/** Content in which every field occurs. */
const content: OpenContent = {
  principles: [principle(1), principle(2)],
  cities: [
    city('zagreb', {
      country: 'HR',
      joined: '2018-11',
      actions: [
        action('portal', 'principle-2'),
        action('register', 'principle-2', { kind: 'register', date: '2021' }),
        action('plan', 'principle-2', { kind: 'commitment', date: undefined }),
      ],
    }),
    city('porto', {
      country: 'PT',
      actions: [action('portal', 'principle-2', { topics: [], checklist: undefined })],
    }),
    city('applied', {
      status: 'candidate',
      applied: '2026-01-15',
      membershipSource: undefined,
      actions: [action('portal', 'principle-2')],
    }),
    city('maceio', {
      localNames: [
        { name: 'Maceió', language: 'pt' },
        { name: '=1+1', language: 'en' },
      ],
      status: 'former',
      founder: true,
      memberBy: '2019',
      left: '2025',
      website: page,
      wikidata: 'Q1',
      unlocode: 'BRMCZ',
      statement: 'Why we join, in our words.\n\nAnd more of it.',
      actions: [action('portal', 'principle-1')],
      contact: { role: 'Digital office', email: 'digital@example.org' },
      sources: [page],
      aliases: ['/node/1'],
      updated: '2026',
    }),
  ],
  activities: [
    activity('with-all', {
      dateNote: 'The original has no date.',
      cities: ['maceio'],
      partners: ['uclg'],
      principles: ['principle-1'],
      event: {
        start: '2021-10-28T16:00',
        end: '2021-10-28T17:30',
        timeZone: 'Europe/Madrid',
        place: 'Porto, Portugal',
        link: page,
      },
      sources: [page],
      image: { src: './x.jpg', alt: 'What it shows.', credit: 'By someone' },
    }),
    activity('plain'),
  ],
  partners: [
    {
      id: 'uclg',
      data: partnerSchema.parse({
        name: 'A network of cities',
        nameLanguage: 'pt',
        shortName: 'UCLG',
        kind: 'network',
        role: 'Carries the views of cities.',
        summary: sentence,
        since: '2019-03',
        website: page,
        sources: [page],
      }),
    },
  ],
  projects: [
    {
      id: 'helpdesk',
      data: projectSchema.parse({
        name: 'The helpdesk',
        shortName: 'HD',
        summary: sentence,
        start: '2020',
        end: '2021-04',
        leads: ['maceio'],
        website: page,
        sources: [page],
        results: [
          { text: 'A report with four points.', date: '2021', activity: 'plain' },
          { text: 'A report that is not public yet.', activity: 'later' },
        ],
      }),
    },
  ],
  checklist: [
    checklistSectionSchema.parse({
      id: 'general',
      title: 'General process',
      principle: 'principle-1',
      note: 'What readers must know.',
      source: page,
      items: [
        {
          id: 'portal',
          text: 'The city has a portal.',
          label: 'A portal',
          help: 'What this means.',
        },
      ],
    }),
  ],
  memberCounts: ['2020', '2020'].map((date) =>
    memberCountSchema.parse({
      date,
      count: 45,
      qualifier: 'about',
      note: 'What readers must know.',
      source: page,
    }),
  ),
  pictures: new Map([['with-all', '/assets/x.abc.jpg']]),
  actionDays: new Map([
    [
      'zagreb/register',
      { added: '2026-11-30' as PartialDate, changed: '2026-12-01' as PartialDate },
    ],
  ]),
};
const items = publishedItems(content, inEnglish);
const columns = cityColumns(items.principles);

interface Schema {
  $id?: string;
  $defs?: Record<string, Schema>;
  properties?: Record<string, Schema>;
  items?: Schema;
  title?: string;
  description?: string;
  examples?: unknown[];
  [key: string]: unknown;
}
const schemaOf = (collection: (typeof COLLECTIONS)[number]) =>
  publishedSchema(
    collection,
    messages.collections[collection].title,
    messages.collections[collection].meaning,
  ) as Schema;
const validator = () => {
  const ajv = new Ajv2020({ allErrors: true });
  addFormats(ajv);
  return ajv;
};
const itemSchemaOf = (schema: Schema) => Object.values(schema.$defs ?? {})[0] ?? {};

/** All fields below a schema, by their paths; those of one kind of thing named once. */
function fieldsOf(schema: Schema, path = ''): [path: string, field: Schema][] {
  if (schema.items) return fieldsOf(schema.items, `${path}[]`);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    [`${path}.${name}`.replace(/^\./, ''), field] as [string, Schema],
    ...fieldsOf(field, `${path}.${name}`),
  ]);
}

describe.each(COLLECTIONS)('the schema of %s', (collection) => {
  const schema = schemaOf(collection);
  const validate = validator().compile(schema);

  it('accepts what is published', () => {
    expect(items[collection].length).toBeGreaterThan(0);
    validate(JSON.parse(toJson(collectionFile(collection, items[collection]))));
    expect(validate.errors).toBeNull();
  });

  it('refuses a field that is missing, wrong or unknown', () => {
    const [first] = items[collection];
    const { slug: _, ...anonymous } = first ?? { slug: '' };
    for (const wrong of [anonymous, { ...first, url: 'here' }, { ...first, unknown: 1 }])
      expect(
        validate(JSON.parse(JSON.stringify({ ...collectionFile(collection, []), items: [wrong] }))),
      ).toBe(false);
    expect(validate({ ...collectionFile(collection, []), version: FORMAT_VERSION + 1 })).toBe(
      false,
    );
  });

  it('has its address, and explains each field', () => {
    expect(schema.$id).toBe(
      `https://cities-for-digital-rights.github.io/data/schemas/${collection}.json`,
    );
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    for (const [path, field] of [...fieldsOf(schema), ...fieldsOf(itemSchemaOf(schema))]) {
      expect(field.title, path).toBeTruthy();
      expect(field.description, path).toBeTruthy();
      if (!/(^|\.)items$/.test(path)) expect(field.examples?.length, path).toBeGreaterThan(0);
    }
  });

  it('accepts its own examples', () => {
    for (const [path, field] of fieldsOf(itemSchemaOf(schema))) {
      // Examples of a group leave out what a default fills in.
      if (field.properties) continue;
      const fits = validator().compile(field);
      for (const example of field.examples ?? [])
        expect(fits(example), `${path}: ${JSON.stringify(example)}`).toBe(true);
    }
  });
});

describe('the format', () => {
  it('has these fields; if one is renamed, removed or means something else, the version has to be raised', () => {
    const names = Object.fromEntries(
      COLLECTIONS.map((collection) => [
        collection,
        fieldsOf(itemSchemaOf(schemaOf(collection)))
          .map(([path]) => path)
          .join(' '),
      ]),
    );
    expect({
      version: FORMAT_VERSION,
      table: columns.map(({ name }) => name).join(' '),
      actionTable: actionColumns()
        .map(({ name }) => name)
        .join(' '),
      ...names,
    }).toEqual({
      version: 4,
      table:
        'slug name localNames country countryName continent latitude longitude status founder joined memberBy applied left website principle-1 principle-2 url identifier wikidata unlocode',
      actionTable:
        'slug city cityName country countryName text kind done principle checklist topics date sourceTitle sourcePublisher sourceLanguage sourceUrl added changed url identifier',
      actions:
        'identifier slug url city cityName country countryName id text kind principle checklist topics date source source.url source.title source.publisher source.language done added changed',
      principles:
        'identifier slug url number title shortTitle hue summary points checklist sources aliases updated memberCityCount actionCount',
      cities:
        'identifier slug url name localNames localNames[].name localNames[].language country latitude longitude status founder joined memberBy applied left membershipSource website wikidata unlocode summary statement actions actions[].id actions[].text actions[].kind actions[].principle actions[].checklist actions[].topics actions[].date actions[].source actions[].source.url actions[].source.title actions[].source.publisher actions[].source.language contact contact.role contact.email sources aliases updated countryName continent actionCounts',
      activities:
        'identifier slug url title summary language date dateNote kind topics cities partners principles event event.start event.end event.furtherDays event.furtherDays[].start event.furtherDays[].end event.timeZone event.place event.online event.cancelled event.link event.revision original sources image image.src image.alt image.credit aliases updated',
      partners:
        'identifier slug url name shortName nameLanguage kind core role summary since website sources aliases updated',
      projects:
        'identifier slug url name shortName summary start end leads cities partners results results[].text results[].date results[].activity website sources aliases updated',
      checklist:
        'identifier slug url title principle note source items items[].identifier items[].slug items[].url items[].text items[].label items[].help items[].origin',
      'member-counts': 'identifier slug url date count qualifier note source',
    });
  });

  it('says what changed in each version, the newest first', () => {
    const versions = FORMAT_VERSIONS.map(({ version }) => version);
    expect(versions).toEqual([...versions].sort((a, b) => b - a));
    expect(versions[0]).toBe(FORMAT_VERSION);
  });
});

describe('what is published', () => {
  it('counts the actions of member cities only, and no plans', () => {
    expect(
      items.principles.map(({ slug, memberCityCount, actionCount }) => [
        slug,
        memberCityCount,
        actionCount,
      ]),
    ).toEqual([
      ['principle-1', 0, 0],
      ['principle-2', 2, 3],
    ]);
    expect(items.cities.map(({ slug, actionCounts }) => [slug, actionCounts])).toEqual([
      ['applied', { 'principle-1': 0, 'principle-2': 1 }],
      ['maceio', { 'principle-1': 1, 'principle-2': 0 }],
      ['porto', { 'principle-1': 0, 'principle-2': 1 }],
      ['zagreb', { 'principle-1': 0, 'principle-2': 2 }],
    ]);
  });

  it('has the actions of members, plans among them, the latest first and those without a date last', () => {
    expect(items.actions.map(({ slug, date, done }) => [slug, date, done])).toEqual([
      ['zagreb/register', '2021', true],
      ['porto/portal', '2020-09', true],
      ['zagreb/portal', '2020-09', true],
      ['zagreb/plan', undefined, false],
    ]);
    expect(items.actions[0]).toMatchObject({
      url: 'https://cities-for-digital-rights.github.io/cities/zagreb/actions/register/',
      city: 'zagreb',
      cityName: 'zagreb',
      country: 'HR',
      countryName: 'Croatia',
      id: 'register',
      added: '2026-11-30',
      changed: '2026-12-01',
    });
    expect(items.actions[1]).not.toHaveProperty('added');
  });

  it('keeps dates as precise as they are', () => {
    expect(
      items.cities.map(
        ({ joined, memberBy, applied, left }) => joined ?? memberBy ?? applied ?? left,
      ),
    ).toEqual(['2026-01-15', '2019', undefined, '2018-11']);
    expect(items.activities[0]?.event?.start).toBe('2021-10-28T16:00');
  });

  it('gives the address of the picture of a post, and no draft field', () => {
    expect(items.activities[0]?.image).toEqual({
      src: 'https://cities-for-digital-rights.github.io/assets/x.abc.jpg',
      alt: 'What it shows.',
      credit: 'By someone',
    });
    expect(items.activities[0]).not.toHaveProperty('draft');
  });

  it('names no unpublished post', () => {
    expect(items.projects[0]?.results.map(({ activity }) => activity)).toEqual([
      'plain',
      undefined,
    ]);
  });

  it('gives each item a unique slug', () => {
    for (const collection of COLLECTIONS)
      expect(new Set(items[collection].map(({ slug }) => slug)).size, collection).toBe(
        items[collection].length,
      );
    expect(items['member-counts'].map(({ slug }) => slug)).toEqual(['2020', '2020-no-2']);
  });

  it('does not depend on the order in which files are read', () => {
    const { cities, partners } = content;
    expect(
      openDataOf(
        { ...content, cities: cities.toReversed(), partners: partners.toReversed() },
        inEnglish,
      ),
    ).toEqual(openDataOf(content, inEnglish));
  });
});

describe('the files', () => {
  const { files, dataPackage, counts } = openDataOf(content, inEnglish);

  it('have the checksum and size of their bytes, also in the data package', () => {
    const { resources } = JSON.parse(dataPackage) as {
      resources: { path: string; bytes: number; hash: string }[];
    };
    expect(resources.map(({ path, bytes, hash }) => [path, bytes, hash])).toEqual(
      files.map(({ name, content: bytes }) => [
        name,
        bytes.length,
        `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      ]),
    );
    expect(files.map(({ sha256 }) => `sha256:${sha256}`)).toEqual(
      resources.map(({ hash }) => hash),
    );
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
    expect(counts).toMatchObject({ cities: 4, actions: 4, 'member-counts': 2 });
  });

  const csv = (name: string) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      files.find((file) => file.name === name)?.content,
    );

  it('have the columns of each table in the data package, and one line for each item', () => {
    const { resources } = JSON.parse(dataPackage) as {
      resources: { path: string; schema?: { fields?: { name: string; title: string }[] } }[];
    };
    for (const [name, count] of [
      ['cities.csv', counts.cities],
      ['actions.csv', counts.actions],
    ] as const) {
      const [head = '', ...lines] = csv(name).replace('\uFEFF', '').trimEnd().split('\r\n');
      const { fields = [] } = resources.find(({ path }) => path === name)?.schema ?? {};
      expect(head).toBe(fields.map((field) => `"${field.name}"`).join(','));
      expect(fields.every(({ title }) => title !== '')).toBe(true);
      expect(new Set(fields.map(({ title }) => title)).size).toBe(fields.length);
      expect(lines).toHaveLength(count);
    }
  });

  it('have the source of an action, its topics and its days in its table', () => {
    expect(csv('actions.csv')).toContain(
      `"zagreb/register","zagreb","zagreb","HR","Croatia","Does something for its residents: register.","register",true,"principle-2","portal","ai; data","2021","A page","City","pt","${page}","2026-11-30","2026-12-01","https://cities-for-digital-rights.github.io/cities/zagreb/actions/register/"`,
    );
  });

  it('have no formula in the table', () => {
    expect(csv('cities.csv')).toContain(
      `"maceio","maceio","Maceió;' =1+1","BR","Brazil","SA",-9.6,-35.7,"former",true,,"2019",,"2025"`,
    );
  });
});

describe('the map', () => {
  it('has longitude before latitude, and a bounding box', () => {
    const { features, bbox } = toGeoJson(items.cities, columns);
    expect(features.map(({ geometry }) => geometry.coordinates)).toEqual(
      items.cities.map(({ longitude, latitude }) => [longitude, latitude]),
    );
    expect(bbox).toEqual([-35.7, -9.6, -35.7, -9.6]);
    expect(features[1]?.properties).toMatchObject({
      slug: 'maceio',
      localNames: 'Maceió; =1+1',
      joined: null,
      memberBy: '2019',
      'principle-1': 1,
    });
    expect(features[1]?.properties).not.toHaveProperty('latitude');
  });

  it('has no bounding box without a city', () => {
    expect(toGeoJson([], columns)).not.toHaveProperty('bbox');
  });
});

describe('identifiers of a city', () => {
  const errors = (data: object) =>
    (citySchema.safeParse({ ...content.cities[0]?.data, ...data }).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')}: ${say(message, inEnglish.t.messages)}`,
    );

  it.each([
    [{ wikidata: 'Q1435', unlocode: 'HRZAG' }, []],
    [
      { wikidata: 'q1435' },
      ['wikidata: Write the identifier of Wikidata: a Q and a number, for example Q1524.'],
    ],
    [
      { wikidata: 'https://www.wikidata.org/wiki/Q1435' },
      ['wikidata: Write the identifier of Wikidata: a Q and a number, for example Q1524.'],
    ],
    [{ wikidata: 1435 }, ['wikidata: Write the identifier as text, for example Q1524.']],
    [
      { unlocode: 'HR ZAG' },
      ['unlocode: Write the five characters of the code without a space, for example GRATH.'],
    ],
    [
      { unlocode: 'HRZA1' },
      ['unlocode: Write the five characters of the code without a space, for example GRATH.'],
    ],
    [
      { unlocode: 'SIZAG' },
      ['unlocode: The code begins with the code of the country, which is HR here.'],
    ],
  ])('%j', (data, expected) => {
    expect(errors(data)).toEqual(expected);
  });
});
