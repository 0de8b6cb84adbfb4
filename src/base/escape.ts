/**
 * Escapes text from strangers. In a comment it cannot end its code span, become
 * HTML or a link, mention anyone or refer to an issue. In a terminal it cannot
 * start a new line or move the cursor.
 */

/** Invisible characters, those that change the direction of text, and all spaces but the plain one. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu;

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}

/** Writes invisible characters as their code: a line break becomes `\u{A}`. The result is one line. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, escaped);
}

/** Shortens text to a number of characters, and marks the cut with an ellipsis. */
export function shorten(text: string, longest: number): string {
  // A character has at most two units. A text of many megabytes is cut before it is split.
  const characters = [...text.slice(0, 2 * longest + 2)];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : text;
}

const LONGEST_NAME = 160;

/** A name in quotation marks, with those inside it escaped. */
export function quoted(name: string): string {
  return `"${visible(shorten(name, LONGEST_NAME)).replaceAll('"', escaped)}"`;
}

/**
 * A Markdown code span for any text. Nothing in it is read as Markdown, and
 * backticks are escaped, so nothing can end it.
 */
export function codeSpan(text: string): string {
  const content = visible(text).replaceAll('`', escaped);
  // Markdown strips one space from each side if both sides have one.
  const padded = /^ .*[^ ].* $/.test(content) ? ` ${content} ` : content;
  return `\`${padded === '' ? '""' : padded}\``;
}

/** Letters of any script, digits, and punctuation without a meaning in Markdown. */
const PLAIN = /^[\p{L}\p{M}\p{N}.,;:?!'’‘“”()%–—…→-]*$/u;

/** Plain text that GitHub turns into a link or a picture: a web address, an issue, a commit, :tada:. */
const LINKED = /www\.|gh-\d|[0-9a-f]{7}|:./i;

/** What starts a list at the start of a line. */
const LIST = /^(?:-|\d+[.)])/;

/**
 * A sentence as Markdown. Quotations, and whatever is not plain words, become
 * code spans.
 *
 * @param text a sentence that may repeat text from strangers, for the start or the middle of a line.
 */
export function markdownText(text: string): string {
  const parts: { text: string; code: boolean; inner: string }[] = [];
  const add = (part: string, code: boolean, inner = part) => {
    const last = parts.at(-1);
    // Markdown would read two adjacent code spans as one.
    if (last && last.code === code)
      Object.assign(last, { text: last.text + part, inner: last.text + part });
    else if (part !== '') parts.push({ text: part, code, inner });
  };
  for (const [token] of visible(text)
    .trim()
    .matchAll(/"[^"]*"|[^ "]+|"| +/g)) {
    if (/^".*"$/.test(token) && token.length > 1) add(token, true, token.slice(1, -1));
    else if (/^[ "]/.test(token)) add(token[0] ?? '', false);
    else if (PLAIN.test(token) && !LINKED.test(token) && !(parts.length === 0 && LIST.test(token)))
      add(token, false);
    else {
      const [, start = '', word = token, end = ''] = /^(\(*)([^(]*?)([.,;?!)]*)$/.exec(token) ?? [];
      add(start, false);
      add(word, true);
      add(end, false);
    }
  }
  return parts.map(({ text: plain, code, inner }) => (code ? codeSpan(inner) : plain)).join('');
}

/** Escapes text for XML. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
