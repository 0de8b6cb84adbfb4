/**
 * The library of actions, narrowed down in the browser by several facets at once. Without it, the
 * page has a list for each value of each facet.
 */
import { ACTION_FACETS, type ActionFacet } from '../../model/action-facets.ts';
import { lastSegment } from './last-segment.ts';
import { inLanguage, make } from './make.ts';

/** One action, as the page loads it. */
export interface LibraryEntry {
  city: string;
  cityUrl: string;
  text: string;
  /** Language of the text (BCP 47) and its direction, if it is not that of the page. */
  lang?: string;
  dir?: string;
  url: string;
  /** Kind and date. */
  note: string;
  source: { url: string; name: string };
  /** Its values of each facet, in the order of the facets, as the addresses of the lists end. */
  values: readonly (readonly string[])[];
}

interface Messages {
  results: { none: string; one: string; many: string };
  failed: string;
}

/** The chosen value of each facet; absent where nothing is chosen. */
type Choice = Partial<Record<ActionFacet, string>>;

/** True if an action has every chosen value. @param except a facet to leave out. */
function fits({ values }: LibraryEntry, choice: Choice, except?: ActionFacet): boolean {
  return ACTION_FACETS.every((facet, index) => {
    const chosen = facet === except ? undefined : choice[facet];
    return chosen === undefined || (values[index] ?? []).includes(chosen);
  });
}

function itemOf({ city, text, lang, dir, url, note, source }: LibraryEntry): HTMLLIElement {
  const link = (href: string, ...name: (string | Node)[]) => {
    const anchor = make('a', '', ...name);
    anchor.href = href;
    return anchor;
  };
  return make(
    'li',
    '',
    make(
      'p',
      '',
      link(url, make('b', '', `${city}:`), ' ', inLanguage(make('span', '', text), { lang, dir })),
    ),
    make('p', 'note', `${note}. `, link(source.url, source.name), '.'),
  );
}

class ActionLibrary extends HTMLElement {
  #entries: Promise<readonly LibraryEntry[]> | undefined;
  readonly #selects = new Map<ActionFacet, HTMLSelectElement>();

  #get<E extends HTMLElement>(selector: string): E {
    const element = this.querySelector<E>(selector);
    if (!element) throw new Error(`The library has no ${selector}.`);
    return element;
  }

  get #messages(): Messages {
    return JSON.parse(this.dataset['messages'] ?? '{}') as Messages;
  }

  /** The page has the choices, so that nothing moves; here they get their values. */
  connectedCallback(): void {
    for (const facet of ACTION_FACETS) {
      const select = this.#get<HTMLSelectElement>(`select[name="${facet}"]`);
      select.append(...this.#optionsOf(facet));
      select.addEventListener('change', () => void this.#apply(true));
      this.#selects.set(facet, select);
    }
    this.#get('fieldset').hidden = false;
    this.#get('button').addEventListener('click', () => {
      for (const select of this.#selects.values()) select.value = '';
      void this.#apply(true);
      this.#get('select').focus();
    });
    window.addEventListener('popstate', () => this.#readAddress());
    this.#readAddress();
  }

  /** The values of a facet, as the lists on the page name them, and their addresses end. */
  #optionsOf(facet: ActionFacet): HTMLOptionElement[] {
    const links = this.querySelectorAll<HTMLAnchorElement>(`[data-facet="${facet}"] a`);
    return [...links].map(
      ({ firstChild, href }) => new Option(firstChild?.textContent?.trim(), lastSegment(href)),
    );
  }

  #readAddress(): void {
    const parameters = new URLSearchParams(location.search);
    for (const [facet, select] of this.#selects) select.value = parameters.get(facet) ?? '';
    void this.#apply(false);
  }

  #choice(): Choice {
    return Object.fromEntries(
      [...this.#selects]
        .map(([facet, { value }]) => [facet, value] as const)
        .filter(([, value]) => value !== ''),
    );
  }

  #load(): Promise<readonly LibraryEntry[]> {
    this.#entries ??= fetch(this.dataset['actions'] ?? '').then((response) => {
      if (!response.ok) throw new Error(String(response.status));
      return response.json() as Promise<LibraryEntry[]>;
    });
    this.#entries.catch(() => (this.#entries = undefined));
    return this.#entries;
  }

  /** Shows what fits the choice; without one, the lists of the page. */
  async #apply(remember: boolean): Promise<void> {
    const choice = this.#choice();
    const isAsked = Object.keys(choice).length > 0;
    if (remember) this.#writeAddress(choice);
    let entries: readonly LibraryEntry[] = [];
    try {
      if (isAsked) entries = await this.#load();
    } catch {
      this.#say(this.#messages.failed);
      return;
    }
    // Another choice may have been made while the actions loaded.
    if (JSON.stringify(choice) !== JSON.stringify(this.#choice())) return;
    const found = entries.filter((entry) => fits(entry, choice));
    this.#get('[data-found]').replaceChildren(...found.map(itemOf));
    this.#get('button').hidden = !isAsked;
    this.#say(isAsked ? this.#countText(found.length) : '');
    for (const section of this.querySelectorAll<HTMLElement>(':scope > .section'))
      section.hidden = isAsked && found.length > 0;
    this.#countOptions(entries, choice);
  }

  #say(text: string): void {
    this.#get('[role="status"]').textContent = text;
  }

  #countText(count: number): string {
    const { none, one, many } = this.#messages.results;
    return count === 0 ? none : count === 1 ? one : many.replace('{count}', String(count));
  }

  /** Disables the values that would leave nothing. */
  #countOptions(entries: readonly LibraryEntry[], choice: Choice): void {
    for (const [index, [facet, select]] of [...this.#selects].entries()) {
      const left = new Set(
        entries
          .filter((entry) => fits(entry, choice, facet))
          .flatMap(({ values }) => values[index] ?? []),
      );
      for (const option of select.options)
        option.disabled = entries.length > 0 && option.value !== '' && !left.has(option.value);
    }
  }

  #writeAddress(choice: Choice): void {
    const address = new URL(location.href);
    for (const facet of ACTION_FACETS) {
      const value = choice[facet];
      if (value === undefined) address.searchParams.delete(facet);
      else address.searchParams.set(facet, value);
    }
    if (address.href !== location.href) history.pushState(null, '', address);
  }
}
customElements.define('action-library', ActionLibrary);
