/**
 * The search of the search page, as a custom element. The quick index answers at once, and the
 * full text joins when it has loaded; the reader sees one list. Nothing is loaded before the first
 * use, and the query is in the address.
 */
import { excerptPieces } from '../search/excerpt.ts';
import { countValues, FACETS, fits, type Choice, type Facet } from '../search/facets.ts';
import {
  documentOf,
  loadPages,
  searchFullText,
  type FullText,
  type FullTextHit,
  type FullTextPage,
} from '../search/full-text.ts';
import { mergeHits } from '../search/merge.ts';
import type { QuickHit, QuickIndex, SearchDocument } from '../search/quick-index.ts';
import { hasEachWord, markWords, wordsOf, type Piece } from '../search/words.ts';
import { loadLater } from './load-later.ts';

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

/** What the reader asks for. */
interface Question {
  query: string;
  choice: Choice;
}

/** A page as it is listed. */
interface Shown {
  document: SearchDocument;
  /** The sentence below the title. */
  text: readonly Piece[];
}

const PAGE = 10;
/** Milliseconds without a key before the full text is searched. */
const WAIT = 60;

/**
 * How complete a list is: more joins by itself, more can be loaded, it has only the quick index,
 * the full text is missing, or it is complete.
 */
type State = 'soFar' | 'first' | 'newest' | 'unread' | 'whole';

const withCount = (text: string, count: number) => text.replace('{count}', String(count));

/** How many pages were found. */
function countText({ none, nothing, one, many }: Messages, query: string, count: number): string {
  if (count === 0) return query === '' ? none : nothing.replace('{query}', query);
  return count === 1 ? one : withCount(many, count);
}

/** What the page says about a list; `all` is its {@link countText}. */
const SAY: Record<State, (messages: Messages, count: number, all: string) => string> = {
  soFar: ({ searching, soFar }, count) => (count === 0 ? searching : withCount(soFar, count)),
  first: ({ first }, count) => withCount(first, count),
  newest: ({ newest }, _, all) => `${all}${newest}`,
  unread: ({ unread }, count, all) => `${all}${count === 0 ? '' : '.'} ${unread}`,
  whole: (_messages, _count, all) => all,
};

/** The list entry of a page; `type` is the label of its type. */
function resultItem({ document: page, text }: Shown, type: string): HTMLLIElement {
  const item = document.createElement('li');
  const kind = document.createElement('p');
  kind.className = 'note';
  kind.textContent = [type, page.note].filter(Boolean).join(' · ');
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
  for (const part of [heading, line]) {
    if (page.lang) part.lang = page.lang;
    if (page.dir) part.dir = page.dir;
  }
  item.append(kind, heading, line);
  return item;
}

class SiteSearch extends HTMLElement {
  #quick: Promise<QuickIndex> | undefined;
  #fullText: Promise<FullText> | undefined;
  #found: Shown[] = [];
  #shown = 0;
  /** What the full text found and has not loaded yet. */
  #rest: FullTextHit[] = [];
  /** Counts the searches, so that a slow answer to an old query is dropped. */
  #turn = 0;

  #get<E extends HTMLElement>(selector: string): E {
    const element = this.querySelector<E>(selector);
    if (!element) throw new Error(`The search page has no ${selector}.`);
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
    // Addresses once had the label of the type, such as "City", which is its code but for the capital.
    const type = this.#select('type');
    type.value ||= parameters.get('type')?.toLowerCase() ?? '';
    if (this.#isAsked(this.#question()) || this.#shown > 0) void this.#search(false);
  }

  #question(): Question {
    const chosen = FACETS.map((facet) => [facet, this.#select(facet).value] as const);
    return {
      query: this.#input.value.trim(),
      choice: Object.fromEntries(chosen.filter(([, value]) => value !== '')),
    };
  }

  #isAsked({ query, choice }: Question): boolean {
    return query !== '' || Object.keys(choice).length > 0;
  }

  /** The quick index; the full text begins to load after it. */
  #load(): Promise<QuickIndex> {
    this.#quick ??= Promise.all([
      loadLater<typeof import('../search/quick-index.ts')>('quick-index'),
      fetch(this.dataset['documents'] ?? '').then(
        (response) => response.json() as Promise<SearchDocument[]>,
      ),
    ]).then(([{ QuickIndex: Index }, documents]) => new Index(documents));
    this.#quick.catch(() => (this.#quick = undefined));
    return this.#quick;
  }

  #loadFullText(): Promise<FullText> {
    this.#fullText ??= (async () => {
      const engine = await loadLater<FullText>('full-text');
      // It would make the address of its worker from a string, which Trusted Types forbid.
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

  #writeAddress({ query, choice }: Question, remember: boolean): void {
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

  #showIndex(show: boolean): void {
    const index = document.getElementById('index');
    if (index) index.hidden = !show;
  }

  /** Marks itself as whole once nothing more will join the list. */
  async #search(remember: boolean): Promise<void> {
    const turn = ++this.#turn;
    delete this.dataset['whole'];
    const question = this.#question();
    this.#writeAddress(question, remember);
    try {
      if (this.#isAsked(question)) await this.#find(turn, question, remember ? 0 : WAIT);
      else await this.#clear();
    } catch {
      if (turn !== this.#turn) return;
      this.#say(this.#messages.failed);
      this.#showIndex(true);
    }
    if (turn === this.#turn) this.dataset['whole'] = '';
  }

  async #clear(): Promise<void> {
    this.#list([]);
    this.#say('');
    this.#showIndex(true);
    if (this.#quick) this.#countFacets((await this.#quick).documents, {});
  }

  async #find(turn: number, question: Question, wait: number): Promise<void> {
    const { query, choice } = question;
    if (!this.#quick) this.#say(this.#messages.searching);
    const quick = await this.#load();
    if (turn !== this.#turn) return;
    this.#rest = [];
    if (query === '') {
      // Without a word the full text would load its whole index, a hundred times the first answers.
      const all = quick.documents.map((page): QuickHit => ({
        document: page,
        words: [],
        complete: true,
        exact: true,
      }));
      this.#answer(question, all, new Map(), this.#isPart ? 'newest' : 'whole');
      return;
    }
    const hits = quick.search(query);
    this.#answer(question, hits, new Map(), 'soFar');
    const found = await this.#loadFullText()
      .then((engine) => searchFullText(engine, query, choice, { wait, isPart: this.#isPart }))
      .catch(() => undefined);
    if (found === null || turn !== this.#turn) return;
    // Without the full text, the quick answers stay.
    this.#rest = found?.rest ?? [];
    const state = this.#rest.length > 0 ? 'first' : 'whole';
    const texts = this.#known(found?.best ?? [], quick);
    this.#answer(question, hits, texts, found === undefined ? 'unread' : state);
  }

  /** @param texts what the full text found, by address. */
  #answer(
    { query, choice }: Question,
    hits: readonly QuickHit[],
    texts: ReadonlyMap<string, Shown>,
    state: State,
  ): void {
    const byUrl = new Map(hits.map((hit) => [hit.document.url, hit]));
    const asked = wordsOf(query);
    const marked = (pieces: readonly Piece[]) =>
      pieces.flatMap((piece) => (piece.marked ? wordsOf(piece.text) : []));
    const urls = mergeHits(
      hits.map(({ document: { url }, complete, exact }) => ({ url, complete, exact })),
      [...texts].map(([url, { text }]) => ({ url, exact: hasEachWord(asked, marked(text)) })),
    );
    const all = urls.flatMap((url): Shown[] => {
      const hit = byUrl.get(url);
      const text = texts.get(url);
      if (text && !hit?.complete) return [text];
      return hit
        ? [{ document: hit.document, text: markWords(hit.document.summary, hit.words) }]
        : [];
    });
    const found = all.filter(({ document: page }) => fits(page, choice));
    this.#countFacets(
      all.map(({ document: page }) => page),
      choice,
    );
    this.#sayHowMany(query, found.length, state);
    this.#showIndex(found.length === 0 || state === 'newest');
    this.#list(found);
  }

  /** Pages that the full text found, by address, without those that are no result, such as lists. */
  #known(pages: readonly FullTextPage[], quick: QuickIndex): Map<string, Shown> {
    const byUrl = new Map(quick.documents.map((page) => [page.url, page]));
    return new Map(
      pages.flatMap((page) => {
        const known = byUrl.get(page.url) ?? documentOf(page);
        const text = excerptPieces(page.excerpt);
        return known ? [[page.url, { document: known, text }] as const] : [];
      }),
    );
  }

  #sayHowMany(query: string, count: number, state: State): void {
    const messages = this.#messages;
    this.#say(SAY[state](messages, count, countText(messages, query, count)));
  }

  /** Writes after each value how many pages it would leave; a value that leaves none is disabled. */
  #countFacets(documents: readonly SearchDocument[], choice: Choice): void {
    this.#get('[data-clear]').hidden = Object.keys(choice).length === 0;
    // The pages beyond the quick index are not counted.
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
    // The list is drawn again when the full text joins: the focus stays where it was.
    if (focused !== undefined)
      [...list.querySelectorAll('a')].find(({ href }) => href === focused)?.focus();
  }

  /** Shows more of what was found, and loads it first if need be. */
  async #more(): Promise<void> {
    const turn = this.#turn;
    if (this.#found.length - this.#shown < PAGE && this.#rest.length > 0) {
      const { query, choice } = this.#question();
      let state: State = 'unread';
      try {
        const [quick, { best, rest }] = await Promise.all([this.#load(), loadPages(this.#rest)]);
        if (turn !== this.#turn) return;
        this.#rest = rest;
        state = rest.length > 0 ? 'first' : 'whole';
        const listed = new Set(this.#found.map(({ document: { url } }) => url));
        this.#found.push(
          ...[...this.#known(best, quick).values()].filter(
            ({ document: page }) => !listed.has(page.url) && fits(page, choice),
          ),
        );
      } catch {
        if (turn !== this.#turn) return;
      }
      this.#sayHowMany(query, this.#found.length, state);
      if (state === 'unread') return;
    }
    this.#showMore(true);
  }

  /** @param focus true to move to the first of the new results, for a reader who pressed the button. */
  #showMore(focus: boolean, count = PAGE): void {
    const labels = new Map(
      [...this.#select('type').options].map(({ value, dataset, text }) => [
        value,
        dataset['label'] ?? text,
      ]),
    );
    const items = this.#found
      .slice(this.#shown, this.#shown + count)
      .map((shown) => resultItem(shown, labels.get(shown.document.type) ?? ''));
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
