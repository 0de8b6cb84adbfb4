/**
 * What browsers may load ahead: a page of this site, once somebody points at its
 * link or begins to press it. A response header names the rules, so no page needs
 * a script for them (Speculation Rules, WICG).
 */

/** Path of the file with the rules, from the root of the site. */
export const SPECULATION_RULES = '/speculation-rules.json';

/**
 * The rules. Only pages are loaded, and nothing in them: they are not rendered,
 * and their scripts do not run. Files are not loaded, nor addresses with a query,
 * such as a search.
 *
 * @param base path below which the site is served.
 */
export function speculationRules(base: string) {
  return {
    prefetch: [
      { where: { href_matches: { pathname: `${base}{*/}?`, search: '' } }, eagerness: 'moderate' },
    ],
  };
}
