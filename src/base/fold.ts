/** Folds text for comparison, so that case, diacritics and punctuation make no difference. */

import { withPlainLetters } from './plain-letters.ts';

/** Letters that Unicode does not split into a Latin letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  þ: 'th',
  ŧ: 't',
};

const PLAIN = /^[ -~]*$/;

/** Lower case, without diacritics: `Malmö` gives `malmo`, `Łódź` gives `lodz`. */
export function fold(text: string): string {
  // Most text is plain, and the gazetteer folds a hundred thousand names.
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðłħıŋþŧ]/g, (letter) => LETTERS[letter] ?? letter);
}

/** The words of {@link fold}, without any punctuation: `São Paulo!` gives `sao paulo`. */
export function foldWords(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * A title as readers tell titles apart: case, spaces and punctuation make no
 * difference, letters and symbols do. Empty if it has none.
 */
export function foldTitle(title: string): string {
  return withPlainLetters(title)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{S}]+/gu, ' ')
    .trim();
}
