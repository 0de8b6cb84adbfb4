/** Words: of a query, of a text, and where the one is found in the other. */
import { fold } from '../../base/fold.ts';

/** A part of a text, marked if it was found. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** The words of a text, without capitals and diacritics. */
export function wordsOf(text: string): string[] {
  return text
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .map(fold);
}

/** True if each word of a query, or a longer one, is among the words that were found. */
export function hasEachWord(asked: readonly string[], found: readonly string[]): boolean {
  return asked.every((word) => found.some((other) => other.startsWith(word)));
}

/**
 * Splits a text at the words that were found.
 *
 * @param words as {@link wordsOf} gives them.
 */
export function markWords(text: string, words: readonly string[]): Piece[] {
  const wanted = new Set(words);
  return text
    .split(/([\p{L}\p{M}\p{N}]+)/u)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, marked: wanted.has(fold(part)) }));
}
