/**
 * Makes an element.
 *
 * @param className empty for none. @param children elements, and texts that are never read as HTML.
 */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
  ...children: (string | Node)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** Marks an element that is not in the language of the page. Gives it back. */
export function inLanguage<E extends HTMLElement>(
  element: E,
  { lang, dir }: { lang?: string | undefined; dir?: string | undefined },
): E {
  if (lang !== undefined) element.lang = lang;
  if (dir !== undefined) element.dir = dir;
  return element;
}
