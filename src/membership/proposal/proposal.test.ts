import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { markdownToMdast } from 'satteri';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkContent } from '../../check/check-content.ts';
import type { Problem } from '../../check/problem.ts';
import { addressKey } from '../../model/addresses.ts';
import { contentOf, PLAIN } from '../../quality/testing/sites.ts';
import { MARKER, writeComment, writeText } from './comment.ts';
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

const content = await contentOf(PLAIN);
const good = fixture('good');
const goodText = good.files[0]?.content ?? '';

/** The good proposal with changes to its file. */
function change(changes: Partial<ProposedFile>): ProposalPayload {
  return { ...good, files: good.files.map((file) => ({ ...file, ...changes })) };
}

const PORTO = 'latitude: 41.15\nlongitude: -8.61\n';

function withText(content: string): ProposalPayload {
  return change({ content, size: Buffer.byteLength(content) });
}

function judge(payload: unknown, problems = content.problems) {
  return judgeProposal(
    payload,
    { index: content.index, problems },
    (slug) => `https://www.example.org/cities/${slug}/`,
  );
}

/** Problems on the site before the proposal; the one in the proposal’s own file no longer counts. */
const elsewhere: Problem[] = [
  {
    file: 'content/activities/a-post.md',
    line: 4,
    column: 1,
    rule: 'field-value',
    message: 'This is not a date.',
  },
  { file: 'content/cities/patras.md', rule: 'front-matter', message: 'The file is empty.' },
  { file: 'content/partners/@partner.md', rule: 'front-matter', message: 'The file is empty.' },
];

describe('recorded proposals', () => {
  const expected: Record<string, string> = {
    good: 'good',
    broken: 'fix',
    'byte-order-mark': 'fix',
    hostile: 'fix',
    'hostile-yaml': 'fix',
    correction: 'person',
    'existing-city': 'person',
    member: 'person',
    'odd-name': 'person',
    'odd-names': 'person',
    renamed: 'person',
    'several-files': 'person',
  };
  const names = (ending: string) =>
    readdirSync(FIXTURES)
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length))
      .sort();

  const expectReply = (name: string, reply: string) =>
    // After a change of wording: npx vitest run --project rules src/membership/proposal -u, and read the diff.
    expect(reply).toMatchFileSnapshot(join(FIXTURES, `${name}.md`));

  it('are all replayed', () => {
    expect(names('.json')).toEqual(Object.keys(expected).sort());
    expect(names('.md')).toEqual([...names('.json'), 'errors-elsewhere'].sort());
  });

  it.each(Object.entries(expected))('%s: %s', async (name, verdict) => {
    const judgement = judge(fixture(name));
    expect(judgement.verdict).toBe(verdict);
    expect(judgement.label).toBe(verdict === 'person' ? 'needs a person' : 'join');
    await expectReply(name, writeComment(judgement));
  });

  it('list problems elsewhere separately, and never as the author’s', async () => {
    const judgement = judge(good, elsewhere);
    expect(judgement).toMatchObject({
      verdict: 'good',
      problems: [],
      elsewhere: [elsewhere[0], elsewhere[2]],
    });
    await expectReply('errors-elsewhere', writeComment(judgement));
  });
});

describe('judgeProposal', () => {
  it.each([
    ['name: Porto', 'country: PT', PORTO, /a city named Porto already/],
    [
      'name: Helsingfors',
      'country: FI',
      'latitude: 60.17\nlongitude: 24.94\n',
      /a city named Helsinki already/,
    ],
    ['name: City of Porto', 'country: PT', PORTO, /a city named Porto already/],
    [
      'name: Patras\nwikidata: Q36433',
      'country: GR',
      'latitude: 38.25\nlongitude: 21.73\n',
      /same identifier of Wikidata/,
    ],
  ])('sends a city that has a page to a person: %s, %s', (name, country, place, reason) => {
    const text = goodText
      .replace('name: Patras', name)
      .replace('country: GR', country)
      .replace(/latitude: .*\nlongitude: .*\n/, place);
    const { verdict, reasons, problems } = judge(withText(text));
    expect({ verdict, reasons, problems }).toEqual({
      verdict: 'person',
      reasons: [expect.stringMatching(reason)],
      problems: [],
    });
  });

  it.each([
    ['nothing', '', '', []],
    ['a mailbox elsewhere', 'digital@example.org', 'info@other.example', [/at other\.example/]],
    [
      'a mailbox of a person',
      'digital@example.org',
      'maria@gmail.com',
      [/looks like that of a person/, /at gmail\.com/],
    ],
    [
      'the name of a person',
      'role: Digital Office',
      'role: Maria Papadopoulou',
      [/name of a person/],
    ],
    [
      'a decision elsewhere',
      '/www.example.org/council',
      '/www.other.example/council',
      [/decision leads/],
    ],
    ['no decision to read', /\n {2}link: .*/, '', [/nothing public shows/]],
    ['a decision that is planned', 'date: 2026-10-12', 'planned: 2027-01', [/has not decided yet/]],
    ['no promise', 'promise: true\n', '', [/no answer yet: Promise/]],
    ['no website', /website: .*\n/, '', [/names no website/]],
    ['foreign sources', /example.org\/data/, 'other.example/data', [/None of the sources/]],
    ['a sender from outside', 'sender: staff', 'sender: other', [/does not work for the city/]],
    [
      'a website on a host for everybody',
      'https://www.example.org/\nsummary',
      'https://patras.wordpress.com/\nsummary',
      [
        /everybody can have a page/,
        /mailbox is at example\.org/,
        /decision leads/,
        /None of the sources/,
      ],
    ],
    ['answers in another language', 'promise: true', 'language: el\npromise: true', [/in Greek/]],
    [
      'answers in another script',
      /summary: .*/,
      'summary: Η Πάτρα διαθέτει ανοικτά δεδομένα και διδάσκει ψηφιακές δεξιότητες στις βιβλιοθήκες.',
      [/does not say in which language/],
    ],
    [
      'a namesake in another country',
      /name: Patras(?=\n)/,
      'name: Porto',
      [/another city named Porto, at "porto"/],
    ],
  ])('shows %s to the reviewer, and never says that all is in order', (_, from, to, points) => {
    const judgement = judge(withText(goodText.replace(from, to)));
    expect(judgement).toMatchObject({ verdict: 'good', problems: [] });
    expect(judgement.points).toEqual(points.map((point) => expect.stringMatching(point) as string));
    for (const reply of [writeComment(judgement), writeText(judgement)]) {
      expect(reply).not.toContain('in order');
      expect(reply).toContain('no errors in the file.');
      expect(/looks at the .*points? at the end/.test(reply)).toBe(points.length > 0);
    }
  });

  const named = (name: string) =>
    judge(
      withText(
        goodText
          .replace(/name: Patras(?=\n)/, `name: "${name}"`)
          .replace('country: GR', 'country: PT')
          .replace(/latitude: .*\nlongitude: .*\n/, PORTO),
      ),
    );

  it.each([
    ...['\u1160\u1160', '\u115F', '\u3164', '\u2800', '\uFFFC', '\u00AD', '\u034F', '\u17B4'],
    ...['\u180B', '\uFE0F', '\u200D', '\u{1D159}', '\u{13441}', '\u{13442}', '\u{E0100}'],
  ])('never lets a name pass that nobody sees: %j', (name) => {
    expect(named(name).verdict).not.toBe('good');
  });

  it.each([
    ['a Cyrillic о', 'P\u043Erto'],
    ['a soft hyphen', 'Por\u00ADto'],
    ['a joiner', 'Por\u200Dto'],
    ['a selector of variants', 'Porto\uFE0F'],
    ['a filler', 'Por\u1160to'],
    ['an empty pattern of Braille', 'Por\u2800to'],
    ['fullwidth letters', '\uFF30\uFF4F\uFF52\uFF54\uFF4F'],
    ['letters in boxes', '\u{1F17F}\u{1F17E}\u{1F181}\u{1F183}\u{1F17E}'],
    ['letters in circles', '\u24C5ort\u24DE'],
    ['letters of mathematics', '\u{1D40F}\u{1D428}\u{1D42B}\u{1D42D}\u{1D428}'],
  ])('never lets the name of a city pass with %s', (_, name) => {
    const { verdict, reasons, problems } = named(name);
    expect(verdict).not.toBe('good');
    expect(reasons.length + problems.length).toBeGreaterThan(0);
  });

  it.each([
    ['a namesake that has its website', '', /www\.cm-porto\.pt is also that of Porto, at "porto"/],
    ['a namesake with one that looks like it', '0', /cm-p0rto\.pt looks like www\.cm-porto\.pt/],
  ])('doubts %s', (_, letter, point) => {
    const website = `https://www.cm-p${letter || 'o'}rto.pt/`;
    const text = goodText
      .replace(/name: Patras(?=\n)/, 'name: Porto')
      .replace(/website: .*/, `website: ${website}`);
    expect(judge(withText(text)).points).toContainEqual(expect.stringMatching(point));
  });

  it('judges each file of a city among several, and says of which it speaks', () => {
    const [file] = good.files;
    const judgement = judge({
      files: [
        { ...file, filename: 'content/cities/volos.md', content: goodText.replace('GR', 'ZZ') },
        { ...file, content: goodText.replace('digital@example.org', 'maria.p@gmail.com') },
        { filename: 'content/cities/porto.md', status: 'modified' },
      ],
      totalFiles: 3,
    });
    expect(judgement).toMatchObject({
      verdict: 'person',
      isNew: true,
      problems: [{ file: 'content/cities/volos.md', field: 'country' }],
    });
    expect(judgement.points).toContainEqual(
      expect.stringMatching(
        /^"content\/cities\/patras\.md": The mailbox maria\.p@gmail\.com looks/,
      ),
    );
    expect(writeComment(judgement)).toContain('Nothing in the file can prove');
  });

  it('welcomes a city whose address leads to a page of the coalition, and tells the office', () => {
    const address = addressKey('/cities/patras');
    const index = {
      ...content.index,
      aliases: new Set([...content.index.aliases, '/cities/patras']),
      leftToPages: new Map([[address, 'content/pages/join.mdx']]),
    };
    const judgement = judgeProposal(good, { index, problems: [] });
    expect(judgement).toMatchObject({ verdict: 'good', problems: [] });
    expect(judgement.points).toEqual([expect.stringMatching(/join\.mdx.*--fix/) as string]);
    const taken = { ...index, leftToPages: new Map<string, string>() };
    expect(judgeProposal(good, { index: taken, problems: [] }).verdict).toBe('fix');
  });

  it('asks for another name of a namesake in the same country', () => {
    const text = goodText
      .replace(/name: Patras(?=\n)/, 'name: Porto')
      .replace('country: GR', 'country: PT')
      .replace(/latitude: .*\nlongitude: .*\n/, 'latitude: 37.02\nlongitude: -7.93\n');
    expect(judge(withText(text))).toMatchObject({
      verdict: 'fix',
      problems: [{ rule: 'same-city', message: expect.stringContaining('porto.md') as string }],
    });
  });

  it('judges a change of the file of another city, and leaves it to a person', () => {
    const changed = (text: string) =>
      judge(
        change({
          filename: 'content/cities/porto.md',
          status: 'modified',
          content: text,
          size: Buffer.byteLength(text),
        }),
      );
    expect(changed(goodText.replace('country: GR', 'country: ZZ'))).toMatchObject({
      verdict: 'person',
      reasons: [expect.stringMatching(/exists already, and is changed/) as string],
      problems: [{ field: 'country' }],
    });
    expect(changed(goodText)).toMatchObject({
      verdict: 'person',
      problems: [],
      isNew: false,
      points: expect.arrayContaining([
        'Status: "member" → "candidate".',
        expect.stringMatching(/^Name in English: "Porto" → "Patras"\.$/),
        expect.stringMatching(/for the coalition alone/),
      ]) as string[],
    });
  });

  it('gives advice kindly and apart, whatever the verdict', () => {
    const judgement = judge(withText(goodText.replace('name: Patras', 'name: PATRAS')));
    expect(judgement).toMatchObject({
      verdict: 'good',
      problems: [],
      advice: [{ rule: 'capitals', line: 2 }],
    });
    expect(writeComment(judgement)).toMatch(
      /no errors in the file\.[\s\S]*1 suggestion, which you are free to follow or not:\n\n- \*\*Line 2, Name in English\*\*/,
    );
  });

  it('returns the city', () => {
    expect(judge(good).city).toEqual({
      slug: 'patras',
      name: 'Patras',
      path: 'content/cities/patras.md',
      page: 'https://www.example.org/cities/patras/',
    });
  });

  it.each([
    ['a symbolic link', { mode: '120000' }, /pointer to another file/],
    ['an executable', { mode: '100755' }, /marked as a program/],
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
    ['another extension', { filename: 'content/cities/patras.txt' }, /does not end in "\.md"/],
    [
      'an extension in capitals',
      { filename: 'content/cities/patras.MD' },
      /does not end in "\.md"/,
    ],
    ['a subfolder', { filename: 'content/cities/gr/patras.md' }, /does not lie in the folder/],
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
    ['a backslash', { filename: 'content/cities/x\\patras.md' }, /has characters in it/],
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
    ['no name', { filename: 'content/cities/.md' }, /has characters in it/],
    ['a change', { status: 'modified' as const }, /exists already, and is changed/],
    ['a removal', { status: 'removed' as const }, /is removed/],
    [
      'a copy',
      { status: 'copied' as const, previousFilename: 'content/cities/porto.md' },
      /porto\.md" is copied to/,
    ],
  ])('sends %s to a person', (_, changes, reason) => {
    // A property that is undefined is absent once the record has been stored.
    const judgement = judge(JSON.parse(JSON.stringify(change(changes))));
    expect(judgement.verdict).toBe('person');
    expect(judgement.reasons.join('\n')).toMatch(reason);
  });

  it('accepts a file of 20,000 bytes, and encoded bytes that are UTF-8', () => {
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
  ])('sends %s to a person', (_, payload, reason) => {
    expect(judge(payload)).toMatchObject({ verdict: 'person', problems: [] });
    expect(judge(payload).reasons[0]).toMatch(reason);
  });

  it('names only a few files of each kind', () => {
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
  ])('sends what only the coalition can decide to a person: %s → %s', (before, after, reason) => {
    const judgement = judge(withText(goodText.replace(before, after)));
    expect(judgement.verdict).toBe('person');
    expect(judgement.reasons.join('\n')).toMatch(reason);
  });

  it.each(['Patras', 'São João', 'Πάτρα', 'your-city', 'patras.md', 'index', 'Con'])(
    'lets the author fix the name %s.md',
    (name) => {
      const { verdict, problems } = judge(change({ filename: `content/cities/${name}.md` }));
      expect(verdict).toBe('fix');
      expect(problems).toEqual([
        expect.objectContaining({
          line: undefined,
          fix: expect.stringContaining('Rename the file to "patras.md"') as string,
        }),
      ]);
    },
  );

  it('does not suggest the name of another city’s file', () => {
    const content = goodText.replace('name:', 'nom:');
    const fixOf = (name: string) =>
      judge(change({ content, filename: `content/cities/${name}.md` })).problems[0]?.fix;
    expect(fixOf('Patras.')).toContain('Rename the file to "patras.md"');
    expect(fixOf('Porto.')).toContain('Use only lower-case letters');
    expect(fixOf('your-city')).toContain('Name the file after your city');
  });

  it.each([
    undefined,
    null,
    1,
    'text',
    [],
    {},
    { totalFiles: 1 },
    { ...good, files: [{ filename: 1 }] },
  ])('sends what is not a proposal to a person: %j', (input) => {
    expect(judge(input)).toMatchObject({
      verdict: 'person',
      reasons: ['The proposal could not be read by our program.'],
    });
  });

  it.each([
    ['brackets', `---\nname: ${'['.repeat(15_000)}\n---\n`],
    ['maps', `---\n${'{a: '.repeat(4000)}\n---\n`],
    ['quotes', `${goodText}\n${'>'.repeat(15_000)}\n`],
    ['links', `${goodText}\n${'['.repeat(10_000)}\n`],
  ])('survives %s nested thousands of times', (_, text) => {
    expect(['fix', 'person', 'good']).toContain(judge(withText(text)).verdict);
  });

  it('never throws, and never writes a comment that escapes its markup, for any name and text', () => {
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
          const judgement = judge({ files, totalFiles: files.length }, [
            { file: name, field: name, rule: 'field-value', message: name, fix: name },
          ]);
          const comment = writeComment(judgement);
          expect(comment.startsWith(`${MARKER}\n`)).toBe(true);
          expect(comment.length).toBeLessThan(60_000);
          const textOf = (node: { value?: string; children?: unknown[] }): string =>
            (node.value ?? '') +
            (node.children ?? []).map((child) => textOf(child as typeof node)).join('');
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
              'heading',
            ]).toContain(node.type);
            if (node.type === 'heading')
              expect([
                'For you who sent this: what to do, and what happens next',
                'For the coalition’s office: what to look at',
              ]).toContain(textOf(node));
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

describe('the reply and the check', () => {
  const path = 'content/cities/patras.md';
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'merged-'));
    await cp(PLAIN.content, join(folder, 'content'), { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));

  const edits: [change: string, before: string | RegExp, after: string][] = [
    ['a value that the schema refuses', 'country: GR', 'country: XX'],
    ['an unknown principle', /principle: .*/, 'principle: acces-and-literacy'],
    ['a principle by its title', /principle: .*/, 'principle: Access and literacy'],
    ['an unknown checklist item', 'checklist: open-data-portal', 'checklist: nothing-like-it'],
    ['a day to come', /applied: .*/, 'applied: 2999-01-01'],
    ['an invisible character in a comment', 'country: GR', 'country: GR # \u202E'],
    ['a tag of YAML', 'name: Patras', 'name: !!str Patras'],
    ['a second end of the front matter', 'country: GR', 'country: GR\n+++: x'],
    ['a link to no page', /$/, '[A page](/cities/nowhere/)\n'],
    ['a link to no place on its own page', /$/, '[A place](/cities/patras/#nowhere)\n'],
    ['a picture that does not exist', /$/, '![Patras](./patras.jpg)\n'],
    ['HTML and an invisible character in the text', /$/, '<b>More</b>\n\u2066text.\n'],
  ];

  /** What the check reports once the file is merged. */
  async function afterMerge(text: string): Promise<Problem[]> {
    await writeFile(join(folder, path), text);
    const only = (file: string) => file === path;
    const { problems } = await checkContent(join(folder, 'content'), folder, { only });
    await rm(join(folder, path));
    return problems;
  }

  it.each(edits)('agree on %s', async (_, before, after) => {
    const text = goodText.replace(before, after);
    const expected = await afterMerge(text);
    expect(expected).not.toEqual([]);
    expect(judge(withText(text))).toMatchObject({ verdict: 'fix', problems: expected });
  });

  it('do not blame the proposal for an error in a principle', async () => {
    const principle = 'content/principles/transparency-and-accountability.md';
    await writeFile(join(folder, principle), '');
    const faulty = await checkContent(join(folder, 'content'), folder);
    await cp(join(PLAIN.content, '..', principle), join(folder, principle));
    expect(judgeProposal(good, faulty)).toMatchObject({
      verdict: 'good',
      elsewhere: [{ file: principle, message: 'The file is empty.' }],
    });
  });

  it.each([
    ['Windows line ends', goodText.replaceAll('\n', '\r\n')],
    ['what looks like a tag', goodText.replace('name: Patras', 'name: "!!str Patras"')],
    ['links within the site', `${goodText}\n## Why\n\n[A](/cities/patras/#why), [B](/join/)\n`],
  ])('agree that nothing is wrong with %s', async (_, text) => {
    expect(await afterMerge(text)).toEqual([]);
    expect(judge(withText(text))).toMatchObject({ verdict: 'good', problems: [] });
  });
});

describe('the comment', () => {
  const problems = (n: number): Problem[] =>
    Array.from({ length: n }, (_, i) => ({
      file: 'content/cities/patras.md',
      line: i + 1,
      rule: 'field-value',
      message: 'x@y '.repeat(5000),
      fix: `Example: ${'"`'.repeat(5000)}`,
    }));

  it('fits into what a git host accepts, however many problems there are', () => {
    for (const verdict of ['fix', 'person'] as const) {
      const comment = writeComment({
        verdict,
        label: 'join',
        problems: problems(1000),
        advice: problems(1000),
        elsewhere: problems(1000),
        sameCity: [],
        isNew: true,
        reasons: Array.from({ length: 60 }, () => '`'.repeat(5000)),
        points: Array.from({ length: 60 }, () => '`'.repeat(5000)),
      });
      expect(Buffer.byteLength(comment)).toBeLessThan(65_536);
      expect(comment).toContain('more places will be shown once these are fixed');
    }
  });

  it('does not promise when', () => {
    for (const name of ['good', 'broken', 'renamed'])
      expect(writeComment(judge(fixture(name)))).not.toMatch(
        /\b(?:days?|weeks?|hours?|soon|shortly)\b/i,
      );
  });

  it('shows an example exactly as it has to be typed', () => {
    expect(writeComment(judge(fixture('broken')))).toContain('Example: `52.3676`');
  });
});

describe('the text for a terminal', () => {
  it('thanks', () => {
    expect(writeText(judge(good))).toMatch(
      /^Thank you for proposing Patras\. Our program found no errors in the file\.\n[^]*https:\/\/www\.example\.org\/cities\/patras\/\n/,
    );
  });

  it('gives file, line and column of each problem', () => {
    expect(writeText(judge(fixture('broken')))).toContain(
      'content/cities/Patras (Πάτρα).md:26:7\n  actions.0.source.url: Start the address with https://',
    );
  });

  it('says why a person has to decide, and what is wrong elsewhere', () => {
    expect(writeText(judge(fixture('odd-name')))).toContain(
      '- The name of the file "content/cities/$(rm -rf) \\u{22}`x`\\u{22}\\u{A}@octocat.md" has characters',
    );
    expect(writeText(judge(good, elsewhere))).toContain(
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

  it('says whether cities are affected, by the old or the new path', () => {
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
