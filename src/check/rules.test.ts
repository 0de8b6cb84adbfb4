/** One bad file for each rule: where the report leads, what it says, how it is fixed, and what explains it. */
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { post } from '../quality/testing/posts.ts';
import { FIXTURES } from '../quality/testing/sites.ts';
import { checkContent } from './check-content.ts';
import { GUIDE, type GuideSection } from './guide.ts';
import { guideOf, type Problem } from './problem.ts';
import { RULES, type RuleName } from './rules.ts';

const TODAY = '2026-11-24';

let folder: string;
let pictures: Record<'large' | 'wide' | 'wrong', Buffer>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rules-'));
  await cp(FIXTURES, folder, { recursive: true });
  const canvas = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#888' } });
  // What follows the picture in the file is not read, but has to be stored.
  pictures = {
    large: Buffer.concat([await canvas(40, 30).jpeg().toBuffer(), Buffer.alloc(2_100_000)]),
    wide: await canvas(5000, 10).png().toBuffer(),
    wrong: await canvas(40, 30).webp().toBuffer(),
  };
});
afterAll(() => rm(folder, { recursive: true }));

type Files = Record<string, string | Buffer>;

/** What the check says of these files, added to the content: errors, then advice. */
async function judged(files: Files, withAdvice: boolean): Promise<Problem[]> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  try {
    const { problems, advice } = await checkContent(folder, folder, {
      today: TODAY,
      only: (file) => Object.hasOwn(files, file),
      withAdvice,
    });
    return [...problems, ...advice];
  } finally {
    for (const name of Object.keys(files)) await rm(join(folder, name));
  }
}

const problemsWith = (files: Files) => judged(files, false);

const FILE = 'activities/a-post.md';

/** A file in `rules.yaml`, where every part is explained. */
interface Written {
  fields?: Record<string, string | null>;
  body?: string;
  replace?: [string, string];
  text?: string;
  encoding?: BufferEncoding;
}

interface Case extends Written {
  name: string;
  at: string;
  field?: string;
  message: string;
  fix: string;
  rule: RuleName;
  guide: GuideSection;
  others?: Record<string, Written>;
  file?: string;
}

function fileOf({
  fields = {},
  body,
  replace = ['', ''],
  text,
  encoding = 'utf8',
}: Written): Buffer {
  const changes = Object.entries(fields).map(([key, value]) => [key, value ?? undefined]);
  const whole = text ?? post(Object.fromEntries(changes) as Record<string, string>, body);
  return Buffer.from(whole.replace(...replace), encoding);
}

const CASES = parse(readFileSync('src/quality/fixtures/rules.yaml', 'utf8')) as Case[];

describe('the check reports', () => {
  it.each(CASES.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const { at, field, message, fix, rule, guide, others = {}, file = FILE } = one;
    const text = fileOf(one);
    const written = Object.entries(others).map(([name, other]) => [
      name,
      fileOf({
        ...other,
        fields: { summary: `What happened in ${name}, in a sentence.`, ...other.fields },
      }),
    ]);
    const isAdvice = RULES[rule].level === 'advice';
    const problems = (
      await judged({ [file]: text, ...(Object.fromEntries(written) as Files) }, isAdvice)
    ).filter((problem) => problem.file === file);
    // A case of advice is in order otherwise.
    if (isAdvice) expect(problems.every((one) => RULES[one.rule].level === 'advice')).toBe(true);
    const found = problems.find((problem) => new RegExp(message).test(problem.message));
    expect(found, JSON.stringify(problems, null, 1)).toBeDefined();
    expect([found?.line, found?.column].filter((part) => part !== undefined).join(':')).toBe(at);
    if (field !== undefined) expect(found?.field).toBe(field);
    expect(found?.fix).toMatch(new RegExp(fix));
    expect(found && [found.rule, guideOf(found)]).toEqual([rule, guide]);
    // One slip is reported once.
    if (!isAdvice)
      expect(problems.filter(({ line }) => line === found?.line).length).toBeLessThanOrEqual(2);
    // The line is shown where the problem has a place of its own on it.
    if (/^\d+:[2-9]/.test(at) && guide !== 'saving-files')
      expect(found?.excerpt?.text).toBe(String(text).split('\n')[Number(found?.line) - 1]);
  });

  it('a problem of each rule', () => {
    const slips = parse(readFileSync('src/quality/fixtures/slips.yaml', 'utf8')) as {
      wants: string[];
    }[];
    const elsewhere: RuleName[] = [
      // slips.test.ts
      ...slips.flatMap(({ wants }) => wants.map((want) => want.split(' ')[0] as RuleName)),
      // Below, with pictures and cities.
      'picture-size',
      'picture-format',
      'picture-location',
      'same-city',
      // city-place.test.ts
      'city-place',
      // read-text.test.ts and failed-builds.test.ts, with files that are no text.
      'readable',
      'judged',
      'plain-file',
      'file-exists',
      'file-size',
      'mdx',
      // content-check.test.ts, with lists.
      'checklist-id',
      'count-order',
      // check-changes.test.ts, with a base branch.
      'revision',
      'address-kept',
      // check-aliases.test.ts, with a page.
      'address-returned',
      // advice.test.ts, with a page.
      'readability',
    ];
    expect([...new Set([...CASES.map(({ rule }) => rule), ...elsewhere])].sort()).toEqual(
      Object.keys(RULES).sort(),
    );
  });

  it('a problem of each section of the guide', () => {
    expect([...new Set(CASES.map(({ guide }) => guide))].sort()).toEqual(Object.keys(GUIDE).sort());
  });

  it.each([
    ['large', 'a-picture.jpg', /too large: 2\.1 MB; at most 2\.0 MB/],
    ['wide', 'a-picture.png', /too large: 5000 × 10 pixels; at most 4096 pixels per side/],
    ['wrong', 'a-picture.jpg', /name ends in \.jpg, but the picture is a WEBP/],
  ] as const)('a picture that is %s', async (kind, name, message) => {
    const problems = await problemsWith({ [`activities/${name}`]: pictures[kind] });
    expect(problems).toMatchObject([
      {
        file: `activities/${name}`,
        message: expect.stringMatching(message) as string,
        rule: kind === 'wrong' ? 'picture-format' : 'picture-size',
      },
    ]);
    expect(problems[0]?.fix).toMatch(/picture editor/);
  });

  it('a file that is no picture', async () => {
    expect(await problemsWith({ 'activities/a-picture.jpg': 'no picture' })).toMatchObject([
      { message: 'This file cannot be read as a picture.' },
    ]);
  });
});

describe('the check accepts', () => {
  it.each([
    ['a post in the coming months', post({ date: '2027-10-01' })],
    ['a draft with any date', post({ date: '2062-06-01', draft: 'true' })],
    [
      'an event in the coming years',
      post({ kind: 'event', event: '{ start: 2029-06-02, place: Porto }' }),
    ],
    ['the current year', post({ updated: '2026' })],
    ['tomorrow, which is today in the east', post({ updated: '2026-11-25' })],
    [
      'links to all kinds of page',
      post(
        {},
        [
          '/',
          '/cities/',
          '/cities/table/',
          '/activities/2021/',
          '/topics/ai/',
          '/topics/ai/rss.xml',
          '/kinds/event/',
          '/countries/spain/',
          '/rss.xml',
          '/data/cities.csv',
          '/checklist/#open-data-portal',
          '/principles/#privacy-and-security',
          '/about/#governance',
          '/cities/amsterdam/#actions',
          '/join/#sending',
          '/join/questions/',
          '/join/next/#ask',
          '/feeds/cities/',
          '/.well-known/security.txt',
          '/about/?x=1#content',
        ]
          .map((url) => `[x](${url})`)
          .join(' '),
      ),
    ],
    [
      'a place on its own page',
      post(
        {},
        '## Why it *matters*\n\n## Why it matters\n\n[x](#why-it-matters) [y](#why-it-matters-1) [z](#content)',
      ),
    ],
    ['a footnote', post({}, 'Text[^1].\n\n[^1]: A note.')],
    [
      'a short, honest description',
      post({}, '![Porto](./a-picture.jpg) ![A logo of two hands](./a-picture.jpg)'),
    ],
  ])('%s', async (_, text) => {
    expect(
      await problemsWith({
        [FILE]: text,
        'activities/a-picture.jpg': await sharp({
          create: { width: 9, height: 9, channels: 3, background: '#888' },
        })
          .jpeg()
          .toBuffer(),
      }),
    ).toEqual([]);
  });

  it('a reference to an entry that has an error', async () => {
    const problems = await problemsWith({
      'cities/no-mans-land.md': '---\nname: No Man’s Land\n---\n',
      [FILE]: post({ cities: '[no-mans-land]' }),
    });
    expect(problems.filter(({ file }) => file === FILE)).toEqual([]);
  });
});

it('the check reports a page that is gone, to which all others link', async () => {
  const page = join(folder, 'pages/join.mdx');
  const text = readFileSync(page);
  await rm(page);
  const { problems } = await checkContent(folder, folder, {
    today: TODAY,
    only: (file) => file === 'pages/join.mdx',
  });
  await writeFile(page, text);
  expect(problems).toMatchObject([
    {
      file: 'pages/join.mdx',
      rule: 'file-exists',
      message: expect.stringContaining('missing') as string,
    },
  ]);
});

describe('two files about one city', () => {
  const city = (name: string, more = '') =>
    `---\nname: ${name}\ncountry: DE\nlatitude: 50.9\nlongitude: 6.9\nstatus: candidate\napplied: 2026-11-24\nsummary: What ${name.replace(/\W/g, '')} does for the rights of its people, and how.\n${more}---\n`;

  it.each([
    ['the same name', city('"cologne!"'), /about a city with the same name, Cologne/],
    ['a local name', city('Köln'), /about a city with the same name, Cologne/],
    ['what governments write', city('City of Cologne'), /the same name, Cologne/],
    ['the same identifier', city('Colonia', 'wikidata: Q365\n'), /same identifier, Q365/],
    ['the same code', city('Colonia', 'unlocode: DECGN\n'), /same identifier, DECGN/],
    [
      'the same name far away in the same country',
      city('Cologne').replace('50.9', '53.9').replace('6.9', '10.7'),
      /another city of the same name in this country/,
    ],
  ])('are refused for %s', async (_, text, message) => {
    const problems = await problemsWith({
      'cities/cologne.md': city(
        'Cologne',
        'wikidata: Q365\nunlocode: DECGN\nlocalNames:\n  - name: Köln\n    language: de\n',
      ),
      'cities/z-second.md': text.replace('and how', 'and for whom'),
    });
    expect(problems).toMatchObject([
      { file: 'cities/z-second.md', message: expect.stringMatching(message) as string },
    ]);
  });

  it('are accepted for neighbours, and in another country', async () => {
    expect(
      await problemsWith({
        'cities/cologne.md': city('Cologne', 'localNames:\n  - name: Köln\n    language: de\n'),
        'cities/z-second.md': city('Köln')
          .replace('DE', 'US')
          .replace('50.9', '40.9')
          .replace('6.9', '-86.9'),
        'cities/z-cologne-italy.md': city('Cologne')
          .replace('DE', 'IT')
          .replace('50.9', '45.6')
          .replace('6.9', '9.9')
          .replace('and how', 'and why'),
        'cities/z-third.md': city('Deutz'),
      }),
    ).toEqual([]);
  });
});

it.each([
  ['2021-05-01', '2021-06-01', 'activities/b-second.md'],
  ['2021-06-01', '2021-05', 'activities/a-first.md'],
  ['2021-06-01', '2021-06-01', 'activities/b-second.md'],
])('of posts of %s and %s with one title, the newer is reported', async (first, second, newer) => {
  const files = {
    'activities/a-first.md': post({ date: first }),
    'activities/b-second.md': post({ date: second }),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const { problems } = await checkContent(folder, folder, { today: TODAY });
  expect(problems.filter(({ rule }) => rule === 'same-title').map(({ file }) => file)).toEqual([
    newer,
  ]);
  for (const name of Object.keys(files)) await rm(join(folder, name));
});

describe('only the files that are asked about', () => {
  it('are reported, and are said to have the title of another', async () => {
    const files = {
      'activities/a-first.md': post({ date: '2021-13' }),
      'activities/b-second.md': post(),
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const reported = async (only: string) =>
      (
        await checkContent(folder, folder, { only: (file) => file === only, today: TODAY })
      ).problems.map(({ file, message }) => `${file}: ${message}`);
    expect(await reported('activities/a-first.md')).toEqual([
      expect.stringContaining('b-second.md has the same title'),
      expect.stringContaining('b-second.md has the same summary'),
      expect.stringContaining('not a date'),
    ]);
    expect(await reported('activities/b-second.md')).toEqual([
      'activities/b-second.md: activities/a-first.md has the same title.',
      'activities/b-second.md: activities/a-first.md has the same summary.',
    ]);
    expect(await reported('member-counts.yaml')).toEqual([]);
    for (const name of Object.keys(files)) await rm(join(folder, name));
  });
});
