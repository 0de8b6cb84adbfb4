/** Reads a file of content. Anything but a plain file in UTF-8 is refused, in words for editors. */
import { lstatSync, readFileSync, type Stats } from 'node:fs';
import { hasCode } from '../base/files.ts';
import type { Finding } from './problem.ts';

const SAVE = 'Save it as "UTF-8": in most editors under "Save as" or "Save with encoding".';

const REPLACEMENT = Buffer.from('\uFFFD');

/** What a path leads to, if not to a file. */
function kindOf(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return 'a folder';
  return stats.isSymbolicLink() ? 'a symbolic link' : 'a device or a pipe';
}

/** Why a file of content cannot be read; undefined if it can. Symbolic links are refused: they could lead anywhere. */
export function unreadable(path: string): Finding | undefined {
  try {
    const kind = kindOf(lstatSync(path));
    return kind === undefined
      ? undefined
      : {
          rule: 'plain-file',
          message: `This is ${kind}, not a file.`,
          fix: 'Put the file itself here.',
        };
  } catch (error) {
    return explainRead(error);
  }
}

/** Why a file or folder cannot be read, from the error of the file system. */
export function explainRead(error: unknown, what: 'file' | 'folder' = 'file'): Finding {
  if (hasCode(error, 'ENOENT'))
    return { rule: 'file-exists', message: `This ${what} is missing.`, fix: 'The site needs it.' };
  if (hasCode(error, 'EACCES', 'EPERM'))
    return {
      rule: 'readable',
      message: `You do not have permission to read this ${what}.`,
      fix: `Give yourself permission to read it (chmod ${what === 'file' ? 'u+r' : 'u+rx'}).`,
    };
  return {
    rule: 'readable',
    message: `This ${what} cannot be read (${error instanceof Error ? error.message : String(error)}).`,
    fix: 'Replace it with a copy that can be read.',
  };
}

/** Place of the first byte that is not UTF-8, in a text that has one. */
function placeOfError(bytes: Uint8Array): { line: number; column: number; byte: number } {
  let [at, line, column] = [0, 1, 1];
  for (const character of new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)) {
    // Bytes that are not UTF-8 are decoded as this character, which the file itself may contain as well.
    if (character === '\uFFFD' && Buffer.compare(bytes.subarray(at, at + 3), REPLACEMENT) !== 0)
      break;
    at += Buffer.byteLength(character);
    [line, column] = character === '\n' ? [line + 1, 1] : [line, column + character.length];
  }
  return { line, column, byte: bytes[at] ?? 0 };
}

/**
 * Decodes a file of content.
 *
 * @returns its text, with line ends as they are; or what is wrong. Editors do
 * not show byte order marks and encodings, so the report says how to change them.
 */
export function decodeText(bytes: Uint8Array): { text: string } | { error: Finding } {
  const [first, second, third] = bytes;
  if (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    bytes.subarray(0, 100).includes(0)
  ) {
    return {
      error: {
        rule: 'utf-8',
        message: 'This file is saved as UTF-16, or is not text at all.',
        fix: SAVE,
      },
    };
  }
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return {
      error: {
        line: 1,
        column: 1,
        rule: 'byte-order-mark',
        message:
          'This file begins with a byte order mark, an invisible character that some editors add.',
        fix: 'Save it as "UTF-8", not as "UTF-8 with BOM". Or put the cursor before the first character, press Backspace once, and save.',
        fixable: true,
      },
    };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const { line, column, byte } = placeOfError(bytes);
    const letter = new TextDecoder('windows-1252').decode(Uint8Array.of(byte));
    return {
      error: {
        line,
        column,
        rule: 'utf-8',
        message: `This file is not saved as UTF-8: it has a byte here that would be "${letter}" in Windows-1252 or Latin-1.`,
        fix: `${SAVE} On the command line: iconv -f WINDOWS-1252 -t UTF-8.`,
      },
    };
  }
}

/**
 * Reads a file of content, synchronously: thousands of small files would take twice as long one `await` at a time.
 *
 * @returns its text, or what is wrong.
 */
export function readText(path: string): { text: string } | { error: Finding } {
  const error = unreadable(path);
  if (error) return { error };
  try {
    return decodeText(readFileSync(path));
  } catch (error) {
    return { error: explainRead(error) };
  }
}
