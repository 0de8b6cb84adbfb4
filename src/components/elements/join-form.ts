/** The guided join form, as a custom element. All rules are in src/lib/join and in the schema of cities. */
import iso2to3 from 'countries-list/minimal/countries.2to3.min.json';
import type { Forge } from '../../lib/forge.ts';
import type { Fault, Judgement } from '../../lib/join/answers.ts';
import { cityFilePath, writeCityFile } from '../../lib/join/city-file.ts';
import { mailtoUrl, propose, URL_BUDGET, type Proposal } from '../../lib/join/proposal.ts';

/** What the page tells the form. */
export interface JoinContext {
  forge: Forge;
  email: string;
  /** Short names of the cities that have a page. */
  taken: string[];
  locale: string;
  /** Sentences, with the places of values in braces. */
  messages: {
    faults: { one: string; other: string };
    readyText: string;
    openHelp: string;
    openPaste: string;
    pasted: string;
    copied: string;
    copyFailed: string;
    emailSubject: string;
    emailBody: string;
    room: string;
    roomOver: string;
    actionNumber: string;
  };
}

/** Ties a field to the message about it, if there is one, and to its help. */
function describe(control: Element, faultId: string | undefined): void {
  const hint = document.getElementById(`${control.id}-hint`);
  const ids = [faultId, hint?.id].filter(Boolean).join(' ');
  if (ids) control.setAttribute('aria-describedby', ids);
  else control.removeAttribute('aria-describedby');
}

export class JoinForm extends HTMLElement {
  #context!: JoinContext;
  #form!: HTMLFormElement;
  /** The schema of cities weighs more than the rest of the page: it is loaded once someone begins to fill in the form. */
  #rules: Promise<typeof import('../../lib/join/answers.ts')> | undefined;
  #nextAction = 0;
  #text = '';
  #downloadUrl: string | undefined;

  #get<E extends HTMLElement>(selector: string): E {
    const element = this.querySelector<E>(selector);
    if (!element) throw new Error(`The join form misses ${selector}.`);
    return element;
  }

  connectedCallback(): void {
    this.#context = JSON.parse(this.dataset['context'] ?? '') as JoinContext;
    this.#form = this.#get<HTMLFormElement>('[data-guided]');
    this.#get('[data-plain]').hidden = true;
    this.#form.hidden = false;
    this.#fillCountries();
    this.#nextAction = this.querySelectorAll('[data-action]').length;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#review();
    });
    this.#form.addEventListener('focusin', () => void this.#loadRules(), { once: true });
    this.#form.addEventListener('input', () => void this.#showRoom());
    this.#form.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLButtonElement>('[data-add]');
      if (button) this.#addAction(button);
    });
    this.#get('[data-change]').addEventListener('click', () => this.#change());
    this.#get('[data-copy]').addEventListener('click', () => void this.#copy(this.#context.messages.copied));
  }

  #loadRules(): Promise<typeof import('../../lib/join/answers.ts')> {
    return (this.#rules ??= import('../../lib/join/answers.ts'));
  }

  /** Countries by name, in the language of the page; the schema's own list of codes. */
  #fillCountries(): void {
    const select = this.#get<HTMLSelectElement>('[name="country"]');
    const names = new Intl.DisplayNames(this.#context.locale, { type: 'region' });
    const options = Object.keys(iso2to3)
      .map((code) => ({ code, name: names.of(code) ?? code }))
      .sort((a, b) => a.name.localeCompare(b.name, this.#context.locale));
    const kept = select.value;
    select.append(...options.map(({ code, name }) => new Option(name, code)));
    select.value = kept;
  }

  /** Copies the empty fields of one action below the last one of its principle. */
  #addAction(button: HTMLButtonElement): void {
    const group = button.closest('[data-action]');
    const last = group?.querySelector<HTMLElement>(':scope > .more-action:last-of-type') ?? undefined;
    if (!group) return;
    const number = this.#nextAction++;
    const addition = document.createElement('fieldset');
    addition.className = 'more-action';
    const legend = document.createElement('legend');
    legend.textContent = this.#context.messages.actionNumber.replace('{number}', String(group.querySelectorAll('.more-action').length + 2));
    addition.append(legend);
    for (const child of group.querySelectorAll(':scope > input[type="hidden"], :scope > .field')) addition.append(child.cloneNode(true));
    for (const element of addition.querySelectorAll('[name], [id], [for], [aria-describedby]')) {
      for (const attribute of ['name', 'id', 'for', 'aria-describedby']) {
        const value = element.getAttribute(attribute);
        if (value) element.setAttribute(attribute, value.replace(/actions([.-])\d+/g, `actions$1${number}`));
      }
    }
    for (const control of addition.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('input:not([type="hidden"]), textarea, select')) control.value = '';
    addition.querySelectorAll('.fault').forEach((fault) => fault.remove());
    addition.querySelectorAll('[aria-invalid]').forEach((control) => {
      control.removeAttribute('aria-invalid');
    });
    if (last) last.after(addition);
    else button.parentElement?.before(addition);
    addition.querySelector<HTMLElement>('select, textarea, input:not([type="hidden"])')?.focus();
  }

  async #judge(): Promise<Judgement> {
    const { judgeAnswers } = await this.#loadRules();
    const fields = [...new FormData(this.#form)].map(([name, value]) => [name, String(value)] as const);
    return judgeAnswers(fields, new Set(this.#context.taken), new Date().toISOString().slice(0, 10));
  }

  #propose({ input, slug }: Judgement): Proposal & { text: string; file: string } {
    const text = writeCityFile(input);
    const file = cityFilePath(slug || 'your-city');
    return { ...propose(this.#context.forge, file, text), text, file };
  }

  async #showRoom(): Promise<void> {
    const { bytes } = this.#propose(await this.#judge());
    const percent = Math.ceil((bytes / URL_BUDGET) * 100);
    this.#get<HTMLMeterElement>('[data-meter]').value = Math.min(percent, 100);
    const { room, roomOver } = this.#context.messages;
    this.#get('[data-room]').textContent = percent > 100 ? roomOver : room.replace('{percent}', String(percent));
  }

  async #review(): Promise<void> {
    const judgement = await this.#judge();
    this.#showFaults(judgement.ok ? [] : judgement.faults);
    if (!judgement.ok) return;
    const { prefilled, url, text, file } = this.#propose(judgement);
    const { messages, email } = this.#context;
    this.#text = text;
    this.#get('[data-ready-text]').textContent = messages.readyText.replace('{path}', file);
    this.#get('[data-file]').textContent = text;
    this.#get('[data-open-help]').textContent = prefilled ? messages.openHelp : messages.openPaste;
    this.#get('[data-status]').textContent = '';

    const open = this.#get<HTMLAnchorElement>('[data-open]');
    open.href = url;
    open.onclick = prefilled ? null : () => void this.#copy(messages.pasted);
    if (this.#downloadUrl) URL.revokeObjectURL(this.#downloadUrl);
    this.#downloadUrl = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
    const download = this.#get<HTMLAnchorElement>('[data-download]');
    download.href = this.#downloadUrl;
    download.download = file.split('/').at(-1) ?? 'city.md';
    this.#get<HTMLAnchorElement>('[data-email]').href = mailtoUrl(email, messages.emailSubject.replace('{city}', judgement.city.name), messages.emailBody);

    this.#form.hidden = true;
    this.#get('[data-review]').hidden = false;
    this.#get('#join-ready').focus();
  }

  #change(): void {
    this.#get('[data-review]').hidden = true;
    this.#form.hidden = false;
    this.#form.querySelector<HTMLElement>('[name="name"]')?.focus();
  }

  async #copy(done: string): Promise<void> {
    const status = this.#get('[data-status]');
    try {
      await navigator.clipboard.writeText(this.#text);
      status.textContent = done;
    } catch {
      status.textContent = this.#context.messages.copyFailed;
    }
  }

  /** Says beside each field what is wrong, and above the form in a list that leads to the fields. */
  #showFaults(faults: readonly Fault[]): void {
    for (const old of this.#form.querySelectorAll('.fault')) old.remove();
    for (const control of this.#form.querySelectorAll('[aria-invalid]')) {
      control.removeAttribute('aria-invalid');
      describe(control, undefined);
    }
    const summary = this.#get('[data-faults]');
    summary.hidden = faults.length === 0;
    if (faults.length === 0) return;

    const heading = document.createElement('h3');
    const { one, other } = this.#context.messages.faults;
    heading.textContent = faults.length === 1 ? one : other.replace('{count}', String(faults.length));
    const list = document.createElement('ul');
    for (const { name, title, message } of faults) {
      const control = this.#form.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`) ?? undefined;
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
          note.className = 'fault hint';
          note.id = `${control.id}-fault`;
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
