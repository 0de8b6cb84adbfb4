/** The guided join form, as a custom element. All rules are in src/membership/join and in the schema of cities. */
import iso2to3 from 'countries-list/minimal/countries.2to3.min.json';
import { editUrl, type GitHost } from '../../base/git-host.ts';
import type { CityIdentity } from '../../model/known-city.ts';
import type { ErrorInWords, ExistingCity, Judgement } from '../join/answers.ts';
import { mailtoUrl, propose, URL_BUDGET } from '../join/new-file-url.ts';
import { loadLater } from '../../site/elements/load-later.ts';
import type { PlacePicker } from './place-picker.ts';
import type { PreviewPrinciple } from './join-preview.ts';
import type { JoinTexts } from '../join/texts.ts';

/** What the page tells the form. */
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

/** Milliseconds of rest after which the answers are kept and the preview is drawn. */
const REST = 250;

/** Ties a field to the message about it, if there is one, and to its help. */
function describe(control: Element, errorId: string | undefined): void {
  const hint = document.getElementById(`${control.id}-hint`);
  const ids = [errorId, hint?.id].filter(Boolean).join(' ');
  if (ids) control.setAttribute('aria-describedby', ids);
  else control.removeAttribute('aria-describedby');
}

class JoinForm extends HTMLElement {
  #context!: JoinContext;
  #texts!: JoinTexts;
  #form!: HTMLFormElement;
  /** The city whose page is corrected; none for a new one. */
  #existing: ExistingCity | undefined;
  #knownCities: Promise<readonly CityIdentity[]> | undefined;
  #picker: PlacePicker | undefined;
  #nextAction = 0;
  #text = '';
  #downloadUrl: string | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  #get<E extends HTMLElement>(selector: string): E {
    const element = this.querySelector<E>(selector);
    if (!element) throw new Error(`The join form misses ${selector}.`);
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

  /** Brings back what was typed before a reload or a way back; else fills in the city that the address names. */
  async #begin(): Promise<void> {
    const slug = new URLSearchParams(location.search).get('city');
    if (slug !== null && (await this.#known()).some((city) => city.slug === slug))
      await this.#loadCity(slug);
    const kept = (history.state as { join?: [string, string][] } | null)?.join;
    if (kept) await this.#fill(kept);
    else if (this.#existing) {
      const { fieldsFromCity } = await this.#loadRules();
      await this.#fill(
        fieldsFromCity(
          this.#existing.data,
          this.#context.principles.map(({ id }) => id),
        ),
      );
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

  /** Countries by name, in the language of the page; any other language and the code are understood, too. */
  #fillCountries(): void {
    const names = new Intl.DisplayNames(this.#context.locale, { type: 'region' });
    const options = Object.keys(iso2to3)
      .map((code) => names.of(code) ?? code)
      .sort((a, b) => a.localeCompare(b, this.#context.locale));
    this.#get('#join-countries').append(...options.map((name) => new Option(name, name)));
  }

  #entries(): [string, string][] {
    return [...new FormData(this.#form)].map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value.name,
    ]);
  }

  /** Keeps the answers in this entry of the tab's history: they outlive a reload and a way back, and nothing else. */
  #keep(): void {
    try {
      history.replaceState({ ...(history.state as object | null), join: this.#entries() }, '');
    } catch {
      // Browsers limit how often and how much may be kept; the form itself still has everything.
    }
  }

  #afterRest(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#keep();
      void this.#show();
    }, REST);
  }

  /** The field of an action that has none in the form yet, added below its principle; undefined if there is no such principle. */
  #controlOfAction(name: string, principles: ReadonlyMap<string, string>) {
    const [, number = ''] = /^actions\.(\d+)\.\w+$/.exec(name) ?? [];
    const principle = CSS.escape(principles.get(number) ?? '');
    const group =
      number === '' ? null : this.querySelector<HTMLElement>(`[data-action="${principle}"]`);
    if (!group) return null;
    if (!this.#control(`actions.${number}.text`)) this.#addAction(group, Number(number));
    return this.#control(name) ?? this.#addHidden(group, name);
  }

  /** Fills in the fields, and adds those of further actions. */
  async #fill(entries: readonly (readonly [string, string])[]): Promise<void> {
    const principles = new Map(
      entries.flatMap(
        ([name, value]) =>
          /^actions\.(\d+)\.principle$/
            .exec(name)
            ?.slice(1)
            .map((number) => [number, value] as const) ?? [],
      ),
    );
    for (const [name, value] of entries) {
      const control = this.#control(name) ?? this.#controlOfAction(name, principles);
      if (control instanceof HTMLInputElement && control.type === 'checkbox')
        control.checked = true;
      else if (control) control.value = name === 'country' ? this.#countryName(value) : value;
    }
    await this.#show();
  }

  #control(name: string): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | undefined {
    return this.#form.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]`) ?? undefined;
  }

  /** A field that the form does not show, but keeps: the date of an action. */
  #addHidden(group: HTMLElement, name: string): HTMLInputElement {
    const hidden = document.createElement('input');
    hidden.type = 'hidden';
    hidden.name = name;
    group.append(hidden);
    return hidden;
  }

  #countryName(code: string): string {
    return Object.hasOwn(iso2to3, code)
      ? (new Intl.DisplayNames(this.#context.locale, { type: 'region' }).of(code) ?? code)
      : code;
  }

  /** Copies the empty fields of one action below the last one of its principle. */
  #addAction(group: HTMLElement, number: number): HTMLElement {
    this.#nextAction = Math.max(this.#nextAction, number + 1);
    const addition = document.createElement('fieldset');
    addition.className = 'more-action';
    const legend = document.createElement('legend');
    legend.textContent = this.#texts.actionNumber.replace(
      '{number}',
      String(group.querySelectorAll('.more-action').length + 2),
    );
    addition.append(legend);
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
    for (const control of addition.querySelectorAll<
      HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
    >('input:not([type="hidden"]), textarea, select')) {
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

  /** Preview, file so far, and the room in the address. */
  async #show(): Promise<void> {
    const judgement = await this.#judge();
    const { text, file } = await this.#fileOf(judgement);
    const { drawPreview } = await this.#loadRules();
    const { principles, gitHost } = this.#context;
    drawPreview(
      this.#get('[data-preview]'),
      judgement.input,
      principles,
      this.#countryName(judgement.input.country),
      this.#texts,
    );
    this.#get('[data-draft]').textContent = text;
    const percent = Math.ceil((propose(gitHost, file, text).bytes / URL_BUDGET) * 100);
    this.#get<HTMLMeterElement>('[data-meter]').value = Math.min(percent, 100);
    this.#get('[data-room]').textContent = this.#existing
      ? ''
      : percent > 100
        ? this.#texts.roomOver
        : this.#texts.room.replace('{percent}', String(percent));
    this.#get('[data-meter]').hidden = this.#existing !== undefined;
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
      this.#setPlace(place.latitude, place.longitude);
      this.#get('[data-place]').textContent = this.#texts.picked
        .replace('{latitude}', String(place.latitude))
        .replace('{longitude}', String(place.longitude));
    });
  }

  /** Asks the browser for the place, which asks the person. */
  #locate(): void {
    const status = this.#get('[data-place]');
    const { located, notLocated } = this.#texts;
    if (!('geolocation' in navigator)) {
      status.textContent = notLocated;
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.#setPlace(
          Math.round(coords.latitude * 100) / 100,
          Math.round(coords.longitude * 100) / 100,
        );
        status.textContent = located;
      },
      () => (status.textContent = notLocated),
    );
  }

  #setPlace(latitude: number, longitude: number): void {
    for (const [name, value] of Object.entries({ latitude, longitude })) {
      const control = this.#control(name);
      if (control) control.value = String(value);
    }
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

  /** Says beside each field what is wrong, and above the form in a list that leads to the fields. */
  #showErrors(errors: readonly ErrorInWords[]): void {
    for (const old of this.#form.querySelectorAll('.error')) old.remove();
    for (const control of this.#form.querySelectorAll('[aria-invalid]')) {
      control.removeAttribute('aria-invalid');
      describe(control, undefined);
    }
    const summary = this.#get('[data-errors]');
    summary.hidden = errors.length === 0;
    if (errors.length === 0) return;

    const heading = document.createElement('h3');
    const { one, other } = this.#texts.errors;
    heading.textContent =
      errors.length === 1 ? one : other.replace('{count}', String(errors.length));
    const list = document.createElement('ul');
    for (const { name, title, message } of errors) {
      const control = this.#control(name);
      const link = document.createElement('a');
      link.textContent = `${title}: ${message}`;
      if (control) {
        link.href = `#${control.id}`;
        link.addEventListener('click', (event) => {
          event.preventDefault();
          control.focus();
        });
        if (!control.hasAttribute('aria-invalid')) {
          const note = document.createElement('span');
          note.className = 'error hint';
          note.id = `${control.id}-error`;
          note.textContent = message;
          control.before(note);
          control.setAttribute('aria-invalid', 'true');
          describe(control, note.id);
        }
      }
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    }
    summary.replaceChildren(heading, list);
    summary.focus();
  }
}
customElements.define('join-form', JoinForm);
