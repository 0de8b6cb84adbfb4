import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  enginePhrases,
  hasPhrase,
  hasUnspaced,
  initialsOf,
  joinedWords,
  markWords,
  readQuery,
  spaced,
  termsOf,
  unspaced,
  wordsOf,
} from './words.ts';

const text = fc.string({ unit: 'grapheme' });
const japanese = fc
  .array(fc.constantFrom(...Array.from('東京都市連合デジタル権利を守る')), {
    minLength: 1,
    maxLength: 12,
  })
  .map((characters) => characters.join(''));

describe('wordsOf', () => {
  it('folds words, and takes initials with dots as one word', () => {
    expect(wordsOf('The U.S.A. and Malmö')).toEqual(['the', 'usa', 'and', 'malmo']);
  });

  it('gives pairs of characters where no spaces are written, so that every part is found', () => {
    expect(wordsOf('東京都')).toEqual(['東京', '京都']);
    expect(wordsOf('กรุงเทพ').length).toBeGreaterThan(3);
    fc.assert(
      fc.property(japanese, japanese, japanese, (before, part, after) => {
        const terms = termsOf(before + part + after);
        expect(wordsOf(part).filter((pair) => !terms.includes(pair))).toEqual([]);
      }),
    );
  });
});

describe('termsOf', () => {
  it('has words that are joined by a hyphen also as one', () => {
    expect(termsOf('free Wi-Fi')).toEqual(['free', 'wi', 'fi', 'wifi']);
  });
});

describe('joinedWords and initialsOf', () => {
  it('are what people make of a name', () => {
    const name = ['new', 'york', 'city'];
    expect(joinedWords(name)).toEqual(['newyork', 'yorkcity', 'newyorkcity']);
    expect(initialsOf(name)).toEqual(['nyc', 'ny']);
    expect([joinedWords(['porto']), initialsOf(['porto'])]).toEqual([[], []]);
  });
});

describe('readQuery', () => {
  it('finds phrases in quotation marks of any kind', () => {
    expect(readQuery('cities “right to know” and "open data"')).toEqual({
      words: ['cities', 'and'],
      phrases: [
        ['right', 'to', 'know'],
        ['open', 'data'],
      ],
    });
    expect(readQuery('a single " mark')).toEqual({ words: ['a', 'single', 'mark'], phrases: [] });
  });
});

describe('hasPhrase', () => {
  it('wants the words in this order, one after the other', () => {
    const words = wordsOf('Cities for digital rights');
    expect(hasPhrase(words, ['digital', 'rights'])).toBe(true);
    expect(hasPhrase(words, ['rights', 'digital'])).toBe(false);
    expect(hasPhrase(words, ['cities', 'digital'])).toBe(false);
  });
});

describe('enginePhrases', () => {
  const isCommon = (word: string) => ['what', 'is', 'the'].includes(word.toLowerCase());
  it('gives the words that say something, and each phrase', () => {
    expect(enginePhrases('What is the Décidim “right to know”', isCommon)).toEqual([
      'Décidim',
      '"right to know"',
    ]);
    expect(enginePhrases('what is', isCommon)).toEqual(['what is']);
    expect(enginePhrases('!?', isCommon)).toEqual([]);
  });

  it('makes a phrase of characters that are written without spaces', () => {
    expect(enginePhrases('東京 cities', isCommon)).toEqual(['cities', '"東 京"']);
  });
});

describe('spaced', () => {
  it('sets characters of scripts without spaces apart, and unspaced puts them together', () => {
    expect(spaced('I ♥ 東京。')).toBe('I ♥  東 京 。');
    expect(unspaced('I ♥ 東 京。')).toBe('I ♥ 東京。');
    fc.assert(
      fc.property(japanese, (run) => {
        expect(unspaced(spaced(run))).toBe(run);
      }),
    );
  });

  it('leaves other scripts alone', () => {
    const latin = fc.array(fc.constantFrom('Porto', 'Αθήνα', 'عمّان', '–', '2026'));
    fc.assert(
      fc.property(latin, (words) => {
        expect(hasUnspaced(words.join(' '))).toBe(false);
        expect(spaced(words.join(' '))).toBe(words.join(' '));
      }),
    );
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
      fc.property(fc.oneof(text, japanese), (any) => {
        expect(
          markWords(any, ['a', '東京'])
            .map((piece) => piece.text)
            .join(''),
        ).toBe(any);
      }),
    );
  });

  it('marks a part of a run of characters', () => {
    expect(markWords('東京都市', wordsOf('京都'))).toEqual([
      { text: '東', marked: false },
      { text: '京都', marked: true },
      { text: '市', marked: false },
    ]);
  });
});
