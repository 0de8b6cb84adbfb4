/**
 * The quick index: titles, names and summaries of all pages. It answers at once
 * and tolerates typing errors. Pagefind searches the full text.
 */
import leven from 'leven';
import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch';
import { fold } from '../../base/fold.ts';
import type { Texts } from '../../i18n/en/index.ts';
import { wordsOf } from './words.ts';

/** What a page is about. The interface has a label for each. */
export type PageType = keyof Texts['search']['type'];

/** One page, as the quick index knows it. */
export interface SearchDocument {
  /** Path of the page, with the site's base. */
  url: string;
  title: string;
  type: PageType;
  /** Other names by which people look for it: local names, country, full name. */
  names: string;
  summary: string;
  /** Date or place, as shown next to the kind. */
  note: string;
  /** Language of title and summary (BCP 47), and its direction, if it is not that of the site. */
  lang?: string;
  dir?: string;
  topics: readonly string[];
  principles: readonly string[];
  country: string;
  year: string;
}

export interface QuickHit {
  document: SearchDocument;
  /** Words of the document that were found. */
  words: readonly string[];
  /** True if every word of the query was found, perhaps with a typing error. */
  complete: boolean;
  /** True if every word was found as typed, or as the beginning of a word. */
  exact: boolean;
}

/** Typing errors between what was typed and a word; none if the word only continues. */
function errorsBetween(asked: string, word: string): number {
  if (word.startsWith(asked)) return 0;
  const distance = leven(asked, word);
  const swapped =
    distance === 2 &&
    asked.length === word.length &&
    [...asked].sort().join('') === [...word].sort().join('');
  return swapped ? 1 : distance;
}

/** Typing errors in a query, assuming that it was meant to find this page. */
function errorsIn({ queryTerms, terms }: SearchResult): number {
  return queryTerms.reduce(
    (sum, asked) => sum + Math.min(...terms.map((term) => errorsBetween(asked, term))),
    0,
  );
}

/** Words too common to distinguish pages; a query that has no others keeps them. */
const COMMON = new Set([
  'a',
  'an',
  'and',
  'are',
  'as',
  'at',
  'by',
  'for',
  'from',
  'in',
  'is',
  'it',
  'its',
  'of',
  'on',
  'or',
  'that',
  'the',
  'to',
  'what',
  'which',
  'with',
]);

const SEARCH: SearchOptions = {
  boost: { title: 5, names: 4, summary: 1 },
  prefix: (term) => term.length > 2,
  // Two swapped letters count as two errors.
  fuzzy: (term) => (term.length < 4 ? false : term.length < 5 ? 1 : 2),
  weights: { fuzzy: 0.25, prefix: 0.5 },
};

export class QuickIndex {
  readonly #documents: readonly SearchDocument[];
  /** Words of each title, and of its other names, folded. */
  readonly #titles: readonly (readonly ReadonlySet<string>[])[];
  readonly #engine: MiniSearch<SearchDocument & { id: number }>;

  constructor(documents: readonly SearchDocument[]) {
    this.#documents = documents;
    this.#titles = documents.map(({ title, names }) => [
      new Set(wordsOf(title)),
      new Set(wordsOf(names)),
    ]);
    this.#engine = new MiniSearch({
      fields: ['title', 'names', 'summary'],
      processTerm: (term) => fold(term) || null,
    });
    this.#engine.addAll(documents.map((document, id) => ({ ...document, id })));
  }

  get documents(): readonly SearchDocument[] {
    return this.#documents;
  }

  /** Pages for a query, best first: those with all of its words, then those with some. */
  search(query: string): QuickHit[] {
    const words = wordsOf(query);
    const telling = words.filter((word) => !COMMON.has(word));
    const text = (telling.length > 0 ? telling : words).join(' ');
    const complete = this.#ranked(this.#engine.search(text, { ...SEARCH, combineWith: 'AND' }));
    const found = new Set(complete.map(({ id }) => id as number));
    const partial =
      telling.length > 1
        ? this.#ranked(
            this.#engine.search(text, SEARCH).filter(({ id }) => !found.has(id as number)),
          )
        : [];
    return [
      ...complete.map((hit) => ({ hit, complete: true })),
      ...partial.map((hit) => ({ hit, complete: false })),
    ].flatMap(({ hit, complete: all }) => {
      const document = this.#documents[hit.id as number];
      return document
        ? [{ document, words: hit.terms, complete: all, exact: all && errorsIn(hit) === 0 }]
        : [];
    });
  }

  /**
   * Ranks hits. A page whose whole title matches comes before one whose title has
   * more words; a page with all words of the query in its title before one that
   * has them elsewhere; and a word as typed before one that is only similar.
   */
  #ranked(hits: SearchResult[]): SearchResult[] {
    const score = (hit: SearchResult) => {
      const shares = (this.#titles[hit.id as number] ?? []).map((title) => {
        const inTitle = hit.terms.filter((term) => title.has(term));
        const ofTitle = inTitle.length / Math.max(title.size, 1);
        const ofQuery =
          hit.queryTerms.filter((asked) => inTitle.some((term) => errorsBetween(asked, term) <= 2))
            .length / Math.max(hit.queryTerms.length, 1);
        return (1 + 2 * ofTitle ** 2) * (1 + 2 * ofQuery ** 2);
      });
      return (hit.score * Math.max(1, ...shares)) / (1 + errorsIn(hit));
    };
    return hits
      .map((hit) => ({ hit, score: score(hit) }))
      .sort((a, b) => b.score - a.score || Number(a.hit.id) - Number(b.hit.id))
      .map(({ hit }) => hit);
  }
}
