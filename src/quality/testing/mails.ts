/** Composes mails as mail programs save them: in many encodings, with files and further mails in them. */
import { createHash } from 'node:crypto';

/** Characters of a text in an encoding, as bytes, by the decoder that browsers and Node have. */
const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly number[]>();
  const add = (...bytes: number[]) => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if ([...character].length === 1 && character !== '\uFFFD' && !table.has(character))
      table.set(character, bytes);
  };
  for (let one = 0; one < 0x100; one += 1) add(one);
  for (let one = 0x81; one < 0xff; one += 1)
    for (let two = 0x40; two < 0xff; two += 1) add(one, two);
  tables.set(encoding, table);
  return table;
}

/**
 * Writes a text in an encoding.
 *
 * @param encoding a WHATWG label whose characters have one or two bytes, or `utf-8`.
 * @throws RangeError if the encoding lacks a character.
 */
export function encodeAs(encoding: string, text: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  const table = tableOf(encoding);
  return Buffer.from(
    [...text].flatMap((character) => {
      const bytes = table.get(character);
      if (!bytes) throw new RangeError(`${encoding} has no ${character}.`);
      return [...bytes];
    }),
  );
}

export const TRANSFERS = ['8bit', 'quoted-printable', 'base64'] as const;
export type Transfer = (typeof TRANSFERS)[number];

/** How the name of an attachment is written: RFC 2047 is against the rules there, and usual. */
export const NAMES = ['plain', 'rfc2231', 'rfc2047'] as const;

const CRLF = '\r\n';

/** Lines of a part, as they are sent. */
function transferred(bytes: Buffer, transfer: Transfer): string {
  if (transfer === 'base64') return bytes.toString('base64').replace(/.{76}/g, `$&${CRLF}`);
  const text = bytes.toString('latin1').replace(/\r?\n/g, CRLF);
  if (transfer === '8bit') return text;
  return text.split(CRLF).map(quotedPrintable).join(CRLF);
}

/** One line in quoted-printable, with soft breaks. */
function quotedPrintable(line: string): string {
  let written = '';
  let length = 0;
  for (const [at, character] of [...line].entries()) {
    const isPlain =
      /[\x21-\x3C\x3E-\x7E]/.test(character) || (character === ' ' && at < line.length - 1);
    const hex = character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
    const token = isPlain ? character : `=${hex}`;
    if (length + token.length > 75) {
      written += `=${CRLF}`;
      length = 0;
    }
    written += token;
    length += token.length;
  }
  return written;
}

function parameter(name: string, value: string, as: (typeof NAMES)[number]): string {
  switch (as) {
    case 'plain':
      return `${name}="${value}"`;
    case 'rfc2231':
      return `${name}*=UTF-8''${encodeURIComponent(value)}`;
    case 'rfc2047':
      return `${name}="=?UTF-8?B?${Buffer.from(value).toString('base64')}?="`;
  }
}

export interface MailPart {
  /** Its bytes, or a text in the encoding of the mail. */
  content: Buffer | string;
  type: string;
  transfer?: Transfer;
  /** The name of an attachment; without one, the part is text of the mail. */
  name?: string;
  nameAs?: (typeof NAMES)[number];
  disposition?: 'attachment' | 'inline';
}

export interface MailToCompose {
  subject?: string;
  date?: string;
  /** Of the texts. */
  charset?: string;
  transfer?: Transfer;
  parts: readonly MailPart[];
}

function partOf(part: MailPart, charset: string, transfer: Transfer): string {
  const { content, name, nameAs = 'plain', disposition = 'attachment' } = part;
  const isText = typeof content === 'string';
  const how = part.transfer ?? (part.type === 'message/rfc822' ? '8bit' : transfer);
  const bytes = isText ? encodeAs(charset, content) : content;
  return [
    `Content-Type: ${part.type}${isText ? `; charset=${charset}` : ''}`,
    `Content-Transfer-Encoding: ${how}`,
    ...(name === undefined
      ? []
      : [`Content-Disposition: ${disposition};${CRLF} ${parameter('filename', name, nameAs)}`]),
    '',
    transferred(bytes, how),
  ].join(CRLF);
}

/** Composes a mail of one or several parts. */
export function composeMail({
  subject = 'Proposal: Patras wants to join',
  date = 'Tue, 24 Nov 2026 09:12:33 +0200',
  charset = 'utf-8',
  transfer = 'quoted-printable',
  parts,
}: MailToCompose): Buffer {
  const sum = createHash('sha1').update(JSON.stringify(parts)).digest('hex');
  const boundary = `part-${sum.slice(0, 12)}`;
  const [only] = parts;
  const headers = [
    'Return-Path: <digital@example.org>',
    'From: Digital Office <digital@example.org>',
    'To: office@example.net',
    `Subject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Date: ${date}`,
    'Message-ID: <1@example.org>',
    'MIME-Version: 1.0',
  ];
  const body =
    only && parts.length === 1
      ? partOf(only, charset, transfer)
      : [
          `Content-Type: multipart/mixed; boundary="${boundary}"`,
          '',
          'This is a message of several parts.',
          ...parts.flatMap((part) => [`--${boundary}`, partOf(part, charset, transfer)]),
          `--${boundary}--`,
          '',
        ].join(CRLF);
  return Buffer.from([...headers, body].join(CRLF), 'latin1');
}

/** Lines of a quotation. */
export function quote(text: string, mark = '> '): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `${mark}${line}`)
    .join('\n');
}

/** A text with flowing lines of at most 72 characters (RFC 3676). */
export function flow(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const [, marks = '', content = ''] = /^((?:> ?)*)(.*)$/.exec(line) ?? [];
      const depth = marks.replaceAll(' ', '');
      const lines: string[] = [];
      let rest = content;
      while (rest.length > 72 && rest.slice(30, 72).includes(' ')) {
        const end = rest.lastIndexOf(' ', 71) + 1;
        lines.push(rest.slice(0, end));
        rest = rest.slice(end);
      }
      lines.push(rest);
      return lines.map((each) => {
        const isStuffed = depth !== '' || /^(?: |>|From )/.test(each);
        return `${depth}${isStuffed ? ' ' : ''}${each}`;
      });
    })
    .join('\n');
}

/** A text as mail programs write it in HTML. */
export function asHtml(text: string): string {
  const lines = text.split('\n').map((line) => {
    const escaped = line
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/^ +/, (spaces) => '&nbsp;'.repeat(spaces.length));
    return `<div>${escaped === '' ? '<br>' : escaped}</div>`;
  });
  return `<html><head><title>Mail</title><style>div { color: red }</style></head><body>\n${lines.join('\n')}\n</body></html>`;
}
