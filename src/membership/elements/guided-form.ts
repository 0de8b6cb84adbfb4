/** The guided join form: its fields, its steps, its drafts. Its rules are in src/membership/join and in the schema of cities. */
// First: it has to be set before the schemas are made.
import '../../site/elements/no-eval.ts';
import iso2to3 from 'countries-list/minimal/countries.2to3.min.json';
import type { GitHost } from '../../base/git-host.ts';
import { formatCoordinates } from '../../model/coordinates.ts';
import { placeQuestion, type CountryAreas } from '../../model/country-area.ts';
import { Gazetteer, type FoundPlace } from '../../model/gazetteer/gazetteer.ts';
import type { CityIdentity } from '../../model/known-city.ts';
import { guessLanguages, LANGUAGE_CODES } from '../../model/languages.ts';
import { countryCode } from '../../model/places.ts';
import { characters, COUNTRY_CODES } from '../../model/schemas/fields.ts';
import { loadLater } from '../../site/elements/load-later.ts';
import { make } from '../../site/elements/make.ts';
import {
  fieldsFromCity,
  inWords,
  isAnswer,
  judgeAnswers,
  slugOfKnown,
  type ExistingCity,
  type Judgement,
} from '../join/answers.ts';
import { cityFilePath, writeCityFile } from '../join/city-file.ts';
import { COORDINATES } from '../join/form.ts';
import { answersOfPlace } from '../join/place-answers.ts';
import type { JoinTexts } from '../join/texts.ts';
import type { WaysOut } from '../join/ways-out.ts';
import { showAnswers } from './answer-list.ts';
import { describe, errorList, placeOf, showAt, type ShownError } from './form-errors.ts';
import { FormFields, type Control, type Entry } from './form-fields.ts';
import { drawPreview } from './join-preview.ts';
import type { PlaceMap } from './place-map.ts';
import { PlaceSearch } from './place-search.ts';
import { SendProposal } from './send-proposal.ts';

/** What the page passes to the form. */
export interface JoinContext {
  gitHost: GitHost;
  ways: WaysOut;
  /** Path of the home page. */
  base: string;
  /** Address of the texts of the form, in the language of the page. */
  texts: string;
  locale: string;
}

/** What the form loads before it appears. */
export interface JoinData {
  texts: JoinTexts;
  /** The cities that have a page. */
  known: readonly CityIdentity[];
  areas: CountryAreas;
  /** The city whose page is corrected; undefined for a new one. */
  existing: ExistingCity | undefined;
  /** The day of the application, ISO 8601. */
  day: string;
}

/** Milliseconds without input after which the answers are kept and judged. */
const REST = 250;

/** The parts of the form that come after the questions. */
const [CHECK, SENT] = ['check', 'sent'];

/** Share of the most characters of a field from which a counter says how many are left. */
const NEARLY_FULL = 0.8;

export class GuidedForm {
  readonly #root: HTMLElement;
  readonly #context: JoinContext;
  readonly #texts: JoinTexts;
  readonly #known: readonly CityIdentity[];
  readonly #areas: CountryAreas;
  readonly #form: HTMLFormElement;
  readonly #fields: FormFields;
  readonly #parts: readonly HTMLElement[];
  readonly #send: SendProposal;
  readonly #search: PlaceSearch;
  readonly #countries: Intl.DisplayNames;
  readonly #languages: Intl.DisplayNames;
  #map: PlaceMap | undefined;
  #existing: ExistingCity | undefined;
  readonly #day: string;
  /** Names of the fields that were left, or reviewed: their errors are shown. */
  readonly #seen = new Set<string>();
  #hasReviewed = false;
  /** True while answers were typed that are neither saved nor sent. */
  #isUnsaved = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  /** Fills the form in, and makes it work. @param root the element that holds it. */
  constructor(root: HTMLElement, context: JoinContext, data: JoinData) {
    const { locale } = context;
    this.#root = root;
    this.#context = context;
    [this.#texts, this.#known, this.#areas] = [data.texts, data.known, data.areas];
    [this.#existing, this.#day] = [data.existing, data.day];
    this.#form = this.#get<HTMLFormElement>('form.form');
    this.#countries = new Intl.DisplayNames(locale, { type: 'region' });
    this.#languages = new Intl.DisplayNames(locale, { type: 'language' });
    const { checklist, fields } = this.#texts;
    const shown = (name: string, value: string) => this.#shown(name, value);
    this.#fields = new FormFields(this.#form, shown, checklist, fields);
    this.#parts = [...root.querySelectorAll<HTMLElement>('[data-part]')];
    this.#send = new SendProposal(root, context, this.#texts, data.day);
    this.#suggestNames();
    this.#search = this.#startSearch();
    this.#listen();
    this.#showExisting();
    const kept = (history.state as { join?: Entry[] } | null)?.join;
    const city = this.#existing?.data;
    this.#fill(kept ?? (city ? fieldsFromCity(city, this.#principleIds()) : []));
    this.#judge();
    this.#showPart(false);
  }

  #get<E extends Element = HTMLElement>(selector: string): E {
    const element = this.#root.querySelector<E>(selector);
    if (!element) throw new Error(`The join form has no ${selector}.`);
    return element;
  }

  /** Does something that a person asked for. If it fails, the form says so, and offers what still works. */
  #try(action: () => void | Promise<void>): void {
    const fail = () => (this.#get('[data-broken]').hidden = false);
    try {
      void Promise.resolve(action()).catch(fail);
    } catch {
      fail();
    }
  }

  #principleIds(): string[] {
    return this.#texts.principles.map(({ id }) => id);
  }

  /** Countries and languages by their names in the language of the page. */
  #shown(name: string, value: string): string {
    if (name === 'country' && /^[A-Z]{2}$/.test(value)) return this.#countries.of(value) ?? value;
    if (name.split('.').at(-1) === 'language' && /^[a-z]{2,3}(?:-\w+)*$/.test(value))
      return this.#languages.of(value) ?? value;
    return value;
  }

  /** Offers countries and languages by name; codes and names in other languages are understood as well. */
  #suggestNames(): void {
    const { locale } = this.#context;
    const fill = (list: string, names: readonly string[]) =>
      this.#get(list).append(
        ...[...names]
          .sort((a, b) => a.localeCompare(b, locale))
          .map((name) => new Option(name, name)),
      );
    fill(
      '#join-countries',
      Object.keys(iso2to3).map((code: string) => this.#countries.of(code) ?? code),
    );
    fill(
      '#join-languages',
      LANGUAGE_CODES.map((code) => this.#languages.of(code) ?? code),
    );
  }

  #listen(): void {
    const form = this.#form;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      // Enter in a field goes on to the next part, as the button there does.
      const next = this.#current()?.querySelector<HTMLAnchorElement>('[data-next]');
      location.hash = next?.hash ?? CHECK;
    });
    form.addEventListener('input', ({ target }) => {
      this.#isUnsaved = true;
      this.#count(target as Control);
      this.#afterRest();
    });
    form.addEventListener('focusout', ({ target }) => {
      const { name } = target as Control;
      if (name && this.#fields.answerOf(target as Control) !== '') this.#seen.add(name);
      this.#afterRest();
    });
    form.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest('[data-add], [data-remove]');
      const part = button?.closest<HTMLElement>('[data-list]');
      if (!button || !part) return;
      this.#try(() => {
        if (button.matches('[data-add]')) this.#addItem(part);
        else this.#removeItem(part, button.closest('.item'));
      });
    });
    const onClick = (selector: string, action: () => void | Promise<void>) =>
      this.#get(selector).addEventListener('click', () => this.#try(action));
    onClick('[data-save]', () => this.#saveDraft());
    onClick('[data-save-text]', () => this.#saveText());
    onClick('[data-all]', () => this.#toggleAll());
    this.#get('[data-open-draft]').addEventListener('change', ({ target }) =>
      this.#try(() => this.#openDraft(target as HTMLInputElement)),
    );
    this.#root.addEventListener('sent', () => (this.#isUnsaved = false));
    window.addEventListener('hashchange', () => this.#try(() => this.#showPart(true)));
    window.addEventListener('pagehide', () => this.#keep());
    window.addEventListener('beforeunload', (event) => {
      if (this.#isUnsaved && this.#fields.isBegun()) event.preventDefault();
    });
  }

  #addItem(part: HTMLElement): void {
    const list = part.dataset['list'] ?? '';
    const item = this.#fields.addItem(part, this.#fields.nextNumber(list));
    this.#fields.controls(item)[0]?.focus();
  }

  #removeItem(part: HTMLElement, item: Element | null): void {
    item?.remove();
    this.#isUnsaved = true;
    part.querySelector<HTMLElement>('[data-add]')?.focus();
    this.#judge();
  }

  /** Fills in the form; a name in the language of the city is asked in any case. */
  #fill(entries: readonly Entry[]): void {
    // The history of the tab and files may hold anything.
    this.#fields.fill(entries.filter(([name]) => isAnswer(name)));
    if (!this.#fields.control('localNames.0.name'))
      this.#fields.addItem(this.#get('[data-list="localNames"]'), 0);
  }

  /** Says which page is corrected, and what else can be done with it. */
  #showExisting(): void {
    const city = this.#existing?.data;
    if (!city) return;
    const notice = this.#get('[data-correcting]');
    notice.hidden = false;
    notice.textContent = this.#texts.correcting.replace('{city}', city.name);
    this.#get('[data-leaving]').hidden = city.status === 'candidate';
    this.#get('[data-leaves]').hidden = city.status !== 'member';
    this.#get('[data-rejoins]').hidden = city.status !== 'former';
    // The page of a member does not need what joining asks for.
    if (city.status !== 'candidate')
      for (const control of this.#form.querySelectorAll<Control>(
        '[data-part="decision"] [required], [data-part="contact"] [required]',
      ))
        control.required = false;
  }

  // The place

  #startSearch(): PlaceSearch {
    const { base, locale } = this.#context;
    const number = new Intl.NumberFormat(locale);
    const load = async (file: string) => {
      const response = await fetch(`${base}gazetteer/${file}`);
      if (!response.ok) throw new Error(`${file} answers with ${response.status}.`);
      return response;
    };
    const gazetteer = new Gazetteer({
      index: async () => (await (await load('index.json')).json()) as string[][],
      part: async (part) => (await load(`parts/${part}.txt`)).text(),
    });
    this.#get('[data-yes]').addEventListener('click', () => {
      this.#get('[data-found]').hidden = true;
      this.#fields.control('website')?.focus();
    });
    this.#get('[data-no]').addEventListener('click', () => {
      this.#get('[data-found]').hidden = true;
      this.#search.focus();
    });
    this.#get('[data-world-again]').addEventListener('click', () => this.#map?.showWorld());
    return new PlaceSearch(
      this.#root,
      gazetteer,
      this.#texts.search,
      (place) =>
        this.#texts.place
          .replace('{name}', this.#nameOf(place))
          .replace('{country}', this.#countries.of(place.country) ?? place.country)
          .replace('{people}', number.format(place.population)),
      (place) => this.#try(() => this.#take(place)),
    );
  }

  /** A place by the name that was found, and its first name where that is another. */
  #nameOf({ name, found }: FoundPlace): string {
    return found === name ? name : `${found} (${name})`;
  }

  /** Fills in what is known of a place, and shows it on the map. */
  async #take(place: FoundPlace): Promise<void> {
    const names = this.#get('[data-list="localNames"]');
    for (const item of names.querySelectorAll('.item')) item.remove();
    for (const [name, value] of answersOfPlace(place, this.#search.typed)) {
      const [list, number = ''] = name.split('.');
      if (list === 'localNames' && name.endsWith('.name'))
        this.#fields.addItem(names, Number(number));
      this.#fields.set(name, value);
    }
    this.#isUnsaved = true;
    this.#judge();
    const found = this.#get('[data-found]');
    found.hidden = false;
    const text = this.#get('[data-found-text]');
    text.textContent = this.#texts.isThisYours
      .replace('{name}', place.name)
      .replace('{country}', this.#countries.of(place.country) ?? place.country);
    text.focus();
    // The answers are filled in without the map as well.
    await this.#mark(place).catch(() => this.#get('[data-map]').remove());
  }

  async #mark(place: { latitude: number; longitude: number }): Promise<void> {
    if (!this.#map) {
      const { PlaceMap: Map } = await loadLater<typeof import('./place-map.ts')>('place-map');
      this.#map = new Map(
        this.#get<HTMLImageElement>('[data-world]'),
        this.#get<SVGSVGElement>('[data-marker]'),
        (picked) => {
          this.#fields.set(COORDINATES, formatCoordinates(picked));
          this.#judge();
        },
        (isZoomed) => (this.#get('[data-world-again]').hidden = !isZoomed),
      );
    }
    this.#map.show(place);
  }

  // Judging

  #afterRest(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#try(() => void this.#judge()), REST);
  }

  /** Keeps the answers in this entry of the tab’s history: they survive a reload and a step back, and nothing else. */
  #keep(): void {
    try {
      const state = history.state as object | null;
      history.replaceState({ ...state, join: this.#fields.entries() }, '');
    } catch {
      // Browsers limit how often and how much can be kept; the form itself still has everything.
    }
  }

  /** Judges the answers, and shows what follows: errors, what is still open, what is known. */
  #judge(): Judgement {
    this.#keep();
    this.#guessLanguage();
    const judgement = judgeAnswers(this.#fields.entries(), this.#known, this.#day, this.#existing);
    const errors = this.#inWords(judgement);
    for (const control of this.#fields.controls()) {
      const isShown = this.#hasReviewed || this.#seen.has(control.name);
      const error = errors.find(({ name }) => name === control.name);
      showAt(control, isShown ? error?.message : undefined);
    }
    this.#showStates(errors);
    this.#showKnown(judgement);
    return judgement;
  }

  #inWords(judgement: Judgement): ShownError[] {
    return judgement.ok ? [] : inWords(judgement.errors, this.#texts);
  }

  /** The code of the country that was typed; undefined if none is meant. */
  #country(): string | undefined {
    return countryCode(this.#fields.control('country')?.value ?? '', COUNTRY_CODES);
  }

  /** Fills in the language of the answers where script and country leave only one. */
  #guessLanguage(): void {
    const control = this.#fields.control('language');
    if (!control || (control.value !== '' && control.value !== control.dataset['guess'])) return;
    const text = ['summary', 'statement', 'actions.0.text']
      .map((name) => this.#fields.control(name)?.value ?? '')
      .join(' ');
    // English has no letters of its own by which it could be told from others.
    const guesses = /[^\p{ASCII}\p{P}\p{Z}\p{S}]/u.test(text)
      ? guessLanguages(text, this.#country())
      : [];
    const guess = guesses.length === 1 ? this.#shown('language', guesses[0] ?? '') : '';
    control.value = guess;
    control.dataset['guess'] = guess;
  }

  /** Says beside each step whether its answers are complete. */
  #showStates(errors: readonly ShownError[]): void {
    const { done, open } = this.#texts.states;
    for (const part of this.#parts) {
      const state = this.#root.querySelector(`[data-step="${part.id}"] [data-state]`);
      if (!state || part.id === CHECK) continue;
      const own = errors.filter(({ name }) => {
        const control = this.#fields.control(name);
        return control !== undefined && part.contains(control);
      });
      const isBegun = this.#fields
        .controls(part)
        .some((control) => this.#fields.answerOf(control) !== '');
      state.textContent =
        own.length === 0 ? done : isBegun ? open.replace('{count}', String(own.length)) : '';
    }
  }

  /** Says at once whether the city, or one like it, is on the site already; and whether the place can be right. */
  #showKnown(judgement: Judgement): void {
    const panel = this.#get('[data-known]');
    const { base } = this.#context;
    const parts: Node[] = [];
    const { match, input } = judgement;
    if (match) {
      const { slug, name } = match.city;
      const page = make('a', '', this.#texts.known.page.replace('{city}', name));
      page.href = `${base}cities/${slug}/`;
      const correct = make('a', '', this.#texts.known.correct);
      correct.href = `?city=${slug}`;
      const text = this.#texts.known[match.by].replace('{city}', name);
      parts.push(make('p', '', `${text} `, page, ' · ', correct));
    }
    panel.replaceChildren(...parts);
    panel.hidden = parts.length === 0;
    const { country, latitude, longitude } = input;
    this.#showQuestion(
      typeof latitude === 'number' && typeof longitude === 'number'
        ? placeQuestion(this.#areas, country, { latitude, longitude })
        : undefined,
    );
  }

  /** Asks about a place far outside the country, and offers the one that was probably meant. */
  #showQuestion(question: ReturnType<typeof placeQuestion>): void {
    const control = this.#fields.control(COORDINATES);
    if (!control) return;
    const id = `${control.id}-question`;
    document.getElementById(id)?.remove();
    if (!question) return;
    const note = make('p', 'panel', this.#texts.farAway);
    note.id = id;
    if (question.suggestion) {
      const text = formatCoordinates(question.suggestion);
      const use = make('button', 'button quiet', this.#texts.useInstead.replace('{place}', text));
      use.type = 'button';
      use.addEventListener('click', () => {
        this.#fields.set(COORDINATES, text);
        this.#judge();
        control.focus();
      });
      note.append(' ', use);
    }
    control.after(note);
  }

  /** Says how much room is left in a field, once it is nearly full. */
  #count(control: Control): void {
    const most = Number(control.dataset['max']);
    if (!most) return;
    const length = characters(control.value);
    const id = `${control.id}-count`;
    const old = document.getElementById(id);
    if (length < most * NEARLY_FULL) {
      old?.remove();
      describe(control);
      return;
    }
    const counter = old ?? make('span', 'note counter');
    counter.id = id;
    counter.setAttribute('aria-live', 'polite');
    const { left, over } = this.#texts.counter;
    const number = new Intl.NumberFormat(this.#context.locale);
    counter.textContent = (length > most ? over : left)
      .replace('{most}', number.format(most))
      .replace('{now}', number.format(length));
    if (!old) control.after(counter);
    describe(control);
  }

  // The parts

  /** The part that the address names. */
  #current(): HTMLElement | undefined {
    return this.#parts.find(({ id }) => `#${id}` === location.hash) ?? this.#parts[0];
  }

  /** Shows the part that the address names: each is a step of the browser’s history. */
  #showPart(isAsked: boolean): void {
    const part = this.#current();
    if (!part) return;
    const isQuestion = part.id !== CHECK && part.id !== SENT;
    const all = this.#get('[data-all]').getAttribute('aria-pressed') === 'true';
    for (const each of this.#parts) {
      const isShown = each === part || (all && isQuestion && each.id !== CHECK && each.id !== SENT);
      each.hidden = !isShown;
      const step = this.#root.querySelector(`[data-step="${each.id}"]`);
      if (each === part) step?.setAttribute('aria-current', 'step');
      else step?.removeAttribute('aria-current');
    }
    this.#get('[data-errors]').hidden = true;
    this.#keep();
    if (part.id === CHECK) this.#review();
    if (part.id === SENT) this.#send.showReceipt();
    if (!isAsked) return;
    const heading = part.querySelector<HTMLElement>('[tabindex="-1"]');
    const errors = this.#get('[data-errors]');
    (errors.hidden ? heading : errors)?.focus();
    this.#root.scrollIntoView();
  }

  #toggleAll(): void {
    const button = this.#get('[data-all]');
    const all = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(all));
    this.#showPart(false);
  }

  #goTo(control: Control): void {
    const part = this.#parts.find((each) => each.contains(control));
    if (part?.hidden) {
      history.pushState(null, '', `#${part.id}`);
      this.#showPart(false);
    }
    control.focus();
  }

  /** Shows the answers in words and the page that they make; and how to send them, if nothing is wrong. */
  #review(): void {
    this.#hasReviewed = true;
    const judgement = this.#judge();
    const { input, slug } = judgement;
    const text = writeCityFile(input, this.#existing?.body);
    const goTo = (control: Control) => this.#goTo(control);
    showAnswers(
      this.#get('[data-answers]'),
      this.#parts.filter(({ id }) => id !== CHECK && id !== SENT),
      this.#fields,
      input.language,
      this.#texts,
      goTo,
    );
    drawPreview(
      this.#get('[data-preview]'),
      input,
      this.#texts.principles,
      this.#shown('country', this.#country() ?? ''),
      this.#texts,
    );
    this.#get('[data-file]').textContent = text;
    this.#showErrors(this.#inWords(judgement), goTo);
    const path = cityFilePath(slug || 'your-city');
    this.#send.show(
      judgement.ok
        ? {
            name: input.name,
            path,
            text,
            isCorrection: this.#existing !== undefined,
            answers: this.#fields
              .controls()
              .map((control) => [control.name, this.#fields.answerOf(control)] as const),
          }
        : undefined,
    );
  }

  #showErrors(errors: readonly ShownError[], goTo: (control: Control) => void): void {
    const summary = this.#get('[data-errors]');
    summary.hidden = errors.length === 0;
    const { one, other, title } = this.#texts.errors;
    document.title = document.title.replace(title, '');
    if (errors.length === 0) return;
    document.title = title + document.title;
    const heading = errors.length === 1 ? one : other.replace('{count}', String(errors.length));
    summary.replaceChildren(make('h2', '', heading), errorList(errors, this.#fields, goTo));
  }

  // Drafts

  #download(text: string, file: string): void {
    const link = make('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
    link.download = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    this.#isUnsaved = false;
  }

  #saveDraft(): void {
    const { input, slug } = this.#judge();
    const text = writeCityFile(input, this.#existing?.body);
    this.#download(text, `${slug || 'city'}-draft.md`);
    this.#get('[data-status]').textContent = this.#texts.draftSaved;
  }

  /** Saves what was typed without any of the rules, in case they do not work. */
  #saveText(): void {
    const lines = this.#fields
      .controls()
      .map((control) => [placeOf(control, this.#fields), this.#fields.answerOf(control)])
      .filter(([, answer]) => answer)
      .map((line) => line.join('\n'));
    this.#download(lines.join('\n\n'), 'answers.txt');
  }

  async #openDraft(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    if (!file) return;
    const status = this.#get('[data-status]');
    const { readCityFile } = await loadLater<typeof import('./draft-reader.ts')>('draft-reader');
    const draft = readCityFile(await file.text());
    input.value = '';
    if (!draft) {
      status.textContent = this.#texts.noDraft.replace('{file}', file.name);
      return;
    }
    const { data, body } = draft;
    const slug = slugOfKnown(data, this.#known);
    this.#existing =
      data.status !== 'candidate' && slug !== undefined ? { slug, data, body } : undefined;
    this.#showExisting();
    this.#fill(fieldsFromCity(data, this.#principleIds()));
    this.#judge();
    status.textContent = this.#texts.draftOpened.replace('{file}', file.name);
  }
}
