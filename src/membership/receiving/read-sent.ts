/**
 * Reads what a city sent, whatever it is: a file, a text, a mail with files and further mails in it.
 * It finds the proposals, and keeps everything else that was said.
 */
import type { PartialDate } from '../../base/dates.ts';
import { shorten } from '../../base/escape.ts';
import { inEnglish } from '../../i18n/index.ts';
import { findProposals, type Sent } from './find-proposals.ts';
import { decode, htmlToText, isHtml, unreadableFormat } from './formats.ts';
import { isMail, mailsOfBox, readMail, type Mail } from './mail.ts';

const { t, formats } = inEnglish;
const messages = t.receiving;

export interface FoundProposal extends Sent {
  /** Where it stood, as words: `the file patras.md`. */
  where: string;
  /** The day on which it was sent, ISO 8601, if that is known. */
  day?: PartialDate;
}

/** A text that is none of a proposal. */
export interface OtherText {
  where: string;
  text: string;
}

export interface Reading {
  proposals: FoundProposal[];
  others: OtherText[];
  /** What could not be read, and what to do about it, as sentences. */
  unread: string[];
}

/** Most mails within mails. */
const DEEPEST = 10;

/** Most characters of a subject that is quoted. */
const LONGEST_SUBJECT = 100;

/** Where something stands: within a mail, or alone. */
interface Place {
  where: string;
  name: string;
  depth: number;
  /** The mail that holds it. */
  mail?: { where: string; day?: PartialDate | undefined; encodings: readonly string[] };
}

function joined(readings: readonly Reading[]): Reading {
  return {
    proposals: readings.flatMap(({ proposals }) => proposals),
    others: readings.flatMap(({ others }) => others),
    unread: readings.flatMap(({ unread }) => unread),
  };
}

const unreadable = (sentence: string): Reading => ({
  proposals: [],
  others: [],
  unread: [sentence],
});

/** Reads a text. */
function readText(
  text: string,
  { where, mail }: Pick<Place, 'where' | 'mail'>,
  labels: readonly string[],
  isOfMail: boolean,
): Reading {
  const { proposals, rest } = findProposals(text, labels, isOfMail);
  const day = mail?.day;
  return {
    proposals: proposals.map((sent) => ({ ...sent, where, ...(day === undefined ? {} : { day }) })),
    others: rest.map((part) => ({ where, text: part })),
    unread: [],
  };
}

/** Reads the text of a mail, in the first of its forms that has a proposal in it. */
function readTexts(texts: readonly string[], place: Place, labels: readonly string[]): Reading {
  const readings = texts.map((text) => readText(text, place, labels, true));
  return readings.find(({ proposals }) => proposals.length > 0) ?? readings[0] ?? joined([]);
}

async function readParts(
  { subject, from, day, texts, attachments, encodings }: Mail,
  outer: Place,
  labels: readonly string[],
): Promise<Reading> {
  const own = messages.where.mail(
    shorten(subject.trim(), LONGEST_SUBJECT),
    from,
    day === undefined ? '' : formats.date(day),
  );
  const where = outer.mail ? messages.where.within(own, outer.mail.where) : own;
  const mail = { where, day, encodings };
  const { depth } = outer;
  const inText = readTexts(
    texts,
    { where: messages.where.text(where), name: '', depth, mail },
    labels,
  );
  const attached: Reading[] = [];
  for (const { name, bytes } of attachments) {
    const place = { where: messages.where.attachment(name, where), name, depth: depth + 1, mail };
    attached.push(await readBytes(bytes, place, labels));
  }
  return joined([...attached, inText]);
}

async function readMailAt(
  bytes: Uint8Array,
  place: Place,
  labels: readonly string[],
): Promise<Reading> {
  const mail = place.depth > DEEPEST ? undefined : await readMail(bytes);
  if (!mail) return unreadable(messages.tooDeep(place.where));
  const reading = await readParts(mail, place, labels);
  if (reading.proposals.length > 0) return reading;
  // A text that only looks like a mail: what stands in its first lines must not be lost.
  const whole = decode(bytes, mail.encodings);
  const asText = whole && readText(whole.text, place, labels, true);
  return asText && asText.proposals.length > 0 ? asText : reading;
}

async function readBytes(
  bytes: Uint8Array,
  place: Place,
  labels: readonly string[],
): Promise<Reading> {
  const { where, name, mail } = place;
  const format = unreadableFormat(bytes, name);
  if (format) return unreadable(messages.formats[format](where));
  const mails = mailsOfBox(bytes);
  if (mails) {
    const readings: Reading[] = [];
    for (const each of mails) readings.push(await readMailAt(each, place, labels));
    return joined(readings);
  }
  if (isMail(bytes)) return readMailAt(bytes, place, labels);
  const decoded = decode(bytes, mail?.encodings);
  if (!decoded) return unreadable(messages.notUtf8(where));
  const text = isHtml(decoded.text) ? htmlToText(decoded.text) : decoded.text;
  const reading = readText(text, place, labels, false);
  return decoded.encoding === undefined
    ? reading
    : { ...reading, unread: [messages.readAs(where, decoded.encoding)] };
}

/**
 * Reads what was sent. It never throws.
 *
 * @param where what it is called, as words. @param name the name of the file, if it is one.
 * @param labels those of the issue form, in order.
 */
export function readSent(
  bytes: Uint8Array,
  where: string,
  name: string,
  labels: readonly string[],
): Promise<Reading> {
  return readBytes(bytes, { where, name, depth: 0 }, labels);
}
