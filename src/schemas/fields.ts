/**
 * Kinds of field that several collections share. Each says in words for an
 * editor what is wrong; the place (file, line, field) is added by whoever asks.
 */
import * as z from 'zod';
import iso2to3 from 'countries-list/minimal/countries.2to3.min.json' with { type: 'json' };
import { parseMoment, parsePartialDate } from '../lib/dates.ts';
import { trackingParameters, withoutTracking } from '../lib/tracking.ts';

/** Control characters and the characters that turn the direction of text round (Unicode TR 36, 3.1). */
const UNSAFE_CHARACTER = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2028\u2029\u2066-\u2069\uFEFF\uFFFE\uFFFF]/u;

/** True if text has a character that cannot be seen and could mislead a reader or a parser. */
export function hasUnsafeCharacter(text: string): boolean {
  return UNSAFE_CHARACTER.test(text) || !text.isWellFormed();
}

/** Number of characters as a reader counts them, not UTF-16 units. */
function characters(text: string): number {
  return [...text].length;
}

const REQUIRED = 'This is missing.';

/** The message for a field: that it is missing, or else what is wrong with it. */
export function requiredOr(other: string) {
  return (issue: { input?: unknown }) => (issue.input === undefined || issue.input === '' ? REQUIRED : other);
}

/**
 * One line of text.
 *
 * @param min least number of characters; @param max most.
 */
export function line(min: number, max: number) {
  return z
    .string({ error: requiredOr('Write this as text. Put it between quotation marks if it looks like a number or a date.') })
    .refine((text) => text.trim() !== '', { error: REQUIRED, abort: true })
    .refine((text) => text === text.trim(), 'Remove the space at the beginning or the end.')
    .refine((text) => !/[\n\r\t]/.test(text), 'Write this on one line.')
    .refine((text) => !hasUnsafeCharacter(text), 'There is an invisible control character in this text. Type the text again instead of pasting it.')
    .refine((text) => characters(text) >= min, `Write at least ${min} characters.`)
    .refine((text) => characters(text) <= max, {
      error: (issue) => `Write at most ${max} characters; there are ${characters(String(issue.input))} now.`,
    })
    .meta({ minLength: min, maxLength: max });
}

/** One line that is a whole sentence: what is cut off does not end like one. */
export function sentence(min: number, max: number) {
  return line(min, max).refine((text) => /\p{Sentence_Terminal}[\p{Pf}\p{Pe}"']?$/u.test(text), 'Write a whole sentence, with a full stop at its end.');
}

/** Plain text of one or more paragraphs, with an empty line between them. */
export function paragraphs(min: number, max: number) {
  return z
    .string({ error: requiredOr('Write this as text.') })
    .refine((text) => text.trim() !== '', { error: REQUIRED, abort: true })
    .refine((text) => text === text.trim(), 'Remove the space at the beginning or the end.')
    .refine((text) => !hasUnsafeCharacter(text), 'There is an invisible control character in this text. Type the text again instead of pasting it.')
    .refine((text) => characters(text) >= min, `Write at least ${min} characters.`)
    .refine((text) => characters(text) <= max, {
      error: (issue) => `Write at most ${max} characters; there are ${characters(String(issue.input))} now.`,
    })
    .meta({ minLength: min, maxLength: max });
}

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** True for the last part of an address: lower-case letters a to z, digits, single hyphens between them. */
export function isSlug(text: string): boolean {
  return text.length <= 80 && SLUG.test(text);
}

/** The file name, without its ending, of an entry of another collection. */
export const slug = z
  .string({ error: requiredOr('Write the short name of the entry, for example "barcelona".') })
  .refine((text) => text !== '', { error: REQUIRED, abort: true })
  .refine(isSlug, 'Use only lower-case letters a to z, digits and single hyphens, for example "new-york-city".');

/** A list of {@link slug}s without repetition; empty if absent. */
export const slugs = z
  .array(slug, { error: 'Write a list, for example [amsterdam, barcelona].' })
  .refine((list) => new Set(list).size === list.length, 'One entry is named twice.')
  .default([]);

/** What is wrong with a link, or undefined if nothing is. Only https, no password, no bare IP address, no odd character, nothing that tracks. */
export function linkFault(text: string): string | undefined {
  if (hasUnsafeCharacter(text) || /\s/.test(text)) return 'There is a space or an invisible character in this address.';
  if (!/^https:\/\//i.test(text)) return 'Start the address with https://';
  if (!URL.canParse(text)) return 'This is not a complete web address. It looks like https://www.example.org/page';
  const url = new URL(text);
  if (url.username || url.password) return 'Remove the user name or password from the address.';
  if (/^\[|^[\d.]+$/.test(url.hostname)) return 'Use the name of the site, not a number.';
  if (!url.hostname.includes('.') || url.hostname.endsWith('.')) return 'This is not a complete web address. It looks like https://www.example.org/page';
  if (text.length > 600) return 'This address is longer than 600 characters. Use a shorter one.';
  const tracking = trackingParameters(text);
  if (tracking.length > 0) return `This address tells its site who came from where (${tracking.join(', ')}). Write it without that: ${withoutTracking(text)}`;
  return undefined;
}

/** A public web address. */
export const link = z
  .string({ error: requiredOr('Write a web address that starts with https://') })
  .superRefine((text, context) => {
    const fault = text === '' ? REQUIRED : linkFault(text);
    if (fault) context.addIssue({ code: 'custom', message: fault, input: text });
  })
  .meta({ format: 'uri', pattern: '^https://' });

/** A mailbox of a role or office. */
export const email = z
  .email({ error: requiredOr('Write an e-mail address, for example digital@example.org.') })
  .max(120, 'Write at most 120 characters.');

/**
 * A date as precise as it is known. YAML readers turn some dates into numbers
 * or time stamps; they are turned back here, before the text is judged.
 */
export const partialDate = z
  .preprocess(
    (value) =>
      value instanceof Date ? value.toISOString().slice(0, 10)
      : typeof value === 'number' ? String(value)
      : value,
    z
      .string({ error: requiredOr('Write a date as 2018, 2018-11 or 2018-11-14.') })
      .transform((text, context) => {
        const date = parsePartialDate(text);
        if (date === undefined) {
          context.addIssue(text === '' ? REQUIRED : 'This is not a date. Write it as 2018, 2018-11 or 2018-11-14, as precisely as it is known.');
          return z.NEVER;
        }
        return date;
      }),
  )
  .meta({ type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' });

/** When an event begins or ends: a partial date, or a local date and time. */
export const moment = z
  .preprocess(
    (value) =>
      value instanceof Date ? value.toISOString().replace(/T00:00:00\.000Z$/, '').slice(0, 16)
      : typeof value === 'number' ? String(value)
      : value,
    z
      .string({ error: requiredOr('Write a date such as 2021-10-28, or a date and time such as 2021-10-28T16:00.') })
      .transform((text, context) => {
        const read = parseMoment(text);
        if (read === undefined) {
          context.addIssue('This is not a date. Write 2021-10-28, or with the local time 2021-10-28T16:00.');
          return z.NEVER;
        }
        return read;
      }),
  )
  .meta({ type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2}(T\\d{2}:\\d{2})?)?)?$' });

/** All codes of countries, ISO 3166-1 alpha-2. */
export const COUNTRY_CODES: readonly string[] = Object.keys(iso2to3);

/** ISO 3166-1 alpha-2 code of a country. */
export const country = z
  .string({ error: requiredOr('Write the name of the country, or its two-letter code, for example PT for Portugal.') })
  .refine((code) => code !== '', { error: REQUIRED, abort: true })
  .refine((code) => Object.hasOwn(iso2to3, code), 'No country of this name or code is known. In a file, use the two-letter code, for example PT for Portugal (ISO 3166-1).')
  .meta({ pattern: '^[A-Z]{2}$' });

/** BCP 47 tag of a language, for example `pt` or `zh-Hant`. */
export const language = z
  .string({ error: requiredOr('Write the code of the language, for example "el" for Greek.') })
  .refine((tag) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag), 'Write the code of the language, for example "el" for Greek (BCP 47).');

/** An address that this site or its predecessor once had; the page that names it answers there from now on. */
const oldAddress = z
  .string()
  .refine((path) => path.startsWith('/') && !path.startsWith('//'), 'Write the path only, from the first slash, for example "/node/78".')
  .refine((path) => !/[\s?#\\]|\/\.{1,2}(\/|$)/.test(path) && !hasUnsafeCharacter(path), 'Write a plain path, without spaces, "?", "#" or "..".')
  .refine((path) => path !== '/', 'The home page cannot be an old address.');

export const aliases = z
  .array(oldAddress, { error: 'Write a list of paths, for example ["/node/78"].' })
  .default([])
  .meta({
    title: 'Old addresses',
    description: 'Paths at which this page was found before. Each of them leads to this page.',
    examples: [['/node/78', '/city/barcelona']],
  });

export const updated = partialDate.optional().meta({
  title: 'Updated',
  description: 'The day of the last change that matters to readers. Leave it out for spelling.',
  examples: ['2026-03-01'],
});

export const sources = z
  .array(link, { error: 'Write a list of web addresses.' })
  .min(1, 'Name at least one source.')
  .meta({ title: 'Sources', description: 'Where the facts on this page come from.', examples: [['https://www.example.org/report']] });
