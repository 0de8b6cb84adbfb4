/** Explains HTML in a text: what to write instead, and the text to write where that is certain. */
import { shorten } from '../base/escape.ts';
import type { Edit } from './problem.ts';

/** What to say of a piece of HTML. */
export interface HtmlError {
  message: string;
  fix: string;
  edit?: Edit | undefined;
}

/** A tag with what it encloses. */
interface Element {
  body: string;
  start: number;
  /** Offset after the closing tag; after the tag itself if it encloses nothing. */
  end: number;
  attributes: string;
  /** Without further HTML; undefined if there is no closing tag in the same paragraph. */
  inner: string | undefined;
}

/** Characters and their forms, from a text of pairs. */
const forms = (pairs: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...pairs.matchAll(/(.)(.)/gu)].map(([, plain = '', form = '']) => [plain, form]),
  );

const RAISED = forms('0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾nⁿiⁱ');
const LOWERED = forms('0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎aₐeₑoₒxₓhₕkₖlₗmₘnₙpₚsₛtₜ');

/** Endings of ordinal numbers, which are written on the line. */
const ORDINAL = /^(?:st|nd|rd|th|er|ère|re|e|o|a|ª|º)$/i;

/** The text of an element in other marks; undefined if it has marks of its own, or nothing to mark. */
const between =
  (marks: string) =>
  ({ inner = '' }: Element): string | undefined => {
    const [, before = '', words, after = ''] = /^(\s*)(\S(?:.*\S)?)(\s*)$/s.exec(inner) ?? [];
    return words === undefined || /[*_`~\\\n]/.test(words)
      ? undefined
      : before + marks + words + marks + after;
  };

const inForms =
  (known: Readonly<Record<string, string>>) =>
  ({ inner = '' }: Element): string | undefined => {
    if (ORDINAL.test(inner)) return inner;
    const written = Array.from(inner, (one) => known[one]);
    return inner !== '' && written.every((one) => one !== undefined) ? written.join('') : undefined;
  };

function asLink({ inner = '', attributes }: Element): string | undefined {
  const [, double, single] =
    /(?:^|\s)href\s*=\s*(?:"([^"<>\s()]*)"|'([^'<>\s()]*)')/i.exec(attributes) ?? [];
  const address = double ?? single;
  return address && inner.trim() !== '' && !/[[\]\n]/.test(inner)
    ? `[${inner.trim()}](${address})`
    : undefined;
}

/** What to write instead of elements: advice, and how to write the same in Markdown, if there is a way. */
const INSTEAD: readonly (readonly [
  names: string,
  fix: string,
  rewrite?: (element: Element) => string | undefined,
])[] = [
  ['b strong', 'Put two asterisks around the words: **words**', between('**')],
  ['i em cite var dfn', 'Put an asterisk on each side of the words: *words*', between('*')],
  ['s del strike', 'Put two tildes on each side of the words: ~~words~~', between('~~')],
  ['code kbd samp tt', 'Put a backtick on each side of the words: `words`', between('`')],
  ['mark', 'Put two asterisks around the words: **words**', between('**')],
  [
    'sup',
    'Write raised characters such as ² or ³ themselves, a note as [^1], and anything else on the line.',
    inForms(RAISED),
  ],
  [
    'sub',
    'Write lowered characters such as ₂ themselves, and anything else on the line.',
    inForms(LOWERED),
  ],
  [
    'a',
    'Write the link as [words](https://www.example.org/page). A place on a page needs no mark: every heading is one.',
    asLink,
  ],
  [
    'span font small big abbr acronym o:p bdi',
    'Remove the tags and keep the words: the site decides how text looks.',
    ({ inner }) => inner,
  ],
  [
    'u ins',
    'Remove the tags: readers take underlined words for links. Put *…* or **…** around words that matter.',
  ],
  ['p', 'Remove the tags, and separate paragraphs by an empty line.'],
  ['br', 'End the line with a backslash, or begin a new paragraph after an empty line.'],
  ['wbr', 'Remove it: browsers break lines where they have to.'],
  [
    'div section article center header footer main aside nav figure figcaption',
    'Remove the tags and keep the words: the site decides how text is laid out.',
  ],
  [
    'img picture source svg canvas',
    'Put the picture in the folder of the text and write ![What it shows](./name.jpg).',
  ],
  [
    'iframe video audio embed object track',
    'Nothing from other sites is embedded. Link to it: [Watch the video](https://www.example.org/video).',
  ],
  ['h1 h2 h3 h4 h5 h6', 'Begin the line of a heading with two number signs: ## Heading'],
  ['ul ol li dl dt dd menu', 'Begin the line of each item with a hyphen and a space: - Item'],
  [
    'table thead tbody tfoot tr td th caption colgroup col',
    'Write a table with "|" between its cells, and | --- | --- | below its first row.',
  ],
  ['blockquote q', 'Begin each line of a quotation with ">", or use quotation marks.'],
  ['hr', 'Write three hyphens on a line of their own: ---'],
  ['pre', 'Put three backticks on a line before and after it.'],
  ['details summary', 'Write a heading instead, and the text below it.'],
  [
    'script style link meta form input button select textarea label noscript',
    'Remove it: a text contains no programs, styles or forms.',
  ],
];

const instead = new Map(
  INSTEAD.flatMap(([names, ...rest]) => names.split(' ').map((name) => [name, rest] as const)),
);

/** A tag at the beginning of a piece of HTML. */
const TAG = /^<(\/?)([a-z][a-z\d]*(?::[a-z]+)?)([^<>]*)>/i;

/** The name of the element that a piece of HTML closes. */
export function closedBy(html: string): string | undefined {
  const [, slash, name] = TAG.exec(html) ?? [];
  return slash ? name?.toLowerCase() : undefined;
}

/** The name of the element that a piece of HTML opens. */
export function openedBy(html: string): string | undefined {
  const [, slash, name] = TAG.exec(html) ?? [];
  return slash ? undefined : name?.toLowerCase();
}

function elementAt(
  body: string,
  start: number,
  tag: string,
  name: string,
  attributes: string,
): Element {
  const from = start + tag.length;
  const [paragraph = ''] = body.slice(from).split(/\n[ \t]*\n/, 1);
  const [closing, inner] = new RegExp(`^([^<>]*)</${name}\\s*>`, 'i').exec(paragraph) ?? [];
  return { body, start, end: from + (closing?.length ?? 0), attributes, inner };
}

/** A line break in running text. In tables and headings there is none in Markdown. */
function breakEdit({ body, start, end }: Element): Edit | undefined {
  const line = body.slice(body.lastIndexOf('\n', start - 1) + 1, start);
  if (/^\s*(?:\||#)/.test(line)) return undefined;
  const [after = ''] = /^(?:\s*<br\s*\/?>)*[ \t]*\n?[ \t]*/i.exec(body.slice(end)) ?? [];
  const spaces = /[ \t]*$/.exec(line)?.[0].length ?? 0;
  const isLast = /^\s*(?:\n|$)/.test(body.slice(end + after.length));
  const lineBreak = /<br/i.test(after) ? '\n\n' : '\\\n';
  // An item of a list or a quotation would need its indent on the new line.
  if (/^\s*(?:[-*+>]|\d+[.)])\s/.test(line) && lineBreak === '\n\n') return undefined;
  return isLast
    ? { start: start - spaces, end, text: '', says: 'A line break at the end was removed.' }
    : {
        start: start - spaces,
        end: end + after.length,
        text: lineBreak,
        says: 'A line break in HTML is now one in Markdown.',
      };
}

const COMMENT: HtmlError = {
  message: 'There is a remark in HTML in the text.',
  fix: 'Remove it. Remarks to reviewers belong in the pull request, and those to later authors in the front matter, on a line that begins with "#".',
};

/**
 * Explains a piece of HTML.
 *
 * @param html as the parser reads it; @param body the text that contains it, at this offset.
 */
export function explainHtml(html: string, body: string, start: number): HtmlError {
  if (html.startsWith('<!--')) return COMMENT;
  const [tag = '', slash = '', written = '', attributes = ''] = TAG.exec(html) ?? [];
  const name = written.toLowerCase();
  const [fix, rewrite] = instead.get(name) ?? [];
  if (fix === undefined || (attributes.trim() !== '' && !/=|^\s*\/$/.test(attributes)))
    return {
      message: `There is HTML in the text: ${shorten(html.replace(/\s+/g, ' '), 60)} would not be seen.`,
      fix: 'Write it in Markdown. If you mean the characters themselves, put a backslash before "<": \\<',
    };
  const element = elementAt(body, start, tag, name, attributes);
  const text = slash === '' && element.inner !== undefined ? rewrite?.(element) : undefined;
  const old = body.slice(start, element.end);
  const edit =
    name === 'br'
      ? breakEdit(element)
      : text === undefined
        ? undefined
        : {
            start,
            end: element.end,
            text,
            says: `${JSON.stringify(old)} is now ${JSON.stringify(text)}.`,
          };
  const word = /\S*$/.exec(body.slice(0, start))?.[0] ?? '';
  return {
    message: `There is HTML in the text: <${slash}${written}>.`,
    fix: text === undefined ? fix : `Write this instead: ${shorten(word + text, 120)}`,
    edit,
  };
}
