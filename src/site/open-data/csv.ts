/** Tables as CSV (RFC 4180) that spreadsheets open rightly, and in which nothing runs. */
import Papa from 'papaparse';
import type { Cell } from './table.ts';

/** Signs with which a formula begins, also in the full width of East Asian keyboards. */
const SIGN = '[=+\\-@＝＋－＠]';
/** Spaces that some spreadsheets cut off before they look at the sign. */
const SPACE = '[^\\S\\t\\r\\n]*';
/**
 * Places before which a text needs an apostrophe: its beginning, and what would
 * become the beginning of a cell where a program takes a semicolon, a tab or a
 * line break for the end of one. Apostrophes that are there already count as
 * part of the text, so that what was added can be told from what was there.
 *
 * The library's own `escapeFormulae` looks at the beginning only, and lets a
 * formula pass that has a line break in it.
 */
const BEFORE_FORMULA = new RegExp(
  `^(?='*(?:[\\t\\r\\n]|${SPACE}${SIGN}))|(?<=[;\\t\\r\\n])(?='*${SPACE}${SIGN})`,
  'g',
);
const ADDED = new RegExp(`(?<=^|[;\\t\\r\\n])'(?='*${SPACE}${SIGN})|^'(?='*[\\t\\r\\n])`, 'g');

/** A text in which no spreadsheet finds a formula. */
export function escapeFormulae(text: string): string {
  return text.replace(BEFORE_FORMULA, "'");
}

/** The text as it was before {@link escapeFormulae}. */
export function unescapeFormulae(text: string): string {
  return text.replace(ADDED, '');
}

/**
 * A date as the table has it. Spreadsheets take 2018-11 for the first of that
 * month and would say more than is known; ISO 8601-2 writes the unknown day as
 * XX, which they leave alone.
 */
export function tableDate(date: string): string {
  return /^\d{4}-\d{2}$/.test(date) ? `${date}-XX` : date;
}

/** Tells a spreadsheet that the file is in UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Writes a table.
 *
 * Texts stand between quotation marks, so that a semicolon in them divides
 * nothing. Numbers do not, and are not escaped: a negative one stays a number.
 *
 * @param rows with as many cells as the header; an absent value gives an empty cell.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const escaped = [header, ...rows].map((row) =>
    row.map((cell) => (typeof cell === 'string' ? escapeFormulae(cell) : cell)),
  );
  return `${BYTE_ORDER_MARK}${Papa.unparse(escaped, { newline: '\r\n', quotes: (cell: Cell) => typeof cell === 'string' })}\r\n`;
}
