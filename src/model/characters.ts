/** Which characters a text may have, and what is removed from text that was pasted. */
import { message } from './schemas/messages.ts';

/**
 * Control characters, characters that change the direction of text (Unicode
 * TR 36, 3.1) and invisible ones. The joiners U+200C and U+200D are allowed,
 * because Persian and emoji need them.
 */
const UNSAFE =
  // eslint-disable-next-line no-control-regex -- the pattern looks for control characters
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u115F\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E007F}]/u;

/** Half a character. */
const LONE_SURROGATE = /[\uD800-\uDFFF]/u;

/** More marks on one letter than any language uses. They would cover the lines around them (Unicode TR 39, 5.4). */
const TOWER = /([\p{Mn}\p{Me}]{4})[\p{Mn}\p{Me}]+/u;

/** The flag of a region, such as Scotland, which is spelled in invisible letters (Unicode TR 51, C.1). */
const FLAG = /(\u{1F3F4}[\u{E0020}-\u{E007E}]{1,16}\u{E007F})/u;

/** Letters that are written from right to left. */
const FROM_THE_RIGHT =
  /(?=\p{L})[\p{scx=Hebrew}\p{scx=Arabic}\p{scx=Syriac}\p{scx=Thaana}\p{scx=Nko}\p{scx=Adlam}]/u;

const MARKS_OF_DIRECTION = /[\u061C\u200E\u200F]/g;

/** True if text has an invisible character that could mislead a reader or a parser, wherever it stands. */
export function hasUnsafeCharacter(text: string): boolean {
  return UNSAFE.test(text) || LONE_SURROGATE.test(text);
}

/**
 * A text without the invisible characters that it needs. Beside letters that are written from right
 * to left, marks of direction put punctuation and Latin words in their place; and some flags are
 * spelled in invisible letters.
 */
export function withoutNeeded(text: string): string {
  return text
    .replace(new RegExp(FLAG, 'gu'), '\u{1F3F4}')
    .split('\n')
    .map((line) => (FROM_THE_RIGHT.test(line) ? line.replace(MARKS_OF_DIRECTION, '') : line))
    .join('\n');
}

/** The code of a character: `U+200E`. */
export function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What is wrong with the characters of a text, and how to fix it; undefined if nothing is. */
export function characterError(text: string): { message: string; fix: string } | undefined {
  const judged = withoutNeeded(text);
  const [odd] = UNSAFE.exec(judged) ?? LONE_SURROGATE.exec(judged) ?? [];
  if (odd !== undefined)
    return {
      message: message('invisibleCharacter', { code: codeOf(odd) }),
      fix: message('retype'),
    };
  if (text.includes('\uFFFD'))
    return { message: message('lostCharacter'), fix: message('typeLost') };
  if (TOWER.test(text))
    return {
      message: message('tooManyMarks'),
      fix: message('removeMarks'),
    };
  return undefined;
}

/** A line without the characters of {@link UNSAFE}, apart from those that it needs. */
function withoutUnsafe(line: string): string {
  const needsMarks = FROM_THE_RIGHT.test(line);
  const isNeeded = (character: string) => needsMarks && character.search(MARKS_OF_DIRECTION) === 0;
  return line
    .split(FLAG)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part.replace(new RegExp(UNSAFE, 'gu'), (character) =>
            isNeeded(character) ? character : '',
          ),
    )
    .join('');
}

/** The text without the characters that {@link characterError} finds. */
export function plainCharacters(text: string): string {
  return text
    .replace(new RegExp(LONE_SURROGATE, 'gu'), '')
    .replaceAll('\uFFFD', '')
    .split('\n')
    .map(withoutUnsafe)
    .join('\n')
    .replace(new RegExp(TOWER, 'gu'), '$1');
}

/** What ends a line in other programs. */
// eslint-disable-next-line no-control-regex -- the pattern looks for control characters
const LINE_END = /\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g;

/** Spaces that do not break: French needs them beside punctuation, and numbers before their units. */
const LEFT_OVER_SPACE = /([\p{L}\p{M}]|^)[\u00A0\u202F]+(?=[\p{L}\p{M}]|$)/gmu;

/** What lists begin with: also the letter of a font that Word puts there, from a private area. */
const BULLET =
  /^(?:[\u2022\u2023\u2043\u2219\u25AA\u25AB\u25CB\u25CF\u25E6\uF0A7\uF0B7]\s*|[*\u00B7\u2013\u2014-]\s+)+(?=[^\s\u200C\u200D])/u;

/**
 * What was typed or pasted, without what pasting brings along and means nothing: invisible
 * characters, line ends of other programs, spaces at the ends of lines, the bullet of a single line.
 * Zero-width spaces are among them: they only allow to break a line.
 */
export function withoutPasted(text: string): string {
  const lines = text
    .normalize('NFC')
    .replace(LINE_END, '\n')
    .replaceAll('\t', ' ')
    .replace(/\u00AD/g, '')
    .replace(new RegExp(LONE_SURROGATE, 'gu'), '')
    .split('\n')
    .map(withoutUnsafe)
    .join('\n')
    // Joiners change nothing beside letters of English and spaces.
    .replace(/([\s -~]|^)[\u200C\u200D]+(?=[\s -~]|$)/g, '$1')
    .replace(LEFT_OVER_SPACE, '$1 ')
    .replace(/[\u00A0\u202F ]+$/gm, '')
    .replace(/^\s+|\s+$/g, '')
    .replace(/\n{3,}/g, '\n\n');
  return (lines.includes('\n') ? lines : lines.replace(BULLET, '')).normalize('NFC');
}
