/** What the codes of languages mean (BCP 47), as the runtime knows it from the Unicode CLDR. */
import { foldWords } from '../base/fold.ts';

export type Direction = 'ltr' | 'rtl';

/** Codes that stand for no language: undetermined, several, none that has a code, no words. */
const NO_LANGUAGE = /^(?:und|mul|mis|zxx)$/;

/** True for a tag that the runtime can read, whether or not it knows the language. */
export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

/** The name of a language, in the language of a locale; undefined if it is not known. */
function nameIn(locale: string, tag: string): string | undefined {
  return new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }).of(tag);
}

/** The tag as it is written, for one of a language that is known: `es-ES` for `es_es`. */
function canonical(text: string): string | undefined {
  const typed = text.trim().replaceAll('_', '-');
  if (!isLanguageTag(typed)) return undefined;
  const tag = new Intl.Locale(typed);
  return NO_LANGUAGE.test(tag.language) || nameIn('en', tag.language) === undefined
    ? undefined
    : tag.toString();
}

let tags: ReadonlyMap<string, string> | undefined;

/** The tags of languages by their names in English and in themselves, folded. */
function byName(): ReadonlyMap<string, string> {
  if (tags) return tags;
  const english = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
  // ISO 639-1 has codes of two letters, ISO 639-2 and 639-3 of three. No list says which are taken.
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  const triples = pairs.flatMap((pair) => letters.map((third) => pair + third));
  const short = pairs.filter((tag) => canonical(tag) === tag);
  const names = [
    ...triples.map((tag) => [english.of(tag), tag] as const),
    ...short.map((tag) => [nameIn(tag, tag), tag] as const),
    ...short.map((tag) => [english.of(tag), tag] as const),
  ];
  return (tags = new Map(names.flatMap(([name, tag]) => (name ? [[foldWords(name), tag]] : []))));
}

/**
 * The tag of a language.
 *
 * @param text what was typed: `es`, `ES`, `es_es`, `Spanish`, `Español`.
 * @returns undefined if no language has this tag or name.
 */
export function languageTag(text: string): string | undefined {
  return canonical(text) ?? byName().get(foldWords(text));
}

/** The direction in which a language is written. @param tag of a known language. */
export function directionOf(tag: string): Direction {
  return new Intl.Locale(tag).getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr';
}

/** True if two tags name the same language in the same script, perhaps in other regions. */
export function isSameLanguage(tag: string, other: string): boolean {
  if (tag === other) return true;
  const [one, two] = [tag, other].map((each) => new Intl.Locale(each).maximize());
  return one?.language === two?.language && one?.script === two?.script;
}
