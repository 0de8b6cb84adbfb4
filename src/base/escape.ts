/**
 * Shows text of strangers so that it stays text: in a comment it cannot end
 * the code span that it stands in, become HTML or a link, mention anybody or
 * refer to an issue; in a terminal it cannot begin a line or move the cursor.
 */

/** What cannot be seen, or turns the direction of text round; of spaces, all but the plain one. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu;

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}

/** Writes characters that cannot be seen as their number: a line break becomes `\u{A}`. The result is one line. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, escaped);
}

/** Cuts text after some characters, and says so with an ellipsis. */
export function shorten(text: string, longest: number): string {
  // A character takes at most two units, so that a text of many megabytes is not taken apart.
  const characters = [...text.slice(0, 2 * longest + 2)];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : text;
}

const LONGEST_NAME = 160;

/** A name between quotation marks, inside of which there are none. */
export function quoted(name: string): string {
  return `"${visible(shorten(name, LONGEST_NAME)).replaceAll('"', escaped)}"`;
}

/**
 * A Markdown code span with any text in it. Inside one, nothing else is
 * Markdown; and as a backtick is written as its number, nothing can end it.
 */
export function codeSpan(text: string): string {
  const content = visible(text).replaceAll('`', escaped);
  // Markdown takes one space off each side, if there is one on both.
  const padded = /^ .*[^ ].* $/.test(content) ? ` ${content} ` : content;
  return `\`${padded === '' ? '""' : padded}\``;
}

/** Letters of any script, digits, and signs that mean nothing in Markdown inside a line. */
const PLAIN = /^[\p{L}\p{M}\p{N}.,;:?!'’‘“”()%–—…-]*$/u;

/** Plain signs that GitHub turns into a link or a picture all the same: a web address, an issue, a commit, :tada:. */
const LINKED = /www\.|gh-\d|[0-9a-f]{7}|:./i;

/** What begins a list, at the beginning of a line. */
const LIST = /^(?:-|\d+[.)])/;

/**
 * A sentence as Markdown, with what people quoted in it and whatever is not
 * plain words as code spans.
 *
 * @param text a sentence that may repeat text of strangers, for the middle or the beginning of a line.
 */
export function markdownText(text: string): string {
  const parts: { text: string; code: boolean; inner: string }[] = [];
  const add = (part: string, code: boolean, inner = part) => {
    const last = parts.at(-1);
    // Two code spans side by side would be read as one with another end.
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
