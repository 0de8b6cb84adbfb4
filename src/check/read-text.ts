/** Reads a file of content to the letter: what is not a plain file in UTF-8 is refused, in words for editors. */
import { lstatSync, readFileSync, type Stats } from 'node:fs';
import type { Problem } from './problem.ts';

/** What is wrong with a file, without its name. */
type Error = Omit<Problem, 'file'>;

const SAVE = 'Save it as "UTF-8": in most editors under "Save as" or "Save with encoding".';

const REPLACEMENT = Buffer.from('\uFFFD');

/** What lies at a path, if it is not a file. */
function kindOf(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return 'a folder';
  return stats.isSymbolicLink() ? 'a symbolic link' : 'a device or a pipe';
}

/**
 * Why a file of content cannot be read; undefined if it can. Links are refused
 * as well: a file of content is what it shows, and leads nowhere else.
 */
export function unreadable(path: string): Error | undefined {
  try {
    const kind = kindOf(lstatSync(path));
    return kind === undefined
      ? undefined
      : {
          guide: 'file-names',
          message: `This is ${kind}, not a file.`,
          fix: 'Put the file itself here.',
        };
  } catch (error) {
    return explainRead(error);
  }
}

function explainRead(error: unknown): Error {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT')
    return { guide: 'file-names', message: 'This file is missing.', fix: 'The site needs it.' };
  if (code === 'EACCES' || code === 'EPERM')
    return {
      guide: 'saving-files',
      message: 'This file cannot be read: the right to read it is missing.',
      fix: 'Give yourself the right to read it (chmod u+r).',
    };
  return {
    guide: 'saving-files',
    message: `This file cannot be read (${error instanceof Error ? error.message : String(error)}).`,
    fix: 'Put a copy that can be read in its place.',
  };
}

/** Place of the first byte that is not UTF-8, in a text that has one. */
function placeOfError(bytes: Uint8Array): { line: number; column: number; byte: number } {
  let [at, line, column] = [0, 1, 1];
  for (const character of new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)) {
    // What cannot be read is shown as this character, which may also stand in the file itself.
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
 * @returns its text, with line ends as they are; or why it is none. Whether a
 * file has a byte order mark, or is in another encoding, cannot be seen in an
 * editor: so the report names the encoding, and how to change it.
 */
export function decodeText(bytes: Uint8Array): { text: string } | { error: Error } {
  const [first, second, third] = bytes;
  if (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    bytes.subarray(0, 100).includes(0)
  ) {
    return {
      error: {
        guide: 'saving-files',
        message: 'This file is stored as UTF-16, or is no text at all.',
        fix: SAVE,
      },
    };
  }
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return {
      error: {
        line: 1,
        column: 1,
        guide: 'saving-files',
        message: 'This file begins with a byte order mark, which cannot be seen.',
        fix: 'Save it as "UTF-8", not as "UTF-8 with BOM". Or put the cursor before the first character, press the backspace key once, and save.',
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
        guide: 'saving-files',
        message: `This file is not stored as UTF-8: here stands a byte that would be "${letter}" in Windows-1252 or Latin-1.`,
        fix: `${SAVE} On the command line: iconv -f WINDOWS-1252 -t UTF-8.`,
      },
    };
  }
}

/**
 * Reads a file of content, without a pause: thousands of small files take
 * twice as long if each is waited for.
 *
 * @returns its text, or why there is none.
 */
export function readText(path: string): { text: string } | { error: Error } {
  const error = unreadable(path);
  if (error) return { error };
  try {
    return decodeText(readFileSync(path));
  } catch (error) {
    return { error: explainRead(error) };
  }
}
