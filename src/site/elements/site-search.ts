/**
 * The search of the search page, as a custom element. The quick index answers at once, and the
 * full text joins when it has loaded; the reader sees one list. Nothing is loaded before the first
 * use, and the query is in the address.
 */
import { excerptPieces } from '../search/excerpt.ts';
import { countValues, FACETS, fits, type Choice, type Facet } from '../search/facets.ts';
import {
  commonWord,
  documentOf,
  excerptsAtOnce,
  loadPages,
  searchFullText,
  type FullText,
  type FullTextHit,
  type FullTextPage,
} from '../search/full-text.ts';
import { merge, type Answer } from '../search/merge.ts';
import type { QuickIndex, SearchDocument } from '../search/quick-index.ts';
import {
  shortened,
  statusText,
  type Messages,
  type SearchFile,
  type State,
} from '../search/status.ts';
import { partialResults } from '../search/partial.ts';
import { alternatives } from '../search/synonyms.ts';
import { hasUnspaced, markWords, readQuery, wordsOf } from '../search/words.ts';
import { loadLater } from './load-later.ts';
import { PlaceNotices } from './place-notice.ts';
import { listenForKeys } from './search-keys.ts';
import { keepFocus, resultItem, type Listed } from './search-results.ts';

/** What the reader asks for. */
interface Question {
  query: string;
  choice: Choice;
}

/** What both searches found. */
interface Found extends Answer {
  /** The query that was searched in place of that of the reader. */
  other: string | undefined;
  /** Pages of the full text that are not loaded yet. */
  rest: FullTextHit[];
  /** Those from which an excerpt can be loaded, by the address of the page. */
  texts: ReadonlyMap<string, FullTextHit>;
  /** False if the full text could not be loaded. */
  isRead: boolean;
}

const PAGE = 10;
/** Milliseconds without a key before the full text is searched. */
const WAIT = 150;
/** Milliseconds before the result is announced, so that it is not announced at each letter. */
const QUIET = 500;

const after = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

class SiteSearch extends HTMLElement {
  #quick: Promise<QuickIndex> | undefined;
  #fullText: Promise<FullText> | undefined;
  #found: Listed[] = [];
  #shown = 0;
  /** What the full text found and has not loaded yet. */
  #rest: FullTextHit[] = [];
  #texts: ReadonlyMap<string, FullTextHit> = new Map();
  readonly #title = document.title;
  /** Only the first ones before the index has been loaded. */
  #messages = JSON.parse(this.dataset['messages'] ?? '{}') as Messages;
  #places!: PlaceNotices;
  #announcement: ReturnType<typeof setTimeout> | undefined;
  /** Counts the searches, so that a slow answer to an old query is dropped. */
  #turn = 0;

  #get<E extends HTMLElement>(selector: string): E {
    const element = this.querySelector<E>(selector);
    if (!element) throw new Error(`The search page has no ${selector}.`);
    return element;
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
    this.#places = new PlaceNotices(this.#get('[data-place]'), this.dataset['base'] ?? '/');
    listenForKeys(this.#input, document.getElementById('keys'));
    this.#nameCountries();
    this.#get('form').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#search(true);
    });
    this.#input.addEventListener('input', () => void this.#search(false, WAIT));
    // Who goes on to a page before the list is whole comes back to this search.
    this.#get('[data-results]').addEventListener('click', () =>
      this.#writeAddress(this.#question(), false),
    );
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
        (response) => response.json() as Promise<SearchFile>,
      ),
    ]).then(([{ QuickIndex: Index }, file]) => {
      this.#messages = { ...this.#messages, ...file.messages };
      return new Index(file);
    });
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
    document.title =
      query === ''
        ? this.#title
        : this.#messages.titled
            .replace('{title}', this.#title)
            .replace('{query}', () => shortened(query));
    // A browser asks for the icon of the page again at each change.
    if (address.href === location.href) return;
    if (remember) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  }

  #showIndex(show: boolean): void {
    const index = document.getElementById('index');
    if (index) index.hidden = !show;
  }

  /** Marks itself as whole once nothing more will join the list. */
  async #search(remember: boolean, wait = 0): Promise<void> {
    const turn = ++this.#turn;
    delete this.dataset['whole'];
    clearTimeout(this.#announcement);
    const question = this.#question();
    if (remember) this.#writeAddress(question, true);
    try {
      if (this.#isAsked(question)) await this.#find(turn, question, wait);
      else await this.#clear();
    } catch {
      if (turn !== this.#turn) return;
      this.#say(this.#messages.failed);
      this.#showIndex(true);
    }
    if (turn !== this.#turn) return;
    this.#writeAddress(question, false);
    this.#announce();
    this.dataset['whole'] = '';
  }

  async #clear(): Promise<void> {
    this.#places.begin('');
    this.#list([]);
    this.#say('');
    this.#showIndex(true);
    if (this.#quick) this.#countFacets((await this.#quick).documents, {});
  }

  async #find(turn: number, question: Question, wait: number): Promise<void> {
    const { query } = question;
    this.#places.begin(query);
    if (!this.#quick) this.#say(this.#messages.searching);
    const quick = await this.#load();
    if (turn !== this.#turn) return;
    this.#rest = [];
    this.#texts = new Map();
    const nothing = { other: undefined, rest: [], texts: this.#texts, isRead: true };
    if (query === '') {
      // Without a word the full text would load its whole index, a hundred times the first answers.
      const results = quick.documents.map((page) => ({ document: page, words: [] }));
      const state = this.#isPart ? 'newest' : 'whole';
      this.#answer(question, { ...nothing, match: 'exact', results }, state);
      return;
    }
    const first = merge(quick.search(query), []);
    this.#answer(question, { ...nothing, ...first }, 'soFar');
    if (wait > 0) await after(wait);
    if (turn !== this.#turn) return;
    const place = this.#places.answer();
    const found = await this.#findInAll(quick, question);
    if (turn !== this.#turn) return;
    this.#rest = found.rest;
    this.#texts = found.texts;
    const whole = found.rest.length > 0 ? 'first' : 'whole';
    const listed = this.#listed(question, found);
    await this.#addExcerpts(listed.slice(0, PAGE), excerptsAtOnce(query.split(/\s+/).length));
    const state = found.isRead ? whole : 'unread';
    if (turn === this.#turn) this.#answer(question, found, state, listed);
    await place;
    if (turn !== this.#turn || listed.length > 0) return;
    const said = { ...found, query, count: 0, isPlace: this.#places.text !== '' };
    this.#say(statusText(this.#messages, said, state));
  }

  /** Searches for the query, and if no page has it, for other words for the same thing. */
  async #findInAll(quick: QuickIndex, { query, choice }: Question): Promise<Found> {
    const asked = await this.#findInBoth(quick, query, choice);
    if (asked.match === 'exact' || !asked.isRead) return asked;
    for (const other of alternatives(query, quick.words.synonyms)) {
      const found = await this.#findInBoth(quick, other, choice);
      if (found.match === 'exact' && found.results.length > 0) return { ...found, other };
    }
    return asked.results.length > 0 ? asked : this.#findSome(quick, query, choice, asked);
  }

  /** Pages with some of the words of a query, or others for the same thing. */
  async #findSome(quick: QuickIndex, query: string, choice: Choice, none: Found): Promise<Found> {
    const isCommon = commonWord(quick.words.common);
    const { words, phrases } = readQuery(query);
    const telling = words.filter((word) => !isCommon(word));
    // Characters that stand together are a phrase in scripts without spaces.
    if (phrases.length > 0 || telling.length < 2 || hasUnspaced(query)) return none;
    const found = await Promise.all(
      telling.map(async (word) => {
        for (const each of [word, ...alternatives(word, quick.words.synonyms)]) {
          const { match, results, texts } = await this.#findInBoth(quick, each, choice);
          if (match === 'exact' && results.length > 0)
            return { words: wordsOf(each), pages: results.map((result) => result.document), texts };
        }
        return { words: [], pages: [], texts: none.texts };
      }),
    );
    const results = partialResults(found, quick.documents.length);
    const texts = new Map(found.flatMap((each) => [...each.texts]));
    return results.length > 0 ? { ...none, match: 'some', results, texts } : none;
  }

  /** The full text answers with pages that the quick index knows; others have to be loaded. */
  async #findInBoth(quick: QuickIndex, query: string, choice: Choice): Promise<Found> {
    const isPart = this.#isPart;
    const answer = await this.#loadFullText()
      .then((engine) =>
        searchFullText(engine, query, choice, { isCommon: commonWord(quick.words.common), isPart }),
      )
      .catch(() => undefined);
    const byFragment = new Map(quick.documents.map((page) => [page.fragment, page]));
    const unknown = (answer?.fitting ?? []).filter(({ id }) => !byFragment.has(id));
    const { best, rest } = await loadPages(isPart ? unknown : []);
    const loaded = new Map(
      best.flatMap((page, at) => [[unknown[at]?.id, documentOf(page)] as const]),
    );
    const pages = (answer?.all ?? []).flatMap((hit) => {
      const page = byFragment.get(hit.id) ?? loaded.get(hit.id);
      return page ? [{ page, hit }] : [];
    });
    return {
      ...merge(
        quick.search(query),
        pages.map(({ page }) => page),
      ),
      other: undefined,
      rest,
      texts: new Map(pages.map(({ page, hit }) => [page.url, hit])),
      isRead: answer !== undefined,
    };
  }

  /** The results that fit what is chosen, as they are listed. */
  #listed({ query, choice }: Question, { results, other }: Found): Listed[] {
    const asked = wordsOf(other ?? query);
    return results
      .filter(({ document: page }) => fits(page, choice))
      .map(({ document: page, words }) => ({
        document: page,
        title: markWords(page.title, [...words, ...asked]),
        text: markWords(page.summary, [...words, ...asked]),
      }));
  }

  #answer(
    question: Question,
    found: Found,
    state: State,
    listed = this.#listed(question, found),
  ): void {
    const { query, choice } = question;
    this.#countFacets(
      found.results.map(({ document: page }) => page),
      choice,
    );
    const count = listed.length;
    this.#say(statusText(this.#messages, { ...found, query, count }, state));
    this.#showIndex(count === 0 || state === 'newest');
    this.#list(listed);
  }

  /** Shows where in the text of a page something was found, if its title and summary do not. */
  async #addExcerpts(listed: readonly Listed[], most: number): Promise<void> {
    const isMarked = ({ title, text }: Listed) => [...title, ...text].some(({ marked }) => marked);
    const without = listed.filter((page) => !isMarked(page) && this.#texts.has(page.document.url));
    await Promise.all(
      without.slice(0, most).map(async (page) => {
        const text = await this.#texts.get(page.document.url)?.data();
        if (text) page.text = excerptPieces(text.excerpt);
      }),
    ).catch(() => undefined);
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
    this.#get('[data-status]').textContent = text;
  }

  /** Reads out what the list has come to: once for a search, as the sentence above it changes while it grows. */
  #announce(): void {
    const announcement = this.#get('[data-announcement]');
    announcement.textContent = '';
    this.#announcement = setTimeout(() => {
      const status = this.#get('[data-status]').textContent;
      announcement.textContent = [this.#places.text, status].filter(Boolean).join(' ');
    }, QUIET);
  }

  #list(found: Listed[]): void {
    const before = Math.max(this.#shown, PAGE);
    this.#found = found;
    this.#shown = 0;
    const list = this.#get('[data-results]');
    const count = list.contains(document.activeElement) ? before : PAGE;
    keepFocus(list, () => {
      list.replaceChildren();
      list.hidden = found.length === 0;
      this.#get('[data-more]').hidden = true;
      if (found.length > 0) this.#showMore(false, count);
    });
  }

  /** Shows more of what was found, and loads it first if need be. */
  async #more(): Promise<void> {
    const turn = this.#turn;
    if (this.#found.length - this.#shown < PAGE && this.#rest.length > 0) {
      const question = this.#question();
      let state: State = 'unread';
      try {
        const { best, rest } = await loadPages(this.#rest);
        if (turn !== this.#turn) return;
        this.#rest = rest;
        state = rest.length > 0 ? 'first' : 'whole';
        this.#found.push(...this.#loaded(question, best));
      } catch {
        if (turn !== this.#turn) return;
      }
      const said = { query: question.query, count: this.#found.length, other: undefined };
      this.#say(statusText(this.#messages, { ...said, match: 'exact' }, state));
      this.#announce();
      if (state === 'unread') return;
    }
    await this.#addExcerpts(this.#found.slice(this.#shown, this.#shown + PAGE), PAGE);
    if (turn === this.#turn) this.#showMore(true);
  }

  /** Pages that were loaded and fit, without those that are listed already. */
  #loaded({ query, choice }: Question, pages: readonly FullTextPage[]): Listed[] {
    const listed = new Set(this.#found.map(({ document: { url } }) => url));
    return pages.flatMap((page) => {
      const known = documentOf(page);
      return known && !listed.has(known.url) && fits(known, choice)
        ? [
            {
              document: known,
              title: markWords(known.title, wordsOf(query)),
              text: excerptPieces(page.excerpt),
            },
          ]
        : [];
    });
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
