/** Texts for property tests. */
import fc from 'fast-check';
import { hasUnsafeCharacter } from '../../model/schemas/fields.ts';

/**
 * Any line that the schema of cities accepts: in many scripts, with signs that YAML, Markdown and HTML read in their own way.
 *
 * @param min least, @param max most characters.
 */
export const anyText = (min: number, max: number) =>
  fc
    .array(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 8 }),
        fc.constantFrom(
          '"',
          "'",
          ': ',
          '# ',
          '- ',
          '---',
          '{{',
          '%',
          '&',
          '*',
          '!',
          '|',
          '>',
          '\\',
          '\\n',
          '@',
          '`',
          '<script>',
          '[a](b)',
          'Ελληνικά',
          'Кирилица',
          'العربية',
          '日本語',
          'हिन्दी',
          '𝒳',
          '👩‍👩‍👧',
          'null',
          'true',
          '2018-11-14',
          '0x1F',
          '~',
        ),
      ),
      { minLength: 1, maxLength: 12 },
    )
    .map((parts) =>
      parts
        .join('')
        .replace(/[\n\r\t]/g, ' ')
        .trim(),
    )
    .filter(
      (text) => !hasUnsafeCharacter(text) && [...text].length >= min && [...text].length <= max,
    );
