/** Where social cards are, and how large: what pages say of them. Apart from the drawing, which pages do not load. */

/** In pixels: the size that all networks take. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

/** The card of all pages that have none of their own. */
export const DEFAULT_CARD = '/cards/default.png';

/**
 * The address of the card of a page, from the root of the site:
 * `/cities/porto/` has `/cards/cities/porto.png`.
 */
export function cardOf(route: string): string {
  return `/cards${route === '/' ? '/home' : route.replace(/\/$/, '')}.png`;
}
