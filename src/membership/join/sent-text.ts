/**
 * Finds the file or the answers in what somebody sent: as they are, or in a mail that has a greeting
 * above and a signature below, or that quotes them.
 */

export interface SentText {
  /** The line at which it begins, from 0. */
  at: number;
  /** The part that begins with what was looked for, without the marks of quotations. */
  text: string;
  /** True if it was quoted, or other text stood above it. */
  isInMail: boolean;
  /** What stands above it, and what stands below it and is no part of it. */
  above: string;
  below: string;
}

interface QuotedLine {
  /** The marks of quotations, one by one. */
  marks: readonly string[];
  content: string;
}

function readLine(line: string): QuotedLine {
  const [, marks = '', content = ''] = /^((?:> ?)*)([^]*)$/.exec(line) ?? [];
  return { marks: marks.match(/> ?/g) ?? [], content };
}

/** A line without the marks of a quotation around it, which are the same in each of its lines. */
function within({ marks, content }: QuotedLine, quote: readonly string[]): string {
  // A space that is not part of the marks belongs to the line.
  const space = quote.at(-1) === '>' ? (marks[quote.length - 1] ?? '').slice(1) : '';
  return space + marks.slice(quote.length).join('') + content;
}

/**
 * The lines of a quotation, and how many lines it takes. A line within it that lacks its mark is the
 * rest of the line above, which a mail program has wrapped.
 */
function quotation(
  lines: readonly QuotedLine[],
  quote: readonly string[],
): { quoted: string[]; length: number } {
  const depth = quote.length;
  const length = lines.findLastIndex(({ marks }) => marks.length >= depth) + 1;
  const quoted: string[] = [];
  for (const line of lines.slice(0, length)) {
    const isRest = line.marks.length < depth && line.content.trim() !== '';
    if (isRest) quoted.push(`${quoted.pop()?.trimEnd() ?? ''} ${line.content.trim()}`);
    else quoted.push(within(line, quote));
  }
  return { quoted, length };
}

/** Where a signature begins (RFC 3676, 4.3). Some programs drop the space, or make it unbreakable. */
const SIGNATURE = /^--[ \u00A0]?$/;

const asText = (lines: readonly string[]) => lines.join('\n').trim();

/**
 * Finds what was sent.
 *
 * @param isStart true for its first line; `next` is the line below.
 * @param isMail true if the text is that of a mail, so that a signature may follow.
 * @returns undefined if there is no such line.
 */
export function findSent(
  sent: string,
  isStart: (line: string, next: string) => boolean,
  isMail = false,
): SentText | undefined {
  const whole = sent
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const lines = whole.map(readLine);
  const at = lines.findIndex((line, index) =>
    isStart(line.content, lines[index + 1]?.content ?? ''),
  );
  const start = lines[at];
  if (!start) return undefined;
  const { quoted, length } = quotation(lines.slice(at), start.marks);
  const above = asText(whole.slice(0, at));
  const isInMail = isMail || start.marks.length > 0 || above !== '';
  const signature = isInMail ? quoted.findIndex((line) => SIGNATURE.test(line)) : -1;
  const end = signature === -1 ? quoted.length : signature;
  return {
    at,
    text: quoted.slice(0, end).join('\n'),
    isInMail,
    above,
    below: asText([...quoted.slice(end), ...whole.slice(at + length)]),
  };
}

const FENCE = /^---[ \t]*$/;

/** A field, an item of a list, something indented, a comment: what a line of a file begins with. */
const LINE_OF_FILE = /^(?:[a-z]\w*:(?: |$)|[-#\s]|$)/;

export interface SentFile extends Pick<SentText, 'at' | 'above' | 'below'> {
  file: string;
}

/**
 * Finds the file of a city. In a mail, lines that its program has wrapped are joined again, and the
 * text below the front matter is none of the file: it may be anything.
 *
 * @param isMail true if the text is that of a mail.
 * @returns undefined if there is none.
 */
export function findFile(sent: string, isMail = false): SentFile | undefined {
  const found = findSent(
    sent,
    (line, next) => FENCE.test(line) && /^(?:[a-z]\w*:|#)/i.test(next),
    isMail,
  );
  if (!found) return undefined;
  const { at, text, isInMail, above, below } = found;
  const [first = '', ...lines] = text.split('\n');
  const end = isInMail ? lines.findIndex((line) => FENCE.test(line)) : -1;
  if (end === -1) return { at, file: text, above, below };
  const joined: string[] = [];
  for (const line of lines.slice(0, end))
    if (LINE_OF_FILE.test(line)) joined.push(line);
    else joined.push(`${joined.pop()?.trimEnd() ?? ''} ${line.trim()}`);
  return {
    at,
    file: [first, ...joined, '---', ''].join('\n'),
    above,
    below: asText([...lines.slice(end + 1), '', below]),
  };
}
