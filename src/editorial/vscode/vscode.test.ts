import { cp, mkdtemp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collections, lists, type CollectionName } from '../../model/schemas/index.ts';
import { startLanguageServer, type LanguageServer } from '../../quality/testing/language-server.ts';
import { FIXTURES } from '../../quality/testing/sites.ts';
import { checkFile } from '../../check/check-content.ts';
import { formatProblems } from '../../check/problem.ts';
import { splitFrontMatter } from '../../check/front-matter.ts';
import { readKnownContent, type KnownContent } from '../new-content/known.ts';
import {
  editorFiles,
  editorListSchema,
  editorSchema,
  keepEditorFiles,
  writeEditorFiles,
} from './schemas.ts';
import { SNIPPETS, SNIPPETS_FILE, snippetsFile } from './snippets.ts';

const names = Object.keys(collections) as CollectionName[];
const known: KnownContent = await readKnownContent(resolve(FIXTURES));

/** Reads as the language server does (YAML 1.2): dates stay texts. */
const read = (text: string): unknown => parse(text);

interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
  description?: string;
  enum?: string[];
  default?: unknown;
  examples?: unknown;
}

function fields(schema: Schema, path = ''): [string, Schema][] {
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, field]): [string, Schema][] => [
      [`${path}${key}`, field],
      ...fields(field, `${path}${key}.`),
    ]),
    ...(schema.items ? fields(schema.items, `${path}*.`) : []),
  ];
}

const validator = (schema: object) =>
  new Ajv({ strict: false, validateFormats: false }).compile(schema);

describe('the schemas for editors', () => {
  it.each(names)('explain each field of %s, and propose no text that could be left in', (name) => {
    const all = fields(editorSchema(name, known) as Schema);
    expect(all.length).toBeGreaterThan(2);
    expect(all.filter(([, { description }]) => !description).map(([path]) => path)).toEqual([]);
    expect(all.filter(([, field]) => 'examples' in field || Array.isArray(field.default))).toEqual(
      [],
    );
  });

  it.each(names)('accept all %s of the fixtures', async (name) => {
    const judge = validator(editorSchema(name, known));
    const { folder, extension } = collections[name];
    for (const slug of known.slugs[name]) {
      const parts = splitFrontMatter(
        await readFile(join(FIXTURES, folder, `${slug}${extension}`), 'utf8'),
      );
      expect(judge(read(parts?.yaml ?? '')), `${slug}: ${JSON.stringify(judge.errors)}`).toBe(true);
    }
  });

  it.each(Object.keys(lists) as (keyof typeof lists)[])('accept the list of %s', async (name) => {
    const judge = validator(editorListSchema(name, known));
    expect(
      judge(read(await readFile(join(FIXTURES, lists[name].file), 'utf8'))),
      JSON.stringify(judge.errors),
    ).toBe(true);
  });

  it('refuse what does not exist, and propose what does', () => {
    const schema = editorSchema('activities', known) as Schema;
    expect(schema.properties?.['cities']?.items?.enum).toEqual([...known.slugs.cities]);
    const judge = validator(schema);
    const post = {
      title: 'A title of a post',
      summary: 'One sentence that says what happened, and is long enough.',
      date: 2021,
      kind: 'news',
      topics: ['ai'],
      original: 'https://www.example.org/',
    };
    expect(judge(post)).toBe(true);
    for (const change of [
      { kind: 'meeting' },
      { cities: ['nowhere'] },
      { topics: [] },
      { date: '14/11/2018' },
      { original: 'http://www.example.org/' },
      { titel: 'x' },
      { event: { place: 'Porto' } },
    ])
      expect(judge({ ...post, ...change }), JSON.stringify(change)).toBe(false);
  });

  it('name each file of the content, as an address in small letters', async () => {
    const files = await editorFiles(resolve(FIXTURES));
    const { collections: listed, entries } = JSON.parse(files.get('collections.json') ?? '') as {
      collections: { name: string }[];
      entries: Record<string, string>;
    };
    expect(
      entries[
        decodeURIComponent(pathToFileURL(resolve(FIXTURES, 'cities/porto.md')).href).toLowerCase()
      ],
    ).toBe('editor-cities');
    expect(Object.keys(entries)).toHaveLength(
      names.reduce((sum, name) => sum + known.slugs[name].size, 0),
    );
    for (const { name } of listed) expect(files.has(`${name}.schema.json`)).toBe(true);
  });
});

describe('the language server of Astro, with these schemas', () => {
  let root: string;
  let server: LanguageServer;
  let uri: string;
  const text =
    '---\ntitle: A meeting\nsummary: Short.\ndate: 2027\nkind: evnt\ntopics: [ai, privcy]\ncities: [porto, mo]\n\noriginal: http://www.example.org/\nupdated: soon\n---\n\nText.\n';

  // A folder with nothing but what it reads, so that it does not read the whole project first.
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'editor-'));
    for (const name of names)
      await mkdir(join(root, 'content', collections[name].folder), { recursive: true });
    for (const file of [
      'cities/montreal.md',
      'cities/porto.md',
      'partners/uclg.md',
      'principles/privacy-and-security.md',
    ])
      await cp(join(FIXTURES, file), join(root, 'content', file));
    const path = join(root, 'content/activities/a-meeting.md');
    await writeFile(path, text);
    await writeFile(join(root, 'package.json'), '{}');
    await writeFile(join(root, 'tsconfig.json'), '{"files": []}');
    await symlink(resolve('node_modules'), join(root, 'node_modules'));
    await writeEditorFiles(root);
    server = await startLanguageServer(
      process.execPath,
      [resolve('node_modules/.bin/astro-ls'), '--stdio'],
      root,
      { contentIntellisense: true, typescript: { tsdk: resolve('node_modules/typescript/lib') } },
    );
    uri = pathToFileURL(path).href;
    server.open(path, 'markdown', text);
  });
  afterAll(async () => {
    server.stop();
    await rm(root, { recursive: true });
  });

  const at = (line: number, character: number) => ({
    textDocument: { uri },
    position: { line, character },
  });
  const labels = async (line: number, character: number) =>
    (
      (await server.request('textDocument/completion', at(line, character))) as {
        items: { label: string }[];
      }
    ).items.map(({ label }) => label);

  it('completes kinds, topics, cities and fields', async () => {
    expect(await labels(4, 6)).toEqual(expect.arrayContaining(['event', 'webinar']));
    expect(await labels(5, 13)).toEqual(expect.arrayContaining(['privacy', 'open-source']));
    expect(await labels(6, 17)).toEqual(expect.arrayContaining(['montreal']));
    expect(await labels(7, 0)).toEqual(expect.arrayContaining(['principles', 'image', 'draft']));
  });

  it('explains a field, with an example', async () => {
    const { contents } = (await server.request('textDocument/hover', at(2, 3))) as {
      contents: { value: string };
    };
    expect(contents.value).toMatch(
      /Summary[^]*One sentence that says what happened[^]*For example: Students of Utrecht/,
    );
  });

  it('says what is wrong while it is typed', async () => {
    const { items } = (await server.request('textDocument/diagnostic', {
      textDocument: { uri },
    })) as { items: { range: { start: { line: number } }; message: string }[] };
    const said = items.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
    for (const error of [
      // A summary has 40 letters; the editor knows no scripts, and asks what is needed in all of them.
      /^3: .*14/,
      /^5: .*"news", "event"/,
      /^6: .*"governance"/,
      /^7: No city has this name/,
      /^9: Write a web address that starts with https/,
      /^10: Write a date as 2018/,
    ])
      expect(said).toContainEqual(expect.stringMatching(error));
    expect(said).toHaveLength(6);
  });
});

describe('the files for editors', () => {
  it('are written anew when a city comes, as long as the site is shown', async () => {
    const root = await mkdtemp(join(tmpdir(), 'editor-'));
    const content = join(root, 'content');
    await cp(join(FIXTURES, 'cities/porto.md'), join(content, 'cities/porto.md'));
    const { stop } = await keepEditorFiles(root, content);
    const cities = async () =>
      (
        JSON.parse(
          await readFile(join(root, '.astro/collections/editor-activities.schema.json'), 'utf8'),
        ) as Schema
      ).properties?.['cities']?.items?.enum;
    expect(await cities()).toEqual(['porto']);
    await cp(join(FIXTURES, 'cities/montreal.md'), join(content, 'cities/montreal.md'));
    await expect.poll(cities, { timeout: 20_000 }).toEqual(['montreal', 'porto']);
    await stop();
    await rm(root, { recursive: true });
  });
});

describe('the settings for VS Code', () => {
  const json = async (file: string) =>
    JSON.parse((await readFile(file, 'utf8')).replace(/^\s*\/\/.*$/gm, '')) as Record<
      string,
      unknown
    >;

  it('switch the help on, and name files that are there', async () => {
    const settings = await json('.vscode/settings.json');
    expect(settings['astro.content-intellisense']).toBe(true);
    const files = await editorFiles(resolve(FIXTURES));
    for (const [schema, list] of Object.entries(
      settings['yaml.schemas'] as Record<string, string>,
    )) {
      expect(files.has(schema.replace('.astro/collections/', ''))).toBe(true);
      await readFile(list);
    }
    expect((await json('.vscode/extensions.json'))['recommendations']).toContain(
      'astro-build.astro-vscode',
    );
  });
});

it('the task of VS Code reads what the check reports, errors apart from advice', async () => {
  const text = await readFile('.vscode/tasks.json', 'utf8');
  const { tasks } = JSON.parse(text.replace(/^\s*\/\/.*$/gm, '')) as {
    tasks: { problemMatcher: { severity: string; pattern: { regexp: string }[] }[] }[];
  };
  const file = 'content/activities/a-post.md';
  const report = formatProblems([
    { file, line: 3, column: 9, rule: 'html', message: 'There is HTML in the text.' },
    { file, line: 12, column: 1, field: 'title', rule: 'capitals', message: 'In capitals.' },
    { file: 'content/cities', rule: 'file-exists', message: 'There are no files.' },
  ]).split('\n');
  const found = tasks[0]?.problemMatcher.flatMap(({ severity, pattern: [place, message] }) =>
    report.flatMap((line, index) => {
      const at = new RegExp(place?.regexp ?? '').exec(line);
      const said = new RegExp(message?.regexp ?? '').exec(report[index + 1] ?? '');
      return at && said ? [[severity, at.slice(1), said[1]]] : [];
    }),
  );
  expect(found).toEqual([
    ['error', [file, '3', '9'], 'There is HTML in the text.'],
    ['error', ['content/cities', undefined, undefined], 'There are no files.'],
    ['info', [file, '12', '1'], 'title: In capitals.'],
  ]);
});

describe('a snippet', () => {
  it('is committed as it is made: "npm run vscode" writes it', async () => {
    expect(await readFile(SNIPPETS_FILE, 'utf8')).toBe(snippetsFile());
  });

  /** What the editor writes: each stop as it stands, the first of each choice, the day. */
  const expand = (body: readonly string[]) =>
    body
      .join('\n')
      .replace('$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', '2026-11-24')
      .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
      .replace(/\$\d+/g, '');

  it.each([
    [
      'new-post',
      'activities',
      ['original', 'summary', 'title'],
      {
        title: 'A title of a post',
        summary: 'One sentence that says what happened, and is long enough.',
        original: 'https://www.example.org/',
      },
    ],
    [
      'new-event',
      'activities',
      ['event.place', 'event.start', 'original', 'summary', 'title'],
      {
        title: 'A title of a post',
        summary: 'One sentence that says what happened, and is long enough.',
        original: 'https://www.example.org/',
        start: '2027-05-02',
        place: 'Porto, Portugal',
      },
    ],
    [
      'new-city',
      'cities',
      ['country', 'latitude', 'longitude', 'name', 'summary'],
      {
        name: 'Évora',
        country: 'PT',
        latitude: '38.57',
        longitude: '-7.91',
        summary: 'Évora publishes what its sensors measure.',
      },
    ],
    [
      'new-partner',
      'partners',
      ['name', 'role', 'shortName', 'sources.0', 'summary', 'website'],
      {
        name: 'Institute of Things',
        shortName: 'IT',
        role: 'Tests the tools of the coalition.',
        summary: 'It is an institute that exists in this test, and nowhere else.',
        website: 'https://www.example.org/',
        sources: '',
      },
    ],
  ] as const)(
    '"%s" leaves to be filled what the check then asks for, and no more',
    (prefix, collection, missing, answers) => {
      const found = Object.values(SNIPPETS).find((each) => each.prefix === prefix);
      const fresh = expand(found?.body ?? []);
      const judge = (text: string) =>
        checkFile(collection, `content/${collection}/new-one.md`, text).problems;
      expect([...new Set(judge(fresh).map(({ field }) => field))].sort()).toEqual(missing);
      const filled = Object.entries(answers).reduce(
        (text, [field, value]) =>
          text
            .replace(new RegExp(`^( *${field}: ?)(?:"".*|https://)?$`, 'm'), `$1${value}`)
            .replace(/^ {2}- https:\/\/$/m, '  - https://www.example.org/a'),
        fresh,
      );
      expect(judge(filled)).toEqual([]);
    },
  );

  it('for a part of a file has the fields of that part', () => {
    const part = (prefix: string) =>
      read(expand(Object.values(SNIPPETS).find((each) => each.prefix === prefix)?.body ?? []));
    expect(Object.keys((part('add-picture') as { image: object }).image)).toEqual(
      Object.keys(
        (editorSchema('activities', known) as Schema).properties?.['image']?.properties ?? {},
      ),
    );
    for (const field of Object.keys((part('add-action') as object[])[0] ?? {}))
      expect(
        Object.keys(
          (editorSchema('cities', known) as Schema).properties?.['actions']?.items?.properties ??
            {},
        ),
      ).toContain(field);
  });
});
