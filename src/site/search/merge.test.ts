import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasEachWord, markWords, mergeHits } from './merge.ts';
import { foldTerm } from './quick-index.ts';

describe('mergeHits', () => {
  it('puts what was typed before what is like it, and names before texts', () => {
    const quick = [
      { url: 'fuzzy-name', complete: true, exact: false },
      { url: 'exact-name', complete: true, exact: true },
      { url: 'part', complete: false, exact: false },
    ];
    const text = [
      { url: 'other-text', exact: false },
      { url: 'exact-text', exact: true },
      { url: 'exact-name', exact: true },
    ];
    expect(mergeHits(quick, text)).toEqual([
      'exact-name',
      'exact-text',
      'fuzzy-name',
      'other-text',
      'part',
    ]);
  });
});

describe('hasEachWord', () => {
  it('takes a word for the beginning of a longer one', () => {
    expect(hasEachWord(['algo', 'register'], ['algorithm', 'registers'])).toBe(true);
    expect(hasEachWord(['decidim'], ['decide'])).toBe(false);
  });
});

describe('markWords', () => {
  it('marks the words that were found, and loses nothing', () => {
    expect(markWords('Maceió, in Brazil.', ['maceio'], foldTerm)).toEqual([
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
          markWords(text, ['a'], foldTerm)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
