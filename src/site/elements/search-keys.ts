/**
 * Keys that lead to the field of the search page: Ctrl+K (⌘K), and `/`, which can be switched off on
 * the page, because voice input may type a single character by mistake (WCAG 2.1.4). No other page
 * has keys: pages that are only read run no script, and access keys, which need none, collide with
 * those of browsers and screen readers.
 */

/** What of an event decides. */
export type Key = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'defaultPrevented'
>;

/** Where somebody types, or chooses from a list by letters. */
const TAKES_TEXT = 'input:not([type="checkbox"]), textarea, [contenteditable]';
const TAKES_LETTERS = `${TAKES_TEXT}, select`;

/**
 * True if a key leads to the field. None does while somebody types.
 *
 * @param isIn whether the key was pressed in an element that a selector matches.
 */
export function leadsToField(
  { key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented }: Key,
  isIn: (selector: string) => boolean,
  isSlashOn: boolean,
): boolean {
  if (isComposing || defaultPrevented || altKey) return false;
  if (ctrlKey || metaKey)
    return ctrlKey !== metaKey && key.toLowerCase() === 'k' && !isIn(TAKES_TEXT);
  return isSlashOn && key === '/' && !isIn(TAKES_LETTERS);
}

/** @param keys offers a box in which `/` is switched on and off; without it, the key does nothing. */
export function listenForKeys(field: HTMLInputElement, keys: HTMLElement | null): void {
  const slash = keys?.querySelector('input');
  if (keys) keys.hidden = false;
  document.addEventListener('keydown', (event) => {
    const isIn = (selector: string) =>
      event.target instanceof Element && event.target.closest(selector) !== null;
    if (!leadsToField(event, isIn, slash?.checked ?? false)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}
