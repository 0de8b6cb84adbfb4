/** Tables as CSV, for programs and for Excel, in which no formula runs. */
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

/** How cells are told apart in a file. */
interface Dialect {
  delimiter: ',' | '\t';
}

/**
 * Writes a table. Texts are quoted, so that no character in them splits a cell. Numbers are neither
 * quoted nor escaped: a negative one stays a number. Names of columns are quoted only where they
 * must be.
 */
function write(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  { delimiter }: Dialect,
): string {
  const safe = (row: readonly Cell[]) =>
    row.map((cell) => (typeof cell === 'string' ? escapeFormulae(cell) : cell));
  const unparse = (table: Cell[][], quotes: boolean | ((cell: Cell) => boolean)) =>
    `${Papa.unparse(table, { newline: '\r\n', delimiter, quotes })}\r\n`;
  return (
    unparse([safe(header)], false) +
    (rows.length > 0 ? unparse(rows.map(safe), (cell) => typeof cell === 'string') : '')
  );
}

/**
 * Writes a table for programs (RFC 4180), in UTF-8 without a byte order mark: strict parsers take
 * the mark for a part of the first name.
 *
 * @param rows with as many cells as the header; undefined gives an empty cell.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return write(header, rows, { delimiter: ',' });
}

/** Says that the bytes that follow are UTF-16, and in which order. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Writes the same table for Excel: in UTF-16, little-endian, with tabs. Of all text files, Excel
 * opens only this kind with the right columns and letters in every language: which character
 * separates the cells of a file in UTF-8 depends on the language of the system.
 */
export function toExcelCsv(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
): Uint8Array<ArrayBuffer> {
  const text = BYTE_ORDER_MARK + write(header, rows, { delimiter: '\t' });
  return new Uint8Array(Buffer.from(text, 'utf16le'));
}
