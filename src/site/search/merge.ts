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
