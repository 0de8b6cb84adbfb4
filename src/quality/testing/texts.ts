/** Texts for property tests. */
import fc from 'fast-check';
import { entityIn, markdownIn, tagIn } from '../../base/markup.ts';
import { withPlainLetters } from '../../base/plain-letters.ts';
import { characterError } from '../../model/characters.ts';

/** Texts that YAML, Markdown, HTML or a table reads in its own way, and texts in other scripts. */
const PARTS = [
  ...`" ' --- {{ % & * ! | > \\ \\n @ \` ~ = ... [a](b) <script </script &amp null true 1_000 0x1F +1e34`.split(
    ' ',
  ),
  ...'2018-11-14 12:30:45 Ελληνικά Кирилица العربية 日本語 हिन्दी Łódź 𝒳 👩‍👩‍👧'.split(' '),
  ...[': ', '# ', ' #', '- ', '<<: ', 'yes: no', '[list], more', '{map}: x', '!tag here'],
];

/**
 * Any line that the schema of cities accepts: in many scripts, with characters that have a meaning elsewhere.
 *
 * @param min least, @param max most characters.
 */
export const anyText = (min: number, max: number) =>
  fc
    .array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.constantFrom(...PARTS)), {
      minLength: 1,
      maxLength: 12,
    })
    .map((parts) => withPlainLetters(parts.join('').replace(/[\n\r\t]/g, ' ')).trim())
    .filter(
      (text) =>
        [characterError, entityIn, tagIn, markdownIn].every((find) => !find(text)) &&
        [...text].length >= min &&
        [...text].length <= max,
    );
