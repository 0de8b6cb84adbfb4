/** Writes the letters of the office to a city: as plain text, for any mail program. */
import { visible } from '../../base/escape.ts';
import { inEnglish } from '../../i18n/index.ts';

const t = inEnglish.t.letters;

export interface Letter {
  /** The mailbox of the office that the city names, if it names one. */
  mailbox?: string | undefined;
  /** The role or office that the city names, if it names one. */
  role?: string | undefined;
  subject: string;
  /** Paragraphs, and lists whose items begin with a hyphen, one in a line. */
  paragraphs: readonly string[];
}

/** The letter, with its address and subject above it. */
export function writeLetter({ mailbox, role, subject, paragraphs }: Letter): string {
  return [
    [`${t.to}: ${visible(mailbox ?? t.noMailbox)}`, `${t.subject}: ${visible(subject)}`].join('\n'),
    t.dear(visible(role ?? t.colleagues)),
    ...paragraphs.map((text) => text.split('\n').map(visible).join('\n')),
    t.regards,
  ].join('\n\n');
}
