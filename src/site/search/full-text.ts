/** The full-text search: what the search page uses of Pagefind, and how it asks. */
import { fold } from '../../base/fold.ts';
import type { Choice, Facet } from './facets.ts';
import type { PageType, SearchDocument } from './quick-index.ts';
import { enginePhrases, unspaced, wordsOf } from './words.ts';

/** What the search page uses of Pagefind's JavaScript interface. */
export interface FullText {
  options: (options: {
    baseUrl: string;
    excerptLength: number;
    noWorker: boolean;
  }) => Promise<void>;
  search: (query: string, options: { filters: Choice }) => Promise<{ results: FullTextHit[] }>;
}

export interface FullTextPage {
  url: string;
  excerpt: string;
  /** The whole text. */
  content: string;
  /** What SearchFacets.astro writes into a page beyond the quick index. */
  meta: { title?: string; note?: string; lang?: string; dir?: string; part?: string };
  filters: Partial<Record<Exclude<Facet, 'type'>, string[]> & { type: PageType[] }>;
}

export interface FullTextHit {
  /** What the engine calls the page, see {@link SearchDocument.fragment}. */
  id: string;
  /** Loads the text of the page, for an excerpt. */
  data: () => Promise<FullTextPage>;
}

/** What the full text found, the best first. */
export interface FullTextAnswer {
  all: readonly FullTextHit[];
  /** Of the pages beyond the quick index, those that fit what is chosen; all, if nothing is. */
  fitting: readonly FullTextHit[];
}

/** Pages beyond the quick index that the full text adds at once, each of which has to be loaded. */
const AT_ONCE = 12;

/**
 * Files that the full text may load for one search: four of the engine, one for each word, a page to
 * check a word, and excerpts.
 */
const REQUESTS = { engine: 4, check: 1, all: 8 };

/** How many excerpts are loaded at once. */
export function excerptsAtOnce(words: number): number {
  return Math.max(0, REQUESTS.all - REQUESTS.engine - REQUESTS.check - words);
}

/**
 * True if some page has a word, or one that begins with it. For a word that no page has, the engine
 * takes one with the same stem, or the longest beginning that is a word: `to` for `tokyo`. So the best
 * page is read in this case.
 */
async function isKnown(engine: FullText, word: string): Promise<boolean> {
  const find = async (text: string) => (await engine.search(text, { filters: {} })).results;
  if ((await find(`"${word}"`)).length > 0) return true;
  const [best] = await find(word);
  const words = wordsOf((await best?.data())?.content ?? '');
  const [asked = word] = wordsOf(word);
  return words.some((each) => each.startsWith(asked));
}

/**
 * Searches the full text for pages that have every word and every phrase of a query. The engine knows
 * the facets only of pages beyond the quick index, so where something is chosen, those are searched
 * separately.
 *
 * @param isCommon words that do not distinguish pages are left out. @param isPart true if there are pages
 *   beyond the quick index.
 */
export async function searchFullText(
  engine: FullText,
  query: string,
  choice: Choice,
  { isCommon, isPart }: { isCommon: (word: string) => boolean; isPart: boolean },
): Promise<FullTextAnswer> {
  const parts = enginePhrases(query, isCommon);
  const words = parts.filter((part) => !part.startsWith('"')).flatMap((part) => part.split(' '));
  const areKnown = await Promise.all(words.map((word) => isKnown(engine, word)));
  if (areKnown.includes(false)) return { all: [], fitting: [] };
  const find = async (filters: Choice): Promise<FullTextHit[]> => {
    const [first = [], ...others] = await Promise.all(
      parts.map(async (part) => (await engine.search(part, { filters })).results),
    );
    const sets = others.map((hits) => new Set(hits.map(({ id }) => id)));
    return first.filter(({ id }) => sets.every((set) => set.has(id)));
  };
  const all = await find({});
  const isNarrow = isPart && Object.keys(choice).length > 0;
  return { all, fitting: isNarrow ? await find(choice) : all };
}

/** Pages beyond the quick index: the best are loaded, the others on demand. */
export interface Beyond {
  best: FullTextPage[];
  rest: FullTextHit[];
}

/** Loads a number of pages, and says which are left. */
export async function loadPages(hits: readonly FullTextHit[]): Promise<Beyond> {
  return {
    best: await Promise.all(hits.slice(0, AT_ONCE).map((hit) => hit.data())),
    rest: hits.slice(AT_ONCE),
  };
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
    title: unspaced(meta.title ?? url),
    type: type[0],
    names: [],
    summary: '',
    note: meta.note ?? '',
    ...(meta.lang !== undefined && { lang: meta.lang }),
    ...(meta.dir !== undefined && { dir: meta.dir }),
    ...((meta.part === 'title' || meta.part === 'summary') && { part: meta.part }),
    topics: topic,
    principles: principle,
    country: country?.[0] ?? '',
    year: year?.[0] ?? '',
  };
}

/** True for a word that {@link SearchWords} calls common. */
export function commonWord(common: readonly string[]): (word: string) => boolean {
  const words = new Set(common.map(fold));
  return (word) => words.has(fold(word));
}
