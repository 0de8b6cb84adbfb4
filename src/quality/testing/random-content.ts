/**
 * Content made at random, as people could write it: every field, every
 * construct of Markdown, many scripts and sizes. Not all of it passes the
 * check; what does has to build and to be publishable.
 */
import fc from 'fast-check';
import { stringify } from 'yaml';
import { ACTION_KINDS } from '../../model/schemas/action.ts';
import { ACTIVITY_KINDS } from '../../model/schemas/activity.ts';
import { MEMBERSHIP_STATUSES } from '../../model/schemas/city.ts';
import { COUNTRY_CODES } from '../../model/schemas/fields.ts';
import { PARTNER_KINDS } from '../../model/schemas/partner.ts';
import { TOPICS } from '../../model/schemas/topics.ts';
import { placeIn } from './places.ts';
import { anyText } from './texts.ts';

/** What a random entry can refer to. */
export interface Known {
  cities: readonly string[];
  partners: readonly string[];
  principles: readonly string[];
  items: readonly string[];
  /** Paths from the root of the site. */
  addresses: readonly string[];
}

/** A file of content by its path in the content folder. */
export interface RandomFile {
  path: string;
  text: string;
}

const WORDS =
  'city rights data people 城市数字权利 مدينة للحقوق δικαιώματα права धर्म สิทธิ ประชาชน 東京都 서울시 Rechte droits Łódź ¿qué? “so” it’s 5 € & ½ 🎉 👩‍👩‍👧 co-op e.g. 2026 #1 a_b x*y C++ <tag> [note] {x} ~60 \\ | `'.split(
    ' ',
  );
const word = fc.constantFrom(...WORDS);
const words = (min: number, max: number) =>
  fc.array(word, { minLength: min, maxLength: max }).map((list) => list.join(' '));

/** Runs of text, from a word to several paragraphs' worth. */
const prose = fc.oneof(
  { weight: 6, arbitrary: words(1, 30) },
  { weight: 2, arbitrary: anyText(1, 200) },
  { weight: 1, arbitrary: words(200, 700) },
);

/** The characters of a text that Markdown would read, escaped; as careful people and editors do. */
const plain = (text: string) => text.replace(/[\\`*_[\]{}<>()#+!|~&]/g, '\\$&');

const externalLink = fc.constantFrom(
  'https://www.example.com/',
  'https://www.example.com/a(b)/c?d=e&f=g#h',
  'https://пример.бг/страница',
  'https://例え.jp/頁/?q=値',
  'https://www.example.com/very/'.concat('long/'.repeat(40)),
);

/** Inline text: plain, formatted, linked, or as it came. */
function inline(known: Known, notes: readonly string[]): fc.Arbitrary<string> {
  const text = words(1, 6);
  const href = fc.oneof(
    externalLink,
    fc.constantFrom(...known.addresses),
    fc.constantFrom(...known.addresses).map((address) => `${address}#:~:text=rights,data`),
    fc.constant('#content'),
    fc.constant('mailto:office@example.org'),
  );
  return fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: text.map(plain) },
        { weight: 1, arbitrary: prose.map((one) => one.replaceAll('<', '\\<')) },
        text.map((one) => `**${plain(one)}**`),
        text.map((one) => `*${plain(one)}*`),
        text.map((one) => `***${plain(one)}***`),
        text.map((one) => `~~${plain(one)}~~`),
        text.map((one) => `\`\` ${one.replaceAll('`', '')} \`\``),
        fc.tuple(text, href).map(([one, to]) => `[${plain(one)}](<${to}>)`),
        fc
          .tuple(text, href, text)
          .map(
            ([one, to, title]) => `[**${plain(one)}**](<${to}> "${title.replace(/["\\]/g, '')}")`,
          ),
        externalLink.map((to) => `<${to}>`),
        externalLink.map((to) => ` ${to} `),
        fc.constantFrom(
          '&amp;',
          '&copy;',
          '&#8364;',
          '\\*',
          '&nbsp;',
          '<office@example.org>',
          '  \n',
          '\\\n',
        ),
        notes.length > 0 ? fc.constantFrom(...notes).map((note) => `[^${note}]`) : fc.constant(''),
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => parts.join(' '));
}

const HEADINGS = [
  ...['Content', 'Menu', 'Actions', 'Footnotes', 'Access and literacy', 'Results 1', '🎉', '???'],
  ...['Why *this* `matters`', '“Rights” & data — 1/2', '城市', 'شارع', 'User content fn 1', 'List'],
];

const indent = (text: string, by: string) => text.replace(/^(?=.)/gm, by);

/** A block of a text; deeper ones within it. */
function block(known: Known, notes: readonly string[], depth: number): fc.Arbitrary<string> {
  const line = inline(known, notes);
  const oneLine = line.map((text) => text.replace(/\s*\n\s*/g, ' '));
  const inner =
    depth === 0
      ? line
      : fc
          .array(block(known, notes, depth - 1), { minLength: 1, maxLength: 3 })
          .map((blocks) => blocks.join('\n\n'));
  const cell = oneLine.map((text) => text.replaceAll('|', '\\|'));
  return fc.oneof(
    { weight: 4, arbitrary: line },
    fc
      .array(oneLine, { minLength: 1, maxLength: 6 })
      .map((items) => items.map((item) => `- ${item}`).join('\n')),
    fc
      .tuple(fc.integer({ min: 0, max: 99 }), fc.array(oneLine, { minLength: 1, maxLength: 4 }))
      .map(([start, items]) => items.map((item, index) => `${start + index}. ${item}`).join('\n')),
    fc
      .array(fc.tuple(fc.boolean(), oneLine), { minLength: 1, maxLength: 4 })
      .map((tasks) => tasks.map(([done, task]) => `- [${done ? 'x' : ' '}] ${task}`).join('\n')),
    inner.map((text) => `- ${indent(text, '  ').trimStart()}`),
    inner.map((text) => indent(text, '> ').replace(/^$/gm, '>')),
    fc
      .tuple(fc.constantFrom('', 'json', 'sh'), prose)
      .map(([lang, code]) => `\`\`\`\`${lang}\n${code.replaceAll('`', '')}\n\`\`\`\``),
    fc
      .tuple(
        fc.array(fc.constantFrom('---', ':--', '--:', ':-:'), { minLength: 1, maxLength: 5 }),
        fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
      )
      .map(([columns, rows]) =>
        [rows[0], columns, ...rows.slice(1)]
          .map((row = []) => `| ${row.slice(0, columns.length).join(' | ')} |`)
          .join('\n'),
      ),
    fc.constant('---'),
  );
}

/** The text of an entry, in Markdown. @param pictures beside it, by their addresses. */
function body(known: Known, pictures: readonly string[]): fc.Arbitrary<string> {
  return fc.uniqueArray(fc.constantFrom('1', '2', 'note', 'ü'), { maxLength: 3 }).chain((notes) =>
    fc
      .tuple(
        fc.array(
          fc.oneof(
            { weight: 5, arbitrary: block(known, notes, 2) },
            { weight: 2, arbitrary: fc.constantFrom(...HEADINGS).map((text) => `## ${text}`) },
            {
              weight: pictures.length === 0 ? 0 : 2,
              arbitrary: fc
                .constantFrom(...(pictures.length === 0 ? [''] : pictures))
                .map((src) => `![Delegates on the steps of the town hall](${src})`),
            },
          ),
          { minLength: 1, maxLength: 12 },
        ),
        fc.array(inline(known, []), { minLength: notes.length, maxLength: notes.length }),
      )
      .map(([blocks, texts]) =>
        [
          ...blocks,
          // A note without its sign would be lost.
          ...notes.map((note) => `See the note.[^${note}]`),
          ...notes.map(
            (note, index) => `[^${note}]: ${(texts[index] ?? '').replace(/\s*\n\s*/g, ' ')}`,
          ),
        ].join('\n\n'),
      ),
  );
}

const line = (min: number, max: number) =>
  fc.oneof(
    anyText(min, max),
    words(4, 12).filter((text) => text.length >= min && text.length <= max),
  );
const sentence = (min: number, max: number) =>
  line(min, max - 1).map((text) => `${text.replace(/[.…\s]+$/, '')}.`);
const date = fc
  .date({ min: new Date('2018-01-01'), max: new Date('2026-11-01'), noInvalidDate: true })
  .chain((day) => fc.constantFrom(4, 7, 10).map((length) => day.toISOString().slice(0, length)));
const some = (list: readonly string[], max: number) =>
  list.length === 0
    ? fc.constant([])
    : fc.uniqueArray(fc.constantFrom(...list), { maxLength: Math.min(max, list.length) });
const optional = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.option(arbitrary, { nil: undefined });
const alias = fc
  .constantFrom('news', 'Node', 'café', '城市', 'x$y', 'p;q', "it's")
  .chain((name) => fc.integer({ min: 1, max: 99_999 }).map((number) => `/${name}/${number}`));
const link = fc
  .tuple(externalLink, fc.integer())
  .map(([to, number]) => `${to}${to.includes('#') ? '' : `?${number}`}`);

const event = fc.record(
  {
    start: date,
    place: line(3, 80),
    online: fc.boolean(),
    cancelled: fc.boolean(),
    link,
    timeZone: fc.constantFrom('Europe/Lisbon', 'Asia/Tokyo', 'America/New_York'),
  },
  { requiredKeys: ['start', 'place'] },
);

/** Front matter and text as a file. */
function file(path: string, data: object, text: string): RandomFile {
  const fields = Object.fromEntries(
    Object.entries(data).filter(([, value]) => value !== undefined),
  );
  return { path, text: `---\n${stringify(fields)}---\n\n${text}\n` };
}

function activity(
  known: Known,
  pictures: readonly string[],
  number: number,
): fc.Arbitrary<RandomFile> {
  return fc
    .record({
      data: fc.record({
        title: line(8, 150).map((title) => `${title} ${number}`),
        summary: sentence(50, 190).map((text) => `${number}: ${text}`.slice(0, 200)),
        date,
        kind: fc.constantFrom(...ACTIVITY_KINDS.filter((kind) => kind !== 'event')),
        topics: fc.uniqueArray(fc.constantFrom(...TOPICS), { minLength: 1, maxLength: 5 }),
        cities: some(known.cities, 12),
        partners: some(known.partners, 4),
        principles: some(known.principles, 5),
        event: optional(event),
        language: optional(fc.constantFrom('ar', 'no', 'zh-Hant', 'pt-BR', 'en')),
        original: optional(link),
        sources: optional(fc.array(link, { minLength: 1, maxLength: 5 })),
        dateNote: optional(line(10, 120)),
        image: optional(
          fc.record({
            src: fc.constantFrom(...pictures),
            alt: sentence(20, 200),
            credit: line(3, 100),
          }),
        ),
        aliases: optional(fc.array(alias, { maxLength: 3 })),
        updated: optional(date),
      }),
      text: body(known, pictures),
    })
    .map(({ data, text }) => file(`activities/random-${number}.md`, data, text));
}

function action(known: Known) {
  return fc.record(
    {
      text: sentence(20, 250),
      kind: fc.constantFrom(...ACTION_KINDS),
      principle: fc.constantFrom(...known.principles),
      checklist: fc.constantFrom(...known.items),
      topics: fc.uniqueArray(fc.constantFrom(...TOPICS), { maxLength: 5 }),
      source: fc.record(
        {
          url: link,
          title: line(2, 200),
          publisher: line(2, 100),
          language: fc.constantFrom('el', 'ar', 'zh-Hant', 'pt'),
        },
        { requiredKeys: ['url', 'publisher'] },
      ),
      date,
    },
    { requiredKeys: ['text', 'kind', 'principle', 'source'] },
  );
}

/** Actions of one city, whose ids differ. */
function actionsOf(known: Known) {
  return fc
    .array(action(known), { maxLength: 40 })
    .map((list) => list.map((each, index) => ({ id: `action-${index}`, ...each })));
}

/** How a city came to its status: what its file says of its memberships. */
const membership = fc
  .record({
    status: fc.constantFrom(...MEMBERSHIP_STATUSES),
    hasLeft: fc.boolean(),
    joined: optional(fc.constantFrom('2019', '2020-02', '2021-03-04')),
    source: link,
    leftSource: optional(link),
    earlierMemberships: optional(
      fc.array(
        fc.record(
          { applied: date, joined: date, source: link, left: date, leftSource: link },
          { requiredKeys: ['left'] },
        ),
        { maxLength: 9 },
      ),
    ),
    confirmed: optional(
      fc.record({ date, by: line(3, 80), link }, { requiredKeys: ['date', 'by'] }),
    ),
  })
  .map(({ status, hasLeft, joined, source, leftSource, ...fields }) => {
    const left = status === 'former' || (status === 'candidate' && hasLeft);
    return {
      ...fields,
      status,
      ...(status === 'candidate' ? { applied: '2026-10' } : {}),
      ...(status !== 'candidate' || left ? { joined, membershipSource: source } : {}),
      ...(left ? { left: '2024', leftSource } : {}),
    };
  });

function city(known: Known, number: number): fc.Arbitrary<RandomFile> {
  return fc
    .record({
      membership,
      data: fc.record({
        name: line(2, 50).map((name) => `${name} ${number}`),
        localNames: optional(
          fc.array(
            fc.record({
              name: line(1, 60),
              language: fc.constantFrom('el', 'ar', 'zh-Hant', 'pt'),
            }),
            { maxLength: 4 },
          ),
        ),
        place: fc
          .tuple(fc.constantFrom(...COUNTRY_CODES), fc.double({ min: 0, max: 0.999, noNaN: true }))
          .map(([country, share]) => ({ country, ...placeIn(country, share) })),
        summary: sentence(40, 190).map((text) => `${number}: ${text}`.slice(0, 200)),
        statement: optional(words(10, 120).map((text) => text.slice(0, 1500).trim())),
        actions: optional(actionsOf(known)),
        contact: optional(
          fc.record({ role: line(3, 80), email: fc.constant('digital@example.org') }),
        ),
        website: optional(link),
        sources: optional(fc.array(link, { minLength: 1, maxLength: 5 })),
        aliases: optional(fc.array(alias, { maxLength: 2 })),
      }),
      text: fc.oneof(fc.constant(''), body(known, [])),
    })
    .map(({ membership: fields, data: { place, ...data }, text }) =>
      file(`cities/random-${number}.md`, { ...data, ...place, ...fields }, text),
    );
}

function partner(known: Known, number: number): fc.Arbitrary<RandomFile> {
  return fc
    .record({
      data: fc.record({
        name: line(2, 100).map((name) => `${name} ${number}`),
        shortName: line(2, 30).map((name) => `${name} ${number}`),
        kind: fc.constantFrom(...PARTNER_KINDS),
        role: sentence(15, 150),
        summary: sentence(50, 190).map((text) => `${number}: ${text}`.slice(0, 200)),
        since: optional(date),
        website: link,
        sources: fc.array(link, { minLength: 1, maxLength: 3 }),
      }),
      text: body(known, []),
    })
    .map(({ data, text }) => file(`partners/random-${number}.md`, data, text));
}

/**
 * Random files, always the same for a seed: two of three are posts.
 *
 * @param pictures names of pictures in the folder of the posts, as `./name.jpg`.
 */
export function randomFiles(
  known: Known,
  pictures: readonly string[],
  count: number,
  seed: number,
): RandomFile[] {
  return Array.from({ length: count }, (_, index) => {
    const kind =
      index % 6 === 4
        ? city(known, index)
        : index % 6 === 5
          ? partner(known, index)
          : activity(known, pictures, index);
    return fc.sample(kind, { numRuns: 1, seed: seed + index })[0];
  }).filter((one) => one !== undefined);
}
