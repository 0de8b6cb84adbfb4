/** No file takes the check down, or hides what is wrong with the others. */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { collections, lists } from '../model/schemas/index.ts';
import { post } from '../quality/testing/posts.ts';
import { FIXTURES } from '../quality/testing/sites.ts';
import { checkContent, checkFile } from './check-content.ts';
import { runCheck } from './command.ts';
import { parseStrictYaml } from './front-matter.ts';
import { readMarkdown } from './markdown.ts';
import { annotationLines, jsonReport, reportSchema, textReport } from './report.ts';
import type { Problem } from './problem.ts';

const judge = (body: string): Problem[] =>
  checkFile('activities', 'content/activities/a-post.md', post({}, body), '2026-11-24').problems;
const page = (body: string): Problem[] =>
  checkFile(
    'pages',
    'content/pages/a-page.mdx',
    `---\ntitle: A page\ndescription: One sentence about the page that is long enough.\n---\n\n${body}\n`,
    '2026-11-24',
  ).problems;

describe('a text that is nested without end', () => {
  it.each([
    ['quotations', '>'.repeat(58_000)],
    ['lists', '+ '.repeat(29_000)],
    ['numbered lists', '1. '.repeat(19_000)],
    ['emphasis', `${'**a *b '.repeat(4000)}c${'* d**'.repeat(4000)}`],
  ])('of %s is refused, with the place', (_, body) => {
    expect(judge(`Text.\n\n${body}`)).toMatchObject([
      { line: 12, message: 'Lists or quotations are nested too deeply here.' },
    ]);
  });

  it.each([
    ['brackets', '['.repeat(59_000)],
    ['pictures', '!['.repeat(29_000)],
    ['stars', '*'.repeat(59_000)],
    ['backticks', '`a'.repeat(29_000)],
  ])('of %s is only text', (_, body) => {
    expect(judge(body)).toEqual([]);
  });

  it('is judged at any depth, in any mixture, and accepted if people could mean it', () => {
    const mark = fc.constantFrom('> ', '- ', '1. ', '+ ', '* ', '>', '  - ', '*a ', '**b ', '[c');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(mark, fc.integer({ min: 1, max: 200 })), { maxLength: 8 }),
        fc.constantFrom('md' as const, 'mdx' as const),
        (marks, format) => {
          const body = `${marks.map(([text, times]) => text.repeat(times)).join('')}x\n`;
          const depth = marks.reduce((sum, [, times]) => sum + times, 0);
          const { errors } = readMarkdown(body, 1, format);
          expect(errors.every(({ line }) => line === 1)).toBe(true);
          if (depth <= 10) expect(errors).toEqual([]);
        },
      ),
    );
  });
});

describe('front matter', () => {
  it('may hold any number of groups beside each other on one line', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof({ maxDepth: 4 }, fc.string(), tie('group')),
      group: fc.oneof(fc.array(tie('any')), fc.dictionary(fc.string(), tie('any'))),
    })).any;
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), value), { maxLength: 40 }), (list) => {
        expect(parseStrictYaml(`actions: ${JSON.stringify(list)}\n`, 1).errors).toEqual([]);
      }),
    );
  });

  it.each([
    ['lists', '- '.repeat(200)],
    ['lists in brackets', `x: ${'['.repeat(200)}${']'.repeat(200)}`],
    ['groups in braces', `x: ${'{a: '.repeat(200)}${'}'.repeat(200)}`],
    [
      'lists beside each other, each in the one before',
      `x: ${'[a, '.repeat(200)}${']'.repeat(200)}`,
    ],
    ['keys', '? '.repeat(200)],
    ['keys in brackets', `x: [a, ${'? '.repeat(200)}b]`],
  ])('is refused if it is nested without end: %s', (_, yaml) => {
    expect(parseStrictYaml(yaml, 2).errors).toMatchObject([
      { line: 2, message: 'Lists or groups are nested too deeply here.' },
    ]);
  });
});

describe('program code on a page', () => {
  it.each([
    [
      'deep brackets, at which a parser of JavaScript ends the process',
      `{${'['.repeat(25_000)}${']'.repeat(25_000)}}`,
    ],
    ['open tags, for which it takes hours', `{${'<a>'.repeat(400)}}`],
    ['braces', '{'.repeat(58_000)],
    ['modules', `export const a = ${'('.repeat(20_000)}${')'.repeat(20_000)}`],
    ['an attribute', `<MemberCount a={${'['.repeat(25_000)}${']'.repeat(25_000)}} />`],
    ['a module below a heading', '## Why\nimport a from "a"'],
  ])('is refused unread: %s', (_, body) => {
    const problems = page(`Text.\n\n${body}`);
    expect(problems[0]?.message).toBe('There is program code in the text.');
    expect(problems[0]?.line).toBe(body.startsWith('##') ? 9 : 8);
  });

  it('is not what stands in quotation', () => {
    expect(
      page(
        '## Braces `{}`\n\nA `{ b }`, a \\{ c }, and:\n\n```\nimport { a } from "b";\n```\n\nThey\nimport goods and\nexport others. [x](#braces-)',
      ),
    ).toEqual([]);
  });
});

describe('in the whole content', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'down-'));
    await cp(FIXTURES, join(folder, 'content'), { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));
  const run = (...args: string[]) =>
    runCheck(args, { root: folder, content: 'content', today: '2026-11-24' });

  it('an error of the check is a problem of one file, and the others are judged', async () => {
    await writeFile(join(folder, 'content/activities/a-post.md'), post({ kind: 'meeting' }));
    const spy = vi.spyOn(collections.cities.schema, 'safeParse').mockImplementationOnce(() => {
      throw new RangeError('Maximum call stack size exceeded');
    });
    try {
      const { status, output = '' } = await run('--json');
      expect(status).toBe(1);
      expect(reportSchema.parse(JSON.parse(output)).problems).toMatchObject([
        { file: 'content/activities/a-post.md' },
        {
          file: expect.stringMatching(/^content\/cities\//) as string,
          message: expect.stringMatching(/could not be judged \(RangeError: Max/) as string,
          fix: expect.stringContaining('Please report it') as string,
        },
      ]);
    } finally {
      spy.mockRestore();
    }
  });

  it('an error of the comparison is reported whichever files are asked about', async () => {
    const spy = vi.spyOn(lists.checklist.schema, 'array').mockImplementation(
      () =>
        ({
          min: () => ({ safeParse: () => ({ success: true, data: [{}] }) }),
        }) as unknown as ReturnType<typeof lists.checklist.schema.array>,
    );
    try {
      const { status, errors } = await run('content/cities/porto.md');
      expect(status).toBe(1);
      expect(errors).toMatch(/^content\n {2}This could not be judged \(TypeError: /);
    } finally {
      spy.mockRestore();
    }
  });

  it('a file with thousands of problems has the first hundred reported, and how many are left', async () => {
    const file = 'content/activities/a-post.md';
    await writeFile(join(folder, file), post({}, '[x](http://a.example) '.repeat(2500)));
    const { problems } = await checkContent(join(folder, 'content'), folder, {
      today: '2026-11-24',
    });
    expect(problems).toHaveLength(2500);
    const { problems: reported } = jsonReport(1, problems);
    expect(reported).toHaveLength(101);
    expect(reported.at(-1)).toMatchObject({
      file,
      message: '2400 more problems in this file are not listed.',
    });
    expect(annotationLines(problems)).toHaveLength(101);
    const text = textReport(problems);
    expect(text.match(/cannot be used/g)).toHaveLength(100);
    expect(text).toMatch(/2400 more problems[\s\S]*\n\n2500 problems in 1 file\./);
  });
});
