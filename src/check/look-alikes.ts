/**
 * Finds text that looks like Markdown, and is shown as typed: slips of the hand, and the ways of
 * word processors and of other dialects.
 */
import { shorten } from '../base/escape.ts';
import { withReplacements, type Replacement } from './place.ts';
import type { Finding } from './problem.ts';
import { HIDDEN } from './text-mask.ts';

/** A finding with the offset in the body at which it stands. */
export interface Slip extends Pick<Finding, 'rule' | 'message' | 'fix' | 'edit'> {
  offset: number;
}

/** A kind of slip within a line. */
interface Kind {
  rule: 'markdown' | 'stray-marks';
  pattern: RegExp;
  message: string;
  /** What has to be written instead of the match; undefined if only its author knows. */
  write?: (source: string, match: RegExpExecArray) => string | undefined;
  /** What to do if there is nothing to write. */
  fix: string;
  /** False if there may be several right answers, so the line is only shown. */
  isSure?: false;
}

const AS_TYPED = 'is shown as typed';

const ADDRESS = String.raw`(?:https?:\/\/|mailto:|www\.|\/(?=\w)|\.\.?\/)`;

/**
 * Moves spaces that prevent bold or italics out of the marks, and puts one between punctuation at
 * their end and the next word (CommonMark 0.31, 6.2).
 */
function spacesOutside(source: string): string | undefined {
  const [, before = '', mark = '', first = '', words = '', last = '', after = ''] =
    /^([^\s*_]*)(\*\*?|__?)([ \t]*)(.*?)([ \t]*)\2(\S*)$/su.exec(source) ?? [];
  if (words === '') return undefined;
  const open = first || (before !== '' && /^[\p{P}\p{S}]/u.test(words) ? ' ' : '');
  const close = last || (after !== '' && /[\p{P}\p{S}]$/u.test(words) ? ' ' : '');
  const right = before + open + mark + words + mark + close + after;
  return right === source ? undefined : right;
}

const KINDS: readonly Kind[] = [
  {
    rule: 'markdown',
    // A link that Markdown reads is not among the text that is shown.
    pattern: new RegExp(
      String.raw`!?\[([^\][\n]+)\][ \t\u00A0]*\n?[ \t]*\([ \t]*(${ADDRESS}[^()\n"'<>]*)\)`,
      'g',
    ),
    message: `There is a space before or in the address of this link, so it ${AS_TYPED}.`,
    write: (source) =>
      source.replace(
        /\][ \t\u00A0]*\n?[ \t]*\(([^()]*)\)$/,
        (_, address: string) => `](${address.trim().replace(/\s/g, '%20')})`,
      ),
    fix: '',
  },
  {
    rule: 'markdown',
    pattern: new RegExp(String.raw`\(([^()\n]+)\)\[(${ADDRESS}[^\][\s]*)\]`, 'g'),
    message: `The brackets of this link are the wrong way round, so it ${AS_TYPED}.`,
    write: (source) => source.replace(/^\(([^]*)\)\[([^]*)\]$/, '[$1]($2)'),
    fix: '',
  },
  {
    rule: 'markdown',
    pattern: /\[([^\][\n^]*\p{L}[^\][\n]*)\]\[([^\][\n^]*)\]/gu,
    message: `This link has no address, so it ${AS_TYPED}.`,
    write: (_, [, words = '', name = '']) =>
      `on a line of its own, below the paragraph: [${shorten(name || words, 60)}]: https://www.example.org/`,
    isSure: false,
    fix: '',
  },
  {
    rule: 'markdown',
    pattern: /!?\[\[(?!_?TOC_?\])([^\][\n|]+)(?:\|([^\][\n|]+))?\]\]/gi,
    message: `This link is in the syntax of another system, and ${AS_TYPED}.`,
    write: (_, [, page = '', words = page]) => `[${words.trim()}](/the/address/of/the/page/)`,
    isSure: false,
    fix: '',
  },
  {
    rule: 'markdown',
    pattern: /(?<![^\s*])[^\s*]*\*\*(?!\*)([^*\n]*)\*\*(?!\*)[^\s*]*/g,
    message: 'These asterisks are shown as typed, and the words are not bold.',
    write: spacesOutside,
    fix: 'Put the asterisks directly before the first and after the last word.',
  },
  {
    rule: 'markdown',
    pattern: /(?<![\p{L}\p{N}_])__(?!_)(?:[ \t][^_\n]*|[^_\n]*[ \t])__(?!_)[^\s_]*/gu,
    message: 'These underscores are shown as typed, and the words are not bold.',
    write: spacesOutside,
    fix: 'Put two asterisks directly before the first and after the last word.',
  },
  {
    rule: 'stray-marks',
    pattern: /(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]*[^*\s])[ \t]+\*(?=\p{L})/gu,
    message: 'These asterisks are shown as typed, and the words are not in italics.',
    write: spacesOutside,
    fix: 'Put the asterisks directly before the first and after the last word.',
  },
  {
    rule: 'stray-marks',
    pattern: /(?<![\p{L}\p{N}_])_(?=[^\s_])([^_\n]*[^_\s])[ \t]+_(?=\p{L})/gu,
    message: 'These underscores are shown as typed, and the words are not in italics.',
    write: spacesOutside,
    fix: 'Put the underscores directly before the first and after the last word.',
  },
  {
    rule: 'markdown',
    pattern: /(?<![\w=])==(?=[^\s=])([^=\n]*?[^\s=])==(?![\w=])/g,
    message: `Highlighting is not supported: "==" ${AS_TYPED}.`,
    write: (source) => `**${source.slice(2, -2)}**`,
    fix: '',
  },
  {
    rule: 'markdown',
    pattern: /(?<![\w+])\+\+(?=[^\s+])([^+\n]*[^\s+])\+\+(?![\w+])/g,
    message: `Inserted text is not marked: "++" ${AS_TYPED}.`,
    write: (source) => source.slice(2, -2),
    fix: '',
  },
  {
    rule: 'markdown',
    pattern: /(?<=[\p{L}\p{N}])\^[\p{L}\p{N}+-]{1,4}\^/gu,
    message: `Superscript is not supported: "^" ${AS_TYPED}.`,
    fix: 'Write the character itself, such as ² or ³.',
  },
  {
    rule: 'markdown',
    pattern: /<https?:\/\/[^<>\s]+[ \t][^<>\n]*>/g,
    message: `There is a space in this address, so it ${AS_TYPED}.`,
    write: (source) => source.replace(/[ \t]/g, '%20'),
    fix: '',
  },
  {
    rule: 'markdown',
    pattern: /\{[:#.][\w.#:= "'-]*\}(?=[ \t]*$)/gm,
    message: `This attribute is for other programs, and ${AS_TYPED}. Headings get their ids automatically.`,
    write: () => '',
    fix: 'Remove it.',
  },
  {
    rule: 'stray-marks',
    pattern: /(?<![\p{L}\p{N}:/]):(?=[\w+-]*[a-z+])[a-z\d_+-]+:(?![\p{L}\p{N}:/])/gu,
    message: `The name of an emoji ${AS_TYPED}.`,
    fix: 'Write the emoji itself, or leave it out.',
  },
];

/** Ways to begin the items of a list that Markdown does not know. */
const MARKERS: readonly {
  pattern: RegExp;
  /** Fewest lines, one below the other, that are a list. */
  least: number;
  /** True if a single line is one, too, below an item that Markdown has read. */
  isItem?: true;
  write: (marker: string) => string;
}[] = [
  {
    pattern: /^(?:[•●▪■◦○‣⁃∙➢➤►▶✓✔✗✘❖\uF000-\uF0FF][ \t\u00A0]*|[·o](?:\t|[ \u00A0]{2,}))(?=\S)/u,
    least: 1,
    write: () => '- ',
  },
  { pattern: /^[·–—‐‑−][ \t\u00A0]+(?=\S)/u, least: 2, write: () => '- ' },
  { pattern: /^[-+*](?=\p{L})(?![^*\n]*\*)/u, least: 2, isItem: true, write: () => '- ' },
  { pattern: /^\d{1,3}[.)](?=\p{L})/u, least: 2, isItem: true, write: (marker) => `${marker} ` },
  { pattern: /^\(?[a-z][.)][ \t]+(?=\S)/u, least: 2, write: () => '- ' },
  {
    pattern: /^\(\d{1,2}\)[ \t]+(?=\S)/u,
    least: 2,
    write: (marker) => `${marker.replace(/\D/g, '')}. `,
  },
];

interface Line {
  /** Offset in the body at which the shown text of the line begins. */
  start: number;
  text: string;
  /** How deep it stands in lists and quotations. */
  indent: number;
}

function linesOf(shown: string): Line[] {
  let offset = 0;
  return shown.split('\n').map((line) => {
    const indent = new RegExp(`^[${HIDDEN}> \t]*`).exec(line)?.[0].length ?? 0;
    const start = offset + indent;
    offset += line.length + 1;
    return { start, indent, text: line.slice(indent) };
  });
}

/** A whole line as it is written; empty if there is none. */
function sourceOf(body: string, line: Line | undefined): string {
  return line ? body.slice(line.start - line.indent, line.start + line.text.length) : '';
}

/** The items that begin in a line and below it in the same way, and the line after the last. */
function itemsFrom(
  lines: readonly Line[],
  first: number,
  { pattern, write }: (typeof MARKERS)[number],
): { items: Replacement[]; next: number } {
  const items: Replacement[] = [];
  const own = lines[first]?.indent;
  let at = first;
  for (; at < lines.length; at += 1) {
    const { text = '', start = 0, indent = 0 } = lines[at] ?? {};
    const [marker] = indent === own ? (pattern.exec(text) ?? []) : [];
    if (marker !== undefined)
      items.push({ start, end: start + marker.length, text: write(marker.trimEnd()) });
    else if (text !== '' || items.length === 0) break;
  }
  return { items, next: at };
}

function listSlip(body: string, line: Line, items: readonly Replacement[]): Slip {
  const { text = '', start = 0, end = 0 } = items[0] ?? {};
  const last = items.at(-1)?.end ?? 0;
  const words = shorten(body.slice(end, line.start + line.text.length), 60);
  const marker = /^\d/.test(text) ? 'a number, a full stop and a space' : 'a hyphen and a space';
  return {
    rule: 'markdown',
    offset: line.start,
    message:
      items.length === 1
        ? 'This item begins as in a word processor, so it is not shown as a list.'
        : 'These items begin as in a word processor, so they run together.',
    fix: `Begin each item with ${marker}: "${text}${words}".`,
    edit: {
      start,
      end: last,
      text: withReplacements(body.slice(0, last), items).slice(start),
      says: 'The items of a list now begin as in Markdown.',
    },
  };
}

/** Lists whose items begin as word processors write them. */
function lists(body: string, lines: readonly Line[]): Slip[] {
  const slips: Slip[] = [];
  let next = 0;
  for (const [index, line] of lines.entries()) {
    if (index < next) continue;
    const isBelowItem = /^[> \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(sourceOf(body, lines[index - 1]));
    const run = MARKERS.map((marker) => ({ ...marker, ...itemsFrom(lines, index, marker) })).find(
      ({ items, least, isItem = false }) => items.length >= (isItem && isBelowItem ? 1 : least),
    );
    if (!run) continue;
    slips.push(listSlip(body, line, run.items));
    next = run.next;
  }
  return slips;
}

/** How many cells a row has; the bars at its ends may be missing. */
const cellsOf = (row: string) => row.trim().replace(/^\|/, '').replace(/\|$/, '').split('|').length;

const isRow = ({ text }: Line) => /^\|.*\|$/.test(text.trim()) || /\S[ \t]+\|[ \t]+\S/.test(text);

/** The first of several rows, between bars, without the line below it that makes a table of them. */
function rows(body: string, line: Line, before?: Line, after?: Line): Slip | undefined {
  if (!isRow(line) || !after || !isRow(after) || (before && isRow(before))) return undefined;
  const cells = cellsOf(line.text);
  if (cells !== cellsOf(after.text)) return undefined;
  const rule = `|${' --- |'.repeat(cells)}`;
  const end = line.start + line.text.length;
  const indent = body.slice(line.start - line.indent, line.start);
  // Only where a paragraph begins can a table begin, and all its rows are in the same quotation.
  const canBegin = /^(?:> )*$/.test(indent) && after.indent === line.indent && !before?.text;
  return {
    rule: 'markdown',
    offset: line.start,
    message: 'These rows are not shown as a table: the line below the first row is missing.',
    fix: `Add this line below the first row: ${shorten(rule, 160)}`,
    ...(canBegin
      ? {
          edit: {
            start: end,
            end,
            text: `\n${indent}${rule}`,
            says: 'The line below the first row of a table was added.',
          },
        }
      : {}),
  };
}

const isTabbed = (line: Line | undefined) => /\S\t+\S/.test(line?.text ?? '');

/** The first of several lines with columns between tabs, as spreadsheets copy them. */
function tabs(body: string, line: Line, before?: Line, after?: Line): Slip | undefined {
  if (!isTabbed(line) || !isTabbed(after) || isTabbed(before)) return undefined;
  const cells = body
    .slice(line.start, line.start + line.text.length)
    .trimEnd()
    .split(/\t+/);
  return {
    rule: 'markdown',
    offset: line.start,
    message: 'These columns are separated by tabs, so they run together.',
    fix: `Make a table of them. Its first two lines: ${shorten(`| ${cells.join(' | ')} |`, 120)} and |${' --- |'.repeat(cells.length)}`,
  };
}

/** A heading without a space after its number signs. */
function tightHeading({ start, text }: Line): Slip | undefined {
  const [, signs, title] = /^(#{2,6})([^\s#].*)$/.exec(text) ?? [];
  if (signs === undefined || title === undefined) return undefined;
  const end = start + signs.length;
  return {
    rule: 'markdown',
    offset: start,
    message: `There is no space after the number signs, so this heading ${AS_TYPED}.`,
    fix: `Write ${shorten(`${signs} ${title}`, 100)}`,
    edit: {
      start: end,
      end,
      text: ' ',
      says: 'There is now a space after the number signs of a heading.',
    },
  };
}

/** One line that begins with a number sign and a capital, as a heading would. */
function hashHeading({ start, text }: Line, before?: Line, after?: Line): Slip | undefined {
  const [, title] = /^#(\p{Lu}[^#]*[\p{L}\p{N}])[ \t]*$/u.exec(text) ?? [];
  if (!title?.includes(' ') || before?.text || after?.text) return undefined;
  return {
    rule: 'stray-marks',
    offset: start,
    message: `This looks like a heading, and ${AS_TYPED}.`,
    fix: `Write ${shorten(`## ${title}`, 100)}`,
  };
}

/** The box of another system for notes and warnings. */
function alert({ start, text }: Line): Slip | undefined {
  const [marker, kind = ''] = /^\[!(\w+)\]/.exec(text) ?? [];
  if (marker === undefined) return undefined;
  const words = `**${kind.charAt(0).toUpperCase()}${kind.slice(1).toLowerCase()}:**`;
  return {
    rule: 'markdown',
    offset: start,
    message: `${marker} belongs to other systems, and ${AS_TYPED}.`,
    fix: `Write ${words}`,
    edit: { start, end: start + marker.length, text: words, says: `${marker} is now ${words}.` },
  };
}

/** The meaning in a list of definitions. */
function definition(body: string, { start, text }: Line, before?: Line): Slip | undefined {
  const [, meaning] = /^:[ \t]+(\S.*)$/.exec(text) ?? [];
  if (meaning === undefined || !before?.text) return undefined;
  const term = body.slice(before.start, before.start + before.text.length).trim();
  return {
    rule: 'markdown',
    offset: start,
    message: 'Definition lists are not supported: the colon is shown as typed.',
    fix: `Write ${shorten(`- **${term}**: ${meaning}`, 160)}`,
  };
}

/** Slips that show in how a line begins, and in the lines beside it. */
function lineByLine(body: string, lines: readonly Line[]): Slip[] {
  return lines.flatMap((line, index) => {
    const [before, after] = [lines[index - 1], lines[index + 1]];
    return (
      tightHeading(line) ??
      hashHeading(line, before, after) ??
      alert(line) ??
      definition(body, line, before) ??
      rows(body, line, before, after) ??
      tabs(body, line, before, after) ??
      []
    );
  });
}

/** Kinds of slip that match within lines. */
function within(body: string, shown: string): Slip[] {
  const taken: { start: number; end: number }[] = [];
  return KINDS.flatMap(({ rule, pattern, message, write, fix, isSure = true }) =>
    [...shown.matchAll(pattern)].flatMap((match): Slip[] => {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.some((one) => start < one.end && one.start < end)) return [];
      taken.push({ start, end });
      const source = body.slice(start, end);
      const text = write?.(source, match);
      const leading = /^\s*/.exec(source)?.[0].length ?? 0;
      return [
        {
          rule,
          offset: start + leading,
          message,
          fix: text ? `Write ${shorten(text.trim(), 200)}` : fix,
          ...(text === undefined || !isSure
            ? {}
            : {
                edit: {
                  start,
                  end,
                  text,
                  says: text
                    ? `${JSON.stringify(shorten(source.trim(), 80))} is now ${JSON.stringify(shorten(text.trim(), 80))}.`
                    : `${JSON.stringify(shorten(source.trim(), 80))} was removed.`,
                },
              }),
        },
      ];
    }),
  );
}

/** Notes as word processors number them: [1] in the text, and [1] before the note. */
function numberedNotes(lines: readonly Line[]): Slip[] {
  const used = new Set<string>();
  return lines.flatMap(({ start, text }): Slip[] => {
    const [, number] = /^\[(\d{1,3})\](?=[ \t:])/.exec(text) ?? [];
    const isNote = number !== undefined && used.has(number);
    for (const [, marker = ''] of text.matchAll(/\[(\d{1,3})\]/g)) used.add(marker);
    return isNote
      ? [
          {
            rule: 'stray-marks',
            offset: start,
            message: 'This looks like a note, to which no link leads.',
            fix: `Write [^${number}] in the text, and begin the note with [^${number}]: and a space.`,
          },
        ]
      : [];
  });
}

/**
 * Finds slips in a text.
 *
 * @param body as it is written; @param shown the same with all that is not running text hidden
 * (`shownText` of `text-mask.ts`).
 */
export function lookAlikes(body: string, shown: string): Slip[] {
  const lines = linesOf(shown);
  return [
    ...lineByLine(body, lines),
    ...lists(body, lines),
    ...numberedNotes(lines),
    ...within(body, shown),
  ];
}
