import fc from 'fast-check';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parseStrictYaml } from '../check/front-matter.ts';
import { anyText } from '../quality/testing/texts.ts';
import { writeContentFile, writeFrontMatter } from './front-matter.ts';
import { plainCharacters } from './characters.ts';
import { moment, partialDate } from './schemas/fields.ts';

const schema = z.object({
  title: z.string(),
  date: partialDate,
  end: partialDate,
  start: moment,
  topics: z.array(z.string()),
  dates: z.array(partialDate),
});

describe('writeFrontMatter', () => {
  it('writes as people do: plain where that is safe, in the order of the schema', () => {
    expect(
      writeFrontMatter(
        {
          number: -8.5,
          flag: true,
          src: './a.webp',
          contact: { role: 'x: y', email: undefined },
          sources: ['https://www.example.org/'],
          aliases: ['/node/78'],
          steps: [{ text: 'One', date: '2018' }, ['two']],
          none: [],
          empty: {},
          topics: ['ai', 'open-source'],
          start: '2018-11-14T16:00',
          end: '2018-11',
          date: '2018',
          dates: ['2018-11-14'],
          title: 'true',
          missing: undefined,
        },
        schema,
        { topics: 'One or more.' },
      ),
    ).toBe(
      [
        'title: "true"',
        'date: 2018',
        'end: 2018-11',
        'start: 2018-11-14T16:00',
        '# One or more.',
        'topics: [ai, open-source]',
        'dates: [2018-11-14]',
        'number: -8.5',
        'flag: true',
        'src: ./a.webp',
        'contact:',
        '  role: "x: y"',
        'sources:',
        '  - https://www.example.org/',
        'aliases: ["/node/78"]',
        'steps:',
        '  - text: One',
        '    date: "2018"',
        '  - [two]',
        'none: []',
        'empty: {}',
        '',
      ].join('\n'),
    );
  });

  it('writes paragraphs as lines', () => {
    expect(writeFrontMatter({ text: 'First: "one".\n\n# Second.' })).toBe(
      'text: |-\n  First: "one".\n\n  # Second.\n',
    );
  });

  it.each([
    '45 cities endorse digital rights',
    'A city’s register (2020), “open” to all – no#1:2, https://a',
    'Αθήνα, открыто, 東京, प, العربية',
  ])('needs no quotation marks for %s', (text) => {
    expect(writeFrontMatter({ text })).toBe(`text: ${text}\n`);
  });

  const words = fc.constantFrom(
    ...['', ' ', 'yes', 'No', 'y', 'null', '~', 'true', '1e3', '0x1F', '1_000', '190:20', '.5'],
    ...['2026', '2026-01', '2026-01-02', '2026-01-02 03:04:05', '-', '- a', '---', '? a', ':'],
    ...['a: b', 'a:', 'a #b', '#b', '"', "'", '"a" b', '[a]', 'a, b]', '{a', '&a', '*a', '!a'],
    ...['|', '>', '%a', '@a', '`a', '<<', '=', 'a\tb', ' a', 'a ', 'a\n', '\na', 'a\n b', 'a\nb'],
    ...['a\n\n\nb', 'a \nb', 'العربية', 'שלום: a', '👩‍👩‍👧 a', 'a\\nb', 'می‌خواهم', '+1', '1 a', '1 2'],
  );
  const texts = fc
    .oneof(
      words,
      anyText(0, 40),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.array(words, { maxLength: 4 }).map((parts) => parts.join('')),
    )
    .map(plainCharacters);
  const data = fc.dictionary(
    fc.oneof(
      fc.stringMatching(/^[A-Za-z]\w{0,8}$/),
      texts.filter((key) => key !== '__proto__'),
    ),
    fc.oneof(
      texts,
      fc.boolean(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
      fc.array(texts, { maxLength: 3 }),
      fc.array(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), texts), { maxLength: 3 }),
    ),
    { minKeys: 1, noNullPrototype: true },
  );

  it('is read as it was written, by the check and by a plain YAML reader', () => {
    fc.assert(
      fc.property(data, (fields) => {
        const text = writeFrontMatter(fields);
        const read = parseStrictYaml(text, 1);
        expect(read.errors).toEqual([]);
        expect(read.data).toEqual(fields);
        expect(parse(text)).toEqual(fields);
      }),
      { numRuns: 300 },
    );
  });

  it('writes dates that are read as they were, by both', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .chain((date) => fc.constantFrom(4, 7, 10, 16).map((n) => date.toISOString().slice(0, n)));
    fc.assert(
      fc.property(day, (start) => {
        const text = writeFrontMatter({ start }, schema);
        expect(text).not.toContain('"');
        const only = schema.pick({ start: true });
        expect(only.parse(parseStrictYaml(text, 1).data)).toEqual(only.parse({ start }));
        expect(only.parse(parse(text))).toEqual(only.parse({ start }));
      }),
    );
  });
});

describe('writeContentFile', () => {
  it('sets the text below the front matter', () => {
    expect(writeContentFile({ title: 'A' }, schema, '\nText.\n\n')).toBe(
      '---\ntitle: A\n---\n\nText.\n',
    );
    expect(writeContentFile({ title: 'A' }, schema)).toBe('---\ntitle: A\n---\n');
  });
});
