/**
 * What browsers may load before it is asked for: a page of this site whose link
 * somebody points at, or begins to press. A response header names the rules, so
 * that no page needs a script for them (Speculation Rules, WICG).
 */

/** Path of the file with the rules, from the root of the site. */
export const SPECULATION_RULES = '/speculation-rules.json';

/**
 * The rules. Pages are loaded, and nothing in them: they are not built, no
 * script of theirs runs. No file is loaded, and no address with a question,
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
