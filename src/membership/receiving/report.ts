/**
 * What the office reads about what was sent. Others wrote parts of it: no character of them reaches
 * the terminal as a command.
 */
import { visible } from '../../base/escape.ts';
import { inEnglish } from '../../i18n/index.ts';
import type { JudgedCity } from './judge-sent.ts';
import { explain } from './letter.ts';
import type { OtherText } from './read-sent.ts';

const messages = inEnglish.t.receiving;

/** Most lines that are shown of a text that is none of a proposal. */
const MOST_LINES = 60;

/** Sentences of our own around what others wrote, line by line. */
export function safe(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

const asList = (items: readonly string[]) => items.map((item) => `- ${visible(item)}`).join('\n');

/** What a person has to look at. */
export function notesPart(notes: readonly string[]): string {
  return notes.length > 0 ? `${messages.notes}\n${asList([...new Set(notes)])}` : messages.noNotes;
}

/** What else was said, so that nothing is lost. */
export function othersPart(others: readonly OtherText[]): string {
  return others
    .map(({ where, text }) => {
      const lines = text.split(/\r?\n/);
      const shown = lines.slice(0, MOST_LINES).map((line) => `  ${visible(line)}`);
      const more = lines.length - shown.length;
      return [
        messages.others(visible(where)),
        ...shown,
        ...(more > 0 ? [`  ${messages.moreLines(more)}`] : []),
      ].join('\n');
    })
    .join('\n\n');
}

/** What the site has of the city already. @param path of its file. */
export function knownPart({ outcome, existing, differences }: JudgedCity, path: string): string {
  if (!existing) return '';
  const { name, status } = existing.data;
  const sentence = {
    member: messages.isMember,
    candidate: messages.isCandidate,
    former: outcome === 'correction' ? messages.isFormer : messages.rejoins,
  }[status];
  return [
    visible(sentence(name, path)),
    ...(differences.length > 0 ? [messages.differences, asList(differences)] : []),
  ].join('\n');
}

/** What is missing or wrong. */
export function errorsPart({ errors, outcome }: JudgedCity): string {
  if (errors.length === 0) return outcome === 'correction' ? '' : messages.inOrder;
  return [
    messages.errors(errors.length),
    ...errors.map((error) => messages.error(visible(error.label), visible(explain(error)))),
  ].join('\n\n');
}

/** The letter, which comes last, to be copied. */
export function letterPart(letter: string): string {
  return `${messages.letterTitle}\n\n${letter}`;
}
