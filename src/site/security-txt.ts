/** The file that tells people who look for weaknesses whom to write to (RFC 9116). */
import { addDays } from '../base/days.ts';

/**
 * Half a year. Each daily build renews the file, so a published file close to
 * its end means that the site has not been built for months, and that perhaps
 * nobody reads its mailbox either.
 */
const VALID_DAYS = 180;

/** @param day of the build, ISO 8601; @returns when the file of that build expires. */
export function securityExpiry(day: string): string {
  return `${addDays(day, VALID_DAYS)}T00:00:00.000Z`;
}

/**
 * What is wrong with a security.txt, as sentences: its fields (RFC 9116, 2.5)
 * and its expiry (2.5.5: exactly one, recommended to be less than a year ahead).
 *
 * @param day on which it must be valid, ISO 8601.
 * @param address where it is published.
 */
export function securityTxtErrors(text: string, day: string, address: string): string[] {
  const fields = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => /^([A-Za-z-]+): (.+)$/.exec(line) ?? [line, '', line]);
  const valuesOf = (name: string) =>
    fields.flatMap(([, key, value = '']) => (key?.toLowerCase() === name ? [value] : []));
  const errors = valuesOf('').map((line) => `The line "${line}" is not a field.`);

  if (valuesOf('contact').length === 0) errors.push('There is no Contact.');
  for (const contact of valuesOf('contact'))
    if (!/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+[\d-]+)$/.test(contact))
      errors.push(`Nobody can be reached at the Contact "${contact}".`);
  for (const policy of valuesOf('policy'))
    if (!/^https:\/\/\S+$/.test(policy)) errors.push(`The Policy "${policy}" is no https address.`);
  if (!valuesOf('canonical').includes(address)) errors.push(`No line Canonical names ${address}.`);

  const [expires, ...more] = valuesOf('expires');
  if (expires === undefined || more.length > 0)
    return [
      ...errors,
      `There must be one Expires; there ${expires === undefined ? 'is none' : `are ${more.length + 1}`}.`,
    ];
  const end = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(expires)
    ? Date.parse(expires)
    : Number.NaN;
  if (Number.isNaN(end))
    errors.push(`Expires has no date and time such as 2027-05-01T00:00:00Z, but "${expires}".`);
  else if (end < Date.parse(addDays(day, 1))) errors.push(`It ran out on ${expires}.`);
  else if (end > Date.parse(addDays(day, 365)))
    errors.push(`It is valid until ${expires}, which is more than a year ahead.`);
  return errors;
}

/**
 * What is wrong with the file as it is published.
 *
 * @param day today, ISO 8601; @param fetch asks for the file; tests give answers of their own.
 */
export async function publishedErrors(
  address: string,
  day: string,
  fetch: (url: string) => Promise<Response>,
): Promise<string[]> {
  try {
    const response = await fetch(address);
    const text = await response.text();
    if (response.status !== 200) return [`It is not there: the server answers ${response.status}.`];
    const type = response.headers.get('content-type') ?? '';
    return [
      ...(/^text\/plain\b/i.test(type) ? [] : [`It is served as "${type}", not as text/plain.`]),
      ...securityTxtErrors(text, day, address),
    ];
  } catch (error) {
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return [
      `The server could not be asked: ${reason instanceof Error ? reason.message : String(reason)}.`,
    ];
  }
}
