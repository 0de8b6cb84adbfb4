import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { escapeFormulae, tableDate, toCsv, toExcelCsv, unescapeFormulae } from './csv.ts';
import type { Cell } from './table.ts';

/** Any text, with more than its share of the characters that matter here. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 4 }),
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '＝',
        '＠',
        "'",
        '"',
        ',',
        ';',
        ' ',
        '\u00A0',
        '\t',
        '\r',
        '\n',
        '\r\n',
        '1+1',
        'HYPERLINK("x")',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
const cell = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(undefined),
);
const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc.tuple(
    // No column is without a name.
    fc.array(
      text.map((name) => `x${name}`),
      { minLength: width, maxLength: width },
    ),
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 5 }),
  ),
);

const read = (csv: string) =>
  Papa.parse<string[]>(csv.replace(/\r\n$/, ''), { delimiter: ',', newline: '\r\n' }).data;

describe('a table', () => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(table, ([header, rows]) => {
        const show = (value: Cell) => (value === undefined ? '' : String(value));
        expect(read(toCsv(header, rows)).map((row) => row.map(unescapeFormulae))).toEqual(
          [header, ...rows].map((row) => row.map(show)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('begins with the first name, and ends each line as the standard requires', () => {
    expect(toCsv(['a', 'b'], [['é', 1]])).toBe('a,b\r\n"é",1\r\n');
    expect(toCsv(['a'], [])).toBe('a\r\n');
  });

  it('is for Excel in UTF-16, little-endian, with a byte order mark and tabs', () => {
    expect([...toExcelCsv(['a', 'b'], [['é,\t', 1]])]).toEqual([
      ...[0xff, 0xfe],
      ...Buffer.from('a\tb\r\n"é,\t"\t1\r\n', 'utf16le'),
    ]);
  });

  it('keeps numbers as numbers, and quotes texts', () => {
    expect(
      toCsv(['x'], [[-122.6784], ['-122.6784'], ['1;2'], ['say "yes"'], [false], [undefined], [0]]),
    ).toBe('x\r\n-122.6784\r\n"\'-122.6784"\r\n"1;2"\r\n"say ""yes"""\r\nfalse\r\n\r\n0\r\n');
  });
});

describe('a text', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1', "'+49 30 1"],
    ['-1', "'-1"],
    ['@SUM(1)', "'@SUM(1)"],
    ['\t=1', "'\t'=1"],
    ['\rx', "'\rx"],
    ['\nx', "'\nx"],
    ['  =1', "'  =1"],
    ['＝1', "'＝1"],
    ['=1\n2', "'=1\n2"],
    ['x;=1', "x;'=1"],
    ["'=1", "''=1"],
  ])('%j becomes %j', (before, after) => {
    expect(escapeFormulae(before)).toBe(after);
    expect(unescapeFormulae(after)).toBe(before);
  });

  it.each([
    '',
    'Maceió',
    "'t Gooi",
    'A-B',
    'a = b',
    'https://www.example.org/?a=1&b=-2',
    '2018-11',
    'عمّان',
    'x; y',
  ])('%j stays as it is', (plain) => {
    expect(escapeFormulae(plain)).toBe(plain);
    expect(unescapeFormulae(plain)).toBe(plain);
  });

  it('comes back, whatever it is', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(unescapeFormulae(escapeFormulae(any))).toBe(any);
      }),
      { numRuns: 2000 },
    );
  });

  it('never begins a cell as a formula, also where a semicolon, a tab or a line break ends a cell', () => {
    fc.assert(
      fc.property(text, (any) => {
        const escaped = escapeFormulae(any);
        expect(escaped).not.toMatch(/^[\t\r\n]/);
        for (const part of escaped.split(/[;\t\r\n]/))
          expect(part.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a date in a table', () => {
  it('is not taken for a day that nobody knows', () => {
    expect(['2018', '2018-11', '2018-11-14'].map(tableDate)).toEqual([
      '2018',
      '2018-11-XX',
      '2018-11-14',
    ]);
  });
});
