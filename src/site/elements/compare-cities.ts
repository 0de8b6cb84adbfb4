/**
 * Two or three cities side by side, chosen freely. Without it, each city has a page that shows it
 * beside those most like it.
 */
import { ACTION_FACETS } from '../../model/action-facets.ts';
import type { LibraryEntry } from './action-library.ts';
import { lastSegment } from './last-segment.ts';
import { inLanguage, make } from './make.ts';

interface Words {
  tooFew: string;
  failed: string;
  checklist: string;
  empty: string;
  principles: readonly (readonly [id: string, title: string, hue: string])[];
  items: readonly (readonly [id: string, label: string])[];
}

interface ComparedCity {
  slug: string;
  name: string;
  url: string;
  actions: LibraryEntry[];
}

/** Name of the choices in the address. */
const PARAMETER = 'city';

const valuesOf = ({ values }: LibraryEntry, facet: 'checklist' | 'principle') =>
  values[ACTION_FACETS.indexOf(facet)] ?? [];

function linkTo(href: string, text: string, label?: string): HTMLAnchorElement {
  const link = make('a', '', text);
  link.href = href;
  if (label !== undefined) link.setAttribute('aria-label', label);
  return link;
}

function section(title: string, ...content: Node[]): HTMLElement {
  return make(
    'section',
    'section',
    make('div', 'section-head', make('h2', '', title)),
    make('div', '', ...content),
  );
}

class CompareCities extends HTMLElement {
  #cities: readonly ComparedCity[] = [];
  #selects: readonly HTMLSelectElement[] = [];

  get #words(): Words {
    return JSON.parse(this.dataset['words'] ?? '{}') as Words;
  }

  connectedCallback(): void {
    void this.#load()
      .then((cities) => {
        this.#cities = cities;
        this.#offer();
        window.addEventListener('popstate', () => this.#readAddress());
        this.#readAddress();
      })
      .catch(() => this.#say(this.#words.failed));
  }

  #say(text: string): void {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = text;
  }

  async #load(): Promise<ComparedCity[]> {
    const response = await fetch(this.dataset['actions'] ?? '');
    if (!response.ok) throw new Error(String(response.status));
    const cities = new Map<string, ComparedCity>();
    for (const entry of (await response.json()) as LibraryEntry[]) {
      const slug = lastSegment(entry.cityUrl);
      const known = cities.get(slug);
      if (known) known.actions.push(entry);
      else cities.set(slug, { slug, name: entry.city, url: entry.cityUrl, actions: [entry] });
    }
    const { lang } = document.documentElement;
    return [...cities.values()].sort((a, b) => a.name.localeCompare(b.name, lang));
  }

  /** The page has the choices, so that nothing moves; here they get their values. */
  #offer(): void {
    const choices = this.querySelector('fieldset');
    if (choices) choices.hidden = false;
    this.#selects = [...this.querySelectorAll('select')];
    for (const select of this.#selects) {
      select.append(...this.#cities.map(({ slug, name }) => new Option(name, slug)));
      select.addEventListener('change', () => this.#choose());
    }
  }

  #readAddress(): void {
    const chosen = new URLSearchParams(location.search).getAll(PARAMETER);
    for (const [index, select] of this.#selects.entries()) select.value = chosen[index] ?? '';
    this.#show();
  }

  /** The chosen cities, each once. */
  #chosen(): ComparedCity[] {
    const slugs = new Set(this.#selects.map(({ value }) => value));
    return [...slugs].flatMap((slug) => this.#cities.find((city) => city.slug === slug) ?? []);
  }

  #choose(): void {
    const address = new URL(location.href);
    address.searchParams.delete(PARAMETER);
    for (const { slug } of this.#chosen()) address.searchParams.append(PARAMETER, slug);
    history.pushState(null, '', address);
    this.#show();
  }

  #show(): void {
    const cities = this.#chosen();
    const result = this.querySelector('[data-comparison]');
    if (cities.length < 2) {
      this.#say(cities.length > 0 ? this.#words.tooFew : '');
      result?.replaceChildren();
      return;
    }
    this.#say(cities.map(({ name }) => name).join(', '));
    const { checklist, items, principles } = this.#words;
    const answered = items.flatMap(([id, label]) => {
      const by = cities.filter(({ actions }) =>
        actions.some((action) => valuesOf(action, 'checklist').includes(id)),
      );
      const links = by.flatMap(({ url, name }, index) => [
        ...(index > 0 ? [', '] : []),
        linkTo(url, name),
      ]);
      return by.length > 0 ? [make('li', '', `${label}: `, ...links)] : [];
    });
    const list = make('ul', 'index-list', ...answered);
    list.setAttribute('role', 'list');
    result?.replaceChildren(
      ...(answered.length > 0 ? [section(checklist, list)] : []),
      ...principles.map(([id, title, hue]) =>
        section(title, make('div', 'pair', ...cities.map((city) => this.#column(city, id, hue)))),
      ),
    );
  }

  /** What a city does under one principle. */
  #column({ name, actions }: ComparedCity, principle: string, hue: string): HTMLElement {
    const own = actions.filter((action) => valuesOf(action, 'principle').includes(principle));
    const column = make('div', 'action-group', make('h3', '', name));
    column.dataset['hue'] = hue;
    const list = make(
      'ul',
      'actions',
      ...own.map(({ text, lang, dir, url, note, source }) =>
        make(
          'li',
          '',
          make('p', '', inLanguage(linkTo(url, text, `${name}: ${text}`), { lang, dir })),
          make('p', 'note', `${note}. `, linkTo(source.url, source.name), '.'),
        ),
      ),
    );
    list.setAttribute('role', 'list');
    column.append(own.length > 0 ? list : make('p', 'note', this.#words.empty));
    return column;
  }
}
customElements.define('compare-cities', CompareCities);
