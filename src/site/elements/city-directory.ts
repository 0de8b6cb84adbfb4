/**
 * The directory of cities, narrowed down and sorted in the browser. What it
 * knows it reads from the page: names, countries, rings, dates of joining. Where
 * the page shows the first cities only, it loads all of them once they are asked for.
 */
import type { CityList } from '../city-list.ts';

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
  /** The next three where the page has no room for all cities. */
  open?: string;
  failed?: string;
  found?: string;
}

interface City {
  item: HTMLLIElement;
  /** The list of the page in which it stands by name; a city that was loaded has none. */
  home?: HTMLElement;
  region: string;
  country: string;
  /** Hues of the principles on which it acts. */
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
    const bar = document.createElement('div');
    bar.className = 'facets';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button quiet';
    button.textContent = this.#messages.open ?? '';
    const status = document.createElement('p');
    status.className = 'note';
    status.setAttribute('role', 'status');
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
    // The button goes, so that the focus would be lost.
    button.addEventListener(
      'click',
      () => void load().then((loaded) => (loaded ? this.querySelector('select') : button)?.focus()),
    );
    bar.append(button, status);
    this.prepend(bar);
    // A choice that somebody shared or reloads.
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
      return home
        ? [
            {
              item,
              home,
              region: item.closest('.section')?.querySelector('h2')?.textContent.trim() ?? '',
              country: item.querySelector('small')?.textContent.trim() ?? '',
              hues: huesOf(item),
              joined: item.dataset['joined'] ?? '',
            },
          ]
        : [];
    });
  }

  /** All cities, each as a copy of the first one on the page with its own name, ring and address. */
  async #load(source: string): Promise<City[]> {
    const response = await fetch(source);
    if (!response.ok) throw new Error(`${source} is answered with ${response.status}.`);
    const { countries, rings, cities } = (await response.json()) as CityList;
    const model = this.querySelector<HTMLLIElement>('.city-grid > li');
    if (!model) return [];
    return cities.map(([slug, name, code, ring, joined]) => {
      const item = model.cloneNode(true) as HTMLLIElement;
      const [country, region] = countries[code] ?? [code, ''];
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
      return { item, region, country, hues: huesOf(item), joined };
    });
  }

  #controls(): HTMLElement {
    const { filter, country, principle, region, all, sort, byName, byDate } = this.#messages;
    // No form: there is nothing to send.
    const bar = document.createElement('div');
    bar.className = 'facets';
    bar.setAttribute('role', 'search');
    bar.setAttribute('aria-label', filter);
    const select = (
      name: string,
      label: string,
      options: readonly (readonly [value: string, text: string])[],
      first: string,
    ) => {
      const control = document.createElement('select');
      control.name = name;
      control.setAttribute('aria-label', label);
      control.append(
        new Option(first, ''),
        ...options.map(([value, text]) => new Option(text, value)),
      );
      control.value = new URLSearchParams(location.search).get(name) ?? '';
      return control;
    };
    const unique = (values: readonly string[]) =>
      [...new Set(values)]
        .sort((a, b) => a.localeCompare(b))
        .map((value) => [value, value] as const);
    const principles = [...document.querySelectorAll<HTMLElement>('[data-key] [data-hue]')].map(
      (entry) => [entry.dataset['hue'] ?? '', entry.textContent.trim()] as const,
    );
    bar.append(
      select(
        'region',
        region,
        unique(this.#cities.map((city) => city.region)),
        `${region}: ${all}`,
      ),
      select(
        'country',
        country,
        unique(this.#cities.map((city) => city.country)),
        `${country}: ${all}`,
      ),
      select('principle', principle, principles, `${principle}: ${all}`),
      select('sort', sort, [['joined', `${sort}: ${byDate}`]], `${sort}: ${byName}`),
    );
    const status = document.createElement('p');
    status.className = 'note';
    status.setAttribute('role', 'status');
    bar.append(status);
    bar.addEventListener('change', () => this.#apply());

    this.#flat = document.createElement('section');
    this.#flat.hidden = true;
    const heading = document.createElement('h2');
    heading.className = 'sub';
    const grid = document.createElement('ul');
    grid.className = 'city-grid';
    grid.setAttribute('role', 'list');
    this.#flat.append(heading, grid);
    bar.after(this.#flat);
    const both = document.createElement('div');
    both.append(bar, this.#flat);
    return both;
  }

  #apply(): void {
    const chosen = Object.fromEntries(
      [...this.querySelectorAll('select')].map(({ name, value }) => [name, value]),
    );
    const fits = (city: City) =>
      (!chosen['region'] || city.region === chosen['region']) &&
      (!chosen['country'] || city.country === chosen['country']) &&
      (!chosen['principle'] || city.hues.has(chosen['principle']));
    const byDate = chosen['sort'] === 'joined';
    const grid = this.#flat?.querySelector('ul');
    const loaded = this.dataset['cities'] !== undefined;
    const order = byDate
      ? this.#cities.toSorted((a, b) => (a.joined || '9').localeCompare(b.joined || '9'))
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
