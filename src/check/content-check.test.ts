import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import * as z from 'zod';
import { collections, type CollectionName } from '../model/schemas/index.ts';
import { post } from '../quality/testing/posts.ts';
import { checkContent, checkFile } from './check-content.ts';
import { didYouMean } from './explain.ts';
import { parseStrictYaml, splitFrontMatter } from './front-matter.ts';
import { checkMarkdown, hrefError } from './markdown.ts';
import { formatProblems, type Problem } from './problem.ts';

/** The report without the lines of the files and of the guide, which excerpt.test.ts and guide.test.ts judge. */
const brief = (problems: readonly Problem[]) =>
  formatProblems(problems.map((problem) => ({ ...problem, excerpt: undefined, guide: undefined })));

/** What the check says of one post, as lines for people. */
const verdict = (text: string) =>
  brief(checkFile('activities', 'content/activities/a-post.md', text).problems);

describe('a file by itself', () => {
  it('is accepted when all is well', () => {
    expect(verdict(post())).toBe('');
  });

  it.each([
    ['no front matter', 'Only text.', /a-post\.md:1\n {2}The front matter is missing/],
    ['an empty file', '', /The file is empty/],
    [
      'a missing field',
      post({ summary: undefined }),
      /a-post\.md:2:1\n {2}summary: This is missing\.\n {2}One sentence that says what happened.*Example:/,
    ],
    [
      'an unknown field',
      post({ topic: '[ai]' }),
      /:8:1\n {2}topic: There is no field with this name\.\n {2}Did you mean "topics"\?/,
    ],
    [
      'an unknown topic',
      post({ topics: '[ai, privcy]' }),
      /:6:14\n {2}topics\.1: Write one of: .*\n {2}Did you mean "privacy"\?/,
    ],
    ['a wrong date', post({ date: '2021-02-30' }), /:4:1\n {2}date: This is not a date/],
    [
      'a summary that is too long',
      post({ summary: 'x'.repeat(201) }),
      /:3:1\n {2}summary: Write at most 200 characters; there are 201 now\./,
    ],
    [
      'a field that stands twice',
      post({ date: '2021\ndate: 2022' }),
      /:5:1\n {2}This field is here twice/,
    ],
    [
      'a colon without quotation marks',
      post({ title: 'One: two: three' }),
      /:2:8\n {2}The front matter cannot be read here: there is a colon in this text\.\n {2}Put the text in quotation marks: title: "One: two: three"/,
    ],
    ['a YAML anchor', post({ title: '&anchor A title' }), /:2:\d+\n {2}There is a YAML anchor/],
    ['a YAML tag', post({ title: '!!binary QQ==' }), /:2:\d+\n {2}There is a YAML tag/],
    [
      'a YAML tag of YAML itself',
      post({ title: '!!str A title' }),
      /:2:\d+\n {2}There is a YAML tag/,
    ],
    [
      'a link without https',
      post({ original: 'http://www.example.org/' }),
      /original: Start the address with https:\/\//,
    ],
    [
      'a description that says nothing',
      post({ image: '{ src: ./a-bridge.jpg, alt: photo 1 }' }),
      /^[^\n]*:8:31\n {2}image\.alt: The description says that there is a picture, and not what it shows\.\n[^\n]*$/,
    ],
    [
      'a description that is the name of the file',
      post({ image: '{ src: ./a-bridge.jpg, alt: A bridge }' }),
      /^[^\n]*:8:31\n {2}image\.alt: The description is only the name of a file\.\n[^\n]*$/,
    ],
    [
      'an event without its time',
      post({ kind: 'event' }),
      /event: An event needs its start and place/,
    ],
    [
      'an end before the start',
      post({ kind: 'event', event: '{ start: 2021-06-02, end: 2021-06-01, place: Porto }' }),
      /event\.end: The end lies before the start/,
    ],
    [
      'a time without a zone',
      post({ kind: 'event', event: '{ start: "2021-06-02T10:00", place: Porto }' }),
      /event\.timeZone: A time needs a time zone/,
    ],
    [
      'a character that turns the text round',
      post({ title: '"A title \u202E of a post"' }),
      /:2:17\n {2}There is an invisible control character/,
    ],
    [
      'the same, written as an escape',
      post({ title: '"A title \\u202E of a post"' }),
      /:2:8\n {2}There is an invisible control character/,
    ],
    [
      'the same in the text',
      post({}, 'One line.\n\nAnother\u200F line.'),
      /:12:8\n {2}There is an invisible control character/,
    ],
    ['HTML in the text', post({}, 'Text.\n\n<b>bold</b>'), /:12:1\n {2}There is HTML in the text/],
    [
      'a script in a link',
      post({}, '[x](javascript:alert(1))'),
      /:10:1\n {2}The link to "javascript:alert\(1\)" cannot be used/,
    ],
    ['a script behind an entity', post({}, '[x](&#106;avascript:alert(1))'), /cannot be used/],
    [
      'a picture from elsewhere',
      post({}, '![A picture](https://www.example.org/x.png)'),
      /not in the folder of the text/,
    ],
    [
      'a picture without a description',
      post({}, '![](./x.png)'),
      /:10:1\n {2}This picture has no description/,
    ],
    [
      'a heading on the first level',
      post({}, '# Heading'),
      /:10:1\n {2}This heading is on the first level/,
    ],
    [
      'a heading that skips a level',
      post({}, '## Two\n\n#### Four'),
      /:12:1\n {2}This heading skips a level \(from 2 to 4\)/,
    ],
    [
      'a password in a link',
      post({}, '[x](https://user:secret@example.org/)'),
      /Remove the user name or password/,
    ],
  ])('tells of %s', (_, text, report) => {
    expect(verdict(text)).toMatch(report);
  });

  it('tells everything at once', () => {
    const report = verdict(
      post({ summary: undefined, date: '2021-13', topics: '[]' }, '# Heading'),
    );
    expect(report.match(/a-post\.md/g)).toHaveLength(4);
  });

  it('needs a name that can be an address', () => {
    expect(
      checkFile('activities', 'content/activities/A Post.md', post()).problems[0]?.message,
    ).toContain('cannot be an address');
  });

  it('reads files with Windows line ends', () => {
    expect(verdict(post().replaceAll('\n', '\r\n'))).toBe('');
  });
});

describe('messages about fields', () => {
  const wrong: unknown[] = [
    undefined,
    null,
    '',
    'x',
    'x'.repeat(5000),
    0,
    -1,
    1e9,
    1.5,
    true,
    [],
    ['x'],
    [1],
    [{}],
    {},
    { x: 1 },
  ];
  const messages = () =>
    (Object.keys(collections) as CollectionName[]).flatMap((name) => {
      const { schema, extension, folder } = collections[name];
      return Object.keys(schema.shape).flatMap((field) =>
        wrong.flatMap((value) =>
          checkFile(
            name,
            `content/${folder}/a-file${extension}`,
            `---\n${field}: ${JSON.stringify(value)}\n---\n\nText.\n`,
            '2026-11-24',
          ).problems.map(({ message }) => `${name} ${field}: ${message}`),
        ),
      );
    });

  it('are never those of zod, so its language and wording make no difference', () => {
    const { localeError } = z.config();
    const usual = messages();
    expect(usual.length).toBeGreaterThan(1000);
    try {
      z.config(z.locales.de());
      expect(messages()).toEqual(usual);
      z.config({ localeError: () => 'WORDS OF THE LIBRARY' });
      expect(messages()).toEqual(usual);
    } finally {
      z.config({ localeError });
    }
  });

  it('explain YAML by the codes of its errors, without the words of the library', () => {
    const slips = ['title: [a', 'a: "x', 'a: b: c', '? [a', '- a\nb', '@x', '"\\q"', '%x', 'a: |x'];
    for (const slip of slips) {
      const words = parseDocument(slip).errors.map(({ message }) => message.split(' at line')[0]);
      for (const { message } of parseStrictYaml(slip, 1).errors)
        expect(words.filter((text = '') => message.includes(text))).toEqual([]);
    }
  });
});

it('what YAML 1.1 took for numbers, times and truth values is text', () => {
  const words = ['1_000', '0b101', '1:20:30', '2021-06-01', '2021-06-01T10:00:00Z', 'yes', 'off'];
  expect(parseStrictYaml(`[${words.join(', ')}]`, 1)).toMatchObject({ data: words, errors: [] });
});

describe('splitFrontMatter', () => {
  it('knows in which lines the parts begin', () => {
    expect(splitFrontMatter('---\na: 1\nb: 2\n---\n\nText')).toEqual({
      yaml: 'a: 1\nb: 2\n',
      body: '\nText',
      yamlLine: 2,
      bodyLine: 5,
    });
  });

  it('does not end at three hyphens inside a line', () => {
    expect(splitFrontMatter('---\na: "x --- y"\n---\n')?.yaml).toBe('a: "x --- y"\n');
    expect(splitFrontMatter('---\na: 1\n')).toBeUndefined();
  });
});

describe('links in a text', () => {
  it.each([
    '/cities/porto/',
    '#why',
    '/checklist/#item',
    'https://www.example.org/a?b=c#d',
    'mailto:office@example.org',
  ])('may lead to %s', (href) => {
    expect(hrefError(href)).toBeUndefined();
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://x',
    'file:///etc/passwd',
    '//evil.example',
    '/\\evil.example',
    'http://www.example.org',
    'https://192.168.0.1/',
    'https://localhost/',
    'mailto:a@b.c?bcc=d@e.f',
    'ftp://example.org',
    ' https://example.org',
    'https://exa\u202Emple.org',
  ])('may not lead to %s', (href) => {
    expect(hrefError(href)).toBeDefined();
  });

  it('are judged in reference style, too', () => {
    expect(checkMarkdown('[a][b]\n\n[b]: javascript:x', 1, 'md')).toHaveLength(1);
  });
});

describe('didYouMean', () => {
  it('proposes what is near, and nothing else', () => {
    expect(didYouMean('amsterdm', ['amsterdam', 'barcelona'])).toBe('Did you mean "amsterdam"?');
    expect(didYouMean('zzz', ['amsterdam'])).toBeUndefined();
  });
});

describe('the whole content', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'content-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const fresh = async (name: string) => {
    const copy = join(folder, name);
    await cp('content', copy, { recursive: true });
    return copy;
  };
  const report = async (copy: string) => brief((await checkContent(copy, copy)).problems);

  it('is in order', async () => {
    expect(await report(await fresh('as-it-is'))).toBe('');
  });

  it('names what is not there', async () => {
    const copy = await fresh('references');
    await writeFile(
      join(copy, 'activities/a-post.md'),
      post({
        cities: '[amsterdm]',
        partners: '[nobody-at-all]',
        principles: '[access-and-litercy]',
      }),
    );
    const text = await report(copy);
    expect(text).toContain(
      'activities/a-post.md:8:10\n  cities.0: There is no "amsterdm" among the cities.\n  Did you mean "amsterdam"?',
    );
    expect(text).toContain('There is no "nobody-at-all" among the partners.');
    expect(text).toContain('Did you mean "access-and-literacy"?');
  });

  it('tells of an empty collection', async () => {
    const copy = await fresh('empty');
    await rm(join(copy, 'partners'), { recursive: true });
    await mkdir(join(copy, 'partners'));
    expect(await report(copy)).toContain('There are no .md files in this folder.');
  });

  it('tells of files that would not be read', async () => {
    const copy = await fresh('lost');
    await mkdir(join(copy, 'activities/2021'));
    await writeFile(join(copy, 'activities/2021/a-post.md'), post());
    await writeFile(join(copy, 'cities/notes.txt'), 'x');
    const text = await report(copy);
    expect(text).toContain(
      'activities/2021/a-post.md\n  This file is in a subfolder, where it is not read.',
    );
    expect(text).toContain(
      'cities/notes.txt\n  Only .md files and pictures belong in this folder.',
    );
  });

  it('tells of two posts with one title, of two pages with one old address, and of a missing picture', async () => {
    const copy = await fresh('twice');
    await writeFile(
      join(copy, 'activities/a-post.md'),
      post({ aliases: '["/old"]', image: '{ src: ./none.jpg, alt: A picture }' }),
    );
    await writeFile(join(copy, 'activities/b-post.md'), post({ aliases: '["/old/"]' }));
    const text = await report(copy);
    expect(text).toContain('activities/b-post.md:2:1\n  activities/a-post.md has the same title.');
    expect(text).toContain('activities/a-post.md has the same old address /old/.');
    expect(text).toContain('The picture activities/none.jpg does not exist.');
  });

  it('keeps the addresses of the archive free', async () => {
    const copy = await fresh('year');
    await writeFile(join(copy, 'activities/2021.md'), post());
    expect(await report(copy)).toContain('A post cannot have a year as its file name');
  });

  it('judges the checklist', async () => {
    const copy = await fresh('checklist');
    await writeFile(
      join(copy, 'checklist.yaml'),
      '- id: one\n  title: Section one\n  principle: none-such\n  source: https://www.example.org/\n  items:\n    - id: x\n      text: The city does x.\n    - id: x\n      text: The city does x again.\n',
    );
    const text = await report(copy);
    expect(text).toContain('checklist.yaml:8:7\n  Two items have the id "x".');
    expect(text).toContain('There is no "none-such" among the principles.');
  });
});
