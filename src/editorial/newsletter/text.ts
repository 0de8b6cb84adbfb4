/** The newsletter as plain text, for readers whose mail program shows no HTML, or who prefer none. */
import type { Locale } from '../../i18n/index.ts';
import { settings } from '../../settings.ts';
import type { Newsletter, NewsletterItem, NewsletterList } from './newsletter.ts';
import { partBraces, UNSUBSCRIBE } from './placeholders.ts';

/** Characters in a line: leaves room in 80 columns for quoting it several times. */
export const COLUMNS = 72;

const lengthOf = (text: string) => [...text].length;

/**
 * Breaks text between words. A word that is longer than a line, such as a URL,
 * gets its own line, unbroken.
 *
 * @param first the beginning of the first line; @param rest that of all others.
 */
export function wrap(text: string, first = '', rest = first): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (!empty && lengthOf(line) + 1 + lengthOf(word) > COLUMNS) {
      lines.push(line);
      [line, empty] = [rest, true];
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].map((each) => each.trimEnd()).join('\n');
}

function underlined(title: string, character: string): string {
  const text = wrap(title);
  return `${text}\n${character.repeat(Math.min(COLUMNS, Math.max(...text.split('\n').map(lengthOf))))}`;
}

function itemText(
  { title, url, details, summary, principles }: NewsletterItem,
  { t }: Locale,
): string {
  const names = principles.map(({ name }) => name).join(', ');
  const indent = '  ';
  return [
    wrap(partBraces(title), '* ', indent),
    wrap(partBraces(details), indent),
    wrap(partBraces(summary), indent),
    names && wrap(`${t.mailing.principles} ${names}`, indent),
    indent + url,
  ]
    .filter(Boolean)
    .join('\n');
}

const listText = ({ title, items, more }: NewsletterList, locale: Locale) =>
  [
    underlined(title, '-'),
    ...items.map((item) => itemText(item, locale)),
    ...(more ? [`${wrap(`${more.text}:`, '  ')}\n  ${more.url}`] : []),
  ].join('\n\n');

/** Writes the newsletter in lines of {@link COLUMNS} characters, each link in full. */
export function toMailText({ locale, title, lists }: Newsletter): string {
  const { address } = locale;
  const t = locale.t.mailing;
  const links = [
    [t.website, address('/')],
    [t.archive, address('/activities/')],
    [t.privacy, address('/privacy/')],
    [t.unsubscribe, UNSUBSCRIBE],
  ] as const;
  return `${[
    wrap(settings.name),
    underlined(title, '='),
    wrap(t.lead),
    ...lists.map((list) => listText(list, locale)),
    '-'.repeat(COLUMNS),
    wrap(`${t.why} ${t.quiet}`),
    links.map(([name, url]) => `${name}:\n${url}`).join('\n'),
  ].join('\n\n')}\n`;
}
