/** The last step of the join form: the ways to send a proposal, and the receipt. */
import { editUrl, type GitHost } from '../../base/git-host.ts';
import { formatPartialDate, type PartialDate } from '../../base/dates.ts';
import { make } from '../../site/elements/make.ts';
import { issueUrl, mailtoUrl, propose } from '../join/new-file-url.ts';
import type { JoinTexts } from '../join/texts.ts';
import type { WaysOut } from '../join/ways-out.ts';

/** A proposal that is complete. */
export interface ReadyProposal {
  name: string;
  /** Path of the file in the repository. */
  path: string;
  text: string;
  isCorrection: boolean;
  /** What was typed, for the issue form. */
  answers: readonly (readonly [name: string, value: string])[];
}

export class SendProposal {
  readonly #root: ParentNode;
  readonly #gitHost: GitHost;
  readonly #ways: WaysOut;
  readonly #texts: JoinTexts;
  readonly #locale: string;
  readonly #day: string;
  #ready: ReadyProposal | undefined;
  #downloadUrl: string | undefined;

  constructor(
    root: HTMLElement,
    { gitHost, ways, locale }: { gitHost: GitHost; ways: WaysOut; locale: string },
    texts: JoinTexts,
    day: string,
  ) {
    this.#day = day;
    this.#root = root;
    this.#locale = locale;
    this.#gitHost = gitHost;
    this.#ways = ways;
    this.#texts = texts;
    for (const copy of root.querySelectorAll('[data-copy]'))
      copy.addEventListener('click', () => void this.#copy());
    this.#find('[data-print]')?.addEventListener('click', () => window.print());
    for (const away of root.querySelectorAll<HTMLAnchorElement>('[data-open], [data-issue]'))
      Object.assign(away, { target: '_blank', rel: 'noopener noreferrer' });
    // What was downloaded or handed over is not lost by leaving.
    for (const way of root.querySelectorAll('[data-download], [data-open], [data-issue]'))
      way.addEventListener('click', () => root.dispatchEvent(new Event('sent')));
  }

  #find<E extends Element = HTMLElement>(selector: string): E | null {
    return this.#root.querySelector<E>(selector);
  }

  /** Offers the ways to send a proposal; without one, says that answers are still open. */
  show(ready: ReadyProposal | undefined): void {
    this.#ready = ready;
    for (const [selector, isShown] of [
      ['[data-send]', ready !== undefined],
      ['[data-not-ready]', ready === undefined],
    ] as const) {
      const element = this.#find(selector);
      if (element) element.hidden = !isShown;
    }
    if (!ready) return;
    const { name, path, text, answers } = ready;
    if (this.#downloadUrl) URL.revokeObjectURL(this.#downloadUrl);
    this.#downloadUrl = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
    for (const download of this.#root.querySelectorAll<HTMLAnchorElement>('[data-download]')) {
      download.href = this.#downloadUrl;
      download.download = path.split('/').at(-1) ?? 'city.md';
    }
    const subject = this.#texts.emailSubject.replace('{city}', name);
    const email = this.#find<HTMLAnchorElement>('[data-email]');
    if (email && this.#ways.email !== undefined)
      email.href = mailtoUrl(this.#ways.email, subject, this.#texts.emailBody);
    const issue = this.#find<HTMLAnchorElement>('[data-issue]');
    if (issue) issue.href = issueUrl(this.#gitHost, subject, answers, text);
    this.#showHost(ready);
  }

  /** The button that leads to the git host, and what to do there. */
  #showHost({ path, text, isCorrection }: ReadyProposal): void {
    const { prefilled, url } = propose(this.#gitHost, path, text);
    const way = isCorrection ? 'replace' : prefilled ? 'prefilled' : 'paste';
    const host = this.#find('[data-host]');
    const open = this.#find<HTMLAnchorElement>('[data-open]');
    const steps = this.#find('[data-steps]');
    if (!host || !open || !steps) return;
    open.href = isCorrection ? editUrl(this.#gitHost, path) : url;
    open.onclick = way === 'prefilled' ? null : () => void this.#copy();
    steps.replaceChildren(...this.#texts.steps[way].map((step) => make('li', '', step)));
    const issue = this.#find('[data-with-issue]');
    // The questions of the issue form are those of a city that joins.
    if (issue) issue.hidden = isCorrection;
  }

  async #copy(): Promise<void> {
    const status = this.#find('[data-status]');
    let said = this.#texts.copied;
    try {
      await navigator.clipboard.writeText(this.#ready?.text ?? '');
    } catch {
      said = this.#texts.copyFailed;
    }
    if (status) status.textContent = said;
  }

  /** What was sent, when, and by which reference it can be asked for. */
  showReceipt(): void {
    const receipt = this.#find('[data-receipt]');
    if (!receipt || !this.#ready) return;
    const { name, path, text } = this.#ready;
    const slug = path.split('/').at(-1)?.replace('.md', '') ?? '';
    const rows = [
      [this.#texts.receipt.reference, `${slug}-${this.#day}`],
      [this.#texts.receipt.city, name],
      [this.#texts.receipt.day, formatPartialDate(this.#day as PartialDate, this.#locale)],
      [this.#texts.receipt.file, `${path.split('/').at(-1)} (${new Blob([text]).size} bytes)`],
    ] as const;
    receipt.replaceChildren(
      ...rows.map(([title, value]) =>
        make('div', '', make('dt', '', title), make('dd', '', value)),
      ),
    );
  }
}
