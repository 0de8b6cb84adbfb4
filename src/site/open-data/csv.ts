/** Tables as CSV (RFC 4180) that spreadsheets open correctly, and in which no formula runs. */
import Papa from 'papaparse';
import type { Cell } from './table.ts';

/** Characters that a formula begins with, also in the full width of East Asian keyboards. */
const SIGN = '[=+\\-@＝＋－＠]';
/** Spaces that some spreadsheets trim first. */
const SPACE = '[^\\S\\t\\r\\n]*';
/**
 * Where a text needs an apostrophe: at its beginning, and where a cell would begin
 * for a program that splits at semicolons, tabs or line breaks. Apostrophes that
 * are already there count as text, so that the added ones can be removed again.
 *
 * The library's own `escapeFormulae` looks only at the beginning, and misses
 * formulas that contain a line break.
 */
const BEFORE_FORMULA = new RegExp(
  `^(?='*(?:[\\t\\r\\n]|${SPACE}${SIGN}))|(?<=[;\\t\\r\\n])(?='*${SPACE}${SIGN})`,
  'g',
);
const ADDED = new RegExp(`(?<=^|[;\\t\\r\\n])'(?='*${SPACE}${SIGN})|^'(?='*[\\t\\r\\n])`, 'g');

/** A text in which spreadsheets find no formula. */
export function escapeFormulae(text: string): string {
  return text.replace(BEFORE_FORMULA, "'");
}

/** Undoes {@link escapeFormulae}. */
export function unescapeFormulae(text: string): string {
  return text.replace(ADDED, '');
}

/**
 * A date for the table. Spreadsheets read 2018-11 as the first of that month,
 * which is more than is known; ISO 8601-2 writes an unknown day as XX, which they
 * leave alone.
 */
export function tableDate(date: string): string {
  return /^\d{4}-\d{2}$/.test(date) ? `${date}-XX` : date;
}

/** Tells a spreadsheet that the file is in UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Writes a table.
 *
 * Texts are quoted, so that a semicolon in them splits nothing. Numbers are neither
 * quoted nor escaped: a negative one stays a number.
 *
 * @param rows with as many cells as the header; undefined gives an empty cell.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const escaped = [header, ...rows].map((row) =>
    row.map((cell) => (typeof cell === 'string' ? escapeFormulae(cell) : cell)),
  );
  return `${BYTE_ORDER_MARK}${Papa.unparse(escaped, { newline: '\r\n', quotes: (cell: Cell) => typeof cell === 'string' })}\r\n`;
}
