/** Makes one list of the results of both searches. */

/** A page that was found, by its address. */
interface Found {
  url: string;
}

/**
 * Merges quick hits and full-text hits: first pages whose title, names or
 * summary contain the whole query as typed, then pages whose text does, then both
 * again with typing errors, then pages that contain a part of it.
 *
 * @returns addresses without repetition, best first.
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
