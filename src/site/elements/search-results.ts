/** The list of results on the search page, as elements. */
import type { SearchDocument } from '../search/quick-index.ts';
import type { Piece } from '../search/words.ts';
import { inLanguage } from './make.ts';

/** A page as it is listed. */
export interface Listed {
  document: SearchDocument;
  /** The title, and the sentence below it, with what was found in them. */
  title: readonly Piece[];
  text: readonly Piece[];
}

function marked(pieces: readonly Piece[]): (string | HTMLElement)[] {
  return pieces.map(({ text, marked: isMarked }) => {
    if (!isMarked) return text;
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
}

/** The list entry of a page; `type` is the label of its type. */
export function resultItem({ document: page, title, text }: Listed, type: string): HTMLLIElement {
  const item = document.createElement('li');
  const kind = document.createElement('p');
  kind.className = 'note';
  kind.textContent = [type, page.note].filter(Boolean).join(' · ');
  const heading = document.createElement('h2');
  const link = document.createElement('a');
  link.href = page.url;
  link.append(...marked(title));
  heading.append(link);
  const line = document.createElement('p');
  line.append(...marked(text));
  if (page.part !== 'summary') inLanguage(heading, page);
  if (page.part !== 'title') inLanguage(line, page);
  item.append(kind, heading, line);
  return item;
}

/** Shows a list anew. The focus stays on the page that has it, as the list changes while the full text joins. */
export function keepFocus(list: HTMLElement, change: () => void): void {
  const { activeElement } = document;
  const focused =
    activeElement instanceof HTMLAnchorElement && list.contains(activeElement)
      ? activeElement.href
      : undefined;
  change();
  if (focused !== undefined)
    [...list.querySelectorAll('a')].find(({ href }) => href === focused)?.focus();
}
