import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf, formatExcerpt } from './excerpt.ts';

const shown = (line: string, column: number) => {
  const excerpt = excerptOf([line], 1, column);
  return excerpt && formatExcerpt(excerpt, 1);
};

describe('the line of a problem', () => {
  it.each([
    ['topics: [ai, privcy]', 14, ['1 | topics: [ai, privcy]', '  |              ^']],
    ['\tstart: 2021', 2, ['1 | → start: 2021', '  |   ^']],
    ['漢字 <b>', 4, ['1 | 漢字 <b>', '  |      ^']],
    ['e\u0301 <b>', 4, ['1 | e\u0301 <b>', '  |   ^']],
    ['a\u202Eb c', 4, ['1 | a\\u{202E}b c', '  |           ^']],
    ['\u001B[31mred', 6, ['1 | \\u{1B}[31mred', '  |           ^']],
    ['short', 99, ['1 | short', '  |      ^']],
    ['with a line end of Windows\r', 1, ['1 | with a line end of Windows', '  | ^']],
  ])('%j is shown with a mark below column %i', (line, column, report) => {
    expect(shown(line, column)).toEqual(report);
  });

  it('is cut around the place if it is long', () => {
    const [text = '', mark = ''] = shown(`${'a'.repeat(300)}X${'b'.repeat(300)}`, 301) ?? [];
    expect(text).toBe(`1 | …${'a'.repeat(60)}X${'b'.repeat(39)}…`);
    expect(text[mark.length - 1]).toBe('X');
  });

  it('is not shown if there is none, or nothing to be seen in it', () => {
    expect(excerptOf(['a'], 2)).toBeUndefined();
    expect(excerptOf([' \t'], 1)).toBeUndefined();
  });

  it('stays short and whole whatever stands in it, and points at the same character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }).filter((line) => !line.includes('\n')),
        fc.nat(300),
        (line, at) => {
          const excerpt = excerptOf([line], 1, at + 1);
          if (!excerpt) return;
          expect(excerpt.text.length).toBeLessThanOrEqual(102);
          if (line.isWellFormed()) expect(excerpt.text.isWellFormed()).toBe(true);
          if (at < line.replace(/\r$/, '').length && excerpt.text[excerpt.column - 1] !== '…')
            expect(excerpt.text[excerpt.column - 1]).toBe(line[at]);
          for (const part of formatExcerpt(excerpt, 1)) expect(part).toMatch(/^[^\p{Cc}\p{Cs}]*$/u);
        },
      ),
    );
  });
});
