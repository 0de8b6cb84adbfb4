/** Reads a mail as programs save it (RFC 5322, MIME). Nothing in it is run or fetched. */
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { parsePartialDate, type PartialDate } from '../../base/dates.ts';
import { htmlToText } from './formats.ts';

export interface MailAttachment {
  /** Its name as it was sent; empty if it has none. */
  name: string;
  bytes: Uint8Array;
}

export interface Mail {
  subject: string;
  /** Mailbox of the sender; empty if the mail names none. */
  from: string;
  /** The day on which it was sent, ISO 8601, if it says so. */
  day?: PartialDate;
  /** The text of the mail in the forms in which it may be there, the best first. */
  texts: string[];
  attachments: MailAttachment[];
  /** Encodings that the mail names for its parts, beside UTF-8. */
  encodings: string[];
}

/** A block of header lines at the beginning of a text. */
const HEADERS = /^\s*(?:From .*\r?\n)?((?:[\w-]+:.*(?:\r?\n[ \t].*)*(?:\r?\n|$)){2,})/;

/** Headers of which every mail has one. */
const OF_MAILS =
  /^(?:from|received|mime-version|return-path|message-id|delivered-to|content-type):/im;

/** Most bytes of a mail that are searched for its headers. */
const BEGINNING = 65_536;

/** True for a mail with its headers. */
export function isMail(bytes: Uint8Array): boolean {
  const beginning = Buffer.from(bytes.subarray(0, BEGINNING)).toString('latin1');
  return OF_MAILS.test(HEADERS.exec(beginning)?.[1] ?? '');
}

/** The line between the mails of a mailbox in one file (RFC 4155). */
const NEXT_MAIL = /(?:^|\r?\n\r?\n)From \S+ .*\d{4}\r?\n/;

/** The mails of a mailbox that is saved as one file; undefined if the text is none. */
export function mailsOfBox(bytes: Uint8Array): Uint8Array[] | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  if (!/^From \S+ .*\d{4}\r?\n/.test(text)) return undefined;
  return text
    .split(NEXT_MAIL)
    .slice(1)
    .map((mail) => Buffer.from(mail.replace(/^>(>*From )/gm, '$1'), 'latin1'));
}

/** A header that says what a part is, with its further lines. */
const CONTENT_TYPE = /^content-type:(?:[^\r\n]|\r?\n[ \t])*/gim;
const DISPOSITION = /^(content-disposition:[ \t]*)inline(?=(?:[^\r\n]|\r?\n[ \t])*filename)/gim;
const FLOWED = /format[ \t]*=[ \t]*"?flowed"?/i;
const DELSP = /delsp[ \t]*=[ \t]*"?yes"?/i;
const CHARSET = /charset\*?[ \t]*=[ \t]*"?(?:'')?([\w.:-]+)/i;

/**
 * Prepares a mail for the parser. It adds files that Apple Mail shows within the text to the text,
 * and joins flowing lines without regard to their marks of quotation, so both are hidden from it.
 */
function prepare(bytes: Uint8Array) {
  const raw = Buffer.from(bytes).toString('latin1');
  const types = raw.match(CONTENT_TYPE) ?? [];
  const flowed = types.find((type) => FLOWED.test(type));
  return {
    prepared: Buffer.from(
      raw
        .replace(DISPOSITION, '$1attachment')
        .replace(CONTENT_TYPE, (type) => type.replace(FLOWED, 'format=fixed')),
      'latin1',
    ),
    isFlowed: flowed !== undefined,
    isSpaceless: flowed !== undefined && DELSP.test(flowed),
    encodings: [
      ...new Set(types.flatMap((type) => CHARSET.exec(type)?.[1]?.toLowerCase() ?? [])),
    ].filter((encoding) => !/^(?:utf-?8|us-ascii|ascii)$/.test(encoding)),
  };
}

/**
 * Joins flowing lines (RFC 3676): one that ends in a space goes on in the next one, if both are
 * quoted alike.
 *
 * @param isSpaceless true if the space belongs to the break, and not to the text (`delsp=yes`).
 */
export function unflow(text: string, isSpaceless: boolean): string {
  const lines: { depth: number; content: string; isOpen: boolean }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, marks = '', content = ''] = /^(>*) ?([^]*)$/.exec(line) ?? [];
    const depth = marks.length;
    const isOpen = content.endsWith(' ') && content !== '-- ';
    const kept = isOpen && isSpaceless ? content.slice(0, -1) : content;
    const last = lines.at(-1);
    if (last?.isOpen && last.depth === depth && content !== '-- ')
      Object.assign(last, { content: last.content + kept, isOpen });
    else lines.push({ depth, content: kept, isOpen });
  }
  return lines
    .map(({ depth, content }) => (depth > 0 ? `${'>'.repeat(depth)} ${content}` : content))
    .join('\n');
}

function attachmentOf({ filename, content }: Attachment): MailAttachment {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
  return { name: filename?.split(/[/\\]/).at(-1) ?? '', bytes };
}

/** The day on which a mail was sent, as its own header says. */
function dayOf({ date = '' }: Email): PartialDate | undefined {
  return /^\d{4}-\d{2}-\d{2}T/.test(date) ? parsePartialDate(date.slice(0, 10)) : undefined;
}

/**
 * Reads a mail.
 *
 * @returns undefined if its parts are nested too deep to be read.
 */
export async function readMail(bytes: Uint8Array): Promise<Mail | undefined> {
  const { prepared, isFlowed, isSpaceless, encodings } = prepare(bytes);
  let email: Email;
  try {
    email = await PostalMime.parse(prepared, { forceRfc822Attachments: true });
  } catch {
    return undefined;
  }
  const { subject = '', from, text, html, attachments } = email;
  const day = dayOf(email);
  return {
    subject,
    from: from?.address ?? '',
    ...(day === undefined ? {} : { day }),
    texts: [
      ...(text === undefined ? [] : [isFlowed ? unflow(text, isSpaceless) : text]),
      ...(html === undefined ? [] : [htmlToText(html)]),
    ],
    attachments: attachments.map(attachmentOf),
    encodings,
  };
}
