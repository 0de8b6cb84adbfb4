/** The guided join form, as a custom element. Its rules are in src/membership/join and in the schema of cities. */
import iso2to3 from 'countries-list/minimal/countries.2to3.min.json';
import { editUrl, type GitHost } from '../../base/git-host.ts';
import type { CityIdentity } from '../../model/known-city.ts';
import type { ErrorInWords, ExistingCity, Judgement } from '../join/answers.ts';
import { mailtoUrl, propose } from '../join/new-file-url.ts';
import { loadLater } from '../../site/elements/load-later.ts';
import { make } from '../../site/elements/make.ts';
import type { PlacePicker } from './place-picker.ts';
import type { PreviewPrinciple } from './join-preview.ts';
import type { JoinTexts } from '../join/texts.ts';

/** What the page passes to the form. */
export interface JoinContext {
  gitHost: GitHost;
  email: string;
  /** Path of the home page. */
  base: string;
  /** Address of the texts of the form, in the language of the page. */
  texts: string;
  locale: string;
  /** In their order. */
  principles: readonly PreviewPrinciple[];
}

type Rules = typeof import('./join-rules.ts');

/** Milliseconds without input after which the answers are kept and the preview is drawn. */
const REST = 250;

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Ties a field to its hint, and to its error message if there is one. */
function describe(control: Element, errorId?: string): void {
  const hint = document.getElementById(`${control.id}-hint`);
  const ids = [errorId, hint?.id].filter(Boolean).join(' ');
  if (ids) control.setAttribute('aria-describedby', ids);
  else control.removeAttribute('aria-describedby');
}

class JoinForm extends HTMLElement {
  #context!: JoinContext;
  #texts!: JoinTexts;
  #form!: HTMLFormElement;
  /** Names of countries in the language of the page. */
  #countries!: Intl.DisplayNames;
  /** The city whose page is corrected; undefined for a new one. */
  #existing: ExistingCity | undefined;
  #knownCities: Promise<readonly CityIdentity[]> | undefined;
  #picker: PlacePicker | undefined;
  #nextAction = 0;
  #text = '';
  #downloadUrl: string | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  #get<E extends HTMLElement>(selector: string): E {
    const element = this.querySelector<E>(selector);
    if (!element) throw new Error(`The join form has no ${selector}.`);
    return element;
  }

  connectedCallback(): void {
    this.#context = JSON.parse(this.dataset['context'] ?? '') as JoinContext;
    // Without its texts, the plain form stays.
    void fetch(this.#context.texts)
      .then((response) => response.json() as Promise<JoinTexts>)
      .then((texts) => this.#start(texts));
  }

  #start(texts: JoinTexts): void {
    this.#texts = texts;
    this.#form = this.#get<HTMLFormElement>('[data-guided] form');
    this.#get('[data-plain]').hidden = true;
    this.#get('[data-guided]').hidden = false;
    this.#fillCountries();
    this.#nextAction = this.querySelectorAll('[data-action]').length;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#review();
    });
    this.#form.addEventListener('focusin', () => void this.#loadRules(), { once: true });
    this.#form.addEventListener('input', () => this.#afterRest());
    this.#form.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLButtonElement>('[data-add]');
      const group = button?.closest<HTMLElement>('[data-action]');
      if (group)
        this.#addAction(group, this.#nextAction)
          .querySelector<HTMLElement>('select, textarea, input:not([type="hidden"])')
          ?.focus();
    });
    this.#get('[data-pick]').addEventListener('click', () => void this.#openMap());
    this.#get('[data-locate]').addEventListener('click', () => this.#locate());
    this.#get('[data-change]').addEventListener('click', () => this.#change());
    this.#get('[data-copy]').addEventListener('click', () => void this.#copy(this.#texts.copied));
    window.addEventListener('pagehide', () => this.#keep());
    void this.#begin();
  }

  /** Restores what was typed before a reload or a step back; otherwise fills in the city that the address names. */
  async #begin(): Promise<void> {
    const slug = new URLSearchParams(location.search).get('city');
    if (slug !== null && (await this.#known()).some((city) => city.slug === slug))
      await this.#loadCity(slug);
    const kept = (history.state as { join?: [string, string][] } | null)?.join;
    if (kept) await this.#fill(kept);
    else if (this.#existing) {
      const { fieldsFromCity } = await this.#loadRules();
      const principles = this.#context.principles.map(({ id }) => id);
      await this.#fill(fieldsFromCity(this.#existing.data, principles));
    }
  }

  async #loadCity(slug: string): Promise<void> {
    const notice = this.#get('[data-correcting]');
    const { correcting, unknownCity } = this.#texts;
    notice.hidden = false;
    try {
      const response = await fetch(`${this.#context.base}cities/${slug}/city.json`);
      if (!response.ok) throw new Error(String(response.status));
      this.#existing = (await response.json()) as ExistingCity;
      notice.textContent = correcting.replace('{city}', this.#existing.data.name);
      this.#get('[data-leaving]').hidden = this.#existing.data.status === 'former';
    } catch {
      notice.textContent = unknownCity;
    }
  }

  /** The cities that have a page. */
  #known(): Promise<readonly CityIdentity[]> {
    this.#knownCities ??= fetch(`${this.#context.base}join/cities.json`).then(
      (response) => response.json() as Promise<CityIdentity[]>,
    );
    this.#knownCities.catch(() => (this.#knownCities = undefined));
    return this.#knownCities;
  }

  #loadRules(): Promise<Rules> {
    return loadLater<Rules>('join-rules');
  }

  /**
   * Offers countries by name in the language of the page; codes and names in other languages are
   * understood as well.
   */
  #fillCountries(): void {
    const { locale } = this.#context;
    this.#countries = new Intl.DisplayNames(locale, { type: 'region' });
    const names = Object.keys(iso2to3)
      .map((code) => this.#countryName(code))
      .sort((a, b) => a.localeCompare(b, locale));
    this.#get('#join-countries').append(...names.map((name) => new Option(name, name)));
  }

  #countryName(code: string): string {
    return Object.hasOwn(iso2to3, code) ? (this.#countries.of(code) ?? code) : code;
  }

  #entries(): [string, string][] {
    return [...new FormData(this.#form)].map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value.name,
    ]);
  }

  /** Keeps the answers in this entry of the tab’s history: they survive a reload and a step back, and nothing else. */
  #keep(): void {
    try {
      history.replaceState({ ...(history.state as object | null), join: this.#entries() }, '');
    } catch {
      // Browsers limit how often and how much can be kept; the form itself still has everything.
    }
  }

  #afterRest(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#keep();
      void this.#show();
    }, REST);
  }

  /**
   * The field of an action that is not in the form yet, added below its principle; undefined if
   * there is no such principle.
   */
  #controlOfAction(name: string, principles: ReadonlyMap<string, string>): Control | undefined {
    const [, number = ''] = /^actions\.(\d+)\.[\w.]+$/.exec(name) ?? [];
    const principle = CSS.escape(principles.get(number) ?? '');
    const group =
      number === '' ? null : this.querySelector<HTMLElement>(`[data-action="${principle}"]`);
    if (!group) return undefined;
    if (!this.#control(`actions.${number}.text`)) this.#addAction(group, Number(number));
    const shown = this.#control(name);
    if (shown) return shown;
    // The form keeps fields that it does not show, such as the date of an action.
    const hidden = make('input');
    hidden.type = 'hidden';
    hidden.name = name;
    group.append(hidden);
    return hidden;
  }

  /** Fills in the fields, and adds those of further actions. */
  async #fill(entries: readonly (readonly [string, string])[]): Promise<void> {
    const principles = new Map<string, string>();
    for (const [name, value] of entries) {
      const number = /^actions\.(\d+)\.principle$/.exec(name)?.[1];
      if (number !== undefined) principles.set(number, value);
    }
    for (const [name, value] of entries) {
      const control = this.#control(name) ?? this.#controlOfAction(name, principles);
      if (control instanceof HTMLInputElement && control.type === 'checkbox')
        control.checked = true;
      else if (control) control.value = name === 'country' ? this.#countryName(value) : value;
    }
    await this.#show();
  }

  #control(name: string): Control | undefined {
    return this.#form.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]`) ?? undefined;
  }

  /** Copies the empty fields of one action below the last one of its principle. */
  #addAction(group: HTMLElement, number: number): HTMLElement {
    this.#nextAction = Math.max(this.#nextAction, number + 1);
    const count = group.querySelectorAll('.more-action').length + 2;
    const title = this.#texts.actionNumber.replace('{number}', String(count));
    const addition = make('fieldset', 'more-action', make('legend', '', title));
    for (const child of group.querySelectorAll(
      ':scope > input[name$=".principle"], :scope > .field',
    ))
      addition.append(child.cloneNode(true));
    for (const element of addition.querySelectorAll('[name], [id], [for], [aria-describedby]')) {
      for (const attribute of ['name', 'id', 'for', 'aria-describedby']) {
        const value = element.getAttribute(attribute);
        if (value)
          element.setAttribute(attribute, value.replace(/actions([.-])\d+/g, `actions$1${number}`));
      }
    }
    for (const control of addition.querySelectorAll<Control>(
      'input:not([type="hidden"]), textarea, select',
    )) {
      control.value = '';
      control.removeAttribute('aria-invalid');
    }
    for (const error of addition.querySelectorAll('.error')) error.remove();
    group.querySelector(':scope > .buttons')?.before(addition);
    return addition;
  }

  async #judge(): Promise<Judgement> {
    const [{ judgeAnswers }, known] = await Promise.all([this.#loadRules(), this.#known()]);
    return judgeAnswers(
      this.#entries(),
      known,
      new Date().toISOString().slice(0, 10),
      this.#existing,
    );
  }

  async #fileOf({ input, slug }: Judgement): Promise<{ text: string; file: string }> {
    const { cityFilePath, writeCityFile } = await this.#loadRules();
    return {
      text: writeCityFile(input, this.#existing?.body),
      file: cityFilePath(slug || 'your-city'),
    };
  }

  /** Shows the preview and the file so far. */
  async #show(): Promise<void> {
    const judgement = await this.#judge();
    const { text } = await this.#fileOf(judgement);
    const { drawPreview } = await this.#loadRules();
    const { principles } = this.#context;
    drawPreview(
      this.#get('[data-preview]'),
      judgement.input,
      principles,
      this.#countryName(judgement.input.country),
      this.#texts,
    );
    this.#get('[data-draft]').textContent = text;
  }

  async #openMap(): Promise<void> {
    const button = this.#get('[data-pick]');
    const map = this.#get('[data-map]');
    map.hidden = !map.hidden;
    button.setAttribute('aria-expanded', String(!map.hidden));
    if (this.#picker) return;
    const { PlacePicker: Picker } =
      await loadLater<typeof import('./place-picker.ts')>('place-picker');
    this.#picker = new Picker(this.#get<HTMLImageElement>('[data-world]'), (place) => {
      const { latitude, longitude } = place;
      this.#setPlace(
        place,
        this.#texts.picked
          .replace('{latitude}', String(latitude))
          .replace('{longitude}', String(longitude)),
      );
    });
  }

  /** Asks the browser for the place, which asks the person. */
  #locate(): void {
    const { located, notLocated } = this.#texts;
    const fail = () => (this.#get('[data-place]').textContent = notLocated);
    if (!('geolocation' in navigator)) {
      fail();
      return;
    }
    const rounded = (degrees: number) => Math.round(degrees * 100) / 100;
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) =>
        this.#setPlace({ latitude: rounded(latitude), longitude: rounded(longitude) }, located),
      fail,
    );
  }

  /** @param place in degrees. @param message says where it comes from. */
  #setPlace(place: { latitude: number; longitude: number }, message: string): void {
    for (const [name, value] of Object.entries(place)) {
      const control = this.#control(name);
      if (control) control.value = String(value);
    }
    this.#get('[data-place]').textContent = message;
    this.#afterRest();
  }

  async #review(): Promise<void> {
    const judgement = await this.#judge();
    this.#keep();
    const { inWords } = await this.#loadRules();
    this.#showErrors(judgement.ok ? [] : inWords(judgement.errors, this.#texts));
    if (!judgement.ok) return;
    const { email, gitHost } = this.#context;
    const { text, file } = await this.#fileOf(judgement);
    const { prefilled, url } = propose(gitHost, file, text);
    const correcting = this.#existing !== undefined;
    this.#text = text;
    this.#get('[data-ready-text]').textContent = this.#texts.ready.replace('{path}', file);
    this.#get('[data-file]').textContent = text;
    this.#get('[data-open-help]').textContent = correcting
      ? this.#texts.openReplace
      : prefilled
        ? this.#texts.openHelp
        : this.#texts.openPaste;
    this.#get('[data-status]').textContent = '';

    const open = this.#get<HTMLAnchorElement>('[data-open]');
    open.href = correcting ? editUrl(gitHost, file) : url;
    open.onclick = prefilled && !correcting ? null : () => void this.#copy(this.#texts.pasted);
    if (this.#downloadUrl) URL.revokeObjectURL(this.#downloadUrl);
    this.#downloadUrl = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
    const download = this.#get<HTMLAnchorElement>('[data-download]');
    download.href = this.#downloadUrl;
    download.download = file.split('/').at(-1) ?? 'city.md';
    this.#get<HTMLAnchorElement>('[data-email]').href = mailtoUrl(
      email,
      this.#texts.emailSubject.replace('{city}', judgement.city.name),
      this.#texts.emailBody,
    );

    this.#get('[data-guided]').hidden = true;
    this.#get('[data-review]').hidden = false;
    this.#get('#join-ready').focus();
  }

  #change(): void {
    this.#get('[data-review]').hidden = true;
    this.#get('[data-guided]').hidden = false;
    this.#control('name')?.focus();
  }

  async #copy(done: string): Promise<void> {
    const status = this.#get('[data-status]');
    try {
      await navigator.clipboard.writeText(this.#text);
      status.textContent = done;
    } catch {
      status.textContent = this.#texts.copyFailed;
    }
  }

  /** Shows what is wrong beside each field, and above the form in a list of links to the fields. */
  #showErrors(errors: readonly ErrorInWords[]): void {
    for (const old of this.#form.querySelectorAll('.error')) old.remove();
    for (const control of this.#form.querySelectorAll('[aria-invalid]')) {
      control.removeAttribute('aria-invalid');
      describe(control);
    }
    const summary = this.#get('[data-errors]');
    summary.hidden = errors.length === 0;
    if (errors.length === 0) return;

    const { one, other } = this.#texts.errors;
    const heading = errors.length === 1 ? one : other.replace('{count}', String(errors.length));
    summary.replaceChildren(
      make('h3', '', heading),
      make('ul', '', ...errors.map((error) => this.#errorItem(error))),
    );
    summary.focus();
  }

  /** One error for the list above the form; the first one of each field also stands beside it. */
  #errorItem({ name, title, message }: ErrorInWords): HTMLLIElement {
    const link = make('a', '', `${title}: ${message}`);
    const item = make('li', '', link);
    const control = this.#control(name);
    if (!control) return item;
    link.href = `#${control.id}`;
    link.addEventListener('click', (event) => {
      event.preventDefault();
      control.focus();
    });
    if (control.hasAttribute('aria-invalid')) return item;
    const note = make('span', 'error hint', message);
    note.id = `${control.id}-error`;
    control.before(note);
    control.setAttribute('aria-invalid', 'true');
    describe(control, note.id);
    return item;
  }
}
customElements.define('join-form', JoinForm);
