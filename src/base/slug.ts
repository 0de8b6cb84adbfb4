/** The slug of a name: the last part of an address, and the name of a file. */
import { fold } from './fold.ts';

const LONGEST = 60;

/**
 * Makes a slug: `São Paulo` gives `sao-paulo`.
 *
 * @param name a name in Latin letters.
 * @returns only a to z, digits and single hyphens; empty if the name has none of them.
 */
export function slugFromName(name: string): string {
  return fold(name.replace(/['`’‘ʼʻ´′＇]/g, ''))
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-|-$/g, '');
}
