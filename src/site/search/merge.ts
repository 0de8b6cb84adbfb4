/** Makes one list of the results of both searches. */
import type { QuickAnswer, SearchDocument } from './quick-index.ts';
import type { Match } from './quick-index.ts';

/** A page that was found. */
export interface Result {
  document: SearchDocument;
  /** Words of its title and summary that were found. */
  words: readonly string[];
}

/** What was found, and how far it is what was asked for. */
export interface Answer {
  match: Match;
  results: readonly Result[];
}

/**
 * Merges an answer of the quick index and pages of the full text. First come pages whose title, names
 * or summary have what was typed, then pages whose text has it. What is only similar is listed if no page has it.
 *
 * @returns each page once, best first.
 */
export function merge({ match, hits }: QuickAnswer, fullText: readonly SearchDocument[]): Answer {
  const exact = match === 'exact' ? hits : [];
  const listed = new Set(exact.map(({ document: { url } }) => url));
  const words = [...new Set(hits.flatMap((hit) => hit.words))];
  const others = fullText
    .filter(({ url }) => !listed.has(url))
    .map((document) => ({ document, words }));
  const found = [...exact, ...others];
  return found.length > 0 ? { match: 'exact', results: found } : { match, results: hits };
}
