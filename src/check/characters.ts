/** Finds characters that nobody sees and that could mislead a reader, names them, and removes those that change no word. */
import { characterError, codeOf, hasUnsafeCharacter, withoutNeeded } from '../model/characters.ts';
import { inWords } from './in-words.ts';
import type { Edit, Finding } from './problem.ts';

/** Names of the characters that people paste, as Unicode has them. */
const NAMES: Readonly<Record<string, string>> = {
  'U+000B': 'a vertical tab',
  'U+000C': 'a form feed',
  'U+061C': 'an Arabic letter mark',
  'U+180E': 'a Mongolian vowel separator',
  'U+200B': 'a zero-width space',
  'U+200E': 'a left-to-right mark',
  'U+200F': 'a right-to-left mark',
  'U+2028': 'a line separator',
  'U+2029': 'a paragraph separator',
  'U+202A': 'a left-to-right embedding',
  'U+202B': 'a right-to-left embedding',
  'U+202C': 'the end of a change of direction',
  'U+202D': 'a left-to-right override',
  'U+202E': 'a right-to-left override',
  'U+2060': 'a word joiner',
  'U+2066': 'a left-to-right isolate',
  'U+2067': 'a right-to-left isolate',
  'U+2068': 'an isolate of either direction',
  'U+2069': 'the end of an isolate',
  'U+3164': 'a Hangul filler',
  'U+FEFF': 'a byte order mark',
};

function nameOf(character: string): string {
  const code = codeOf(character);
  const kind = /\p{Cc}/u.test(character) ? 'a control character' : 'an invisible character';
  return `${code}, ${NAMES[code] ?? kind}`;
}

/** Without them, the words are the same: they show nothing, and join or divide nothing that people read. */
const REMOVABLE = /[\u061C\u180E\u200B\u200E\u200F\u2060-\u2064\uFEFF]/g;

/** What divides lines in other programs. */
// eslint-disable-next-line no-control-regex -- the pattern looks for control characters
const DIVIDER = / ?[\u000B\u000C\u2028\u2029] ?/g;

/** Most characters that one message names. */
const MOST_NAMED = 4;

/** What is wrong with the characters of a text, and how to fix it; undefined if nothing is. */
export function characterProblem(
  text: string,
  what: 'text' | 'line' = 'text',
): (Required<Pick<Finding, 'message'>> & { fix: string }) | undefined {
  const odd = [...new Set(withoutNeeded(text))].filter(hasUnsafeCharacter);
  if (odd.length > 0) {
    const named = odd.slice(0, MOST_NAMED).map(nameOf).join('; ');
    return {
      message: `${odd.length === 1 ? 'There is an invisible character' : 'There are invisible characters'} in this ${what}: ${named}.`,
      fix: `Type the ${what} again instead of pasting it.`,
    };
  }
  const error = characterError(text);
  return (
    error && {
      message: inWords(error.message).replace('this text', `this ${what}`),
      fix: inWords(error.fix).replace('the text', `the ${what}`),
    }
  );
}

/** The edit that removes from a line what changes no word; undefined if there is nothing of that. */
function removal(line: string, start: number): Edit | undefined {
  const judged = withoutNeeded(line);
  const plain = line
    .replace(REMOVABLE, (character) => (judged.includes(character) ? '' : character))
    .replace(DIVIDER, ' ')
    .replace(/^ (?=\S)| $/g, (space) => (line.startsWith(' ') || line.endsWith(' ') ? space : ''));
  const [first = ''] = [...judged].filter(hasUnsafeCharacter);
  return plain === line
    ? undefined
    : { start, end: start + line.length, text: plain, says: `${nameOf(first)}, was removed.` };
}

/**
 * Lines of a text with a character that is invisible and could mislead a reader, that was lost, or
 * with too many marks on a letter.
 */
export function oddCharacters(text: string, firstLine: number): Finding[] {
  let start = 0;
  return text.split('\n').flatMap((whole, index) => {
    const [line, at] = [whole.replace(/\r$/, ''), start];
    start += whole.length + 1;
    const judged = withoutNeeded(line);
    const problem = characterProblem(line, 'line');
    if (!problem) return [];
    const column = [...line].findIndex((one) => judged.includes(one) && characterError(one));
    return [
      {
        line: firstLine + index,
        column: column === -1 ? 1 : [...line].slice(0, column).join('').length + 1,
        rule: 'visible-characters' as const,
        ...problem,
        edit: removal(line, at),
      },
    ];
  });
}
