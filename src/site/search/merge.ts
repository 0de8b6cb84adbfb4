/** Makes one list of what the two searches found. */

/** A page that was found, by its address. */
interface Found {
  url: string;
}

/**
 * Merges quick hits and full-text hits: first pages whose title, names or
 * summary hold the whole query as it was typed, then pages whose text does,
 * then the same with typing errors forgiven, then what has a part of it.
 *
 * @returns addresses without repetition, the best first.
 */
export function mergeHits(
  quick: readonly (Found & { complete: boolean; exact: boolean })[],
  fullText: readonly (Found & { exact: boolean })[],
): string[] {
  const ranks = [
    quick.filter(({ exact }) => exact),
    fullText.filter(({ exact }) => exact),
    quick.filter(({ complete, exact }) => complete && !exact),
    fullText.filter(({ exact }) => !exact),
    quick.filter(({ complete }) => !complete),
  ];
  return [...new Set(ranks.flat().map(({ url }) => url))];
}

/** True if each word that was asked for, or a longer one, is among the words that were found. */
export function hasEachWord(asked: readonly string[], found: readonly string[]): boolean {
  return asked.every((word) => found.some((other) => other.startsWith(word)));
}

/** Takes a text apart at the words that were found, to be marked. */
export function markWords(
  text: string,
  words: readonly string[],
  fold: (word: string) => string,
): { text: string; marked: boolean }[] {
  const wanted = new Set(words);
  return text
    .split(/([\p{L}\p{M}\p{N}]+)/u)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, marked: wanted.has(fold(part)) }));
}
