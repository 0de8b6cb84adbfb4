/** Pages for a query of which no page has all words: those that have most of what it says. */
import type { SearchDocument } from './quick-index.ts';
import type { Result } from './merge.ts';

/** The pages that have one word of a query, or another word for the same thing, the best first. */
export interface WordPages {
  /** The words that were found. */
  words: readonly string[];
  pages: readonly SearchDocument[];
}

/** Few pages are listed, and only with words that say at least this share of what was asked. */
const SOME = { most: 10, share: 0.45, words: 2 };

/**
 * Ranks pages by how much of a query they have. A word that hardly any page has says more than one that
 * many have, and a word that none has says most: pages with the rest of such a query are no answer.
 *
 * @param found for each word of the query. @param all number of pages of the site.
 * @returns the best first; none for a query of one word.
 */
export function partialResults(found: readonly WordPages[], all: number): Result[] {
  const weights = found.map(({ pages }) => Math.log((all + 1) / (pages.length + 1)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const scores = new Map<
    string,
    { document: SearchDocument; words: string[]; score: number; rank: number; count: number }
  >();
  for (const [at, { words, pages }] of found.entries())
    for (const [rank, document] of pages.entries()) {
      const known = scores.get(document.url) ?? {
        document,
        words: [],
        score: 0,
        rank: 0,
        count: 0,
      };
      known.words.push(...words);
      known.score += weights[at] ?? 0;
      known.rank += rank;
      known.count += 1;
      scores.set(document.url, known);
    }
  return [...scores.values()]
    .filter(({ score, count }) => count >= SOME.words && score >= SOME.share * sum)
    .sort((a, b) => b.score - a.score || a.rank - b.rank)
    .slice(0, SOME.most)
    .map(({ document, words }) => ({ document, words }));
}
