/**
 * The quick index: titles, names and summaries of all pages. It answers at once, tolerates typing
 * errors, and says so. Pagefind searches the full text.
 */
import leven from 'leven';
import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch';
import type { Texts } from '../../i18n/en/index.ts';
import type { SearchWords } from '../../i18n/en/search-words.ts';
import {
  hasPhrase,
  initialsOf,
  joinedWords,
  readQuery,
  termsOf,
  wordsOf,
  type Query,
} from './words.ts';

/** What a page is about. The interface has a label for each. */
export type PageType = keyof Texts['search']['type'];

/** One page, as the quick index knows it. */
export interface SearchDocument {
  /** Path of the page, with the site's base. */
  url: string;
  title: string;
  type: PageType;
  /** Other names by which people look for it: local names, codes, the full name. */
  names: readonly string[];
  summary: string;
  /** Date or place, as shown next to the kind. */
  note: string;
  /** Language of title and summary (BCP 47), and its direction, if it is not that of the site. */
  lang?: string;
  dir?: string;
  /** Which of the two is in that language: both, if it is not given. */
  part?: 'title' | 'summary';
  topics: readonly string[];
  principles: readonly string[];
  country: string;
  year: string;
  /** What the full text calls the page; added when the full text is indexed. */
  fragment?: string;
}

/** What the index is made from. */
export interface QuickIndexFile {
  words: SearchWords;
  documents: readonly SearchDocument[];
}

/**
 * How pages answer a query: with all of its words as typed, or as the beginning of a word; with all
 * words, some with a typing error; with some of the words, see partial.ts.
 */
export type Match = 'exact' | 'similar' | 'some';

export interface QuickHit {
  document: SearchDocument;
  /** Words of the document that were found. */
  words: readonly string[];
}

export interface QuickAnswer {
  match: Match;
  /** The best first. */
  hits: readonly QuickHit[];
}

type Field = 'title' | 'names' | 'place' | 'summary';
type Indexed = Record<Field, string> & { id: number };

/** A page that matches, with its score. */
interface Found {
  id: number;
  terms: readonly string[];
  score: number;
}

const NAMES: readonly Field[] = ['title', 'names', 'place'];
/** Pages with a name of their own, whose initials people use. */
const WITH_INITIALS: ReadonlySet<PageType> = new Set(['partner', 'project']);
const ABOUT_PLACES: ReadonlySet<PageType> = new Set(['city', 'country']);

/** True for a page whose title says what a city does, and is no name. */
const isSentence = ({ type }: SearchDocument) => type === 'action';

/** The pages that an action belongs to, its city and its topics, come before it. */
const SENTENCE = 0.5;

const SEARCH: SearchOptions = {
  boost: { title: 5, names: 4, place: 2, summary: 1 },
  prefix: (term) => term.length > 2,
  weights: { fuzzy: 0.25, prefix: 0.5 },
  combineWith: 'AND',
};

/** Typing errors between what was typed and a word; none if the word only continues. Two swapped letters are one. */
function errorsBetween(asked: string, word: string): number {
  if (word.startsWith(asked)) return 0;
  const distance = leven(asked, word);
  const swapped =
    distance === 2 &&
    asked.length === word.length &&
    [...asked].sort().join('') === [...word].sort().join('');
  return swapped ? 1 : distance;
}

/** How many errors are forgiven: fewer in short words, and fewer in a text than in a name. */
function forgiven(asked: string, word: string, isName: boolean): number {
  if (asked.length < (isName ? 4 : 6)) return 0;
  return isName && asked.length > 6 && asked.charAt(0) === word.charAt(0) ? 2 : 1;
}

/** The word of a page that a word of the query stands for, and its errors. */
interface Stand {
  term: string;
  errors: number;
}

/** A query without the common words, and how many these are. */
interface Asked extends Query {
  common: number;
}

/** A name of a page. */
interface Name {
  /** Its words that say something. */
  words: ReadonlySet<string>;
  /** The number of all of its words. */
  length: number;
  isTitle: boolean;
}

/** A page for which each word of a query stands for something. */
interface Candidate {
  hit: SearchResult;
  stands: readonly (Stand | undefined)[];
}

export class QuickIndex {
  readonly #documents: readonly SearchDocument[];
  /** Words of the language of the pages. */
  readonly words: SearchWords;
  readonly #common: ReadonlySet<string>;
  readonly #ofMembers: ReadonlySet<string>;
  /** The names of each page, its title first. */
  readonly #names: readonly (readonly Name[])[];
  readonly #engine: MiniSearch<Indexed>;
  /** What is looked for in phrases. */
  readonly #texts: readonly (readonly string[])[][];

  constructor({ documents, words }: QuickIndexFile) {
    const { common, ofMembers } = words;
    this.#documents = documents;
    this.words = words;
    this.#common = new Set(common.flatMap(wordsOf));
    this.#ofMembers = new Set(ofMembers.flatMap(wordsOf));
    const countries = new Map(
      documents.filter(({ type }) => type === 'country').map((page) => [page.country, page]),
    );
    const placeOf = ({ type, country }: SearchDocument) => {
      const page = type === 'city' ? countries.get(country) : undefined;
      return page ? [page.title, ...page.names] : [];
    };
    this.#names = documents.map((page) =>
      (isSentence(page) ? [] : [page.title, ...page.names, ...this.#shortNames(page)]).map(
        (name, at) => {
          const all = wordsOf(name);
          return { words: new Set(this.#telling(all)), length: all.length, isTitle: at === 0 };
        },
      ),
    );
    this.#texts = documents.map(({ title, names, summary }) =>
      [title, ...names, summary].map(wordsOf),
    );
    this.#engine = new MiniSearch<Indexed>({
      fields: ['title', 'names', 'place', 'summary'],
      tokenize: termsOf,
      processTerm: (term) => term,
      searchOptions: { tokenize: (text) => text.split(' ') },
    });
    this.#engine.addAll(
      documents.map((page, id) => ({
        id,
        title: isSentence(page) ? '' : page.title,
        names: [...page.names, ...this.#shortNames(page)].join('\n'),
        place: placeOf(page).join('\n'),
        summary: isSentence(page) ? `${page.title}\n${page.summary}` : page.summary,
      })),
    );
  }

  get documents(): readonly SearchDocument[] {
    return this.#documents;
  }

  /** Pages for a query: those that have it; if there are none, those that are like it. */
  search(text: string): QuickAnswer {
    const { words: others, phrases } = readQuery(text);
    const all = [...phrases.flat(), ...others];
    const words = this.#telling(all);
    const query = { words, phrases, common: all.length - words.length };
    const exact = this.#exact(query);
    if (exact.length > 0 || phrases.length > 0) return this.#answer('exact', exact);
    return this.#answer('similar', this.#similar(query));
  }

  #answer(match: Match, found: readonly Found[]): QuickAnswer {
    const hits = found.flatMap(({ id, terms }) => {
      const document = this.#documents[id];
      return document ? [{ document, words: terms }] : [];
    });
    return { match, hits };
  }

  /** The words that say something; all of them, if none does. */
  #telling(words: readonly string[]): readonly string[] {
    const telling = words.filter((word) => !this.#common.has(word));
    return telling.length > 0 ? telling : words;
  }

  /** Short forms of the names of a page: written as one word, and by their initials. */
  #shortNames(page: SearchDocument): string[] {
    const { title, names, type } = page;
    if (isSentence(page)) return [];
    const all = [title, ...names].map(wordsOf);
    // A city has names in many languages, whose initials nobody uses.
    const withInitials = type === 'city' ? all.slice(0, 1) : WITH_INITIALS.has(type) ? all : [];
    return [
      ...all.flatMap((words) => (words.length <= 6 ? joinedWords(words) : [])),
      ...withInitials.flatMap((words) => initialsOf(this.#telling(words))),
    ];
  }

  #find(words: readonly string[], options: SearchOptions = {}): Candidate[] {
    if (words.length === 0) return [];
    return this.#engine
      .search(words.join(' '), { ...SEARCH, ...options })
      .map((hit) => ({ hit, stands: words.map((asked) => this.#closest(asked, hit)) }));
  }

  /** What a word of the query stands for on a page, if it is close enough. */
  #closest(asked: string, { id, terms, match }: SearchResult): Stand | undefined {
    const isCountry = this.#documents[id as number]?.type === 'country';
    return terms
      .map((term) => {
        const fields = match[term] ?? [];
        // A country has names in many languages, and their beginnings say nothing: Rome is not in Roménia.
        const isWhole = fields.every(
          (field) => field === 'place' || (isCountry && field === 'names'),
        );
        return {
          term,
          errors: isWhole ? leven(asked, term) : errorsBetween(asked, term),
          isName: NAMES.some((field) => fields.includes(field)),
        };
      })
      .filter(({ term, errors, isName }) => errors <= forgiven(asked, term, isName))
      .sort((a, b) => a.errors - b.errors || a.term.length - b.term.length)[0];
  }

  /** Pages with all words; also with words that were typed apart or together; and members asked about. */
  #exact({ words, phrases, common }: Asked): Found[] {
    const find = (some: readonly string[], options: SearchOptions = {}) =>
      this.#find(some, options)
        .filter(({ stands }) => stands.every((stand) => stand?.errors === 0))
        .map((page) => this.#scored(page, some, common));
    const found = [words, ...this.#joinedVariants(words)].flatMap((variant) => find(variant));
    const subject = words.filter((word) => !this.#ofMembers.has(word));
    const members =
      subject.length > 0 && subject.length < words.length
        ? find(subject, {
            fields: [...NAMES],
            filter: ({ id }) => ABOUT_PLACES.has(this.#documents[id as number]?.type ?? 'page'),
          })
        : [];
    const hasPhrases = ({ id }: Found) =>
      phrases.every((phrase) => this.#texts[id]?.some((text) => hasPhrase(text, phrase)));
    return best([...found, ...members].filter(hasPhrases));
  }

  /** A query in which two words are written as one, where the index has that word: `help desk`. */
  #joinedVariants(words: readonly string[]): (readonly string[])[] {
    return words.slice(1).flatMap((word, at) => {
      const joined = `${words[at] ?? ''}${word}`;
      return this.#find([joined], { prefix: false }).length > 0
        ? [[...words.slice(0, at), joined, ...words.slice(at + 2)]]
        : [];
    });
  }

  /** Pages with all words, if typing errors are forgiven. */
  #similar({ words, common }: Asked): Found[] {
    const fuzzy = (term: string) => (term.length < 4 ? false : 2);
    return best(
      this.#find(words, { fuzzy })
        .filter(({ stands }) => !stands.includes(undefined))
        .map((page) => this.#scored(page, words, common)),
    );
  }

  /**
   * The score of a page. One of whose names the query is all comes before one whose name has more
   * words; a page with all words of the query in its name before one that has them elsewhere; and a
   * word as typed before one that is only similar.
   */
  #scored({ hit, stands }: Candidate, words: readonly string[], common: number): Found {
    const id = hit.id as number;
    const known = stands.filter((stand) => stand !== undefined);
    const errors = known.reduce((sum, stand) => sum + stand.errors, 0);
    // Not where the word on the page is longer than what was typed.
    const isWhole = stands.every(
      (stand, at) => stand && (stand.errors > 0 || stand.term === words[at]),
    );
    const terms = new Set(known.map(({ term }) => term));
    const shares = (this.#names[id] ?? []).map((name) => {
      const { words: inName, length, isTitle } = name;
      const ofQuery = known.filter(({ term }) => inName.has(term)).length / words.length;
      const ofName =
        [...terms].filter((term) => inName.has(term)).length / Math.max(inName.size, 1);
      const isName = isWhole && ofQuery === 1 && ofName === 1;
      const lengths = [words.length + common, length];
      const alike = Math.min(...lengths) / Math.max(...lengths);
      const bonus = isName ? 1 + (isTitle ? 6 : 3) * alike ** 2 : 1;
      return (1 + 2 * ofName ** 2) * (1 + 12 * ofQuery ** 4) * bonus;
    });
    const page = this.#documents[id];
    const weight = page && isSentence(page) ? SENTENCE : 1;
    return {
      id,
      terms: [...terms],
      score: (weight * hit.score * Math.max(1, ...shares)) / (1 + errors),
    };
  }
}

/** Each page once, with its best score, the best first. */
function best(found: readonly Found[]): Found[] {
  const pages = new Map<number, Found>();
  for (const each of found)
    if (each.score > (pages.get(each.id)?.score ?? 0)) pages.set(each.id, each);
  return [...pages.values()].sort((a, b) => b.score - a.score || a.id - b.id);
}
