/**
 * Finds text that looks like Markdown, and is shown as it was typed: slips of the hand, and the
 * ways of word processors and of other dialects.
 */
import { shorten } from '../base/escape.ts';
import type { Edit, Finding } from './problem.ts';
import { HIDDEN } from './text-mask.ts';

/** A finding with the offset in the body at which it stands. */
export interface Slip extends Pick<Finding, 'rule' | 'message' | 'fix' | 'edit'> {
  offset: number;
}

/** A kind of slip within a line. */
interface Kind {
  rule: 'markdown' | 'stray-signs';
  pattern: RegExp;
  message: string;
  /** What has to be written instead of the match; undefined if only its author knows. */
  write?: (source: string, match: RegExpExecArray) => string | undefined;
  /** What to do if there is nothing to write. */
  fix: string;
  /** False if there may be several right answers, so that the line is only shown. */
  isSure?: false;
}

const AS_TYPED = 'is shown as it is typed';

const ADDRESS = String.raw`(?:https?:\/\/|mailto:|www\.|\/(?=\w)|\.\.?\/)`;

/**
 * Moves blanks that keep bold or italics from being read out of the signs, and puts one between
 * punctuation at their end and the next word (CommonMark 0.31, 6.2).
 */
function blanksOutside(source: string): string | undefined {
  const [, before = '', sign = '', first = '', words = '', last = '', after = ''] =
    /^([^\s*_]*)(\*\*?|__?)([ \t]*)(.*?)([ \t]*)\2(\S*)$/su.exec(source) ?? [];
  if (words === '') return undefined;
  const open = first || (before !== '' && /^[\p{P}\p{S}]/u.test(words) ? ' ' : '');
  const close = last || (after !== '' && /[\p{P}\p{S}]$/u.test(words) ? ' ' : '');
  const right = before + open + sign + words + sign + close + after;
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
    message: `There is a space before or in the address of this link, so that it ${AS_TYPED}.`,
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
    message: `The brackets of this link are the wrong way round, so that it ${AS_TYPED}.`,
    write: (source) => source.replace(/^\(([^]*)\)\[([^]*)\]$/, '[$1]($2)'),
    fix: '',
  },
  {
    rule: 'markdown',
    pattern: /\[([^\][\n^]*\p{L}[^\][\n]*)\]\[([^\][\n^]*)\]/gu,
    message: `This link has no address, so that it ${AS_TYPED}.`,
    write: (_, [, words = '', name = '']) =>
      `on a line of its own, below the paragraph: [${shorten(name || words, 60)}]: https://www.example.org/`,
    isSure: false,
    fix: '',
  },
  {
    rule: 'markdown',
    pattern: /!?\[\[(?!_?TOC_?\])([^\][\n|]+)(?:\|([^\][\n|]+))?\]\]/gi,
    message: `This is the link of another system, and ${AS_TYPED}.`,
    write: (_, [, page = '', words = page]) => `[${words.trim()}](/the/address/of/the/page/)`,
    isSure: false,
    fix: '',
  },
  {
    rule: 'markdown',
    pattern: /(?<![^\s*])[^\s*]*\*\*(?!\*)([^*\n]*)\*\*(?!\*)[^\s*]*/g,
    message: 'These stars are shown as they are typed, and the words are not bold.',
    write: blanksOutside,
    fix: 'Put the stars directly before the first and after the last word.',
  },
  {
    rule: 'markdown',
    pattern: /(?<![\p{L}\p{N}_])__(?!_)(?:[ \t][^_\n]*|[^_\n]*[ \t])__(?!_)[^\s_]*/gu,
    message: `The underscores are shown as they are typed: bold words have no space inside them.`,
    write: blanksOutside,
    fix: 'Write two stars directly before the first and after the last word.',
  },
  {
    rule: 'stray-signs',
    pattern: /(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]*[^*\s])[ \t]+\*(?=\p{L})/gu,
    message: 'The stars are shown as they are typed: words in italics have no space inside them.',
    write: blanksOutside,
    fix: 'Put the stars directly before the first and after the last word.',
  },
  {
    rule: 'stray-signs',
    pattern: /(?<![\p{L}\p{N}_])_(?=[^\s_])([^_\n]*[^_\s])[ \t]+_(?=\p{L})/gu,
    message:
      'The underscores are shown as they are typed: words in italics have no space inside them.',
    write: blanksOutside,
    fix: 'Put the underscores directly before the first and after the last word.',
  },
  {
    rule: 'markdown',
    pattern: /(?<![\w=])==(?=[^\s=])([^=\n]*?[^\s=])==(?![\w=])/g,
    message: `Marked words are not known here: "==" ${AS_TYPED}.`,
    write: (source) => `**${source.slice(2, -2)}**`,
    fix: '',
  },
  {
    rule: 'markdown',
    pattern: /(?<![\w+])\+\+(?=[^\s+])([^+\n]*[^\s+])\+\+(?![\w+])/g,
    message: `Added words are not marked here: "++" ${AS_TYPED}.`,
    write: (source) => source.slice(2, -2),
    fix: '',
  },
  {
    rule: 'markdown',
    pattern: /(?<=[\p{L}\p{N}])\^[\p{L}\p{N}+-]{1,4}\^/gu,
    message: `Raised characters are not known here: "^" ${AS_TYPED}.`,
    fix: 'Write the character itself, such as ² or ³.',
  },
  {
    rule: 'markdown',
    pattern: /<https?:\/\/[^<>\s]+[ \t][^<>\n]*>/g,
    message: `There is a space in this address, so that it ${AS_TYPED}.`,
    write: (source) => source.replace(/[ \t]/g, '%20'),
    fix: '',
  },
  {
    rule: 'markdown',
    pattern: /\{[:#.][\w.#:= "'-]*\}(?=[ \t]*$)/gm,
    message: `This is an instruction for other programs, and ${AS_TYPED}. Headings get their places by themselves.`,
    write: () => '',
    fix: 'Remove it.',
  },
  {
    rule: 'stray-signs',
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

/** An edit of several places, as one. */
function editAt(
  body: string,
  places: readonly { start: number; end: number; text: string }[],
  says: string,
): Edit {
  const [start, end] = [places[0]?.start ?? 0, places.at(-1)?.end ?? 0];
  let [text, at] = ['', start];
  for (const place of places) {
    text += body.slice(at, place.start) + place.text;
    at = place.end;
  }
  return { start, end, text, says };
}

interface Item {
  start: number;
  end: number;
  text: string;
}

/** The items that begin in a line and below it in the same way, and the line after the last. */
function itemsFrom(
  lines: readonly Line[],
  first: number,
  { pattern, write }: (typeof MARKERS)[number],
): { items: Item[]; next: number } {
  const items: Item[] = [];
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

function listSlip(body: string, line: Line, items: readonly Item[]): Slip {
  const { text = '', end = 0 } = items[0] ?? {};
  const words = shorten(body.slice(end, line.start + line.text.length), 60);
  const marker = /^\d/.test(text) ? 'a number, a full stop and a space' : 'a hyphen and a space';
  return {
    rule: 'markdown',
    offset: line.start,
    message: `${items.length === 1 ? 'This item' : 'This list'} begins as in a word processor, so that it is shown as running text.`,
    fix: `Begin each item with ${marker}: "${text}${words}".`,
    edit: editAt(body, items, 'The items of a list now begin as Markdown wants them.'),
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

/** Rows between bars without the line that makes a table of them, and columns between tabs. */
function tables(body: string, lines: readonly Line[]): Slip[] {
  return lines.flatMap((line, index): Slip[] => {
    const isRow = (one = line) => cellsOf(one.text) > 1 || /^\|.*\|$/.test(one.text.trim());
    const isTabbed = (one: Line | undefined) => /\S\t+\S/.test(one?.text ?? '');
    const [before, after] = [lines[index - 1], lines[index + 1]];
    const isFirst = after && isRow(after) && !(before && isRow(before));
    if (isRow() && isFirst && cellsOf(line.text) === cellsOf(after.text)) {
      const rule = `|${' --- |'.repeat(cellsOf(line.text))}`;
      const end = line.start + line.text.length;
      const indent = body.slice(line.start - line.indent, line.start);
      return [
        {
          rule: 'markdown',
          offset: line.start,
          message: 'These rows are not shown as a table: the line below the first row is missing.',
          fix: `Add this line below the first row: ${shorten(rule, 160)}`,
          // Only where a paragraph begins can a table begin, and all its rows are in the same quotation.
          ...(/^(?:> )*$/.test(indent) && after.indent === line.indent && !before?.text
            ? {
                edit: {
                  start: end,
                  end,
                  text: `\n${indent}${rule}`,
                  says: 'The line below the first row of a table was added.',
                },
              }
            : {}),
        },
      ];
    }
    if (isTabbed(line) && isTabbed(after) && !isTabbed(before)) {
      const row = body.slice(line.start, line.start + line.text.length).trimEnd();
      const cells = row.split(/\t+/);
      return [
        {
          rule: 'markdown',
          offset: line.start,
          message: 'These columns are separated by tabs, so that they are shown as running text.',
          fix: `Make a table of them. Its first two lines: ${shorten(`| ${cells.join(' | ')} |`, 120)} and |${' --- |'.repeat(cells.length)}`,
        },
      ];
    }
    return [];
  });
}

/** A heading without a space after its number signs. */
function tightHeading({ start, text }: Line): Slip | undefined {
  const [, signs, title] = /^(#{2,6})([^\s#].*)$/.exec(text) ?? [];
  if (signs === undefined || title === undefined) return undefined;
  const end = start + signs.length;
  return {
    rule: 'markdown',
    offset: start,
    message: `There is no space after the number signs, so that this heading ${AS_TYPED}.`,
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
    rule: 'stray-signs',
    offset: start,
    message: `This looks like a heading, and ${AS_TYPED}.`,
    fix: `Write ${shorten(`## ${title}`, 100)}`,
  };
}

/** The box of another system for notes and warnings. */
function alert({ start, text }: Line): Slip | undefined {
  const [sign, kind = ''] = /^\[!(\w+)\]/.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const words = `**${kind.charAt(0).toUpperCase()}${kind.slice(1).toLowerCase()}:**`;
  return {
    rule: 'markdown',
    offset: start,
    message: `${sign} is known to other systems only, and ${AS_TYPED}.`,
    fix: `Write ${words}`,
    edit: { start, end: start + sign.length, text: words, says: `${sign} is now ${words}.` },
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
    message: 'Lists of definitions are not known here: the colon is shown as it is typed.',
    fix: `Write ${shorten(`- **${term}**: ${meaning}`, 160)}`,
  };
}

/** Slips at the beginning of a line. */
function beginnings(body: string, lines: readonly Line[]): Slip[] {
  return lines.flatMap(
    (line, index) =>
      tightHeading(line) ??
      hashHeading(line, lines[index - 1], lines[index + 1]) ??
      alert(line) ??
      definition(body, line, lines[index - 1]) ??
      [],
  );
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
    for (const [, sign = ''] of text.matchAll(/\[(\d{1,3})\]/g)) used.add(sign);
    return isNote
      ? [
          {
            rule: 'stray-signs',
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
    ...beginnings(body, lines),
    ...lists(body, lines),
    ...tables(body, lines),
    ...numberedNotes(lines),
    ...within(body, shown),
  ];
}
