/** Finds the city among the towns of the world while its name is typed, in any script. */
import type { FoundPlace, Gazetteer } from '../../model/gazetteer/gazetteer.ts';
import { make } from '../../site/elements/make.ts';

/** Most places that are offered. */
const MOST = 7;

/** Milliseconds without input after which places are looked up. */
const REST = 200;

export interface PlaceSearchTexts {
  /** Announced, with `{count}`. */
  found: { none: string; one: string; other: string };
  failed: string;
}

/** A combobox with a list of places (WAI-ARIA Authoring Practices, “Editable Combobox With List Autocomplete”). */
export class PlaceSearch {
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #status: HTMLElement;
  readonly #gazetteer: Gazetteer;
  readonly #texts: PlaceSearchTexts;
  readonly #describe: (place: FoundPlace) => string;
  readonly #choose: (place: FoundPlace) => void;
  #places: readonly FoundPlace[] = [];
  #active = -1;
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** Counts the searches, so that a slow answer does not replace a later one. */
  #asked = 0;

  constructor(
    root: ParentNode,
    gazetteer: Gazetteer,
    texts: PlaceSearchTexts,
    describe: (place: FoundPlace) => string,
    choose: (place: FoundPlace) => void,
  ) {
    const get = <E extends Element>(selector: string): E => {
      const element = root.querySelector<E>(selector);
      if (!element) throw new Error(`The search for a place has no ${selector}.`);
      return element;
    };
    this.#input = get('[role="combobox"]');
    this.#list = get('[role="listbox"]');
    this.#status = get('[data-search-status]');
    this.#gazetteer = gazetteer;
    this.#texts = texts;
    this.#describe = describe;
    this.#choose = choose;
    this.#input.addEventListener('input', () => {
      clearTimeout(this.#rest);
      this.#rest = setTimeout(() => void this.#search(), REST);
    });
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#input.addEventListener('blur', () => this.#close());
    // A press would take the focus away, and so close the list before the click.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => {
      const option = (event.target as Element).closest('[role="option"]');
      if (option) this.#pick([...this.#list.children].indexOf(option));
    });
  }

  /** What was typed. */
  get typed(): string {
    return this.#input.value.trim();
  }

  focus(): void {
    this.#input.focus();
  }

  async #search(): Promise<void> {
    const asked = (this.#asked += 1);
    const { typed } = this;
    let places: readonly FoundPlace[] = [];
    let status = '';
    if (typed !== '') {
      try {
        places = (await this.#gazetteer.beginning(typed)).slice(0, MOST);
        const { none, one, other } = this.#texts.found;
        const count = places.length;
        status = count === 0 ? none : count === 1 ? one : other.replace('{count}', String(count));
      } catch {
        status = this.#texts.failed;
      }
    }
    if (asked !== this.#asked) return;
    this.#places = places;
    this.#status.textContent = status;
    this.#open();
  }

  #open(): void {
    this.#active = -1;
    this.#list.replaceChildren(
      ...this.#places.map((place, index) => {
        const option = make('div', '', this.#describe(place));
        option.id = `${this.#list.id}-${index}`;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.dir = 'auto';
        return option;
      }),
    );
    const isOpen = this.#places.length > 0;
    this.#list.hidden = !isOpen;
    this.#input.setAttribute('aria-expanded', String(isOpen));
    this.#input.removeAttribute('aria-activedescendant');
  }

  #close(): void {
    this.#places = [];
    this.#open();
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Escape' && this.#places.length > 0) {
      this.#close();
      event.preventDefault();
    } else if (event.key === 'Enter') {
      // Enter chooses a place; it does not send the form.
      event.preventDefault();
      this.#pick(Math.max(this.#active, 0));
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#move(event.key === 'ArrowDown' ? 1 : -1);
    }
  }

  #move(step: number): void {
    const count = this.#places.length;
    if (count === 0) return;
    this.#active = (Math.max(this.#active, step > 0 ? -1 : count) + step + count) % count;
    for (const [index, option] of [...this.#list.children].entries())
      option.setAttribute('aria-selected', String(index === this.#active));
    const active = this.#list.children[this.#active];
    if (!active) return;
    this.#input.setAttribute('aria-activedescendant', active.id);
    active.scrollIntoView({ block: 'nearest' });
  }

  #pick(index: number): void {
    const place = this.#places[index];
    if (!place) return;
    this.#close();
    this.#status.textContent = '';
    this.#choose(place);
  }
}
