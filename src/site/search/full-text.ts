/** The full-text search: what the search page uses of Pagefind, and how it asks. */
import type { Choice, Facet } from './facets.ts';
import type { PageType, SearchDocument } from './quick-index.ts';

/** What the search page uses of Pagefind's JavaScript interface. */
export interface FullText {
  options: (options: {
    baseUrl: string;
    excerptLength: number;
    noWorker: boolean;
  }) => Promise<void>;
  /** Gives null if another search begins within the time to wait. */
  debouncedSearch: (
    query: string,
    options: object,
    wait: number,
  ) => Promise<{ results: FullTextHit[] } | null>;
  search: (query: string, options: { filters: Choice }) => Promise<{ results: FullTextHit[] }>;
}

export interface FullTextPage {
  url: string;
  excerpt: string;
  /** What SearchFacets.astro writes into a page beyond the quick index. */
  meta: { title?: string; note?: string; lang?: string; dir?: string };
  filters: Partial<Record<Exclude<Facet, 'type'>, string[]> & { type: PageType[] }>;
}

export interface FullTextHit {
  data: () => Promise<FullTextPage>;
}

/** What the full text found: the best pages, and the others, which are loaded on demand. */
export interface FullTextAnswer {
  best: FullTextPage[];
  rest: FullTextHit[];
}

/** Pages that the full text adds at once, each of which has to be loaded. */
export const AT_ONCE = 12;

/** Loads a number of pages, and says which are left. */
export async function loadPages(hits: readonly FullTextHit[]): Promise<FullTextAnswer> {
  return {
    best: await Promise.all(hits.slice(0, AT_ONCE).map((hit) => hit.data())),
    rest: hits.slice(AT_ONCE),
  };
}

/**
 * Searches the full text. It knows the facets only of pages beyond the quick
 * index, so where something is chosen, those are searched separately.
 *
 * @param wait milliseconds without another search before this one begins; @param isPart true if there are pages beyond the quick index.
 * @returns null if another search has begun.
 */
export async function searchFullText(
  engine: FullText,
  query: string,
  choice: Choice,
  { wait, isPart }: { wait: number; isPart: boolean },
): Promise<FullTextAnswer | null> {
  const all = await engine.debouncedSearch(query, {}, wait);
  if (all === null) return null;
  const isNarrow = isPart && Object.keys(choice).length > 0;
  const chosen = isNarrow ? (await engine.search(query, { filters: choice })).results : [];
  const [any, narrow] = await Promise.all([loadPages(all.results), loadPages(chosen)]);
  // Where the quick index has every page, hardly anyone looks at what comes after the best.
  const rest = isNarrow ? narrow.rest : isPart ? any.rest : [];
  return { best: [...any.best, ...narrow.best], rest };
}

/**
 * A page beyond the quick index, as the quick index would know it; undefined for a page that is no
 * result, such as a list.
 */
export function documentOf({
  url,
  meta,
  filters: { type, topic = [], principle = [], country, year },
}: FullTextPage): SearchDocument | undefined {
  if (type?.[0] === undefined) return undefined;
  return {
    url,
    title: meta.title ?? url,
    type: type[0],
    names: '',
    summary: '',
    note: meta.note ?? '',
    ...(meta.lang !== undefined && { lang: meta.lang }),
    ...(meta.dir !== undefined && { dir: meta.dir }),
    topics: topic,
    principles: principle,
    country: country?.[0] ?? '',
    year: year?.[0] ?? '',
  };
}
