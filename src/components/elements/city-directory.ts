/**
 * The directory of cities, narrowed down and sorted in the browser. All that it
 * knows it reads from the page: names, countries, rings, dates of joining.
 */

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
}

interface City {
  item: HTMLLIElement;
  /** The list in which it stands by name. */
  home: HTMLElement;
  region: string;
  country: string;
  /** Hues of the principles on which it acts. */
  hues: ReadonlySet<string>;
  joined: string;
}

class CityDirectory extends HTMLElement {
  #cities: City[] = [];
  #flat: HTMLElement | undefined;

  get #messages(): Messages {
    return JSON.parse(this.dataset['messages'] ?? '{}') as Messages;
  }

  connectedCallback(): void {
    this.#cities = [...this.querySelectorAll<HTMLLIElement>('.city-grid > li')].flatMap((item) => {
      const home = item.parentElement;
      return home
        ? [
            {
              item,
              home,
              region: item.closest('.section')?.querySelector('h2')?.textContent.trim() ?? '',
              country: item.querySelector('small')?.textContent.trim() ?? '',
              hues: new Set([...item.querySelectorAll<SVGElement>('.ring path:not(.off)')].map((path) => path.dataset['hue'] ?? '')),
              joined: item.dataset['joined'] ?? '',
            },
          ]
        : [];
    });
    this.prepend(this.#controls());
    this.#apply();
  }

  #controls(): HTMLElement {
    const { filter, country, principle, region, all, sort, byName, byDate, list } = this.#messages;
    // No form: there is nothing to send.
    const bar = document.createElement('div');
    bar.className = 'facets';
    bar.setAttribute('role', 'search');
    bar.setAttribute('aria-label', filter);
    const select = (name: string, label: string, options: readonly (readonly [value: string, text: string])[], first: string) => {
      const control = document.createElement('select');
      control.name = name;
      control.setAttribute('aria-label', label);
      control.append(new Option(first, ''), ...options.map(([value, text]) => new Option(text, value)));
      control.value = new URLSearchParams(location.search).get(name) ?? '';
      return control;
    };
    const unique = (values: readonly string[]) => [...new Set(values)].sort((a, b) => a.localeCompare(b)).map((value) => [value, value] as const);
    const principles = [...document.querySelectorAll<HTMLElement>('[data-key] [data-hue]')].map((entry) => [entry.dataset['hue'] ?? '', entry.textContent.trim()] as const);
    bar.append(
      select('region', region, unique(this.#cities.map((city) => city.region)), `${region}: ${all}`),
      select('country', country, unique(this.#cities.map((city) => city.country)), `${country}: ${all}`),
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
    heading.textContent = list;
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
    const chosen = Object.fromEntries([...this.querySelectorAll('select')].map(({ name, value }) => [name, value]));
    const fits = (city: City) => (!chosen['region'] || city.region === chosen['region']) && (!chosen['country'] || city.country === chosen['country']) && (!chosen['principle'] || city.hues.has(chosen['principle']));
    const byDate = chosen['sort'] === 'joined';
    const grid = this.#flat?.querySelector('ul');
    const order = byDate ? this.#cities.toSorted((a, b) => (a.joined || '9').localeCompare(b.joined || '9')) : this.#cities;
    for (const city of order) {
      city.item.hidden = !fits(city);
      (byDate && grid ? grid : city.home).append(city.item);
    }
    if (this.#flat) this.#flat.hidden = !byDate;
    for (const section of this.querySelectorAll<HTMLElement>(':scope > .section')) section.hidden = section.querySelector('li:not([hidden])') === null;
    const shown = this.#cities.filter(({ item }) => !item.hidden).length;
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = this.#messages.shown.replace('{shown}', String(shown)).replace('{all}', String(this.#cities.length));

    const address = new URL(location.href);
    for (const [name, value] of Object.entries(chosen)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, '', address);
  }
}
customElements.define('city-directory', CityDirectory);
