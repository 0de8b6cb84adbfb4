/** Shows the line of a problem, with a mark below the place. */
import { visible } from '../base/escape.ts';

export interface Excerpt {
  /** The line as it is written, or the part of it around the place if it is long. */
  text: string;
  /** The place within this text, counted from 1. */
  column: number;
}

/** Most UTF-16 units that are shown on each side of the place. */
const BEFORE = 60;
const AFTER = 40;

/**
 * The line of a problem.
 *
 * @param lines all lines of the file; @param line counted from 1; @param column counted from 1, in UTF-16 units, as editors count.
 * @returns undefined if the file has no such line, or it is blank.
 */
export function excerptOf(lines: readonly string[], line: number, column = 1): Excerpt | undefined {
  const whole = lines[line - 1]?.replace(/\r$/, '');
  if (whole === undefined || whole.trim() === '') return undefined;
  const at = Math.min(column - 1, whole.length);
  let start = at > BEFORE ? at - BEFORE : 0;
  let end = Math.min(whole.length, Math.max(at + AFTER, start + BEFORE + AFTER));
  // Half a surrogate pair would be shown as its number.
  if (start > 0 && isSecondHalf(whole, start)) start += 1;
  if (end < whole.length && isSecondHalf(whole, end)) end -= 1;
  const cut = start > 0 ? '…' : '';
  return {
    text: `${cut}${whole.slice(start, end)}${end < whole.length ? '…' : ''}`,
    column: at - start + cut.length + 1,
  };
}

function isSecondHalf(text: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1));
}

/** Characters that terminals draw two columns wide: those of East Asia, and most emoji. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6]/u;

/** Columns of a terminal that a text takes. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /\p{M}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** Terminals decide how wide a tab is, so it is shown as a character of two columns. */
function shown(text: string): string {
  return text.split('\t').map(visible).join('→ ');
}

/** The excerpt for a terminal: two lines, the second with a mark below the place. */
export function formatExcerpt({ text, column }: Excerpt, line: number): string[] {
  const number = String(line);
  return [
    `${number} | ${shown(text)}`,
    `${' '.repeat(number.length)} | ${' '.repeat(widthOf(shown(text.slice(0, column - 1))))}^`,
  ];
}
