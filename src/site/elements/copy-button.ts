/**
 * Copies addresses. The script adds the buttons, so the page has none that do not work; one element
 * serves a whole list.
 */
class CopyButton extends HTMLElement {
  /** The last button that was pressed, and the name of what it copies. */
  #last: [HTMLButtonElement, string] | undefined;

  connectedCallback(): void {
    // Browsers offer the clipboard only to pages loaded over HTTPS.
    if (!('clipboard' in navigator)) return;
    for (const code of this.querySelectorAll<HTMLElement>('[data-copy]'))
      code.after(' ', this.#button(code.textContent, code.dataset['copy'] ?? ''));
  }

  /** @param name what the address is of. */
  #button(address: string, name: string): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button quiet small';
    button.addEventListener('click', () => void this.#copy(button, address, name));
    this.#offer(button, name);
    return button;
  }

  #offer(button: HTMLButtonElement, name: string): void {
    button.textContent = this.dataset['text'] ?? '';
    button.setAttribute('aria-label', `${this.dataset['label']}: ${name}`);
  }

  async #copy(button: HTMLButtonElement, address: string, name: string): Promise<void> {
    if (this.#last) this.#offer(...this.#last);
    this.#last = [button, name];
    const copied = await navigator.clipboard.writeText(address).then(
      () => true,
      () => false,
    );
    const answer = (copied ? this.dataset['copied'] : this.dataset['failed']) ?? '';
    button.textContent = answer;
    button.setAttribute('aria-label', `${answer}: ${name}`);
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = `${answer}: ${name}`;
  }
}
customElements.define('copy-button', CopyButton);
