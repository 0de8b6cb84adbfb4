/** Whether the role that a city names is the name of a person. */
import { fold } from '../../base/fold.ts';
import { isOfficeWord } from '../../check/office-words.ts';

/** Forms of address and academic titles, folded. */
const TITLE =
  /^(?:mr|mrs|ms|mx|dr|prof|ing|ir|mgr|bc|sr|sra|sig|sig\.?ra|dott|dott\.?ssa|herr|frau|hr|dhr|mevr|mme|mlle|m|pan|pani|bay|bayan|κ|κα|κος|г-н|г-жа|пан|пані|тов)\.? +/u;

/** Small words within names. */
const PARTICLE =
  /^(?:af|al|am|bin|bint|da|de|dei|del|dell|della|den|der|di|do|dos|du|e|el|ibn|la|le|ten|ter|van|von|vom|zu|y|і|и)$/u;

/** A word that begins with a capital, or an initial; in any script that has capitals. */
const NAME = /^\p{Lu}(?:[\p{L}\p{M}'’ʼ‑-]*|\.(?:-?\p{Lu}\.)*)$/u;

const INITIAL = /^\p{Lu}(?:\.(?:-?\p{Lu}\.)*)?$/u;

/** The longest name that is looked at, in words without particles. */
const MOST_WORDS = 4;

function looksLikeName(part: string, places: ReadonlySet<string>): boolean {
  const words = part
    .split(/\s+/)
    .filter((word) => word !== '' && !PARTICLE.test(word) && !places.has(fold(word)));
  return (
    words.length >= 2 &&
    words.length <= MOST_WORDS &&
    words.every((word) => NAME.test(word)) &&
    words.some((word) => !INITIAL.test(word)) &&
    !words.some((word) => word.split(/[-‑]/).some(isOfficeWord))
  );
}

/**
 * True for a role with a part that looks like the name of a person and like nothing else:
 * `Maria Papadopoulou`, `Dr. Weber`, `Jane Smith, Chief Digital Officer`. Scripts without capitals
 * show no difference; people.test.ts measures how many names are found in others, and how many
 * offices are mistaken for people.
 *
 * @param places the names of the city: `Porto Digital` is no person.
 */
export function isPersonsName(role: string, places: readonly string[] = []): boolean {
  const known = new Set(places.flatMap((place) => fold(place).split(/[\s-]+/)));
  const parts = role
    .split(/[,;:/|()–—]| - |(?<=\p{Ll}) (?:of|at|de la) /u)
    .map((part) => part.trim());
  return (
    parts.some((part) => {
      const folded = fold(part);
      const [title] = TITLE.exec(folded) ?? [];
      return title === undefined
        ? looksLikeName(part, known)
        : /^\p{Lu}/u.test(part.slice(title.length)) &&
            !part.slice(title.length).split(/\s+/).some(isOfficeWord);
    }) ||
    // `Papadopoulou, Maria`.
    (parts.length === 2 && /^\S+, \S+$/.test(role) && looksLikeName(parts.join(' '), known))
  );
}
