/** British spelling. */
import { hasCode } from '../base/files.ts';

export interface Spelling {
  /** True for a word that the dictionary has, and for abbreviations. */
  isKnown: (word: string) => boolean;
  /** A word that the dictionary has and that differs in one letter. */
  suggest: (word: string) => string | undefined;
}

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');

/** Letters of the longest word for which another one is suggested: the number to try grows with them. */
const LONGEST = 30;

/** All words that differ in one letter: swapped with the next, missing, added, or another one. */
function oneLetterAway(word: string): string[] {
  if (word.length > LONGEST) return [];
  const at = Array.from({ length: word.length }, (_, index) => index);
  const cut = (from: number, put: string, to: number) => word.slice(0, from) + put + word.slice(to);
  return [
    ...at.slice(1).map((i) => cut(i - 1, `${word.charAt(i)}${word.charAt(i - 1)}`, i + 1)),
    ...[...at, word.length].flatMap((i) => LETTERS.map((letter) => cut(i, letter, i))),
    ...at.map((i) => cut(i, '', i + 1)),
    ...at.flatMap((i) => LETTERS.map((letter) => cut(i, letter, i + 1))),
  ];
}

/** The words of a list: one a line, without comments. */
export function wordsOfList(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/**
 * Reads the dictionary, which takes about a tenth of a second and is loaded only for this.
 *
 * @param more words that are right as well.
 * @returns undefined where the dictionary is not installed: it is optional, as advice is.
 */
export async function britishSpelling(more: readonly string[]): Promise<Spelling | undefined> {
  const packages = await Promise.all([import('nspell'), import('dictionary-en-gb')]).catch(
    (error: unknown) => {
      if (hasCode(error, 'ERR_MODULE_NOT_FOUND')) return undefined;
      throw error;
    },
  );
  if (!packages) return undefined;
  const [{ default: nspell }, { default: dictionary }] = packages;
  const spell = nspell(Buffer.from(dictionary.aff), Buffer.from(dictionary.dic));
  for (const word of more) spell.add(word);
  return {
    isKnown: (word) => spell.correct(word) || /^\p{Lu}{2,}s?$/u.test(word),
    // The suggestions of nspell take up to three seconds for a word.
    suggest: (word) => oneLetterAway(word).find((near) => spell.correct(near)),
  };
}
