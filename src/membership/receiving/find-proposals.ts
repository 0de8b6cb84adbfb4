/** Finds every proposal in a text: files of cities, and answers of the issue form. */
import { findAnswers } from '../join/issue-answers.ts';
import { findFile, type SentText } from '../join/sent-text.ts';

/** A proposal as it was sent. */
export interface Sent {
  kind: 'file' | 'answers';
  text: string;
}

interface FoundProposals {
  proposals: Sent[];
  /** What else the text says, without what is empty. */
  rest: string[];
}

/** Most proposals that are looked for in one text. */
const MOST_PROPOSALS = 20;

/**
 * Ends answers where those of another city begin: at the label with which they began, once another
 * label has followed it. An answer may contain a line that looks like a label.
 */
function firstAnswers(found: SentText, labels: readonly string[]): SentText {
  const lines = found.text.split('\n').map((line) => line.trimEnd());
  const [first = ''] = lines;
  const isOther = (line: string) =>
    line !== first && line.startsWith('### ') && labels.includes(line.slice('### '.length));
  const next = lines.findIndex(isOther);
  const again = next === -1 ? -1 : lines.indexOf(first, next);
  if (again === -1 || !lines.slice(again).some(isOther)) return found;
  const all = found.text.split('\n');
  return {
    ...found,
    text: all.slice(0, again).join('\n'),
    below: [...all.slice(again), found.below].join('\n'),
  };
}

/**
 * Finds the proposals in a text.
 *
 * @param labels those of the issue form, in order.
 * @param isMail true if the text is that of a mail.
 */
export function findProposals(
  text: string,
  labels: readonly string[],
  isMail: boolean,
): FoundProposals {
  const proposals: Sent[] = [];
  const rest: string[] = [];
  let left = text;
  while (proposals.length < MOST_PROPOSALS) {
    const isInMail = isMail || proposals.length > 0;
    const file = findFile(left, isInMail);
    const answers = findAnswers(left, labels, isInMail);
    // What begins first holds the other: an answer can contain lines like those of a file.
    const isFile = file !== undefined && file.at < (answers?.at ?? Infinity);
    const found = isFile ? file : answers && firstAnswers(answers, labels);
    if (!found) break;
    proposals.push(
      'file' in found ? { kind: 'file', text: found.file } : { kind: 'answers', text: found.text },
    );
    rest.push(found.above);
    left = found.below;
  }
  return { proposals, rest: [...rest, left].map((part) => part.trim()).filter(Boolean) };
}
