/** Words: of a query, of a text, and where the one is found in the other. */
import { fold } from '../../base/fold.ts';

/** A part of a text, marked if it was found. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** What a reader asks for. */
export interface Query {
  /** Words outside of quotation marks. */
  words: readonly string[];
  /** What stands in quotation marks: words that must follow each other. */
  phrases: readonly (readonly string[])[];
}

/** Scripts that are written without spaces between words. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const RUN = new RegExp(`((?:[${UNSPACED}ー]\\p{M}*)+)`, 'u');
const CHARACTER = new RegExp(`[${UNSPACED}ー]\\p{M}*`, 'gu');
const WORD = /([\p{L}\p{M}\p{N}]+)/u;

const charactersOf = (run: string) => run.match(CHARACTER) ?? [];
const isUnspaced = (word: string) => RUN.test(word);

/** True if a text has words in a script that is written without spaces between them. */
export function hasUnspaced(text: string): boolean {
  return RUN.test(text);
}

/**
 * Puts spaces between the characters of scripts that are written without them, for an engine that
 * finds words at spaces: what stands together is a phrase there.
 */
export function spaced(text: string): string {
  return text
    .split(RUN)
    .map((part, at) => (at % 2 === 1 ? ` ${charactersOf(part).join(' ')} ` : part))
    .join('')
    .trim();
}

const TAGS = '(?:<\\/?mark>)*';
const BETWEEN = new RegExp(
  `([${UNSPACED}ー]\\p{M}*${TAGS})[ \\u200b]+(${TAGS})(?=[${UNSPACED}ー])`,
  'gu',
);

/** Takes out the spaces of {@link spaced} between characters, also where one of them is marked. */
export function unspaced(text: string): string {
  return text.replace(BETWEEN, '$1$2');
}

/** `U.S.A.` as one word. */
const withoutDots = (text: string) =>
  text.replace(/(?:\p{L}\.){2,}/gu, (initials) => initials.replace(/\./g, ''));

/** The words of a text with their capitals and diacritics, and runs of characters without spaces. */
function rawWords(text: string): string[] {
  return withoutDots(text)
    .split(WORD)
    .filter((_, at) => at % 2 === 1)
    .flatMap((word) => word.split(RUN))
    .filter(Boolean);
}

/** Words with letters and digits only; a run of characters without spaces is one. */
function plainWords(text: string): string[] {
  return rawWords(text).map(fold);
}

/** Each pair of characters that follow each other: no browser has to know where words begin. */
function pairsOf(run: string): string[] {
  const characters = charactersOf(run);
  return characters.length < 2
    ? [run]
    : characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
}

/**
 * The words of a text, without capitals and diacritics; in scripts without spaces, each pair of
 * characters.
 */
export function wordsOf(text: string): string[] {
  return plainWords(text).flatMap((word) => (isUnspaced(word) ? pairsOf(word) : [word]));
}

/**
 * What an index has of a text: its words, single characters of scripts without spaces, and words
 * that are joined by a hyphen also as one: `wi-fi` as `wi`, `fi` and `wifi`.
 */
export function termsOf(text: string): string[] {
  const joined = text.split(/\s+/).flatMap((part) => {
    const words = plainWords(part);
    return words.length > 1 && !words.some(isUnspaced) ? [words.join('')] : [];
  });
  const characters = isUnspaced(text) ? charactersOf(text).map(fold) : [];
  return [...wordsOf(text), ...joined, ...characters];
}

/** Two and more words as one, as people write names: `new york city` gives `newyork`, `yorkcity`, `newyorkcity`. */
export function joinedWords(words: readonly string[]): string[] {
  const pairs = words.slice(1).map((word, at) => `${words[at] ?? ''}${word}`);
  return words.length > 2 ? [...pairs, words.join('')] : pairs;
}

/** The initials of a name with several words: `new york city` gives `nyc` and `ny`. */
export function initialsOf(words: readonly string[]): string[] {
  if (words.length < 2 || words.length > 8) return [];
  const letters = words.map((word) => word.charAt(0));
  return [letters.join(''), ...(words.length > 2 ? [letters.slice(0, -1).join('')] : [])];
}

const QUOTED = /["“”„«»](.+?)["“”„«»]/gu;

/** Reads a query: words, and phrases in quotation marks of any kind. */
export function readQuery(text: string): Query {
  const phrases = [...text.matchAll(QUOTED)].map(([, phrase = '']) => wordsOf(phrase));
  return {
    words: wordsOf(text.replace(QUOTED, ' ')),
    phrases: phrases.filter(({ length }) => length > 0),
  };
}

/**
 * A query in the form of the engine of the full text, which knows either words or one phrase: a page
 * answers if it has each of these.
 *
 * @param isCommon true for words that are left out, unless there are no others.
 */
export function enginePhrases(text: string, isCommon: (word: string) => boolean): string[] {
  const quoted = [...text.matchAll(QUOTED)].map(([, phrase = '']) => rawWords(phrase).join(' '));
  const outside = rawWords(text.replace(QUOTED, ' '));
  const words = outside.filter((word) => !isUnspaced(word));
  const telling = words.filter((word) => !isCommon(word));
  return [
    (telling.length > 0 ? telling : words).join(' '),
    ...[...outside.filter(isUnspaced), ...quoted]
      .filter(Boolean)
      .map((phrase) => `"${spaced(phrase).replace(/ +/g, ' ')}"`),
  ].filter(Boolean);
}

/** True if words follow each other in a text. */
export function hasPhrase(words: readonly string[], phrase: readonly string[]): boolean {
  return words.some((_, start) => phrase.every((word, at) => words[start + at] === word));
}

/** Marks the characters of a run that belong to pairs that were found. */
function markRun(run: string, wanted: ReadonlySet<string>): Piece[] {
  const characters = charactersOf(run);
  const isPair = (at: number) =>
    wanted.has(fold(`${characters[at] ?? ''}${characters[at + 1] ?? ''}`));
  const pieces: Piece[] = [];
  for (const [at, text] of characters.entries()) {
    const marked =
      wanted.has(fold(text)) ||
      (at > 0 && isPair(at - 1)) ||
      (at < characters.length - 1 && isPair(at));
    const last = pieces.at(-1);
    if (last?.marked === marked) last.text += text;
    else pieces.push({ text, marked });
  }
  return pieces;
}

/**
 * Splits a text at the words that were found.
 *
 * @param words as {@link wordsOf} gives them.
 */
export function markWords(text: string, words: readonly string[]): Piece[] {
  const wanted = new Set(words);
  return text
    .split(WORD)
    .flatMap((part) => (isUnspaced(part) ? part.split(RUN) : [part]))
    .filter((part) => part !== '')
    .flatMap((part) =>
      isUnspaced(part) ? markRun(part, wanted) : [{ text: part, marked: wanted.has(fold(part)) }],
    );
}
