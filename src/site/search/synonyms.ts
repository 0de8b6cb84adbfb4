/** Other words for what was typed, for the case that no page has it. */
import { hasPhrase, readQuery, wordsOf } from './words.ts';

/** How many other queries are tried. */
const MOST = 3;

/**
 * Queries with other words for the same thing in place of those that were typed.
 *
 * @param groups words for one thing each, see {@link SearchWords}.
 * @returns none for a query in quotation marks, which asks for these very words.
 */
export function alternatives(query: string, groups: readonly (readonly string[])[]): string[] {
  const { words, phrases } = readQuery(query);
  if (phrases.length > 0) return [];
  return groups
    .flatMap((group) => {
      const typed = group
        .map((each) => wordsOf(each))
        .filter((each) => hasPhrase(words, each))
        .sort((a, b) => b.length - a.length)[0];
      if (!typed) return [];
      const start = words.findIndex((_, at) => typed.every((word, i) => words[at + i] === word));
      return group
        .filter((each) => wordsOf(each).join(' ') !== typed.join(' '))
        .map((each) =>
          [...words.slice(0, start), each, ...words.slice(start + typed.length)].join(' '),
        );
    })
    .slice(0, MOST);
}
