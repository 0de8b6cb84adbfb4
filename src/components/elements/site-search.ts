/**
 * The search of the search page, as a custom element. The engine is loaded at
 * the first use; the query stands in the address.
 */
import { excerptPieces } from '../../lib/search/excerpt.ts';

/** What this element uses of Pagefind's JavaScript interface. */
interface Engine {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  debouncedSearch(query: string, options: object, wait: number): Promise<{ results: Result[] } | null>;
}

interface Result {
  data(): Promise<{ url: string; excerpt: string; meta: Readonly<Record<string, string | undefined>> }>;
}

interface Messages {
  searching: string;
  nothing: string;
  failed: string;
  none: string;
  one: string;
  many: string;
}

const PAGE = 10;
/** Milliseconds without a key before a search begins. */
const WAIT = 80;

export class SiteSearch extends HTMLElement {
  #engine: Promise<Engine> | undefined;
  #found: Result[] = [];
  #shown = 0;
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

  get #input(): HTMLInputElement {
    return this.#get<HTMLInputElement>('input');
  }

  connectedCallback(): void {
    this.#get('[data-without-script]').hidden = true;
    this.#get('form').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#search(true);
    });
    this.#input.addEventListener('input', () => void this.#search(false));
    this.#input.addEventListener('focus', () => void this.#load().catch(() => undefined), { once: true });
    this.#get('[data-more]').addEventListener('click', () => void this.#showMore(true));
    this.addEventListener('keydown', (event) => this.#walk(event));
    window.addEventListener('popstate', () => this.#readAddress());
    this.#readAddress();
  }

  #readAddress(): void {
    this.#input.value = new URLSearchParams(location.search).get('q') ?? '';
    if (this.#input.value !== '' || this.#shown > 0) void this.#search(false);
  }

  #load(): Promise<Engine> {
    this.#engine ??= (async () => {
      const engine = (await import(/* @vite-ignore */ this.dataset['engine'] ?? '')) as Engine;
      await engine.options({ baseUrl: this.dataset['base'] ?? '/', excerptLength: 24 });
      return engine;
    })();
    this.#engine.catch(() => (this.#engine = undefined));
    return this.#engine;
  }

  async #search(remember: boolean): Promise<void> {
    const query = this.#input.value.trim();
    const turn = ++this.#turn;
    const address = new URL(location.href);
    if (query === '') address.searchParams.delete('q');
    else address.searchParams.set('q', query);
    if (remember && address.href !== location.href) history.pushState(null, '', address);
    else history.replaceState(null, '', address);

    const index = document.getElementById('index');
    if (query === '') {
      this.#found = [];
      this.#clear();
      this.#say('');
      if (index) index.hidden = false;
      return;
    }
    try {
      this.#say(this.#messages.searching);
      const engine = await this.#load();
      const answer = await engine.debouncedSearch(query, {}, remember ? 0 : WAIT);
      if (answer === null || turn !== this.#turn) return;
      this.#found = answer.results;
      this.#clear();
      const count = this.#found.length;
      const { nothing, one, many } = this.#messages;
      this.#say(count === 0 ? nothing.replace('{query}', query) : count === 1 ? one : many.replace('{count}', String(count)));
      if (index) index.hidden = count > 0;
      await this.#showMore(false);
    } catch {
      if (turn !== this.#turn) return;
      this.#say(this.#messages.failed);
      if (index) index.hidden = false;
    }
  }

  #say(text: string): void {
    this.#get('[data-status]').textContent = text;
  }

  #clear(): void {
    this.#shown = 0;
    const list = this.#get('[data-results]');
    list.replaceChildren();
    list.hidden = true;
    this.#get('[data-more]').hidden = true;
  }

  /** @param focus true to move to the first of the new results, for those who pressed the button. */
  async #showMore(focus: boolean): Promise<void> {
    const turn = this.#turn;
    const pages = await Promise.all(this.#found.slice(this.#shown, this.#shown + PAGE).map((result) => result.data()));
    if (turn !== this.#turn) return;
    const items = pages.map(({ url, excerpt, meta }) => {
      const item = document.createElement('li');
      const heading = document.createElement('h2');
      const link = document.createElement('a');
      link.href = url;
      link.textContent = meta['title'] ?? url;
      heading.append(link);
      const kind = document.createElement('p');
      kind.className = 'note';
      kind.textContent = [meta['type'], meta['date'] ?? meta['place']].filter(Boolean).join(' · ');
      const text = document.createElement('p');
      for (const piece of excerptPieces(excerpt)) {
        if (piece.marked) {
          const mark = document.createElement('mark');
          mark.textContent = piece.text;
          text.append(mark);
        } else text.append(piece.text);
      }
      item.append(kind, heading, text);
      return item;
    });
    const list = this.#get('[data-results]');
    list.append(...items);
    list.hidden = items.length === 0;
    this.#shown += items.length;
    this.#get('[data-more]').hidden = this.#shown >= this.#found.length;
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
