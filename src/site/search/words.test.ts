import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasEachWord, markWords } from './words.ts';

describe('hasEachWord', () => {
  it('takes a word for the beginning of a longer one', () => {
    expect(hasEachWord(['algo', 'register'], ['algorithm', 'registers'])).toBe(true);
    expect(hasEachWord(['decidim'], ['decide'])).toBe(false);
  });
});

describe('markWords', () => {
  it('marks the words that were found, and loses nothing', () => {
    expect(markWords('Maceió, in Brazil.', ['maceio'])).toEqual([
      { text: 'Maceió', marked: true },
      { text: ', ', marked: false },
      { text: 'in', marked: false },
      { text: ' ', marked: false },
      { text: 'Brazil', marked: false },
      { text: '.', marked: false },
    ]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(
          markWords(text, ['a'])
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
