/**
 * The directory of cities, narrowed down and sorted in the browser. It reads
 * names, countries, rings and dates of joining from the page. Where the page
 * shows only the first cities, it loads the others on demand.
 */
import type { CityList } from '../city-list.ts';
import { make } from './make.ts';

interface Messages {
  filter: string;
  country: string;
  principle: string;
  region: string;
  all: string;
  sort: string;
  byName: string;
  byDate: string;
  shown: string;
  list: string;
  /** The next three only where the page has no room for all cities. */
  open?: string;
  failed?: string;
  found?: string;
}

interface City {
  item: HTMLLIElement;
  /** Its list on the page; a city that was loaded has none. */
  home?: HTMLElement;
  /** Code and name of its continent. */
  region: Option;
  /** Code and name. */
  country: Option;
  /** Hues of the principles that it acts on. */
  hues: ReadonlySet<string>;
  joined: string;
}

/** Names of the controls, also in the address of the page. */
const CHOICES = ['region', 'country', 'principle', 'sort'] as const;

const huesOf = (item: Element) =>
  new Set(
    [...item.querySelectorAll<SVGElement>('.ring path:not(.off)')].map(
      (path) => path.dataset['hue'] ?? '',
    ),
  );

type Option = readonly [value: string, text: string];

function makeStatus(): HTMLElement {
  const status = make('p', 'note');
  status.setAttribute('role', 'status');
  return status;
}

/** A choice, as the address has it. */
function makeSelect(
  name: (typeof CHOICES)[number],
  label: string,
  any: string,
  options: readonly Option[],
) {
  const select = document.createElement('select');
  select.name = name;
  select.setAttribute('aria-label', label);
  select.append(
    new Option(`${label}: ${any}`, ''),
    ...options.map(([value, text]) => new Option(text, value)),
  );
  const chosen = new URLSearchParams(location.search).get(name) ?? '';
  // Addresses once had the label in place of the code.
  select.value = options.find(([, text]) => text === chosen)?.[0] ?? chosen;
  return select;
}

/** Each option once, in alphabetical order. */
function optionsOf(options: readonly Option[]): Option[] {
  return [...new Map(options)].sort(([, a], [, b]) =>
    a.localeCompare(b, document.documentElement.lang),
  );
}

class CityDirectory extends HTMLElement {
  #cities: City[] = [];
  #flat: HTMLElement | undefined;

  get #messages(): Messages {
    return JSON.parse(this.dataset['messages'] ?? '{}') as Messages;
  }

  connectedCallback(): void {
    const source = this.dataset['cities'];
    if (source === undefined) {
      this.#start(this.#onPage());
      return;
    }
    const button = make('button', 'button quiet', this.#messages.open ?? '');
    button.type = 'button';
    const status = makeStatus();
    const bar = make('div', 'facets', button, status);
    const load = async () => {
      status.textContent = '';
      button.disabled = true;
      try {
        const cities = await this.#load(source);
        bar.remove();
        this.#start(cities);
        return true;
      } catch {
        button.disabled = false;
        status.textContent = this.#messages.failed ?? '';
        return false;
      }
    };
    // The button goes away, and with it the focus.
    button.addEventListener(
      'click',
      () => void load().then((loaded) => (loaded ? this.querySelector('select') : button)?.focus()),
    );
    this.prepend(bar);
    // A choice from a shared link or a reload.
    const address = new URLSearchParams(location.search);
    if (CHOICES.some((name) => address.has(name))) void load();
  }

  #start(cities: City[]): void {
    this.#cities = cities;
    this.prepend(this.#controls());
    this.#apply();
  }

  #onPage(): City[] {
    return [...this.querySelectorAll<HTMLLIElement>('.city-grid > li')].flatMap((item) => {
      const home = item.parentElement;
      const section = item.closest('.section');
      return home
        ? [
            {
              item,
              home,
              region: [section?.id ?? '', section?.querySelector('h2')?.textContent.trim() ?? ''],
              country: [
                item.dataset['country'] ?? '',
                item.querySelector('small')?.textContent.trim() ?? '',
              ],
              hues: huesOf(item),
              joined: item.dataset['joined'] ?? '',
            },
          ]
        : [];
    });
  }

  /** All cities, each a copy of the first one on the page with its own name, ring and address. */
  async #load(source: string): Promise<City[]> {
    const response = await fetch(source);
    if (!response.ok) throw new Error(`The server answers ${response.status} for ${source}.`);
    const { continents, countries, rings, cities } = (await response.json()) as CityList;
    const model = this.querySelector<HTMLLIElement>('.city-grid > li');
    if (!model) return [];
    return cities.map(([slug, name, code, ring, joined]) => {
      const item = model.cloneNode(true) as HTMLLIElement;
      const [country, continent = ''] = countries[code] ?? [code];
      item.dataset['joined'] = joined;
      item.querySelector('.ring')?.setAttribute('aria-label', rings[ring] ?? '');
      for (const [index, path] of item.querySelectorAll('.ring path').entries())
        path.classList.toggle('off', (ring & (1 << index)) === 0);
      const link = item.querySelector('a');
      if (link) {
        link.href = new URL(`${slug}/`, response.url).pathname;
        link.textContent = name;
      }
      const place = item.querySelector('small');
      if (place) place.textContent = country;
      return {
        item,
        region: [continent, continent === '' ? '' : (continents[continent] ?? continent)],
        country: [code, country],
        hues: huesOf(item),
        joined,
      };
    });
  }

  #controls(): HTMLElement {
    const { filter, country, principle, region, all, sort, byName, byDate } = this.#messages;
    const principles = [...document.querySelectorAll<HTMLElement>('[data-key] [data-hue]')].map(
      (entry) => [entry.dataset['hue'] ?? '', entry.textContent.trim()] as const,
    );
    // No form: there is nothing to send.
    const bar = make(
      'div',
      'facets',
      makeSelect('region', region, all, optionsOf(this.#cities.map((city) => city.region))),
      makeSelect('country', country, all, optionsOf(this.#cities.map((city) => city.country))),
      makeSelect('principle', principle, all, principles),
      makeSelect('sort', sort, byName, [['joined', `${sort}: ${byDate}`]]),
      makeStatus(),
    );
    bar.setAttribute('role', 'search');
    bar.setAttribute('aria-label', filter);
    bar.addEventListener('change', () => this.#apply());

    const grid = make('ul', 'city-grid');
    grid.setAttribute('role', 'list');
    this.#flat = document.createElement('section');
    this.#flat.hidden = true;
    this.#flat.append(make('h2', 'sub'), grid);
    const both = document.createElement('div');
    both.append(bar, this.#flat);
    return both;
  }

  #apply(): void {
    const chosen = Object.fromEntries(
      [...this.querySelectorAll('select')].map(({ name, value }) => [name, value]),
    );
    const fits = (city: City) =>
      (!chosen['region'] || city.region[0] === chosen['region']) &&
      (!chosen['country'] || city.country[0] === chosen['country']) &&
      (!chosen['principle'] || city.hues.has(chosen['principle']));
    const byDate = chosen['sort'] === 'joined';
    const grid = this.#flat?.querySelector('ul');
    const loaded = this.dataset['cities'] !== undefined;
    const order = byDate
      ? [...this.#cities].sort((a, b) => (a.joined || '9').localeCompare(b.joined || '9'))
      : this.#cities;
    for (const city of order) {
      city.item.hidden = !fits(city);
      (byDate || !city.home ? grid : city.home)?.append(city.item);
    }
    if (this.#flat) this.#flat.hidden = !byDate && !loaded;
    const heading = this.#flat?.querySelector('h2');
    // A heading is never empty, even while it is hidden.
    if (heading)
      heading.textContent = byDate
        ? this.#messages.list
        : (this.#messages.found ?? this.#messages.list);
    for (const section of this.querySelectorAll<HTMLElement>(':scope > .section'))
      section.hidden = loaded || section.querySelector('li:not([hidden])') === null;
    const shown = this.#cities.filter(({ item }) => !item.hidden).length;
    const status = this.querySelector('[role="status"]');
    if (status)
      status.textContent = this.#messages.shown
        .replace('{shown}', String(shown))
        .replace('{all}', String(this.#cities.length));

    const address = new URL(location.href);
    for (const [name, value] of Object.entries(chosen)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, '', address);
  }
}
customElements.define('city-directory', CityDirectory);
