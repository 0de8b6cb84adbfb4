/**
 * A made-up language, from the English texts: each letter is another one that people
 * can still read, vowels are doubled, which makes texts about 40 % longer, and it is
 * written from right to left. Dates, numbers and countries are those of Arabic. So
 * whatever a page still says in plain letters comes from content, or was forgotten.
 *
 * A build adds it by ADDED_LANGUAGES (src/settings.ts).
 */
import { en, type Texts } from '../../i18n/en/index.ts';
import type { Language } from '../../i18n/languages.ts';

export const PSEUDO: Language = {
  tag: 'en-XA',
  name: 'Ëñĝļîšĥ',
  direction: 'rtl',
  locale: 'ar-EG',
};

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'àƀćđéƒğĥîĵķļɱñöþǫřšţûṽŵẋýžÀɃĆĐÉƑĞĤÎĴĶĻṀÑÖÞǪŘŠŢÛṼŴẊÝŽ';

/** A text in the made-up language. The names of values, in braces, stay. */
export function pseudo(text: string): string {
  return text
    .split(/(\{+\w+\}+)/)
    .map((part) =>
      part.startsWith('{')
        ? part
        : part.replace(/[A-Za-z]/g, (letter) => {
            const accented = ACCENTED[PLAIN.indexOf(letter)] ?? letter;
            return /[aeiou]/i.test(letter) ? accented + accented.toLowerCase() : accented;
          }),
    )
    .join('');
}

/** Texts in the made-up language, with those that functions make, of any shape. */
function translated(value: unknown): unknown {
  if (typeof value === 'string') return pseudo(value);
  if (typeof value === 'function')
    return (...values: unknown[]): unknown =>
      translated((value as (...given: unknown[]) => unknown)(...values));
  if (Array.isArray(value)) return value.map(translated);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, translated(text)]));
  return value;
}

/** For ADDED_LANGUAGES. */
export default [[PSEUDO, translated(en) as Texts]] as const;
