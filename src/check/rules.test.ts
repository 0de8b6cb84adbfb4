/** One bad file for each rule: where the report leads, what it says, how it is fixed, and what explains it. */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post } from '../quality/testing/posts.ts';
import { checkContent } from './check-content.ts';
import { GUIDE, type GuideSection } from './guide.ts';
import type { Problem } from './problem.ts';

const TODAY = '2026-11-24';

let folder: string;
let pictures: Record<'large' | 'wide' | 'wrong', Buffer>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rules-'));
  // Of cities, posts and partners a few are enough; that others link to those left out is nobody's matter here.
  await cp('content', folder, {
    recursive: true,
    filter: (path) =>
      !/(?:cities|activities|partners|projects)\/.+\.md$/.test(path) ||
      /\/(?:amsterdam|covid-position-statement|eurocities|helpdesk)\.md$/.test(path),
  });
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

/** Problems of these files, added to the content. */
async function problemsWith(files: Record<string, string | Buffer>): Promise<Problem[]> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  try {
    return (
      await checkContent(folder, folder, {
        today: TODAY,
        only: (file) => Object.hasOwn(files, file),
      })
    ).problems;
  } finally {
    for (const name of Object.keys(files)) await rm(join(folder, name));
  }
}

const FILE = 'activities/a-post.md';
const link = (url: string) => post({}, `Text with [a link](${url}).`);

interface Case {
  name: string;
  text: string | Buffer;
  /** Line and column, as in a report; the file as a whole if it is empty. */
  at: string;
  message: RegExp;
  fix: RegExp;
  guide: GuideSection;
  /** Other files that the case needs. */
  others?: Record<string, string>;
  file?: string;
}

const CASES: readonly Case[] = [
  {
    name: 'a colon',
    text: post({ title: 'Porto: a meeting' }),
    at: '2:8',
    message: /cannot be read here: there is a colon in this text/,
    fix: /^Put the text in quotation marks: title: "Porto: a meeting"$/,
    guide: 'front-matter',
  },
  {
    name: 'a quotation mark that is not closed',
    text: post({ title: '"A title of a post' }),
    at: '2:8',
    message: /this quotation mark is not closed/,
    fix: /Put a " at the end/,
    guide: 'front-matter',
  },
  {
    name: 'a list that is not closed',
    text: post({ topics: '[ai, data' }),
    at: '6:9',
    message: /this \[ is not closed/,
    fix: /Put a ] at the end/,
    guide: 'front-matter',
  },
  {
    name: 'no space after a colon',
    text: post().replace('title: ', 'title:'),
    at: '2:7',
    message: /no space after the colon/,
    fix: /title: A title of a post$/,
    guide: 'front-matter',
  },
  {
    name: 'a line that is indented too far',
    text: post({ event: '\n  start: 2021-06-02\n   place: Porto' }),
    at: '10:4',
    message: /indented more than the line above/,
    fix: /same number of spaces/,
    guide: 'front-matter',
  },
  {
    name: 'an empty line before all',
    text: `\n${post()}`,
    at: '1',
    message: /blank space before the front matter/,
    fix: /Delete it/,
    guide: 'front-matter',
  },
  {
    name: 'no end of the front matter',
    text: post().replace('\n---\n', '\n'),
    at: '1',
    message: /second line of three hyphens is missing/,
    fix: /below the last field/,
    guide: 'front-matter',
  },
  {
    name: 'a tab',
    text: post({ event: '\n\tstart: 2021-06-02' }),
    at: '9:1',
    message: /begins with a tab/,
    fix: /spaces/,
    guide: 'front-matter',
  },
  {
    name: 'a field twice',
    text: post({ date: '2021\ndate: 2022' }),
    at: '5:1',
    message: /is here twice/,
    fix: /Keep one/,
    guide: 'front-matter',
  },
  {
    name: 'no front matter',
    text: 'Only text.\n',
    at: '1',
    message: /front matter is missing/,
    fix: /three hyphens/,
    guide: 'front-matter',
  },
  {
    name: 'a missing field',
    text: post({ summary: undefined }),
    at: '2:1',
    message: /^This is missing\.$/,
    fix: /One sentence/,
    guide: 'fields',
  },
  {
    name: 'a missing field of fixed words',
    text: post({ kind: undefined }),
    at: '2:1',
    message: /^This is missing\. Write one of: news/,
    fix: /What sort/,
    guide: 'fields',
  },
  {
    name: 'an empty field',
    text: post({ summary: '' }),
    at: '3:1',
    message: /^This is missing\.$/,
    fix: /One sentence/,
    guide: 'fields',
  },
  {
    name: 'an unknown field',
    text: post({ topic: '[ai]' }),
    at: '8:1',
    message: /no field with this name/,
    fix: /^Did you mean "topics"\?$/,
    guide: 'fields',
  },
  {
    name: 'a post without a text',
    text: post({}, ' \n'),
    at: '9',
    message: /^The post has no text/,
    fix: /draft: true/,
    guide: 'texts',
  },
  {
    name: 'a summary too long for cards',
    text: post({ summary: `${'x'.repeat(220)}.` }),
    at: '3:1',
    message: /at most 200 characters; there are 221 now/,
    fix: /One sentence/,
    guide: 'texts',
  },
  {
    name: 'a title that another post has, but for capitals and signs',
    text: post({ title: '"Joint statement, again!"' }),
    others: { 'activities/a-first.md': post({ title: 'Joint Statement again' }) },
    at: '2:1',
    message: /activities\/a-first\.md has the same title/,
    fix: /each its own/,
    guide: 'texts',
  },
  {
    name: 'a date in another form',
    text: post({ date: '2021-6-3' }),
    at: '4:1',
    message: /not a date/,
    fix: /Example: "2021-06"/,
    guide: 'dates',
  },
  {
    name: 'an event that ends before it begins',
    text: post({ event: '{ start: 2021-06-02, end: 2021-06-01, place: Porto }' }),
    at: '8:29',
    message: /end lies before the start/,
    fix: /Last day/,
    guide: 'dates',
  },
  {
    name: 'a post of the far future',
    text: post({ date: '2062-06-01' }),
    at: '4:1',
    message: /^2062-06-01 is more than a year ahead\.$/,
    fix: /today is 2026-11-24.*draft: true/,
    guide: 'drafts-and-future-dates',
  },
  {
    name: 'an event of the far future',
    text: post({ event: '{ start: 2062-06-02, place: Porto }' }),
    at: '8:10',
    message: /more than three years ahead/,
    fix: /Check the year/,
    guide: 'drafts-and-future-dates',
  },
  {
    name: 'a change that is still to come',
    text: post({ updated: '2027-01-01' }),
    at: '8:1',
    message: /^2027-01-01 is in the future, and this field says what has happened\.$/,
    fix: /today is 2026-11-24/,
    guide: 'drafts-and-future-dates',
  },
  {
    name: 'a link to a draft',
    text: link('/activities/a-draft/'),
    others: { 'activities/a-draft.md': post({ title: 'A draft of a post', draft: 'true' }) },
    at: '10:11',
    message: /nobody can read yet: it is a draft/,
    fix: /Publish it first/,
    guide: 'drafts-and-future-dates',
  },
  {
    name: 'an unknown topic',
    text: post({ topics: '[ai, inclusoin]' }),
    at: '6:14',
    message: /^Write one of/,
    fix: /^Did you mean "inclusion"\?$/,
    guide: 'references',
  },
  {
    name: 'a topic twice',
    text: post({ topics: '[ai, data, ai]' }),
    at: '6:20',
    message: /named twice/,
    fix: /Remove one/,
    guide: 'references',
  },
  {
    name: 'an unknown city',
    text: post({ cities: '[amsterdm]' }),
    at: '8:10',
    message: /no "amsterdm" among the cities/,
    fix: /^Did you mean "amsterdam"\?$/,
    guide: 'references',
  },
  {
    name: 'an unknown principle, like no other',
    text: post({ principles: '[zzz]' }),
    at: '8:14',
    message: /no "zzz" among the principles/,
    fix: /^Write one of: access-and-literacy, /,
    guide: 'references',
  },
  {
    name: 'a text in place of a list',
    text: post({ topics: 'ai, data' }),
    at: '6:1',
    message: /^Write a list of topics/,
    fix: /Example/,
    guide: 'references',
  },
  {
    name: 'the name of a city instead of its file',
    text: post({ cities: '[Amsterdam]' }),
    at: '8:10',
    message: /not the name of a file/,
    fix: /^Write "amsterdam"\.$/,
    guide: 'references',
  },
  {
    name: 'an unknown city, beside other errors',
    text: post({ cities: '[amsterdm]', topics: undefined }),
    at: '7:10',
    message: /no "amsterdm" among the cities/,
    fix: /amsterdam/,
    guide: 'references',
  },
  {
    name: 'a value that is neither true nor false',
    text: post({ draft: 'yes' }),
    at: '8:1',
    message: /true or false/,
    fix: /True while/,
    guide: 'numbers-and-codes',
  },
  {
    name: 'a link without https',
    text: post({ original: 'http://www.example.org/' }),
    at: '7:1',
    message: /Start the address with https/,
    fix: /page on which/,
    guide: 'links',
  },
  {
    name: 'a link to a page that does not exist',
    text: link('/cities/amsterdm/'),
    at: '10:11',
    message: /leads to \/cities\/amsterdm\/, which does not exist/,
    fix: /^Did you mean "\/cities\/amsterdam\/"\?$/,
    guide: 'links',
  },
  {
    name: 'a link to a part of the site that does not exist',
    text: link('/citys/amsterdam/'),
    at: '10:11',
    message: /does not exist/,
    fix: /^Did you mean "\/cities\/amsterdam\/"\?$/,
    guide: 'links',
  },
  {
    name: 'a link to an unknown topic',
    text: link('/topics/privcy/'),
    at: '10:11',
    message: /does not exist/,
    fix: /^Did you mean "\/topics\/privacy\/"\?$/,
    guide: 'links',
  },
  {
    name: 'a link without its first slash',
    text: link('../cities/amsterdam'),
    at: '10:11',
    message: /begins with a slash/,
    fix: /^Write \/cities\/amsterdam\/$/,
    guide: 'links',
  },
  {
    name: 'a link without its last slash',
    text: link('/cities/amsterdam#content'),
    at: '10:11',
    message: /no slash at its end/,
    fix: /^Write \/cities\/amsterdam\/#content$/,
    guide: 'links',
  },
  {
    name: 'a link to a place that does not exist',
    text: link('/about/#governence'),
    at: '10:11',
    message: /no place "#governence" on the page/,
    fix: /Did you mean "governance"/,
    guide: 'links',
  },
  {
    name: 'a link to a place on the same page',
    text: post({}, '## Why\n\n[Here](#wy), [here](#why)'),
    at: '12:1',
    message: /no place "#wy"/,
    fix: /Did you mean "why"/,
    guide: 'links',
  },
  {
    name: 'a link to a place of a checklist that has no such item',
    text: link('/activities/covid-position-statement/#nothing'),
    at: '10:11',
    message: /no place "#nothing"/,
    fix: /places there are|no headings/,
    guide: 'links',
  },
  {
    name: 'an old address that two pages have',
    text: post({ aliases: '[/old]' }),
    others: { 'activities/a-first.md': post({ title: 'The first of two', aliases: '[/old/]' }) },
    at: '8:11',
    message: /activities\/a-first\.md has the same old address/,
    fix: /one page only/,
    guide: 'old-addresses',
  },
  {
    name: 'an old address with a domain',
    text: post({ aliases: '[https://www.example.org/old]' }),
    at: '8:11',
    message: /path only/,
    fix: /Paths at which/,
    guide: 'old-addresses',
  },
  {
    name: 'a picture that is not there',
    text: post({ image: '{ src: ./none.jpg, alt: Two people shake hands }' }),
    at: '8:10',
    message: /activities\/none\.jpg does not exist/,
    fix: /same folder/,
    guide: 'pictures',
  },
  {
    name: 'a picture in the text that is not there',
    text: post({}, '![Two people shake hands](./none.jpg)'),
    at: '10:1',
    message: /activities\/none\.jpg does not exist/,
    fix: /same folder/,
    guide: 'pictures',
  },
  {
    name: 'a picture without the sign of its folder',
    text: post({}, '![Two people shake hands](none.jpg)'),
    at: '10:1',
    message: /does not begin with \.\//,
    fix: /^Write \.\/none\.jpg$/,
    guide: 'pictures',
  },
  {
    name: 'a picture without a description',
    text: post({}, '![](https://www.example.org/a.jpg)'),
    at: '10:1',
    message: /no description/,
    fix: /square brackets/,
    guide: 'pictures',
  },
  {
    name: 'a heading that skips a level',
    text: post({}, '## Two\n\n#### Four'),
    at: '12:1',
    message: /skips a level \(from 2 to 4\)/,
    fix: /^Use "### "\.$/,
    guide: 'headings',
  },
  {
    name: 'a heading on the first level',
    text: post({}, '# One'),
    at: '10:1',
    message: /first level/,
    fix: /two number signs/,
    guide: 'headings',
  },
  {
    name: 'an empty heading',
    text: post({}, '##\n\nText.'),
    at: '10:1',
    message: /heading is empty/,
    fix: /remove the line/,
    guide: 'headings',
  },
  {
    name: 'raw HTML',
    text: post({}, 'Text with <b>bold</b>.'),
    at: '10:11',
    message: /HTML in the text/,
    fix: /in Markdown/,
    guide: 'html',
  },
  {
    name: 'an invisible character',
    text: post({ title: '"A title \u202E of a post"' }),
    at: '2:17',
    message: /invisible control character/,
    fix: /Type the line again/,
    guide: 'invisible-characters',
  },
  {
    name: 'a file name with a space',
    file: 'activities/A Post.md',
    text: post(),
    at: '1',
    message: /cannot be an address/,
    fix: /lower-case/,
    guide: 'file-names',
  },
  {
    name: 'a year as the file name',
    file: 'activities/2021.md',
    text: post(),
    at: '1',
    message: /year as its file name/,
    fix: /Add a word/,
    guide: 'file-names',
  },
  {
    name: 'a file that is not content',
    file: 'activities/notes.txt',
    text: 'x',
    at: '',
    message: /Only \.md files and pictures/,
    fix: /Rename/,
    guide: 'file-names',
  },
  {
    name: 'Latin-1',
    text: Buffer.from(post({ title: 'The city of Köln' }), 'latin1'),
    at: '2:21',
    message: /not saved as UTF-8/,
    fix: /Save it as "UTF-8"/,
    guide: 'saving-files',
  },
  {
    name: 'a byte order mark',
    text: `\uFEFF${post()}`,
    at: '1:1',
    message: /byte order mark/,
    fix: /UTF-8 with BOM/,
    guide: 'saving-files',
  },
];

describe('the check tells of', () => {
  it.each(CASES.map((one) => [one.name, one] as const))(
    '%s',
    async (_, { text, at, message, fix, guide, others = {}, file = FILE }) => {
      const problems = (await problemsWith({ ...others, [file]: text })).filter(
        (problem) => problem.file === file,
      );
      const found = problems.find((problem) => message.test(problem.message));
      expect(found, JSON.stringify(problems, null, 1)).toBeDefined();
      expect([found?.line, found?.column].filter((part) => part !== undefined).join(':')).toBe(at);
      expect(found?.fix).toMatch(fix);
      expect(found?.guide).toBe(guide);
      expect(problems.every((problem) => problem.guide !== undefined)).toBe(true);
      // One slip is told of once.
      expect(problems.filter(({ line }) => line === found?.line).length).toBeLessThanOrEqual(2);
      // The line is shown where there is one of the problem's own.
      if (/^\d+:[2-9]/.test(at) && guide !== 'saving-files')
        expect(found?.excerpt?.text).toBe(String(text).split('\n')[Number(found?.line) - 1]);
    },
  );

  it('problems of each section of the guide', () => {
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
        guide: 'pictures',
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

describe('the check does not mind', () => {
  it.each([
    ['a post of the next months', post({ date: '2027-10-01' })],
    ['a draft of any day', post({ date: '2062-06-01', draft: 'true' })],
    [
      'an event of the next years',
      post({ kind: 'event', event: '{ start: 2029-06-02, place: Porto }' }),
    ],
    ['the year that it is', post({ updated: '2026' })],
    ['tomorrow, which is today in the east', post({ updated: '2026-11-25' })],
    [
      'links to all sorts of pages',
      post(
        {},
        [
          '/',
          '/cities/',
          '/cities/table/',
          '/activities/2021/',
          '/activities/2/',
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
          '/join/#form',
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

  it('that an entry with an error is named elsewhere', async () => {
    const problems = await problemsWith({
      'cities/no-mans-land.md': '---\nname: No Man’s Land\n---\n',
      [FILE]: post({ cities: '[no-mans-land]' }),
    });
    expect(problems.filter(({ file }) => file === FILE)).toEqual([]);
  });
});

describe('two files about one city', () => {
  const city = (name: string, more = '') =>
    `---\nname: ${name}\ncountry: DE\nlatitude: 50.9\nlongitude: 6.9\nstatus: candidate\napplied: 2026-11-24\nsummary: What this city does for the rights of its people.\n${more}---\n`;

  it.each([
    ['the same name', city('"cologne!"'), /about a city with the same name, Cologne/],
    ['a local name', city('Köln'), /about a city with the same name, Cologne/],
    ['what governments write', city('City of Cologne'), /the same name, Cologne/],
    ['the same identifier', city('Colonia', 'wikidata: Q365\n'), /same identifier, Q365/],
    ['the same code', city('Colonia', 'unlocode: DECGN\n'), /same identifier, DECGN/],
    [
      'a name in another country',
      city('Cologne').replace('DE', 'IT'),
      /same name in another country \(DE\)/,
    ],
  ])('are refused for %s', async (_, text, message) => {
    const problems = await problemsWith({
      'cities/cologne.md': city(
        'Cologne',
        'wikidata: Q365\nunlocode: DECGN\nlocalNames:\n  - name: Köln\n    language: de\n',
      ),
      'cities/z-second.md': text,
    });
    expect(problems).toMatchObject([
      { file: 'cities/z-second.md', message: expect.stringMatching(message) as string },
    ]);
  });

  it('are accepted for neighbours, and for a name in another country beside its own', async () => {
    expect(
      await problemsWith({
        'cities/cologne.md': city('Cologne', 'localNames:\n  - name: Köln\n    language: de\n'),
        'cities/z-second.md': city('Köln').replace('DE', 'US'),
        'cities/z-third.md': city('Deutz'),
      }),
    ).toEqual([]);
  });
});

describe('only the files that are asked about', () => {
  it('are told of, and are the ones with the title of another', async () => {
    const files = {
      'activities/a-first.md': post({ date: '2021-13' }),
      'activities/b-second.md': post(),
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const told = async (only: string) =>
      (
        await checkContent(folder, folder, { only: (file) => file === only, today: TODAY })
      ).problems.map(({ file, message }) => `${file}: ${message}`);
    expect(await told('activities/a-first.md')).toEqual([
      expect.stringContaining('b-second.md has the same title'),
      expect.stringContaining('not a date'),
    ]);
    expect(await told('activities/b-second.md')).toEqual([
      'activities/b-second.md: activities/a-first.md has the same title.',
    ]);
    expect(await told('member-counts.yaml')).toEqual([]);
    for (const name of Object.keys(files)) await rm(join(folder, name));
  });
});
