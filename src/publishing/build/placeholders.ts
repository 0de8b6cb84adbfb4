/**
 * Places on a page that stay empty until the whole site is built, because what
 * stands there is measured on it: elements with the name of a figure in an
 * attribute, and no other attribute of that kind.
 */
export const UNFILLED = ' data-measured="';

const PLACE = new RegExp(`(<([a-z]+)[^>]*)${UNFILLED}([a-zA-Z-]+)"([^>]*>)(?=</\\2>)`, 'g');

/**
 * Fills all places of a page.
 *
 * @param figures HTML by name.
 * @throws Error if a place has a name that no figure has, or a figure has no place.
 */
export function fillPlaceholders(html: string, figures: Readonly<Record<string, string>>): string {
  const unused = new Set(Object.keys(figures));
  const filled = html.replace(
    PLACE,
    (_, start: string, _element: string, name: string, end: string) => {
      const figure = figures[name];
      if (figure === undefined) throw new Error(`There is no figure "${name}".`);
      unused.delete(name);
      return start + end + figure;
    },
  );
  if (unused.size > 0 || filled.includes(UNFILLED))
    throw new Error(
      `The figures do not fit the page: there is no place for ${[...unused].join(', ') || 'none'}.`,
    );
  return filled;
}
