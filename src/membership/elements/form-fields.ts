/** The fields of the join form as they stand in the page: what was typed, and further items of lists. */
import { make } from '../../site/elements/make.ts';
import { wordsKey } from '../../model/schemas/about.ts';
import type { JoinTexts } from '../join/texts.ts';
import { describe } from './form-errors.ts';

/** The items of the checklist by principle. */
export type ChecklistOptions = Readonly<
  Partial<Record<string, readonly (readonly [id: string, text: string])[]>>
>;

export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Name and value of a field. */
export type Entry = readonly [name: string, value: string];

/** A field of an item: `actions.3.text`, `localNames.1.name`. */
const ITEM = /^(\w+)\.(\d+)\.[\w.]+$/;

const isBox = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && control.type === 'checkbox';

export class FormFields {
  readonly #form: HTMLFormElement;
  /** How a value is shown: a country and a language by their names. */
  readonly #shown: (name: string, value: string) => string;
  /** What can be chosen from the checklist under each principle. */
  readonly #checklist: ChecklistOptions;
  readonly #words: JoinTexts['fields'];

  constructor(
    form: HTMLFormElement,
    shown: (name: string, value: string) => string,
    checklist: ChecklistOptions,
    words: JoinTexts['fields'],
  ) {
    this.#form = form;
    this.#shown = shown;
    this.#checklist = checklist;
    this.#words = words;
    for (const control of this.controls()) this.#prepare(control);
  }

  /** Adds the help. Texts may be in any language: each finds its own direction. */
  #prepare(control: Control): void {
    const help = this.#words[wordsKey(control.name)]?.hint;
    if (help && !isBox(control)) {
      const hint = make('span', 'hint', help);
      hint.id = `${control.id}-hint`;
      control.before(hint);
    }
    describe(control);
    if (control instanceof HTMLSelectElement || isBox(control)) return;
    control.dir = 'auto';
    control.autocomplete = 'off';
  }

  /** Every field that can be typed into, in order. */
  controls(within: ParentNode = this.#form): Control[] {
    return [
      ...within.querySelectorAll<Control>(
        'input[name]:not([type="hidden"]), textarea[name], select[name]',
      ),
    ];
  }

  control(name: string): Control | undefined {
    return this.#form.querySelector<Control>(`[name="${CSS.escape(name)}"]`) ?? undefined;
  }

  entries(): [name: string, value: string][] {
    return [...new FormData(this.#form)].map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value.name,
    ]);
  }

  /** True once something was typed. */
  isBegun(): boolean {
    return this.controls().some((control) =>
      isBox(control) ? control.checked : control.value.trim() !== '',
    );
  }

  /** What a field is called, without what the label adds. */
  titleOf(control: Control): string {
    return control.labels?.[0]?.textContent.trim().replace(/\s+/g, ' ') ?? control.name;
  }

  /** The answer in words; empty if there is none. */
  answerOf(control: Control): string {
    if (isBox(control)) return control.checked ? this.titleOf(control) : '';
    if (control instanceof HTMLSelectElement)
      return control.value === '' ? '' : (control.selectedOptions[0]?.text ?? '');
    return control.value.trim();
  }

  set(name: string, value: string): void {
    const control = this.control(name);
    if (!control) return;
    if (isBox(control)) control.checked = value !== '';
    else control.value = this.#shown(name, value);
  }

  /** Empties the form, and fills it in; adds the fields of the items of lists. */
  fill(entries: readonly Entry[]): void {
    for (const item of this.#form.querySelectorAll('.item, [data-kept]')) item.remove();
    for (const control of this.controls()) {
      if (isBox(control)) control.checked = false;
      else control.value = '';
    }
    const principles = new Map<string, string>();
    for (const [name, value] of entries) {
      const [, list, number = ''] = ITEM.exec(name) ?? [];
      if (list === 'actions' && name.endsWith('.principle')) principles.set(number, value);
    }
    for (const [name, value] of entries) {
      if (!this.control(name)) this.#addFor(name, principles);
      this.set(name, value);
    }
  }

  /** Adds the fields of the item to which a field belongs, or a hidden field that only keeps a value. */
  #addFor(name: string, principles: ReadonlyMap<string, string>): void {
    const [, list = '', number = ''] = ITEM.exec(name) ?? [];
    const under = principles.get(number);
    const part = this.#form.querySelector<HTMLElement>(
      list === 'actions'
        ? `[data-under="${CSS.escape(under ?? '')}"]`
        : `[data-list="${CSS.escape(list)}"]`,
    );
    if (!part || number === '') return;
    const hasItem = this.entries().some(([other]) => other.startsWith(`${list}.${number}.`));
    const item = hasItem ? this.#itemOf(list, number) : this.addItem(part, Number(number));
    if (this.control(name)) return;
    // The form keeps what it does not show, such as the date of an action.
    const hidden = make('input');
    hidden.type = 'hidden';
    hidden.name = name;
    item?.append(hidden);
  }

  #itemOf(list: string, number: string): Element | undefined {
    const start = CSS.escape(`${list}.${number}.`);
    return this.#form.querySelector(`[name^="${start}"]`)?.closest('.item') ?? undefined;
  }

  /** The number that a further item of a list gets. */
  nextNumber(list: string): number {
    const numbers = this.entries().flatMap(([name]) => {
      const [, of, number] = ITEM.exec(name) ?? [];
      return of === list ? [Number(number)] : [];
    });
    return Math.max(-1, ...numbers) + 1;
  }

  /**
   * Adds the fields of an item below the others.
   *
   * @param part the list, or the part of it under one principle.
   * @throws Error if the page has no template for the list.
   */
  addItem(part: HTMLElement, number: number): HTMLElement {
    const list = part.dataset['list'] ?? '';
    const template = this.#form.querySelector<HTMLTemplateElement>(
      `template[data-item="${CSS.escape(list)}"]`,
    );
    const item = template && document.importNode(template.content, true).querySelector('fieldset');
    if (!item) throw new Error(`The join form has no template for an item of ${list}.`);
    for (const element of item.querySelectorAll('[name], [id], [for], [aria-describedby]')) {
      for (const attribute of ['name', 'id', 'for', 'aria-describedby']) {
        const value = element.getAttribute(attribute);
        const renamed = value?.replace(new RegExp(`${list}([.-])\\d+`, 'g'), `${list}$1${number}`);
        if (renamed) element.setAttribute(attribute, renamed);
      }
    }
    const under = part.dataset['under'] ?? '';
    const principle = item.querySelector<HTMLInputElement>('[name$=".principle"]');
    if (principle) principle.value = under;
    for (const [id, text] of this.#checklist[under] ?? [])
      item.querySelector('[name$=".checklist"]')?.append(new Option(text, id));
    const count = part.querySelectorAll(':scope > .item').length + 1;
    const title = item.querySelector('legend');
    if (title && count > 1) title.append(` ${count}`);
    part.querySelector(':scope > .buttons')?.before(item);
    for (const control of this.controls(item)) this.#prepare(control);
    return item;
  }
}
