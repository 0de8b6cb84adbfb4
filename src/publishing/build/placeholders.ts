/**
 * Empty elements for figures that are known only when the whole site is built. An
 * attribute names the figure.
 */
export const UNFILLED = ' data-measured="';

const PLACEHOLDER = new RegExp(`(<([a-z]+)[^>]*)${UNFILLED}([a-zA-Z-]+)"([^>]*>)(?=</\\2>)`, 'g');

/**
 * Fills all placeholders of a page.
 *
 * @param figures HTML by name.
 * @throws Error if a placeholder has no figure, or a figure no placeholder.
 */
export function fillPlaceholders(html: string, figures: Readonly<Record<string, string>>): string {
  const unused = new Set(Object.keys(figures));
  const filled = html.replace(
    PLACEHOLDER,
    (_, start: string, _element: string, name: string, end: string) => {
      const figure = figures[name];
      if (figure === undefined) throw new Error(`There is no figure "${name}".`);
      unused.delete(name);
      return start + end + figure;
    },
  );
  if (unused.size > 0 || filled.includes(UNFILLED))
    throw new Error(
      `The figures do not fit the page: there is no placeholder for ${[...unused].join(', ') || 'none'}.`,
    );
  return filled;
}
