/**
 * The search of the search page, as a custom element. The quick index answers
 * at once; the full text joins when it is there; the reader sees one list. All
 * is loaded at the first use, and the query stands in the address.
 */
import { excerptPieces } from '../search/excerpt.ts';
import { countValues, FACETS, fits, type Choice, type Facet } from '../search/facets.ts';
import { hasEachWord, markWords, mergeHits } from '../search/merge.ts';
import type { QuickHit, QuickIndex, SearchDocument } from '../search/quick-index.ts';
import { loadLater } from './load-later.ts';

/** What this element uses of Pagefind's JavaScript interface. */
interface FullText {
  options: (options: {
    baseUrl: string;
    excerptLength: number;
    noWorker: boolean;
  }) => Promise<void>;
  debouncedSearch: (
    query: string,
    options: object,
    wait: number,
  ) => Promise<{ results: FullTextHit[] } | null>;
  search: (query: string, options: { filters: Choice }) => Promise<{ results: FullTextHit[] }>;
}

interface FullTextPage {
  url: string;
  excerpt: string;
  /** What SearchFacets.astro writes into a page beyond the quick index. */
  meta: { title?: string; note?: string };
  filters: Partial<Record<Facet, string[]>>;
}

interface FullTextHit {
  data: () => Promise<FullTextPage>;
}

/** What the full text found: the best pages, and the others, which are loaded when they are asked for. */
interface FullTextAnswer {
  best: FullTextPage[];
  rest: FullTextHit[];
}

interface Messages {
  searching: string;
  nothing: string;
  failed: string;
  none: string;
  one: string;
  many: string;
  soFar: string;
  first: string;
  newest: string;
  unread: string;
}

type Quick = QuickIndex & { fold: (word: string) => string; words: (text: string) => string[] };

/** A page as it is listed. */
interface Shown {
  document: SearchDocument;
  /** The sentence below the title. */
  text: readonly { text: string; marked: boolean }[];
}

const PAGE = 10;
/** Milliseconds without a key before the full text is searched. */
const WAIT = 60;
/** Pages that the full text adds at once, each of which is loaded. */
const MOST = 12;

/** How complete a list is: more joins by itself, more can be loaded, it knows the quick index only, the full text is missing, or it is all there. */
type State = 'soFar' | 'first' | 'newest' | 'unread' | 'whole';

/** A page beyond the quick index, as the quick index would know it. */
function beyond({
  url,
  meta,
  filters: { type, topic = [], principle = [], country, year },
}: FullTextPage): SearchDocument | undefined {
  return type?.[0] === undefined
    ? undefined
    : {
        url,
        title: meta.title ?? url,
        type: type[0],
        names: '',
        summary: '',
        note: meta.note ?? '',
        topics: topic,
        principles: principle,
        country: country?.[0] ?? '',
        year: year?.[0] ?? '',
      };
}

class SiteSearch extends HTMLElement {
  #quick: Promise<Quick> | undefined;
  #fullText: Promise<FullText> | undefined;
  #found: Shown[] = [];
  #shown = 0;
  /** What the full text found and nobody has loaded yet. */
  #rest: FullTextHit[] = [];
  /** Counts the searches, so that a slow answer to an old query is dropped. */
  #turn = 0;

  #get<E extends HTMLElement>(selector: string): E {
    const element = this.querySelector<E>(selector);
    if (!element) throw new Error(`The search misses ${selector}.`);
    return element;
  }

  get #messages(): Messages {
    return JSON.parse(this.dataset['messages'] ?? '{}') as Messages;
  }

  /** True if there are pages that only the full text knows. */
  get #isPart(): boolean {
    return this.dataset['part'] === 'true';
  }

  get #input(): HTMLInputElement {
    return this.#get<HTMLInputElement>('input');
  }

  #select(facet: Facet): HTMLSelectElement {
    return this.#get<HTMLSelectElement>(`select[name="${facet}"]`);
  }

  connectedCallback(): void {
    this.#get('[data-without-script]').hidden = true;
    this.#get('[data-facets]').hidden = false;
    this.#nameCountries();
    this.#get('form').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#search(true);
    });
    this.#input.addEventListener('input', () => void this.#search(false));
    this.addEventListener('focusin', () => void this.#load().catch(() => undefined), {
      once: true,
    });
    for (const facet of FACETS)
      this.#select(facet).addEventListener('change', () => void this.#search(true));
    this.#get('[data-more]').addEventListener('click', () => void this.#more());
    this.#get('[data-clear]').addEventListener('click', () => {
      for (const facet of FACETS) this.#select(facet).value = '';
      void this.#search(true);
    });
    this.addEventListener('keydown', (event) => this.#walk(event));
    window.addEventListener('popstate', () => this.#readAddress());
    this.#readAddress();
  }

  /** The page gives the codes of the countries in the order of their names. */
  #nameCountries(): void {
    const select = this.#select('country');
    const names = new Intl.DisplayNames(document.documentElement.lang, { type: 'region' });
    const codes = select.dataset['countries']?.split(' ') ?? [];
    delete select.dataset['countries'];
    select.append(
      ...codes.filter((code) => code !== '').map((code) => new Option(names.of(code), code)),
    );
  }

  #readAddress(): void {
    const parameters = new URLSearchParams(location.search);
    this.#input.value = parameters.get('q') ?? '';
    for (const facet of FACETS) this.#select(facet).value = parameters.get(facet) ?? '';
    if (this.#input.value !== '' || Object.keys(this.#choice()).length > 0 || this.#shown > 0)
      void this.#search(false);
  }

  #choice(): Choice {
    return Object.fromEntries(
      FACETS.map((facet) => [facet, this.#select(facet).value] as const).filter(
        ([, value]) => value !== '',
      ),
    );
  }

  /** The quick index; the full text begins to load after it. */
  #load(): Promise<Quick> {
    this.#quick ??= Promise.all([
      loadLater<typeof import('../search/quick-index.ts')>('quick-index'),
      fetch(this.dataset['documents'] ?? '').then(
        (response) => response.json() as Promise<SearchDocument[]>,
      ),
    ]).then(([{ QuickIndex: Index, foldTerm, wordsOf }, documents]) =>
      Object.assign(new Index(documents), { fold: foldTerm, words: wordsOf }),
    );
    this.#quick.catch(() => (this.#quick = undefined));
    return this.#quick;
  }

  #loadFullText(): Promise<FullText> {
    this.#fullText ??= (async () => {
      const engine = await loadLater<FullText>('full-text');
      // It would make the worker's address of a text, which Trusted Types forbid.
      await engine.options({
        baseUrl: this.dataset['base'] ?? '/',
        excerptLength: 24,
        noWorker: true,
      });
      return engine;
    })();
    this.#fullText.catch(() => (this.#fullText = undefined));
    return this.#fullText;
  }

  #writeAddress(query: string, choice: Choice, remember: boolean): void {
    const address = new URL(location.href);
    for (const [name, value] of [
      ['q', query] as const,
      ...FACETS.map((facet) => [facet, choice[facet] ?? ''] as const),
    ]) {
      if (value === '') address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    }
    if (remember && address.href !== location.href) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  }

  /** Marks itself as whole once nothing more will join the list. */
  async #search(remember: boolean): Promise<void> {
    const turn = ++this.#turn;
    delete this.dataset['whole'];
    await this.#find(turn, remember);
    if (turn === this.#turn) this.dataset['whole'] = '';
  }

  async #find(turn: number, remember: boolean): Promise<void> {
    const query = this.#input.value.trim();
    const choice = this.#choice();
    this.#writeAddress(query, choice, remember);
    const index = document.getElementById('index');
    if (query === '' && Object.keys(choice).length === 0) {
      this.#list([]);
      this.#say('');
      if (index) index.hidden = false;
      if (this.#quick) this.#countFacets((await this.#quick).documents, choice);
      return;
    }
    try {
      if (!this.#quick) this.#say(this.#messages.searching);
      const quick = await this.#load();
      if (turn !== this.#turn) return;
      const hits: QuickHit[] =
        query === ''
          ? quick.documents.map((page) => ({
              document: page,
              words: [],
              complete: true,
              exact: true,
            }))
          : quick.search(query);
      this.#rest = [];
      const answer = (texts: readonly FullTextPage[], state: State) =>
        this.#answer(query, hits, texts, choice, quick, state);
      if (query === '') {
        // Without a word the full text would load its whole index, which is a hundred times the first answers.
        answer([], this.#isPart ? 'newest' : 'whole');
        return;
      }
      answer([], 'soFar');
      const found = await this.#searchFullText(query, choice, remember ? 0 : WAIT);
      if (found === null || turn !== this.#turn) return;
      this.#rest = found?.rest ?? [];
      answer(
        found?.best ?? [],
        found === undefined ? 'unread' : this.#rest.length > 0 ? 'first' : 'whole',
      );
    } catch {
      if (turn !== this.#turn) return;
      this.#say(this.#messages.failed);
      if (index) index.hidden = false;
    }
  }

  /**
   * The full text knows the facets of the pages beyond the quick index only;
   * so these are asked for apart, where something is chosen.
   *
   * @returns null if a newer search has taken over; undefined if the full text cannot be loaded: the quick answers stay.
   */
  async #searchFullText(
    query: string,
    choice: Choice,
    wait: number,
  ): Promise<FullTextAnswer | null | undefined> {
    try {
      const engine = await this.#loadFullText();
      const all = await engine.debouncedSearch(query, {}, wait);
      if (all === null) return null;
      const isNarrow = this.#isPart && Object.keys(choice).length > 0;
      const fitting = isNarrow ? (await engine.search(query, { filters: choice })).results : [];
      const best = [...all.results.slice(0, MOST), ...fitting.slice(0, MOST)];
      // Where the quick index has all pages, what lies behind is hardly ever looked at.
      const rest = isNarrow ? fitting.slice(MOST) : this.#isPart ? all.results.slice(MOST) : [];
      return { best: await Promise.all(best.map((hit) => hit.data())), rest };
    } catch {
      return undefined;
    }
  }

  #answer(
    query: string,
    hits: readonly QuickHit[],
    pages: readonly FullTextPage[],
    choice: Choice,
    quick: Quick,
    state: State,
  ): void {
    const byUrl = new Map(hits.map((hit) => [hit.document.url, hit]));
    const texts = this.#known(pages, quick);
    const asked = quick.words(query);
    const urls = mergeHits(
      hits.map(({ document: { url }, complete, exact }) => ({ url, complete, exact })),
      [...texts].map(([url, { excerpt }]) => ({
        url,
        exact: hasEachWord(
          asked,
          excerptPieces(excerpt).flatMap(({ text, marked }) => (marked ? quick.words(text) : [])),
        ),
      })),
    );
    const all = urls.flatMap((url): Shown[] => {
      const hit = byUrl.get(url);
      const text = texts.get(url);
      const page = hit?.document ?? text?.document;
      if (!page) return [];
      return [
        {
          document: page,
          text:
            hit?.complete || !text
              ? markWords(page.summary, hit?.words ?? [], quick.fold)
              : excerptPieces(text.excerpt),
        },
      ];
    });
    const found = all.filter(({ document: page }) => fits(page, choice));
    this.#countFacets(
      all.map(({ document: page }) => page),
      choice,
    );
    this.#sayHowMany(query, found.length, state);
    const index = document.getElementById('index');
    if (index) index.hidden = found.length > 0 && state !== 'newest';
    this.#list(found);
  }

  /** Pages that the full text found, by address, but for those that are no result of their own, such as lists. */
  #known(
    pages: readonly FullTextPage[],
    quick: Quick,
  ): Map<string, { document: SearchDocument; excerpt: string }> {
    const byUrl = new Map(quick.documents.map((page) => [page.url, page]));
    return new Map(
      pages.flatMap((page) => {
        const known = byUrl.get(page.url) ?? beyond(page);
        return known ? [[page.url, { document: known, excerpt: page.excerpt }] as const] : [];
      }),
    );
  }

  #sayHowMany(query: string, count: number, state: State): void {
    const { nothing, none, one, many, soFar, first, newest, searching, unread } = this.#messages;
    const number = (text: string) => text.replace('{count}', String(count));
    const all =
      count === 0
        ? query === ''
          ? none
          : nothing.replace('{query}', query)
        : count === 1
          ? one
          : number(many);
    this.#say(
      state === 'soFar'
        ? count === 0
          ? searching
          : number(soFar)
        : state === 'first'
          ? number(first)
          : state === 'newest'
            ? `${all}${newest}`
            : state === 'unread'
              ? `${all}${count === 0 ? '' : '.'} ${unread}`
              : all,
    );
  }

  /** Writes behind each value how many pages it would leave; values without any are switched off. */
  #countFacets(documents: readonly SearchDocument[], choice: Choice): void {
    this.#get('[data-clear]').hidden = Object.keys(choice).length === 0;
    // Nobody has counted the pages beyond the quick index.
    if (this.#isPart) return;
    for (const facet of FACETS) {
      const counts = countValues(documents, facet, choice);
      for (const option of this.#select(facet).options) {
        if (option.value === '') continue;
        option.dataset['label'] ??= option.text;
        const count = counts.get(option.value) ?? 0;
        option.text = `${option.dataset['label']} (${count})`;
        option.disabled = count === 0 && !option.selected;
      }
    }
  }

  #say(text: string): void {
    const status = this.#get('[data-status]');
    // The same words are not announced twice while the full text joins.
    if (status.textContent !== text) status.textContent = text;
  }

  #list(found: Shown[]): void {
    const before = Math.max(this.#shown, PAGE);
    this.#found = found;
    this.#shown = 0;
    const list = this.#get('[data-results]');
    const focused = list.contains(document.activeElement)
      ? (document.activeElement as HTMLAnchorElement).href
      : undefined;
    list.replaceChildren();
    list.hidden = found.length === 0;
    this.#get('[data-more]').hidden = true;
    if (found.length > 0) this.#showMore(false, focused === undefined ? PAGE : before);
    // The list is drawn anew when the full text joins; who stands in it stays there.
    if (focused !== undefined)
      [...list.querySelectorAll('a')].find(({ href }) => href === focused)?.focus();
  }

  /** Shows more of what was found, and loads it where it is not there yet. */
  async #more(): Promise<void> {
    const turn = this.#turn;
    if (this.#found.length - this.#shown < PAGE && this.#rest.length > 0) {
      const hits = this.#rest.slice(0, MOST);
      try {
        const [quick, pages] = await Promise.all([
          this.#load(),
          Promise.all(hits.map((hit) => hit.data())),
        ]);
        if (turn !== this.#turn) return;
        this.#rest = this.#rest.slice(MOST);
        const listed = new Set(this.#found.map(({ document: { url } }) => url));
        const choice = this.#choice();
        this.#found.push(
          ...[...this.#known(pages, quick).values()]
            .filter(({ document: page }) => !listed.has(page.url) && fits(page, choice))
            .map(({ document: page, excerpt }) => ({
              document: page,
              text: excerptPieces(excerpt),
            })),
        );
        this.#sayHowMany(
          this.#input.value.trim(),
          this.#found.length,
          this.#rest.length > 0 ? 'first' : 'whole',
        );
      } catch {
        if (turn === this.#turn)
          this.#sayHowMany(this.#input.value.trim(), this.#found.length, 'unread');
        return;
      }
    }
    this.#showMore(true);
  }

  /** @param focus true to move to the first of the new results, for those who pressed the button. */
  #showMore(focus: boolean, count = PAGE): void {
    const items = this.#found
      .slice(this.#shown, this.#shown + count)
      .map(({ document: page, text }) => {
        const item = document.createElement('li');
        const kind = document.createElement('p');
        kind.className = 'note';
        kind.textContent = [page.type, page.note].filter(Boolean).join(' · ');
        const heading = document.createElement('h2');
        const link = document.createElement('a');
        link.href = page.url;
        link.textContent = page.title;
        heading.append(link);
        const line = document.createElement('p');
        for (const piece of text) {
          if (piece.marked) {
            const mark = document.createElement('mark');
            mark.textContent = piece.text;
            line.append(mark);
          } else line.append(piece.text);
        }
        item.append(kind, heading, line);
        return item;
      });
    this.#get('[data-results]').append(...items);
    this.#shown += items.length;
    this.#get('[data-more]').hidden = this.#shown >= this.#found.length && this.#rest.length === 0;
    if (focus) items[0]?.querySelector('a')?.focus();
  }

  /** Arrow keys go through the results; Escape returns to the field. */
  #walk(event: KeyboardEvent): void {
    const links = [...this.querySelectorAll<HTMLAnchorElement>('[data-results] a')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const inField = document.activeElement === this.#input;
    if (event.key === 'ArrowDown' && (inField || at >= 0)) links[at + 1]?.focus();
    else if (event.key === 'ArrowUp' && at >= 0) (links[at - 1] ?? this.#input).focus();
    else if (event.key === 'Escape' && at >= 0) this.#input.focus();
    else return;
    event.preventDefault();
  }
}
customElements.define('site-search', SiteSearch);
