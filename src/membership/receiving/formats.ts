/** Tells by its first bytes what kind of file was sent, and reads what is text. */
import { Parser } from 'htmlparser2';

/** A kind of file in which no proposal can be read. */
export type UnreadableFormat = 'outlook' | 'winmail' | 'office' | 'pdf' | 'archive' | 'picture';

const bytesOf = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

/** How files begin. */
const BEGINNINGS: readonly (readonly [UnreadableFormat, beginning: Uint8Array])[] = [
  // The container of Outlook is that of old Word and Excel as well.
  ['outlook', bytesOf('D0 CF 11 E0 A1 B1 1A E1')],
  ['winmail', bytesOf('78 9F 3E 22')],
  ['office', Buffer.from('{\\rtf')],
  ['pdf', Buffer.from('%PDF')],
  ['archive', Buffer.from('PK')],
  ['archive', bytesOf('1F 8B')],
  ['archive', bytesOf('37 7A BC AF')],
  ['archive', Buffer.from('Rar!')],
  ['picture', bytesOf('89 50 4E 47')],
  ['picture', bytesOf('FF D8 FF')],
  ['picture', Buffer.from('GIF8')],
  ['picture', Buffer.from('RIFF')],
  ['picture', Buffer.from('II*\0')],
  ['picture', Buffer.from('MM\0*')],
];

/** Names within the archives that are documents of Word, LibreOffice, Pages and their like. */
const DOCUMENT = /word\/|xl\/|ppt\/|vnd\.oasis\.opendocument|Index\/Document\.iwa/;

/** The names of documents that have the container of Outlook. */
const OLD_DOCUMENT = /\.(?:doc|xls|ppt)$/i;

/**
 * The kind of a file in which no proposal can be read; undefined for what may be text.
 *
 * @param name as it was sent.
 */
export function unreadableFormat(bytes: Uint8Array, name: string): UnreadableFormat | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = BEGINNINGS.find(([, beginning]) =>
    buffer.subarray(0, beginning.length).equals(beginning),
  )?.[0];
  if (found === 'outlook' && OLD_DOCUMENT.test(name)) return 'office';
  if (found === 'archive' && DOCUMENT.test(buffer.toString('latin1'))) return 'office';
  // The brand of HEIC and AVIF follows the length of the first box.
  return found ?? (buffer.toString('latin1', 4, 8) === 'ftyp' ? 'picture' : undefined);
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Decodes a text: as UTF-8, as UTF-16 if it says so, or else in the one encoding that is named for
 * it.
 *
 * @param named encodings that a mail names, as WHATWG labels.
 * @returns undefined if the encoding is not known.
 */
export function decode(
  bytes: Uint8Array,
  named: readonly string[] = [],
): { text: string; encoding?: string } | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: decodeAs('utf-16le', bytes) ?? '' };
  if (first === 0xfe && second === 0xff) return { text: decodeAs('utf-16be', bytes) ?? '' };
  const text = decodeAs('utf-8', bytes);
  // What has the character NUL in it is no text.
  if (text !== undefined) return text.includes('\0') ? undefined : { text };
  const readings = named.flatMap((encoding) => {
    const reading = decodeAs(encoding, bytes);
    return reading === undefined ? [] : [{ text: reading, encoding }];
  });
  return readings.length === 1 ? readings[0] : undefined;
}

/** True for a page or a mail in HTML. */
export function isHtml(text: string): boolean {
  return /^\s*<(?:!doctype html|html|head|body|div|p|pre|meta|table)\b/i.test(text);
}

/** Elements that begin and end a line. */
const LINES =
  /^(?:address|article|blockquote|body|div|dl|dt|dd|footer|form|h[1-6]|header|hr|li|main|ol|p|pre|section|table|tr|ul)$/;

/** Elements whose text nobody reads. */
const HIDDEN = /^(?:head|script|style|title)$/;

/** The text of a mail in HTML, line by line as it is shown. */
export function htmlToText(html: string): string {
  const lines = [''];
  const preserved: boolean[] = [false];
  let hidden = 0;
  const newLine = () => lines.push('');
  const add = (text: string) => lines.push((lines.pop() ?? '') + text);
  const parser = new Parser(
    {
      onopentag: (name, { style = '' }) => {
        if (HIDDEN.test(name)) hidden += 1;
        preserved.push(
          name === 'pre' || /white-space:\s*pre/i.test(style) || (preserved.at(-1) ?? false),
        );
        if (name === 'br') newLine();
        else if (LINES.test(name) && lines.at(-1) !== '') newLine();
      },
      ontext: (text) => {
        if (hidden > 0) return;
        if (preserved.at(-1)) {
          const [first = '', ...others] = text.split(/\r?\n/);
          add(first);
          lines.push(...others);
        } else {
          const shown = text.replace(/[ \t\r\n\f]+/g, ' ');
          add(lines.at(-1) === '' ? shown.replace(/^ /, '') : shown);
        }
      },
      onclosetag: (name) => {
        if (HIDDEN.test(name)) hidden -= 1;
        preserved.pop();
        if (LINES.test(name) && lines.at(-1) !== '') newLine();
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  // Programs keep indents as unbreakable spaces.
  return lines.join('\n').replaceAll('\u00A0', ' ');
}
