import { chmod, cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { markdownToHtml } from 'satteri';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIXTURES } from '../quality/testing/sites.ts';
import { anyText } from '../quality/testing/texts.ts';
import { checkFile } from './check-content.ts';
import { surelyMeant } from './explain.ts';
import { fixContent, fixFile } from './fix.ts';
import { checkMarkdown } from './markdown.ts';
import { parseStrictYaml, splitFrontMatter } from './front-matter.ts';
import { guideOf } from './problem.ts';

const TODAY = '2026-11-24';
const FILE = 'content/activities/a-post.md';

const post = (fields: string, body = 'Text.') =>
  `---\n# as it was\ntitle: A title of a post\nsummary: "One sentence that says what happened, and is long enough."\ndate: 2021-06 # as it was\nkind: news\n${fields}\n---\n\n${body}\n`;
const REST = 'topics: [ai]\noriginal: https://www.example.org/';
const fix = (text: string) => fixFile('activities', FILE, text, TODAY).text;

it('a slip is never another number', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', '0', '1', '-'),
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 5 }), (text, known) => {
      const meant = surelyMeant(text, known);
      expect(meant?.replace(/\D/g, '') ?? '').toBe(
        meant === undefined ? '' : text.replace(/\D/g, ''),
      );
    }),
  );
});

describe('what has one right answer', () => {
  it.each([
    ['a byte order mark', `\uFEFF${post(REST)}`, post(REST)],
    ['line ends of Windows', post(REST).replaceAll('\n', '\r\n'), post(REST)],
    ['a last line without an end', post(REST).slice(0, -1), post(REST)],
    [
      'spaces at the ends of lines',
      post(`${REST}  `, 'One \ntwo\t\n   \nthree'),
      post(REST, 'One\ntwo\n\nthree'),
    ],
    [
      'tabs',
      post(`${REST}\nevent:\n\tstart: 2021-06-02\n\tplace: Porto`),
      post(`${REST}\nevent:\n  start: 2021-06-02\n  place: Porto`),
    ],
    [
      'a colon',
      post(`${REST}\ndateNote: About: the year`),
      post(`${REST}\ndateNote: "About: the year"`),
    ],
    [
      'a colon at the end',
      post(`${REST}\ndateNote: About the year:`),
      post(`${REST}\ndateNote: "About the year:"`),
    ],
    [
      'a hashtag',
      post(`${REST}\ndateNote: About #rights`),
      post(`${REST}\ndateNote: "About #rights"`),
    ],
    [
      'a text in quotation marks on two lines',
      post(`${REST}\ndateNote: "About the\nyear" `),
      post(`${REST}\ndateNote: "About the year"`),
    ],
    ['an empty field', post(`${REST}\nupdated:\nsources: [] \nimage: {}\nevent:`), post(REST)],
    [
      'an empty field of a group in brackets',
      post(`${REST}\nevent: { start: 2021-06-02, end: "", place: Porto }`),
      post(`${REST}\nevent: { start: 2021-06-02, place: Porto }`),
    ],
    [
      'a day with a time, near midnight',
      post(`${REST}\nupdated: 2021-06-03 23:30:00 -0500 # day`),
      post(`${REST}\nupdated: 2021-06-03 # day`),
    ],
    ['no space after a colon', post(REST).replace('kind: ', 'kind:'), post(REST)],
    ['an empty line before the front matter', `\n \n${post(REST)}`, post(REST)],
    [
      'text in place of a list',
      post('topics: ai, data # two\noriginal: https://www.example.org/'),
      post('topics: [ai, data] # two\noriginal: https://www.example.org/'),
    ],
    [
      'a link without its slashes, a picture without ./',
      post(REST, '[A](cities/porto) ![Two hands](a.jpg)'),
      post(REST, '[A](/cities/porto/) ![Two hands](./a.jpg)'),
    ],
    [
      'one wrong letter in a topic, quoted or not',
      post('topics: [\'privcy\', "inclusio", dat] # three\noriginal: https://www.example.org/'),
      post('topics: [\'privacy\', "inclusion", dat] # three\noriginal: https://www.example.org/'),
    ],
    ['capitals', post('topics: [AI]\noriginal: https://www.example.org/'), post(REST)],
    [
      'one wrong letter in the name of a field',
      post('topcs: [ai]   # why\noriginal: https://www.example.org/'),
      post('topics: [ai]   # why\noriginal: https://www.example.org/'),
    ],
    [
      'a date with single digits',
      post(`${REST}\nupdated: 2021-6-3 # day`),
      post(`${REST}\nupdated: 2021-06-03 # day`),
    ],
    [
      'a date with slashes',
      post(`${REST}\nupdated: 2021/06/03`),
      post(`${REST}\nupdated: 2021-06-03`),
    ],
    [
      'tracking parameters',
      post('topics: [ai]\noriginal: https://www.example.org/?id=3&utm_source=x'),
      post('topics: [ai]\noriginal: https://www.example.org/?id=3'),
    ],
    [
      'tracking parameters in the text',
      post(
        REST,
        '[A](https://www.example.org/?fbclid=1 "t") and [b](https://www.example.org/b?fbclid=2)',
      ),
      post(REST, '[A](https://www.example.org/ "t") and [b](https://www.example.org/b)'),
    ],
    [
      'a topic twice on a line',
      post('topics: [ai, data, ai]\noriginal: https://www.example.org/'),
      post('topics: [ai, data]\noriginal: https://www.example.org/'),
    ],
    [
      'a topic twice on lines',
      post('topics:\n  - ai\n  - data # keep\n  - ai\noriginal: https://www.example.org/'),
      post('topics:\n  - ai\n  - data # keep\noriginal: https://www.example.org/'),
    ],
    [
      'spaces within quotation marks',
      post(`${REST}\ndateNote: " About the year "`),
      post(`${REST}\ndateNote: "About the year"`),
    ],
    [
      'one slip that hides another',
      `\uFEFF${post('topcs: [privcy, privacy]\noriginal: https://www.example.org/').replaceAll('\n', '\r\n')}`,
      post('topics: [privacy]\noriginal: https://www.example.org/'),
    ],
  ])('is fixed: %s', (_, before, after) => {
    expect(fix(before)).toBe(after);
  });

  it('is reported, with the line', () => {
    expect(
      fixFile(
        'activities',
        FILE,
        post('topics: [privcy]\noriginal: https://www.example.org/').slice(0, -1),
        TODAY,
      ).changes,
    ).toEqual([
      { says: 'A line break was added at the end of the file.' },
      { line: 7, says: '"privcy" is now "privacy".' },
    ]);
  });
});

describe('an action without an id', () => {
  const CITY = 'content/cities/porto.md';
  const REST =
    '    kind: service\n    principle: privacy-and-security\n' +
    '    source:\n      url: https://www.example.org/\n      publisher: City of Porto\n';
  const city = (actions: string) =>
    [
      ...[
        '---',
        'name: Porto',
        'country: PT',
        'latitude: 41.1',
        'longitude: -8.6',
        'status: member',
      ],
      'membershipSource: https://www.example.org/',
      'summary: Porto opens its data, and asks its people what to do with them.',
      `actions:\n${actions}---\n`,
    ].join('\n');
  const fixed = (actions: string) => fixFile('cities', CITY, city(actions), TODAY);

  it('gets one from its words that no other has, above its other fields', () => {
    const [text, second, third, fourth] = ['everyone', 'schools', 'shops', 'nurses'].map(
      (whom) => `text: Runs an open data portal for ${whom}.\n`,
    );
    const taken = `  - id: runs-open-data-portal\n    ${text}${REST}`;
    const { text: after, changes } = fixed(
      `${taken}  # as it was\n  - ${second}${REST}  -\n    ${third}${REST}  - id: ""\n    ${fourth}${REST}`,
    );
    expect(after).toBe(
      city(
        [
          `${taken}  # as it was\n`,
          `  - id: runs-open-data-portal-2\n    ${second}${REST}`,
          `  -\n    id: runs-open-data-portal-3\n    ${third}${REST}`,
          `  - id: "runs-open-data-portal-4"\n    ${fourth}${REST}`,
        ].join(''),
      ),
    );
    expect(checkFile('cities', CITY, after, TODAY).problems).toEqual([]);
    expect(changes.map(({ says }) => says)).toEqual([
      'The line "id: runs-open-data-portal-2" was added.',
      'The line "id: runs-open-data-portal-3" was added.',
      '"" is now "runs-open-data-portal-4".',
    ]);
  });

  it('gets one that YAML reads as a text', () => {
    expect(fixed(`  - text: 2020 2021 2022 2023\n${REST}`).text).toBe(
      city(`  - id: 2020-2021-2022-2023\n    text: 2020 2021 2022 2023\n${REST}`),
    );
    expect(fixed(`  - text: Ψηφιακά δικαιώματα 2020\n${REST}`).text).toContain('  - id: "2020"\n');
  });

  it.each([
    ['a text', REST.replace('    kind', '  - kind')],
    ['a text that says something', `  - text: ""\n${REST}`],
    ['lines of its own', '  - { text: Runs an open data portal for everyone., kind: service }\n'],
    ['an id that can be read', `  - id: Runs It\n    text: Runs an open data portal.\n${REST}`],
  ])('stays as it is without %s', (_, actions) => {
    expect(fixed(actions).text).toBe(city(actions));
  });
});

describe('a country', () => {
  const city = (country: string) =>
    `---\nname: Patras\ncountry: ${country}\nlatitude: 38.2\nlongitude: 21.7\nstatus: candidate\napplied: 2026-11-24\nsummary: Patras opens its data, and asks its people what to do with them.\n---\n`;
  const file = 'content/cities/patras.md';

  it.each([
    ['Greece', 'GR'],
    ['"Ελλάδα"', '"GR"'],
    ['gr', 'GR'],
    ['The Netherlands', 'NL'],
    ['日本', 'JP'],
  ])('named %s is written as %s', (name, code) => {
    expect(fixFile('cities', file, city(name), TODAY).text).toBe(city(code));
    const { problems } = checkFile('cities', file, city(name), TODAY);
    expect(problems).toMatchObject([
      {
        field: 'country',
        message: 'In a file, a country is written as its code.',
        fix: `Write "${code.replaceAll('"', '')}".`,
      },
    ]);
  });

  it('that nobody knows stays', () => {
    expect(fixFile('cities', file, city('Atlantis'), TODAY).text).toBe(city('Atlantis'));
  });
});

describe('a source of an action that is only a link', () => {
  it('says what a source has, and leaves it to the author who publishes it', () => {
    const file = 'content/cities/porto.md';
    const text = [
      ...[
        '---',
        'name: Porto',
        'country: PT',
        'latitude: 41.1',
        'longitude: -8.6',
        'status: member',
      ],
      'membershipSource: https://www.example.org/',
      'summary: Porto opens its data, and asks its people what to do with them.',
      'actions:',
      '  - id: portal',
      '    text: Runs an open data portal for everyone.',
      '    kind: service',
      '    principle: privacy-and-security',
      '    source: https://www.example.org/',
      '---',
      '',
    ].join('\n');
    const { problems } = checkFile('cities', file, text, TODAY);
    expect(problems).toMatchObject([
      {
        line: 14,
        field: 'actions.0.source',
        rule: 'field-value',
        message:
          'Write the source as "url:" and "publisher:", and "title:" if it is known, each on a line of its own below "source:".',
      },
    ]);
    expect(fixFile('cities', file, text, TODAY).text).toBe(text);
  });
});

describe('what could mean something else stays', () => {
  it.each([
    ['a word between two', post('topics: [ao]\noriginal: https://www.example.org/')],
    ['a field that is there already', post(`${REST}\ntopic: [data]`)],
    ['a link without https', post('topics: [ai]\noriginal: http://www.example.org/')],
    ['a day that does not exist', post(`${REST}\nupdated: 2021-2-30`)],
    ['a date in the order of other countries', post(`${REST}\nupdated: 3/6/2021`)],
    ['a hashtag before a comment', post(`${REST}\ndateNote: About #rights # 2021`)],
    ['an empty field with a comment', post(`${REST}\nupdated: # later`)],
    [
      'a time with an offset',
      post(
        `${REST}\nevent:\n  start: 2021-12-10T16:00+01:00\n  timeZone: Europe/Lisbon\n  place: Porto`,
      ),
    ],
    ['a line break in the text', post(REST, 'One  \ntwo')],
    ['spaces in a text of several lines', post(`${REST}\ndateNote: |\n  About   \n\n  the year`)],
    ['a colon before a comment', post(`${REST}\ndateNote: About: the year # 2021`)],
    [
      'a topic twice, with a comment',
      post('topics:\n  - ai\n  - ai # why\noriginal: https://www.example.org/'),
    ],
    [
      'an address that appears twice',
      post(REST, '[https://a.org/?fbclid=1](https://a.org/?fbclid=1)'),
    ],
    ['a last line whose end would change the text', post(REST, '> Text\n<b>').slice(0, -1)],
    ['a file that cannot be read', '---\ntitle: [\n---\n'],
    ['an empty file', ''],
  ])('as it is: %s', (_, text) => {
    expect(fix(text)).toBe(text);
  });
});

/** Posts with all sorts of slips. */
const slips = fc
  .record({
    title: fc.oneof(
      anyText(1, 40),
      fc.constantFrom(
        '"A good title" # x',
        'A #title',
        '"A" title',
        '[A] title\nof cities',
        'One: two',
        "'It''s'",
        'A title ',
      ),
    ),
    topics: fc.oneof(
      fc.constantFrom(
        '[ai, ai]',
        '[ AI , privcy,data ]',
        '\n  - ai\n  - ai\n  - dta # x',
        '\n\t- ai',
        '[]',
        'ai',
        '["ai", \'ai\']',
      ),
      anyText(0, 20),
    ),
    date: fc.constantFrom(
      '2021-6-3',
      '2021-06',
      '2021/6',
      '"2021-6-3"',
      "'2021'",
      '3 June 2021',
      '2021-06-03T10:00Z',
      '',
      '20210603',
      '2021-13',
    ),
    original: fc.constantFrom(
      'https://www.example.org/?utm_source=x',
      '"https://a.org/?a=1&fbclid=2#x"',
      'http://a.org',
      'https://a.org/ ',
      '&x https://a.org',
    ),
    key: fc.constantFrom('topics', 'topcs', 'Topics', 'topic'),
    body: fc
      .array(
        fc.constantFrom(
          'Text',
          ' ',
          '  ',
          '\t',
          '\n',
          '\n\n',
          '    ',
          '```\n',
          '[a](https://a.org/?fbclid=1)',
          '## ',
          '- ',
          '> ',
          '<b>',
          '\\',
          '|a|\n|-|\n',
          '&nbsp;',
        ),
        { maxLength: 14 },
      )
      .map((parts) => parts.join('')),
    end: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('', '\uFEFF'),
  })
  .map(
    ({ title, topics, date, original, key, body, end, mark }) =>
      `${mark}${`---\ntitle: ${title}\n${key}: ${topics}\ndate: ${date}\nkind: news\noriginal: ${original}\n---\n${body}`.replaceAll('\n', end)}`,
  );

describe('any file', () => {
  it('is unchanged by a second fix, and has no new problem', () => {
    fc.assert(
      fc.property(slips, (text) => {
        const once = fix(text);
        expect(fix(once)).toBe(once);
        const [before, after] = [text.replace(/^\uFEFF/, ''), once].map(
          (one) => checkFile('activities', FILE, one, TODAY).problems,
        );
        const unreadable = (problems = before) =>
          problems?.filter((problem) => guideOf(problem) === 'front-matter').length ?? 0;
        if (unreadable(before) === 0)
          expect(after?.length).toBeLessThanOrEqual(before?.length ?? 0);
        else expect(unreadable(after)).toBeLessThanOrEqual(unreadable(before));
      }),
      { numRuns: 300 },
    );
  });

  it('renders as before, but for what only looked like Markdown', () => {
    fc.assert(
      fc.property(slips, (text) => {
        const { body = '' } = splitFrontMatter(text.replaceAll('\r\n', '\n')) ?? {};
        fc.pre(checkMarkdown(body, 1, 'md').every(({ rule }) => rule !== 'markdown'));
        const plain = (source: string) =>
          markdownToHtml(
            splitFrontMatter(source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'))?.body ?? '',
          )
            .html.replaceAll('?fbclid=1', '')
            .trimEnd();
        expect(plain(fix(text))).toBe(plain(text));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the meaning of valid values', () => {
    fc.assert(
      fc.property(anyText(5, 60), (title) => {
        const text = `---\ntitle: ${JSON.stringify(title)}\ntopcs: [ai]\n---\n`;
        const data = parseStrictYaml(splitFrontMatter(fix(text))?.yaml ?? '', 2).data as
          { title?: string } | undefined;
        if (data) expect(data.title).toBe(title);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the content folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fix-'));
    await cp(FIXTURES, join(folder, 'content'), { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is fixed file by file, references and links included, and nothing else is touched', async () => {
    const path = join(folder, FILE);
    const text = post(
      'topics: [privcy]\ncities: ["New York City", porto, porto] # two\noriginal: https://www.example.org/',
      '[A](/cities/porto) [b](/about/#governence) [c](/principles/privacy-and-securty/)\n\nNo picture: ![x](./nope.jpg)',
    );
    await writeFile(path, text.slice(0, -1));
    await chmod(path, 0o640);
    const before = new Map(
      await Promise.all(
        (await readdir(join(folder, 'content/cities'))).map(
          async (name) =>
            [name, (await stat(join(folder, 'content/cities', name))).mtimeMs] as const,
        ),
      ),
    );
    const changes = await fixContent(join(folder, 'content'), folder, { today: TODAY });
    expect([...changes.keys()]).toEqual([FILE]);
    expect(await readFile(path, 'utf8')).toBe(
      text
        .replace('privcy', 'privacy')
        .replace('"New York City", porto, porto', '"new-york-city", porto')
        .replace('/cities/porto)', '/cities/porto/)')
        .replace('governence', 'governance')
        .replace('/privacy-and-securty/', '/privacy-and-security/'),
    );
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    for (const [name, time] of before)
      expect((await stat(join(folder, 'content/cities', name))).mtimeMs).toBe(time);
    expect(
      (await readdir(join(folder, 'content/activities'))).filter((name) => name.endsWith('.tmp')),
    ).toEqual([]);
    expect(await fixContent(join(folder, 'content'), folder, { today: TODAY })).toEqual(new Map());
    await rm(path);
  });

  it('keeps numbers and names of places, which may be right somewhere else', async () => {
    const path = join(folder, FILE);
    const text = post(
      'topics: [ai]\ncities: [amsterdm, prto]\noriginal: https://www.example.org/',
      '[a](/activities/annual-meeting-2024/) [b](/activities/smart-city-expo-2022/) [c](/about/#six-missions-2023-to-2032) [d](/cities/amsterdm/) [e](/countries/spaim/) [f](/activities/2022/)',
    );
    await writeFile(path, text);
    expect(await fixContent(join(folder, 'content'), folder, { today: TODAY })).toEqual(new Map());
    expect(await readFile(path, 'utf8')).toBe(text);
    await rm(path);
  });

  it('is fixed only where it was asked for', async () => {
    const slip = post('topics: [privcy]\noriginal: https://www.example.org/');
    for (const name of ['a-post', 'b-post'])
      await writeFile(join(folder, `content/activities/${name}.md`), slip);
    const list = join(folder, 'content/member-counts.yaml');
    await writeFile(list, (await readFile(list, 'utf8')).replaceAll('\n', '\r\n'));
    expect(
      [
        ...(
          await fixContent(join(folder, 'content'), folder, {
            only: (file) => file !== FILE,
            today: TODAY,
          })
        ).keys(),
      ].sort(),
    ).toEqual(['content/activities/b-post.md', 'content/member-counts.yaml']);
    expect(await readFile(join(folder, FILE), 'utf8')).toBe(slip);
    expect(await readFile(list)).toEqual(await readFile(join(FIXTURES, 'member-counts.yaml')));
  });
});
