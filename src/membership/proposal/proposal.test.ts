import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { markdownToMdast } from 'satteri';
import { describe, expect, it } from 'vitest';
import { cityIdentity } from '../../model/known-city.ts';
import type { Problem } from '../../check/problem.ts';
import { MARKER, writeComment, writeText } from './comment.ts';
import { CONTEXT } from './fixtures/context.ts';
import { judgeProposal } from './judge.ts';
import {
  FILE_STATUSES,
  LARGEST_FILE,
  proposalPayload,
  recordContent,
  touchesCities,
  type ProposalPayload,
  type ProposedFile,
} from './payload.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');

function fixture(name: string): ProposalPayload {
  return proposalPayload.parse(JSON.parse(readFileSync(join(FIXTURES, `${name}.json`), 'utf8')));
}

const good = fixture('good');
const goodText = good.files[0]?.content ?? '';

/** The good proposal with other facts about its file. */
function change(changes: Partial<ProposedFile>): ProposalPayload {
  return { ...good, files: good.files.map((file) => ({ ...file, ...changes })) };
}

function withText(content: string): ProposalPayload {
  return change({ content, size: Buffer.byteLength(content) });
}

const judge = (payload: unknown, changes: object = {}) =>
  judgeProposal(payload, { ...CONTEXT, ...changes });

describe('recorded proposals', () => {
  const expected: Record<string, string> = {
    good: 'good',
    'errors-elsewhere': 'good',
    broken: 'fix',
    'byte-order-mark': 'fix',
    hostile: 'fix',
    'hostile-yaml': 'fix',
    'existing-city': 'person',
    executable: 'person',
    huge: 'person',
    member: 'person',
    'more-than-a-hundred': 'person',
    'not-utf8': 'person',
    'odd-name': 'person',
    'odd-names': 'person',
    'other-folder': 'person',
    renamed: 'person',
    'several-files': 'person',
    'symbolic-link': 'person',
  };
  const names = (ending: string) =>
    readdirSync(FIXTURES)
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length))
      .sort();

  it('are all replayed, and each has the comment that is expected', () => {
    expect(names('.json')).toEqual(Object.keys(expected).sort());
    expect(names('.md')).toEqual(names('.json'));
  });

  it.each(Object.entries(expected))('%s: %s', async (name, verdict) => {
    const judgement = judge(fixture(name));
    expect(judgement.verdict).toBe(verdict);
    expect(judgement.label).toBe(verdict === 'person' ? 'needs a person' : 'join');
    // After a change of words: npx vitest run --project rules src/membership/proposal -u, and read what has changed.
    await expect(writeComment(judgement)).toMatchFileSnapshot(join(FIXTURES, `${name}.md`));
  });
});

describe('judgeProposal', () => {
  it.each([
    ['name: Porto', 'country: PT', /a city named Porto already/],
    ['name: Oporto', 'country: PT', /a city named Porto already/],
    ['name: City of Porto', 'country: PT', /a city named Porto already/],
    ['name: Porto', 'country: BR', /a city named Porto in another country/],
    ['name: Patras\nwikidata: Q36433', 'country: GR', /same identifier of Wikidata/],
  ])('leaves a city that has a page to a person: %s, %s', (name, country, reason) => {
    const porto = { name: 'Porto', country: 'PT', wikidata: 'Q36433', aliases: ['/city/oporto'] };
    const text = goodText.replace('name: Patras', name).replace('country: GR', country);
    const { verdict, reasons } = judge(withText(text), {
      cities: [cityIdentity('porto', porto)],
    });
    expect(verdict).toBe('person');
    expect(reasons).toEqual([expect.stringMatching(reason)]);
  });

  it('knows the city', () => {
    expect(judge(good).city).toEqual({
      slug: 'patras',
      name: 'Patras',
      path: 'content/cities/patras.md',
      page: 'https://www.example.org/cities/patras/',
    });
  });

  it.each([
    ['a symbolic link', { mode: '120000' }, /pointer to another file/],
    ['a program', { mode: '100755' }, /marked as a program/],
    ['a repository inside the repository', { mode: '160000' }, /cannot tell whether/],
    ['a file of an unknown kind', { mode: undefined }, /cannot tell whether/],
    ['a file that is too large', { size: LARGEST_FILE + 1 }, /20,001 bytes/],
    [
      'a text that is larger than it says',
      { size: 1, content: 'x'.repeat(LARGEST_FILE + 1) },
      /20,001 bytes/,
    ],
    ['a text that was not fetched', { content: undefined }, /could not be fetched/],
    [
      'bytes that are not UTF-8',
      { content: undefined, contentBase64: '//4=' },
      /not stored as UTF-8/,
    ],
    ['another ending', { filename: 'content/cities/patras.txt' }, /does not end in "\.md"/],
    ['an ending in capitals', { filename: 'content/cities/patras.MD' }, /does not end in "\.md"/],
    ['a folder below', { filename: 'content/cities/gr/patras.md' }, /does not lie in the folder/],
    [
      'a way out of the folder',
      { filename: 'content/cities/../patras.md' },
      /does not lie in the folder/,
    ],
    [
      'a folder in capitals',
      { filename: 'content/Cities/patras.md' },
      /does not lie in the folder/,
    ],
    ['a backslash', { filename: 'content/cities/x\\patras.md' }, /signs in it/],
    [
      'the file of a city',
      { filename: 'content/cities/porto.md' },
      /for a city at "porto" already/,
    ],
    [
      'the file of a city in capitals',
      { filename: 'content/cities/HELSINKI.md' },
      /for a city at "helsinki" already/,
    ],
    ['an address that is kept', { filename: 'content/cities/index.md' }, /kept for other uses/],
    [
      'a name that Windows cannot store',
      { filename: 'content/cities/Con.md' },
      /kept for other uses/,
    ],
    ['no name', { filename: 'content/cities/.md' }, /signs in it/],
    ['a change', { status: 'modified' as const }, /exists already, and is changed/],
    ['a removal', { status: 'removed' as const }, /is removed/],
    [
      'a copy',
      { status: 'copied' as const, previousFilename: 'content/cities/porto.md' },
      /porto\.md" is copied to/,
    ],
  ])('leaves %s to a person', (_, changes, reason) => {
    // A property that is undefined is absent once the record has been stored.
    const judgement = judge(JSON.parse(JSON.stringify(change(changes))));
    expect(judgement.verdict).toBe('person');
    expect(judgement.reasons.join('\n')).toMatch(reason);
  });

  it('takes a file of 20,000 bytes, and bytes that are UTF-8 after all', () => {
    expect(
      judge(
        withText(
          goodText.padEnd(LARGEST_FILE - Buffer.byteLength(goodText) + goodText.length, '\n'),
        ),
      ).verdict,
    ).toBe('good');
    const stored = JSON.parse(
      JSON.stringify(
        change({
          content: undefined,
          contentBase64: Buffer.from(goodText).toString('base64'),
        }),
      ),
    ) as unknown;
    expect(judge(stored).verdict).toBe('good');
  });

  it.each([
    ['no files', { ...good, files: [], totalFiles: 0 }, /no file in this proposal/],
    ['files that are not listed', { ...good, totalFiles: 2 }, /changes 2 files/],
    ['more than a hundred', { ...good, totalFiles: 101 }, /101 files/],
  ])('leaves %s to a person', (_, payload, reason) => {
    expect(judge(payload)).toMatchObject({ verdict: 'person', problems: [] });
    expect(judge(payload).reasons[0]).toMatch(reason);
  });

  it('names a few files of each kind', () => {
    const files = Array.from({ length: 20 }, (_, i) => ({
      filename: `src/${i}.ts`,
      status: 'modified' as const,
    }));
    const { reasons } = judge({ ...good, files, totalFiles: 20 });
    expect(reasons).toHaveLength(7);
    expect(reasons.at(-1)).toBe('There are 15 more files of this kind.');
  });

  it.each([
    ['status: candidate', 'status: member', /says "status: member"/],
    ['status: candidate', 'status: former', /says "status: former"/],
    ['status: candidate', 'status: candidate\nfounder: true', /founded the coalition/],
    ['status: candidate', 'status: candidate\naliases: [/city/porto]', /further addresses/],
  ])('leaves to the coalition what only it can decide: %s → %s', (before, after, reason) => {
    const judgement = judge(withText(goodText.replace(before, after)));
    expect(judgement.verdict).toBe('person');
    expect(judgement.reasons.join('\n')).toMatch(reason);
  });

  it.each([
    ['Patras.md', 'Rename the file to "patras.md"'],
    ['São João.md', 'Rename the file to "patras.md"'],
    ['Πάτρα.md', 'Rename the file to "patras.md"'],
    ['your-city.md', 'Rename the file to "patras.md"'],
    ['patras.md.md', 'Rename the file to "patras.md"'],
  ])('lets the author fix the name %s', (name, fix) => {
    const { verdict, problems } = judge(change({ filename: `content/cities/${name}` }));
    expect(verdict).toBe('fix');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.fix).toContain(fix);
  });

  it('proposes no name that another city has', () => {
    const cities = [cityIdentity('patras', {})];
    for (const name of ['Patras', 'Patra'])
      expect(judge(change({ filename: `content/cities/${name}.md` }), { cities }).verdict).toBe(
        'person',
      );
    const payload = change({ filename: 'content/cities/Patra.md' });
    const base = { ...payload.base, files: ['content/cities/patras.md'] };
    expect(judge({ ...payload, base }).problems[0]?.fix).toContain('Name the file after your city');
  });

  it('tells of principles and items that do not exist, with other errors in one go', () => {
    const text = goodText
      .replace('principle: transparency-and-accountability', 'principle: acces-and-literacy')
      .replace('checklist: open-data-portal', 'checklist: nothing-like-it')
      .replace('country: GR', 'country: XX');
    const { verdict, problems } = judge(withText(text));
    expect(verdict).toBe('fix');
    expect(problems.map(({ field, line }) => [field, line])).toEqual([
      ['country', 8],
      ['actions.0.principle', 21],
      ['actions.0.checklist', 22],
    ]);
    expect(problems[1]).toMatchObject({
      file: 'content/cities/patras.md',
      message: 'There is no principle "acces-and-literacy".',
      fix: 'Did you mean "access-and-literacy"?',
    });
    expect(problems[2]?.fix).toContain('checklist');
  });

  it.each([
    ['in a comment', goodText.replace('country: GR', 'country: GR # \u202E'), 8],
    ['below the fields', `${goodText}\nText.\nMore \u2066text.\n`, 30],
  ])('refuses characters that cannot be seen, %s', (_, text, line) => {
    expect(judge(withText(text)).problems).toEqual([
      expect.objectContaining({
        line,
        message: 'There is an invisible control character in this line.',
      }),
    ]);
  });

  it('refuses tags, those of YAML itself included, and not what looks like one in a text', () => {
    expect(
      judge(withText(goodText.replace('name: Patras', 'name: !!str Patras'))).problems,
    ).toEqual([expect.objectContaining({ line: 2, message: 'There is a YAML tag (!) here.' })]);
    expect(judge(withText(goodText.replace('name: Patras', 'name: "!!str Patras"'))).verdict).toBe(
      'good',
    );
  });

  it('does not mind Windows line ends', () => {
    expect(judge(withText(goodText.replaceAll('\n', '\r\n'))).verdict).toBe('good');
  });

  it('reports what was wrong before apart, and never as the author’s', () => {
    const elsewhere: Problem[] = [
      { file: 'content/partners/b.md', message: 'The file is empty.' },
      { file: 'content/partners/a.md', message: 'The file is empty.' },
      { file: 'content/cities/patras.md', message: 'The file is empty.' },
    ];
    const judgement = judge(good, { elsewhere });
    expect(judgement).toMatchObject({ verdict: 'good', problems: [] });
    expect(judgement.elsewhere.map(({ file }) => file)).toEqual([
      'content/partners/a.md',
      'content/partners/b.md',
    ]);
  });

  it.each([
    undefined,
    null,
    1,
    'text',
    [],
    {},
    { number: 1 },
    { ...good, files: [{ filename: 1 }] },
  ])('leaves what is no proposal to a person: %j', (input) => {
    expect(judge(input)).toMatchObject({
      verdict: 'person',
      reasons: ['The proposal could not be read by our program.'],
    });
  });

  it.each([
    ['brackets', `---\nname: ${'['.repeat(15_000)}\n---\n`],
    ['maps', `---\n${'{a: '.repeat(4000)}\n---\n`],
    ['quotations', `${goodText}\n${'>'.repeat(15_000)}\n`],
    ['links', `${goodText}\n${'['.repeat(10_000)}\n`],
  ])('survives %s nested a thousandfold', (_, text) => {
    expect(['fix', 'person', 'good']).toContain(judge(withText(text)).verdict);
  });

  it('never throws, and never writes a comment that breaks out, for any name and text', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc
        .array(
          fc.constantFrom(
            '---\n',
            'name: ',
            'status: candidate\n',
            '"',
            '`',
            '\n',
            '<b>',
            '@octocat',
            '#1',
            '&a ',
            '*a',
            '!!x ',
            '{',
            '[',
            ': ',
            '- ',
            '\u202E',
            '{{',
            '](',
            '](javascript:x)',
            '<!--',
            '-->',
            '</details>',
            '__proto__: 1\n',
            'constructor: 1\n',
            'actions:\n  - principle: x\n',
          ),
          { maxLength: 20 },
        )
        .map((parts) => parts.join('')),
    );
    const file = fc.record({
      filename: fc.oneof(
        anything,
        anything.map((name) => `content/cities/${name}.md`),
        fc.constant('content/cities/patras.md'),
      ),
      status: fc.oneof(fc.constant('added' as const), fc.constantFrom(...FILE_STATUSES)),
      previousFilename: anything,
      mode: fc.oneof(fc.constant('100644'), anything),
      size: fc.nat(30_000),
      content: fc.oneof(
        anything,
        anything.map((text) => `---\nname: "x"\n${text}\n---\n${text}`),
      ),
    });
    fc.assert(
      fc.property(
        fc.oneof(fc.array(file, { minLength: 1, maxLength: 1 }), fc.array(file, { maxLength: 4 })),
        anything,
        (files, name) => {
          const elsewhere = [{ file: name, field: name, message: name, fix: name }];
          const judgement = judge({ ...good, files, totalFiles: files.length }, { elsewhere });
          const comment = writeComment(judgement);
          expect(comment.startsWith(`${MARKER}\n`)).toBe(true);
          expect(comment.length).toBeLessThan(60_000);
          const walk = (node: { type: string; value?: string; children?: unknown[] }): void => {
            expect([
              'root',
              'paragraph',
              'list',
              'listItem',
              'text',
              'strong',
              'inlineCode',
              'html',
              'break',
            ]).toContain(node.type);
            if (node.type === 'html')
              expect(node.value?.replace(/\d+ errors? in/, 'n errors in')).toMatch(
                /^(?:<!-- proposal-check -->|<details>\n<summary>n errors in other files, not yours<\/summary>|<\/details>)$/,
              );
            if (node.type === 'text') expect(node.value).not.toMatch(/[@#<>`[\]\\]|www\./);
            for (const child of node.children ?? []) walk(child as Parameters<typeof walk>[0]);
          };
          walk(markdownToMdast(comment));
          expect(writeText(judgement).replaceAll('\n', '')).not.toMatch(
            /[\p{Cc}\p{Bidi_Control}]/u,
          );
          expect(JSON.parse(JSON.stringify(judgement))).toMatchObject({
            verdict: judgement.verdict,
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the comment', () => {
  const problems = (n: number): Problem[] =>
    Array.from({ length: n }, (_, i) => ({
      file: 'content/cities/patras.md',
      line: i + 1,
      message: 'x@y '.repeat(5000),
      fix: `Example: ${'"`'.repeat(5000)}`,
    }));

  it('fits into what a git host takes, however many errors there are', () => {
    for (const verdict of ['fix', 'person'] as const) {
      const comment = writeComment({
        verdict,
        label: 'join',
        problems: problems(1000),
        elsewhere: problems(1000),
        reasons: Array.from({ length: 60 }, () => '`'.repeat(5000)),
      });
      expect(Buffer.byteLength(comment)).toBeLessThan(65_536);
      expect(comment).toContain('more places will be shown once these are fixed');
    }
  });

  it('promises no time', () => {
    for (const name of ['good', 'broken', 'renamed'])
      expect(writeComment(judge(fixture(name)))).not.toMatch(
        /\b(?:days?|weeks?|hours?|soon|shortly)\b/i,
      );
  });

  it('shows an example as it is to be typed', () => {
    expect(writeComment(judge(fixture('broken')))).toContain('Example: `52.3676`');
  });

  it('does not repeat an error of others as one of the author’s', () => {
    const [own, others] = writeComment(judge(fixture('errors-elsewhere'))).split('<details>');
    expect(own).not.toContain('a-post');
    expect(others).toContain('`content/activities/a-post.md:4:1`');
  });
});

describe('the text for a terminal', () => {
  it('thanks', () => {
    expect(writeText(judge(good))).toMatch(
      /^Thank you for proposing Patras\. The file is in order\.\n[^]*https:\/\/www\.example\.org\/cities\/patras\/$/,
    );
  });

  it('gives file, line and column of each error', () => {
    expect(writeText(judge(fixture('broken')))).toContain(
      'content/cities/Patras (Πάτρα).md:23:5\n  actions.0.source: Start the address with https://',
    );
  });

  it('says why a person has to look, and what is wrong elsewhere', () => {
    expect(writeText(judge(fixture('odd-name')))).toContain(
      '- The name of the file "content/cities/$(rm -rf) \\u{22}`x`\\u{22}\\u{A}@octocat.md" has signs',
    );
    expect(writeText(judge(fixture('errors-elsewhere')))).toContain(
      '2 errors in other files, which are not part of this proposal:\n\ncontent/activities/a-post.md:4:1',
    );
    expect(writeText(judge(fixture('member')))).toContain('membershipSource: ');
  });
});

describe('the record', () => {
  it('keeps text as text, with its byte order mark, and other bytes in base64', () => {
    expect(recordContent(Buffer.from('\uFEFFΑθήνα'))).toEqual({ content: '\uFEFFΑθήνα' });
    expect(recordContent(Uint8Array.of(0xff, 0xfe))).toEqual({ contentBase64: '//4=' });
  });

  it('knows whether cities are touched, before or after', () => {
    const touches = (...files: ProposedFile[]) => touchesCities({ files });
    expect(touches({ filename: 'content/cities/a.md', status: 'removed' })).toBe(true);
    expect(
      touches(
        { filename: 'src/a.ts', status: 'modified' },
        { filename: 'a.md', previousFilename: 'content/cities/a.md', status: 'renamed' },
      ),
    ).toBe(true);
    expect(
      touches(
        { filename: 'content/city/a.md', status: 'added' },
        { filename: 'x/content/cities/a.md', status: 'added' },
      ),
    ).toBe(false);
  });
});
