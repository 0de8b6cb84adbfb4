/** Where social cards are, and their size: all that pages need to know, without loading the drawing. */

/** In pixels: the size that all networks accept. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

/** The card of pages that have no other. */
export const DEFAULT_CARD = '/cards/default.png';

/**
 * The address of the card of a page, from the root of the site:
 * `/cities/porto/` has `/cards/cities/porto.png`.
 */
export function cardOf(route: string): string {
  return `/cards${route === '/' ? '/home' : route.replace(/\/$/, '')}.png`;
}
