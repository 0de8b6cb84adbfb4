import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../base/command.ts';
import { FIXTURES } from '../quality/testing/sites.ts';
import { annotations } from './annotations.ts';
import { runCheck, type CommandSurroundings } from './command.ts';
import type { Problem } from './problem.ts';
import { annotationLines, jsonReport, reportSchema, textReport, workflowReport } from './report.ts';
import { RULES, type RuleName } from './rules.ts';

const FILE = 'content/activities/a-post.md';
const POST =
  '---\ntitle: A title of a post\nsummary: One sentence that says what happened, and is long enough.\ndate: 2021-06\nkind: news\ntopics: [privcy]\noriginal: https://www.example.org/\n---\n\nText with <u>bold</u>.\n';

const ADVICE = `Advice. You can publish without following it.

${FILE}:10:1
  Advice: This post has 3 words; aim for 60 to 320.
    10 | Text with <u>bold</u>.
       | ^
  Say what happened, who did it, and why it matters. Leave details to the pages it links to.
  Guide: docs/guides/troubleshooting.md#style`;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'command-'));
  await cp(FIXTURES, join(root, 'content'), { recursive: true });
  await writeFile(join(root, FILE), POST);
  await writeFile(join(root, 'README.md'), 'x');
});
afterAll(() => rm(root, { recursive: true }));

const run = async (args: string[], more: Partial<CommandSurroundings> = {}) => {
  const {
    status,
    output = '',
    errors = '',
    annotations: commands = [],
  } = await runCheck(args, {
    root,
    content: 'content',
    today: '2026-11-24',
    ...more,
  });
  return { status, output, errors, commands };
};

describe('npm run check', () => {
  it('reports every problem, with its line, and how many there are', async () => {
    const { status, output, errors } = await run([]);
    expect([status, output]).toEqual([1, expect.stringMatching(/^Advice\./)]);
    expect(errors).toBe(
      `${FILE}:6:10
  topics.0: Write one of: governance, ai, data, privacy, inclusion, participation, transparency, open-source, services, capacity-building, advocacy, membership, research, pandemic, libraries, disinformation.
    6 | topics: [privcy]
      |          ^
  Did you mean "privacy"?
  Guide: docs/guides/troubleshooting.md#references

${FILE}:10:11
  There is HTML in the text: <u>.
    10 | Text with <u>bold</u>.
       |           ^
  Remove the tags: readers take underlined words for links. Put *…* or **…** around words that matter.
  Guide: docs/guides/troubleshooting.md#html

2 problems in 1 file.

To fix what has only one right answer, run: npm run check -- --fix`,
    );
  });

  it.each([
    'content/activities/a-post.md',
    './content/activities/a-post.md',
    'content\\activities\\a-post.md',
    '.\\content\\activities\\a-post.md',
    'content/activities',
    'content/activities/',
  ])('judges what is named as %s', async (name) => {
    const { status, errors } = await run([name]);
    expect(status).toBe(1);
    expect(errors).toContain('2 problems in 1 file.');
  });

  it('understands whole paths, and names in the folder in which it was typed', async () => {
    expect((await run([join(root, FILE)])).errors).toContain('2 problems in 1 file.');
    expect((await run(['a-post.md'], { from: join(root, 'content/activities') })).errors).toContain(
      '2 problems in 1 file.',
    );
  });

  it('knows what was meant in that folder', async () => {
    await expect(run(['prto.md'], { from: join(root, 'content/cities') })).rejects.toThrow(
      'There is no file "prto.md". Did you mean "content/cities/porto.md"?',
    );
  });

  it('writes JSON, too, of a file that does not exist', async () => {
    const { status, output } = await run(['--json', 'content/cities/prto.md']);
    expect(status).toBe(1);
    expect(reportSchema.parse(JSON.parse(output)).problems).toMatchObject([
      {
        file: 'content/cities/prto.md',
        message: expect.stringContaining('There is no file') as string,
      },
    ]);
  });

  it('says when a post appears', async () => {
    const { output } = await run(['content/activities/wombatlater.md'], {
      now: new Date('2026-11-24T22:30:00Z'),
    });
    expect(output).toMatch(
      /\n1 file checked.*\n.*wombatlater\.md: readers see it from .*about 2 hours/,
    );
  });

  it('says how many files it judged', async () => {
    expect(await run(['content/cities/porto.md'])).toMatchObject({
      status: 0,
      output: '1 file checked. No problems found.',
      errors: '',
    });
    expect(
      (await run(['content/cities/porto.md', 'content/cities/athens.md', 'content/checklist.yaml']))
        .output,
    ).toContain('3 files checked.');
  });

  it.each([
    [
      'content/cities/prto.md',
      'There is no file "content/cities/prto.md". Did you mean "content/cities/porto.md"?',
    ],
    ['nothing-like-it', 'There is no file "nothing-like-it".'],
    ['README.md', '"README.md" is not content. The check judges the files in "content/".'],
    ['a\u001B[2Jb', 'There is no file "a\\u{1B}[2Jb".'],
  ])('does not judge %j', async (name, errors) => {
    await expect(run([name])).rejects.toThrow(new UsageError(errors));
  });

  it('explains itself', async () => {
    expect((await run(['--help'])).output).toContain('--annotations');
    await expect(run(['--fixx'])).rejects.toThrow('--fix ');
  });

  it('writes JSON of the published shape', async () => {
    const { status, output, errors } = await run(['--json', FILE]);
    expect([status, errors]).toEqual([1, '']);
    const report = reportSchema.parse(JSON.parse(output));
    expect(report).toMatchObject({
      version: 1,
      files: 1,
      advice: [{ file: FILE, line: 10, rule: 'post-length', guide: { section: 'style' } }],
      problems: [
        {
          file: FILE,
          line: 6,
          column: 10,
          field: 'topics.0',
          fix: 'Did you mean "privacy"?',
          excerpt: { text: 'topics: [privcy]', column: 10 },
          rule: 'field-value',
          guide: { section: 'references' },
          edit: { text: 'privacy' },
        },
        { line: 10, rule: 'html', guide: { section: 'html' } },
      ],
    });
    const [{ edit } = {}] = report.problems;
    expect(POST.slice(edit?.start, edit?.end)).toBe('privcy');
    expect((await run(['--json', 'content/cities/porto.md'])).output).toBe(
      '{\n  "version": 1,\n  "files": 1,\n  "problems": [],\n  "advice": []\n}',
    );
  });

  it('writes annotations, alone or in a workflow', async () => {
    const { output, commands } = await run(['--annotations', FILE]);
    expect(output).toBe('');
    expect(commands).toEqual([
      expect.stringMatching(
        /^::error file=content\/activities\/a-post\.md,line=6,col=10,title=topics\.0::Write one of: .*\.%0ADid you mean "privacy"\?%0AGuide: \S+troubleshooting\.md#references$/,
      ) as string,
      expect.stringMatching(
        /^::error file=content\/activities\/a-post\.md,line=10,col=11::There is HTML in the text: <u>\.%0A/,
      ) as string,
      expect.stringMatching(
        /^::notice file=content\/activities\/a-post\.md,line=10,col=1::This post has 3 words/,
      ) as string,
    ]);
    const workflow = await run([FILE], { inWorkflow: true });
    expect(workflow).toMatchObject({ status: 1, errors: '', commands });
    expect(workflow.output).toContain(`2 problems in 1 file.`);
  });

  it('fixes, says what it fixed, and what is left', async () => {
    const { status, output, errors } = await run(['--fix', FILE]);
    expect(status).toBe(1);
    expect(output).toBe(
      `${FILE}\n  Line 6: "privcy" is now "privacy".\n\nOne file was changed.\n\n${ADVICE}\n`,
    );
    expect(errors).toContain('1 problem in 1 file.');
    expect(await readFile(join(root, FILE), 'utf8')).toBe(POST.replace('privcy', 'privacy'));
    expect((await run(['--fix', FILE])).output).toBe(`Nothing was changed.\n\n${ADVICE}\n`);
    await writeFile(join(root, FILE), POST);
  });
});

it('advice takes no room from errors, of which a report lists a hundred of each file', () => {
  const at = (line: number, rule: RuleName): Problem => ({
    file: 'a.md',
    line,
    rule,
    message: 'x',
  });
  const many = Array.from({ length: 150 }, (_, index) => at(index + 1, 'spelling'));
  const lines = annotationLines([...many, at(400, 'html')]);
  expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(1);
  expect(lines.filter((line) => line.startsWith('::notice'))).toHaveLength(101);
});

describe('whatever a file is called and says', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  const problem: fc.Arbitrary<Problem> = fc.record({
    file: text,
    line: fc.integer({ min: 1, max: 99 }),
    column: fc.integer({ min: 1, max: 99 }),
    field: text,
    message: fc.oneof(
      text,
      fc.constantFrom('::error::x', '\n::add-mask::x', '##[error]x', '%0A::x'),
    ),
    fix: text,
    excerpt: fc.record({
      text: fc.oneof(text, fc.constant('::stop-commands::x')),
      column: fc.constant(1),
    }),
    rule: fc.constantFrom(...(Object.keys(RULES) as RuleName[])),
  });

  it('an annotation is one command on one line, in which nothing ends early', () => {
    fc.assert(
      fc.property(problem, (one) => {
        const [line = '', ...rest] = annotations([one], () => 'x');
        expect(rest).toEqual([]);
        expect(line).not.toMatch(/[\r\n]/);
        const [, properties = ''] = /^::(?:error|notice) (.*?)::/.exec(line) ?? [];
        expect(properties.split(',').map((part) => part.split('=')[0])).toEqual([
          'file',
          'line',
          'col',
          'title',
        ]);
        expect(properties).not.toContain('::');
      }),
    );
  });

  it('the log of a workflow obeys no other command', () => {
    fc.assert(
      fc.property(fc.array(problem, { minLength: 1, maxLength: 3 }), (problems) => {
        const lines = workflowReport(textReport(problems), problems, 'token').split('\n');
        expect(lines[0]).toBe('::stop-commands::token');
        const end = lines.indexOf('::token::');
        expect(lines.slice(1, end).every((line) => !line.includes('::token::'))).toBe(true);
        expect(lines.slice(end + 1)).toEqual(annotationLines(problems));
      }),
    );
  });

  it('the JSON has the published shape', () => {
    fc.assert(
      fc.property(
        fc.array(problem),
        (problems) => void reportSchema.parse(JSON.parse(JSON.stringify(jsonReport(3, problems)))),
      ),
    );
  });
});
