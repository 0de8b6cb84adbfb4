import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PartialDate } from '../../base/dates.ts';
import { inEnglish } from '../../i18n/index.ts';
import { isSiteAddress } from '../../model/addresses.ts';
import { activitySchema } from '../../model/schemas/activity.ts';
import { checklistSectionSchema } from '../../model/schemas/checklist.ts';
import { citySchema } from '../../model/schemas/city.ts';
import { memberCountSchema } from '../../model/schemas/member-count.ts';
import { partnerSchema } from '../../model/schemas/partner.ts';
import { principleSchema } from '../../model/schemas/principle.ts';
import { projectSchema } from '../../model/schemas/project.ts';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { allFiles, openDataOf } from './files.ts';
import { examplesOf } from './examples.ts';
import { FORMAT_VERSION, FORMAT_VERSIONS } from './format.ts';
import { toGeoJson } from './geojson.ts';
import { COLLECTIONS } from './item-schemas.ts';
import { publishedItems, type OpenContent } from './items.ts';
import { collectionFile, dataPath, publishedSchema, toJson } from './json.ts';
import { cityColumns, columnsOf } from './table.ts';
import { settings } from '../../settings.ts';
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
      leftSource: page,
      confirmed: { date: '2024-05', by: 'Office of the coalition', link: page },
      earlierMemberships: [
        {
          applied: '2010',
          joined: '2011',
          memberBy: '2012',
          source: page,
          left: '2013',
          leftSource: page,
        },
      ],
      website: page,
      wikidata: 'Q1',
      unlocode: 'BRMCZ',
      language: 'pt',
      statement: 'Why we join, in our words.\n\nAnd more of it.',
      noActionsYet: false,
      decision: { body: 'Câmara Municipal', date: '2018-10', planned: '2018', link: page },
      promise: true,
      proof: page,
      sender: 'staff',
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
  texts: new Map([[`${settings.identity}city/zagreb`, 'The text of *Zagreb*.']]),
  days: new Map(
    [
      ['action/zagreb/register', '2026-11-30', '2026-12-01'],
      ['city/zagreb', '2026-11-24', '2026-12-02'],
      ['city/porto', '2026-11-24', '2026-11-24'],
      ['checklist-item/portal', '2026-11-25', '2026-11-26'],
    ].map(([name = '', added, changed]) => [
      settings.identity + name,
      { added: added as PartialDate, changed: changed as PartialDate },
    ]),
  ),
  populations: new Map([
    [
      'zagreb',
      {
        population: 663_592,
        populationDate: '2023-09-14' as PartialDate,
        populationSource: 'https://www.geonames.org/3186886',
      },
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

  const accepts = (item: object, more: object = {}) =>
    validate(
      JSON.parse(JSON.stringify({ ...collectionFile(collection, []), ...more, items: [item] })),
    );

  it('refuses a field that is missing or wrong, and another version', () => {
    const { slug: _, ...anonymous } = items[collection][0] ?? { slug: '' };
    for (const wrong of [anonymous, { ...items[collection][0], url: 'here' }])
      expect(accepts(wrong)).toBe(false);
    expect(accepts(items[collection][0] ?? {}, { version: FORMAT_VERSION + 1 })).toBe(false);
  });

  it('accepts new fields everywhere, as the format promises', () => {
    const withMore = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(withMore);
      if (typeof value !== 'object' || value === null) return value;
      const fields = Object.entries(value).map(([key, field]) => [key, withMore(field)] as const);
      // The counts of actions are named by principles, and are all numbers.
      return fields.every(([, field]) => typeof field === 'number')
        ? value
        : { ...Object.fromEntries(fields), added_later: 'x' };
    };
    const file = JSON.parse(toJson(collectionFile(collection, items[collection]))) as object;
    validate(withMore(file));
    expect(validate.errors).toBeNull();
    expect(JSON.stringify(withMore(file))).toContain('added_later');
    expect(JSON.stringify(schema)).not.toContain('"additionalProperties":false');
  });

  it('has its address, and explains each field', () => {
    expect(schema.$id).toBe(
      `https://cities-for-digital-rights.github.io/data/schemas/v${FORMAT_VERSION}/${collection}.json`,
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
      tables: Object.fromEntries(
        COLLECTIONS.map((collection) => [
          collection,
          (collection === 'cities' ? columns : columnsOf(collection))
            .map(({ name }) => name)
            .join(' '),
        ]),
      ),
      ...names,
    }).toEqual({
      actions:
        'identifier slug url city cityName country countryName continent continentName id text kind principle checklist topics date source source.url source.title source.publisher source.language source.owner language kindLabel principleTitle checklistLabel topicLabels done added changed',
      activities:
        'identifier slug url title summary language date dateNote kind topics cities partners principles event event.start event.end event.furtherDays event.furtherDays[].start event.furtherDays[].end event.timeZone event.place event.online event.cancelled event.link event.revision original sources image image.src image.alt image.credit aliases updated corrections corrections[].date corrections[].text kindLabel topicLabels cityNames partnerNames principleTitles originalOwner text added changed',
      checklist:
        'identifier slug url title principle note source items items[].identifier items[].slug items[].url items[].text items[].label items[].help items[].origin items[].added items[].changed principleTitle added changed',
      cities:
        'identifier slug url name localNames localNames[].name localNames[].language country latitude longitude status founder joined memberBy applied left leftSource membershipSource confirmed confirmed.date confirmed.by confirmed.link earlierMemberships earlierMemberships[].applied earlierMemberships[].joined earlierMemberships[].memberBy earlierMemberships[].source earlierMemberships[].left earlierMemberships[].leftSource website wikidata unlocode language summary statement actions actions[].id actions[].text actions[].kind actions[].principle actions[].checklist actions[].topics actions[].date actions[].source actions[].source.url actions[].source.title actions[].source.publisher actions[].source.language actions[].source.owner noActionsYet decision decision.body decision.date decision.planned decision.link promise proof contact contact.role contact.email sources aliases updated corrections corrections[].date corrections[].text countryName continent continentName statusLabel memberSince memberSinceKind population populationDate populationSource actionCounts text added changed',
      'member-counts': 'identifier slug url date count qualifier note source added changed',
      partners:
        'identifier slug url name shortName nameLanguage kind core role summary since website sources aliases updated corrections corrections[].date corrections[].text kindLabel text added changed',
      principles:
        'identifier slug url number title shortTitle hue summary points checklist sources aliases updated corrections corrections[].date corrections[].text memberCityCount actionCount text added changed',
      projects:
        'identifier slug url name shortName summary start end leads cities partners results results[].text results[].date results[].activity website sources aliases updated corrections corrections[].date corrections[].text leadNames cityNames partnerNames text added changed',
      tables: {
        actions:
          'slug city cityName country countryName continent continentName text kind kindLabel done principle principleTitle checklist checklistLabel topics topicLabels date sourceTitle sourcePublisher sourceOwner sourceLanguage sourceUrl added changed url identifier language',
        activities:
          'slug title summary language date dateNote kind kindLabel topics topicLabels cities cityNames partners partnerNames principles principleTitles eventStart eventEnd eventFurtherDays eventTimeZone eventPlace eventOnline eventCancelled eventLink original originalOwner sources imageUrl imageAlt imageCredit added changed url identifier',
        checklist:
          'slug text label help origin section sectionTitle principle principleTitle note source added changed url identifier',
        cities:
          'slug name localNames country countryName continent continentName latitude longitude population populationDate populationSource status statusLabel founder memberSince memberSinceKind joined memberBy applied left membershipSource website summary added changed url identifier wikidata unlocode language noActionsYet promise proof decisionBody decisionDate decisionPlanned decisionLink leftSource confirmedOn confirmedBy principle-1 principle-2',
        'member-counts': 'date count qualifier note source added changed url identifier',
        partners:
          'slug name shortName nameLanguage kind kindLabel core role summary since website sources added changed url identifier',
        principles:
          'slug number title shortTitle summary points memberCityCount actionCount sources added changed url identifier',
        projects:
          'slug name shortName summary start end leads leadNames cities cityNames partners partnerNames results website sources added changed url identifier',
      },
      version: 5,
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
      continent: 'EU',
      continentName: 'Europe',
      id: 'register',
      kindLabel: 'Register or publication',
      principleTitle: 'Short 2',
      checklistLabel: 'A portal',
      topicLabels: ['Artificial intelligence', 'Data'],
      source: { owner: 'other' },
      added: '2026-11-30',
      changed: '2026-12-01',
    });
    expect(items.actions[1]).not.toHaveProperty('added');
  });

  it('has the words beside the codes, and the names beside the short names', () => {
    expect(items.cities.map(({ statusLabel }) => statusLabel)).toEqual([
      'Candidate',
      'Former member',
      'Member',
      'Member',
    ]);
    expect(items.activities[0]).toMatchObject({
      kindLabel: 'News',
      topicLabels: ['Artificial intelligence'],
      cityNames: ['maceio'],
      partnerNames: ['UCLG'],
      principleTitles: ['Short 1'],
      originalOwner: 'city',
    });
    expect(items.activities[1]).toMatchObject({ originalOwner: 'other' });
    expect(items.partners[0]?.kindLabel).toBe('Network');
    expect(items.projects[0]?.leadNames).toEqual(['maceio']);
    expect(items.checklist[0]?.principleTitle).toBe('Short 1');
  });

  it('says since when each city is a member in one field that is always there', () => {
    expect(
      items.cities.map(({ slug, memberSince, memberSinceKind }) => [
        slug,
        memberSince,
        memberSinceKind,
      ]),
    ).toEqual([
      ['applied', '', 'notYet'],
      ['maceio', '2019', 'memberBy'],
      ['porto', '', 'unknown'],
      ['zagreb', '2018-11', 'joined'],
    ]);
  });

  it('has the text, the population and the days of what they are known of', () => {
    const [applied, , , zagreb] = items.cities;
    expect(zagreb).toMatchObject({
      text: 'The text of *Zagreb*.',
      population: 663_592,
      populationDate: '2023-09-14',
      added: '2026-11-24',
      changed: '2026-12-02',
    });
    for (const field of ['population', 'added', 'changed'])
      expect(applied).not.toHaveProperty(field);
    expect(items.checklist[0]?.items[0]).toMatchObject({ changed: '2026-11-26' });
    expect(items.checklist[0]).not.toHaveProperty('changed');
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
  const data = openDataOf(content, inEnglish);
  const { files, archive, descriptions, counts } = data;
  const textOf = (name: string, decoder = new TextDecoder('utf-8', { ignoreBOM: true })) =>
    decoder.decode(allFiles(data).find((file) => file.name === name)?.content);
  const packageOf = () =>
    JSON.parse(textOf('datapackage.json')) as {
      changed?: string;
      resources: {
        path: string;
        bytes: number;
        hash: string;
        schema?: { fields?: { name: string; title: string; description: string }[] };
      }[];
    };
  const forPrograms = files.filter(({ format }) => format !== 'excel');

  it('have the checksum and size of their bytes, also in the data package', () => {
    expect(packageOf().resources.map(({ path, bytes, hash }) => [path, bytes, hash])).toEqual(
      forPrograms.map(({ name, content: bytes }) => [
        name,
        bytes.length,
        `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      ]),
    );
    const names = allFiles(data).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    // No page of the coalition can take the place of a file.
    expect(names.filter((name) => !isSiteAddress(dataPath(name)))).toEqual([]);
    expect(counts).toMatchObject({ cities: 4, actions: 4, 'member-counts': 2 });
  });

  it('say on which day their entries last changed, and nothing if no history is known', () => {
    const changedOf = (name: string) => (JSON.parse(textOf(name)) as { changed?: string }).changed;
    expect(data.changed).toBe('2026-12-02');
    expect(
      ['cities.json', 'cities.geojson', 'actions.json', 'datapackage.json'].map(changedOf),
    ).toEqual(['2026-12-02', '2026-12-02', '2026-12-01', '2026-12-02']);
    expect(changedOf('partners.json')).toBeUndefined();
    const without = openDataOf({ ...content, days: new Map() }, inEnglish);
    expect(without.changed).toBeUndefined();
    for (const { name, content: bytes } of allFiles(without))
      if (!name.startsWith('schemas/'))
        expect(new TextDecoder().decode(bytes), name).not.toMatch(
          /"(?:added|changed|dct:modified)": ["\d]/,
        );
  });

  it('have the columns of each table in the data package, and one line for each item', () => {
    for (const collection of COLLECTIONS) {
      const name = `${collection}.csv`;
      const [head = '', ...lines] = textOf(name).trimEnd().split('\r\n');
      const { fields = [] } = packageOf().resources.find(({ path }) => path === name)?.schema ?? {};
      expect(head).toBe(fields.map((field) => field.name).join(','));
      expect(fields.filter(({ title, description }) => !title || !description)).toEqual([]);
      expect(new Set(fields.map(({ title }) => title)).size, name).toBe(fields.length);
      expect(lines, name).toHaveLength(collection === 'checklist' ? 1 : counts[collection]);
    }
  });

  it('begin without a byte order mark, so that strict parsers find the first column', () => {
    for (const collection of COLLECTIONS) {
      expect(textOf(`${collection}.csv`)).toMatch(/^[A-Za-z]/);
      expect(textOf(`${collection}.csv`)).not.toContain('\uFEFF');
    }
  });

  it('have the same table for Excel, in UTF-16 with tabs', () => {
    for (const collection of COLLECTIONS) {
      const plain = Papa.parse(textOf(`${collection}.csv`), { delimiter: ',' }).data;
      const utf16 = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true });
      const excel = textOf(`${collection}.excel.csv`, utf16);
      expect(excel[0]).toBe('\uFEFF');
      expect(Papa.parse(excel.slice(1), { delimiter: '\t' }).data).toEqual(plain);
    }
  });

  it('have the source of an action, its labels and its days in its table', () => {
    expect(textOf('actions.csv')).toContain(
      `"zagreb/register","zagreb","zagreb","HR","Croatia","EU","Europe","Does something for its residents: register.","register","Register or publication",true,"principle-2","Short 2","portal","A portal","ai; data","Artificial intelligence; Data","2021","A page","City","other","pt","${page}","2026-11-30","2026-12-01","https://cities-for-digital-rights.github.io/cities/zagreb/actions/register/"`,
    );
  });

  it('have a row for each item of the checklist, with its section', () => {
    expect(textOf('checklist.csv')).toContain(
      '"portal","The city has a portal.","A portal","What this means.","coalition","general","General process","principle-1","Short 1"',
    );
  });

  it('have no formula in the table, and no month that becomes a day', () => {
    expect(textOf('cities.csv')).toContain(
      `"maceio","maceio","Maceió;' =1+1","BR","Brazil","SA","South America",-9.6,-35.7`,
    );
    expect(textOf('cities.csv')).toContain('"2018-11-XX"');
    expect(textOf('cities.csv')).not.toContain('"2018-11"');
  });

  it('are all in one archive, with what somebody needs who knows nothing of the site', () => {
    const packed = unzipSync(archive.content);
    const names = Object.keys(packed);
    for (const { name, content: bytes } of files)
      expect([...(packed[name] ?? [])], name).toEqual([...bytes]);
    expect(names).toEqual(
      expect.arrayContaining(['README.md', 'CHANGELOG.md', 'LICENCE.txt', 'datapackage.json']),
    );
    const sums = new TextDecoder().decode(packed['sha256sums.txt']);
    for (const name of names.filter((each) => !/\.(?:md|txt)$/.test(each)))
      expect(sums).toContain(
        `${createHash('sha256')
          .update(packed[name] ?? '')
          .digest('hex')}  ${name}\n`,
      );
    expect(textOf(`${archive.name}.sha256`)).toBe(`${archive.sha256}  ${archive.name}\n`);
    expect(new TextDecoder().decode(packed['LICENCE.txt'])).toMatch(/CC BY-SA 4\.0[^]*GeoNames/);
  });

  it('have the same bytes each time', () => {
    const again = openDataOf(content, inEnglish);
    expect(allFiles(again).map(({ sha256 }) => sha256)).toEqual(
      allFiles(data).map(({ sha256 }) => sha256),
    );
  });

  it('are listed in the catalogue, by collection', () => {
    const catalog = JSON.parse(textOf('catalog.jsonld')) as {
      'dcat:dataset': {
        'dct:modified'?: string;
        'dcat:distribution': { 'dcat:downloadURL': { '@id': string } }[];
      }[];
    };
    const sets = catalog['dcat:dataset'];
    expect(sets).toHaveLength(COLLECTIONS.length + 1);
    expect(
      sets.flatMap((set) =>
        set['dcat:distribution'].map((one) => one['dcat:downloadURL']['@id'].split('/data/')[1]),
      ),
    ).toEqual(
      [...files, archive]
        .filter(({ format }) => !['schema', 'excel'].includes(format))
        .map(({ name }) => name),
    );
    expect(sets[1]?.['dct:modified']).toBe('2026-12-02');
    expect(descriptions.map(({ name }) => name)).toContain('catalog.jsonld');
  });
});

describe('the examples', () => {
  it('answer what they ask', async () => {
    const examples = await examplesOf(openDataOf(content, inEnglish).files);
    expect(Object.fromEntries(examples.map(({ name, answer }) => [name, answer]))).toEqual({
      'european-privacy': ['No date: 0'],
      growth: ['2018 1', 'unknown 1'],
      partners: ['UCLG 1'],
      sources: ['coalition 0 0 %', 'city 0 0 %', 'other 4 100 %'],
      'without-action': [],
    });
    for (const { script } of examples) expect(script.trimEnd().split('\n').length).toBeLessThan(11);
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
