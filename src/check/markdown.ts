/** Judges the text of a Markdown file: it may contain only what is safe, and reads well, on the site and in feeds. */
import { markdownToMdast, mdxToMdast } from 'satteri';
import { shorten } from '../base/escape.ts';
import { alternativeTextError } from '../model/schemas/fields.ts';
import { settings } from '../settings.ts';
import { withoutNeeded } from '../model/characters.ts';
import { characterProblem, oddCharacters } from './characters.ts';
import { HeadingIds } from './heading-ids.ts';
import { closedBy, explainHtml, openedBy } from './html.ts';
import { addressError, textFileOf } from './link-address.ts';
import { mergeConflict } from './leftovers.ts';
import { findCode } from './mdx-code.ts';
import type { Slip } from './look-alikes.ts';
import { placesIn } from './place.ts';
import type { Edit, Finding } from './problem.ts';
import type { RuleName } from './rules.ts';
import { inWords } from './in-words.ts';
import { slipsOf } from './slips.ts';
import { withoutCode } from './text-mask.ts';
import { nodesOf, tooDeep, type TreeNode } from './tree.ts';

interface Node extends TreeNode {
  url?: string;
  title?: string | null;
  alt?: string | null;
  depth?: number;
  value?: string;
  /** Of a component in MDX. */
  name?: string | null;
  attributes?: readonly unknown[];
  children?: Node[];
}

/** True for a picture in the folder of the text: `./meeting.jpg`. */
export function isLocalImage(src: string): boolean {
  return /^\.\/[\w-]+\.(jpe?g|png|webp|avif)$/i.test(src);
}

/**
 * True for what pages in MDX may embed: a component by its name, without attributes or children
 * that could run code.
 */
export function isPlainComponent({
  name,
  attributes = [],
  children = [],
}: {
  name?: string | null;
  attributes?: readonly unknown[];
  children?: readonly unknown[];
}): boolean {
  return (
    /^[A-Z][A-Za-z]*$/.test(name ?? '') &&
    name !== 'Fragment' &&
    attributes.length === 0 &&
    children.length === 0
  );
}

/** A link or a picture in a text, with its place in the file. */
export interface Reference {
  url: string;
  line: number;
  column: number;
  /** The edit that changes the address, with offsets in the body; undefined where that is not simple. */
  editOf: (to: string) => Edit | undefined;
}

/** What other files have to know about a text. */
export interface MarkdownReading {
  errors: Finding[];
  /** What could be better. */
  advice: Finding[];
  /** Links within the site. */
  links: Reference[];
  /** Links to files of other texts, which have an address on the site. */
  files: Reference[];
  /** Pictures in the folder of the text. */
  pictures: Reference[];
  /** Ids of the headings, as the build makes them. */
  anchors: Set<string>;
}

/** The text of a heading, from which its anchor is made. */
function textOf(node: Node): string {
  return node.children
    ? node.children.map(textOf).join('')
    : node.type === 'text' || node.type === 'inlineCode'
      ? (node.value ?? '')
      : '';
}

/** The edit that changes an address in its link or picture; undefined unless the source contains it exactly once. */
function addressEdit(body: string, { position, url = '' }: Node, to: string): Edit | undefined {
  const [start, end] = [position?.start.offset, position?.end.offset];
  if (start === undefined || end === undefined) return undefined;
  const source = body.slice(start, end);
  const at = source.indexOf(url);
  // In <https://…> the address is also the text that people read.
  if (url === '' || at <= 0 || source.includes(url, at + 1)) return undefined;
  return {
    start: start + at,
    end: start + at + url.length,
    text: to,
    says: `${JSON.stringify(url)} is now ${JSON.stringify(to)}.`,
  };
}

/** An address that was typed as a word, `www.example.org`: the parser makes http:// of it. */
function bareAddress(body: string, { position, url = '' }: Node): string | undefined {
  const source = body.slice(position?.start.offset, position?.end.offset);
  return url === `http://${source}` ? source : undefined;
}

function editOfWord({ position }: Node, word: string | undefined, to: string): Edit | undefined {
  const [start, end] = [position?.start.offset, position?.end.offset];
  return word === undefined || start === undefined || end === undefined
    ? undefined
    : { start, end, text: to, says: `${word} is now ${to}` };
}

/** The path of an address of this site that is written with its host, as browsers show it; undefined for other sites. */
export function pathOnSite(url: string): string | undefined {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return undefined;
  const { protocol, host, pathname, search, hash } = new URL(url);
  const home = new URL(settings.site + settings.base);
  return host === home.host && /^https?:$/.test(protocol) && pathname.startsWith(home.pathname)
    ? `/${pathname.slice(home.pathname.length)}${search}${hash}`
    : undefined;
}

/** What the rules of one text share. */
interface Reader {
  body: string;
  reading: MarkdownReading;
  /** Reports an error at the node. */
  report: (rule: RuleName, message: string, fix: string, edit?: Edit) => void;
  /** Adds a link or a picture of the node. */
  refer: (list: Reference[], url: string) => void;
  headings: { ids: HeadingIds; lastDepth: number };
  /** Elements of HTML that were opened before. */
  openTags: Set<string>;
  /** The table that is being read. */
  table: { columns: number };
}

type Rule = (node: Node, reader: Reader) => void;

const component: Rule = (node, { report }) => {
  if (!isPlainComponent(node))
    report(
      'html',
      'There is HTML in the text, or a component that contains something.',
      'Write it in Markdown. A component stands alone, such as <MemberCount />. If you mean the character itself, put a backslash before "<".',
    );
};

const html: Rule = ({ value = '', position }, { report, body, openTags }) => {
  const [opened, closed] = [openedBy(value), closedBy(value)];
  if (opened !== undefined) openTags.add(opened);
  // The beginning of the element has been reported.
  if (closed !== undefined && openTags.has(closed)) return;
  const { message, fix, edit } = explainHtml(value, body, position?.start.offset ?? 0);
  report('html', message, fix, edit);
};

/** A text of the parser without the marks of direction that its lines need. */
function withoutMarksOf(body: string, text: string): string {
  return withoutNeeded(text).replace(/[\u061C\u200E\u200F]/g, (mark) =>
    body.includes(mark) ? '' : mark,
  );
}

/** What people see of a node, or hear of its pictures. */
function wordsOf(node: Node): string {
  return node.children
    ? node.children.map(wordsOf).join('')
    : `${node.value ?? ''}${node.type === 'image' ? (node.alt ?? '') : ''}`;
}

const link: Rule = (node, { report, refer, reading, body }) => {
  const { url } = node;
  if (url === undefined) return;
  if (node.type !== 'definition' && !/[\p{L}\p{N}\p{P}\p{S}]/u.test(wordsOf(node)))
    report(
      'link-text',
      'This link has no words, so that nobody can see it.',
      'Write in the square brackets where it leads, or remove it.',
    );
  const own = pathOnSite(url);
  if (own !== undefined) {
    report(
      'own-address',
      `The link to "${shorten(url, 80)}" is an address of this site with the name of its host.`,
      `Write ${own}`,
      addressEdit(body, node, own),
    );
    return;
  }
  if (textFileOf(url)) {
    refer(reading.files, url);
    return;
  }
  const bare = bareAddress(body, node);
  const wrong = addressError(bare ?? url);
  if (wrong === undefined) {
    if (/^[/#]/.test(url)) refer(reading.links, url);
    return;
  }
  const { message, to, fix } = wrong;
  report(
    'link-address',
    `${url === '' ? '' : `The link to "${(bare ?? url).slice(0, 80)}" cannot be used. `}${message}`,
    fix ??
      (to === undefined
        ? 'Link to a page of this site with a path such as /cities/porto/, or to another site with https://.'
        : `Write ${to}`),
    to === undefined ? undefined : (editOfWord(node, bare, to) ?? addressEdit(body, node, to)),
  );
};

const imageReference: Rule = (_node, { report }) =>
  report(
    'picture-file',
    'This picture is named by a reference.',
    'Put the file in the same folder and write ![What it shows](./name.jpg).',
  );

const image: Rule = (node, { report, refer, reading, body }) => {
  const { url = '', alt = '' } = node;
  if (isLocalImage(url)) refer(reading.pictures, url);
  else if (isLocalImage(`./${url}`))
    report(
      'picture-file',
      'The address of this picture does not begin with ./',
      `Write ./${url}`,
      addressEdit(body, node, `./${url}`),
    );
  else
    report(
      'picture-file',
      'This picture is not in the folder of the text.',
      'Put the file in the same folder and write ![What it shows](./name.jpg).',
    );
  if (!alt?.trim())
    report(
      'picture-description',
      'This picture has no description.',
      'Write what it shows in the square brackets: ![What it shows](./name.jpg).',
    );
  else {
    const useless = alternativeTextError(alt, url);
    if (useless)
      report(
        'picture-description',
        inWords(useless),
        'Write what a person sees in the square brackets, for example: ![The mayor opens the library](./name.jpg).',
      );
  }
};

const heading: Rule = (node, { report, reading, headings }) => {
  const { depth = 1 } = node;
  const { lastDepth, ids } = headings;
  if (depth === 1)
    report(
      'heading-level',
      'This heading is on the first level, which is for the title of the page.',
      'Begin headings in the text with two number signs: "## ".',
    );
  else if (depth > lastDepth + 1)
    report(
      'heading-level',
      `This heading skips a level (from ${lastDepth} to ${depth}).`,
      `Use "${'#'.repeat(lastDepth + 1)} ".`,
    );
  headings.lastDepth = Math.max(depth, 2);
  const text = textOf(node);
  if (text.trim() === '')
    report(
      'heading-empty',
      'This heading is empty.',
      'Write a heading after the number signs, or remove the line.',
    );
  reading.anchors.add(ids.next(text));
};

const table: Rule = ({ children: [head] = [] }, reader) => {
  reader.table.columns = head?.children?.length ?? 0;
};

/** What stands in a row beyond the columns of its table is not shown at all. */
const tableRow: Rule = ({ children: cells = [] }, { report, table: { columns } }) => {
  if (cells.length > columns)
    report(
      'table-cells',
      `This row has ${cells.length} cells, and its table has ${columns} ${columns === 1 ? 'column' : 'columns'}: the rest would be lost.`,
      'Put a backslash before each "|" that is a character of the text, or add columns to the first two rows.',
    );
};

/** Rules by types of node; what no rule names is allowed. */
const RULES: Readonly<Record<string, Rule>> = {
  mdxJsxFlowElement: component,
  mdxJsxTextElement: component,
  html,
  link,
  definition: link,
  imageReference,
  image,
  heading,
  table,
  tableRow,
};

/** The errors of program code in a text in MDX, which begins at these offsets. */
function codeErrors(body: string, offsets: readonly number[], firstLine: number): Finding[] {
  const placeAt = placesIn(body, firstLine);
  return offsets.map((offset) => ({
    ...placeAt(offset),
    rule: 'html',
    message: 'There is program code in the text.',
    fix: 'Remove it. If you mean the characters themselves, put a backslash before "{", or begin the line with another word.',
  }));
}

/** Why the parser cannot read a text, from its error. */
function parseError(error: unknown, firstLine: number, format: 'md' | 'mdx'): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  const [, line = '1', column = '1'] = /^(\d+):(\d+)/.exec(reason) ?? [];
  return {
    line: firstLine + Number(line) - 1,
    column: Number(column),
    rule: 'mdx',
    message: `The text cannot be read as ${format.toUpperCase()}: ${reason.slice(0, 300)}`,
    fix: 'Put a backslash before "<" and "{" where you mean the character itself, and close each component: <MemberCount />.',
  };
}

/**
 * Parses a text. Whatever it is, the tree can be walked, and nothing in it is program code.
 *
 * @returns `tree`, unless the text cannot be read, and what is wrong with the text as a whole.
 */
export function parseMarkdown(
  body: string,
  firstLine: number,
  format: 'md' | 'mdx',
): { tree?: Node; errors: Finding[] } {
  const { text, offsets } = format === 'mdx' ? findCode(body) : { text: body, offsets: [] };
  const errors = codeErrors(body, offsets, firstLine);
  let tree: Node;
  try {
    tree = (format === 'mdx' ? mdxToMdast(text) : markdownToMdast(text)) as Node;
  } catch (error) {
    // Components with code in them cannot be read without the code.
    return { errors: errors.length > 0 ? errors : [parseError(error, firstLine, format)] };
  }
  const deep = tooDeep(tree);
  if (!deep) return { tree, errors };
  const { line = 1, column = 1 } = deep.position?.start ?? {};
  errors.push({
    line: line + firstLine - 1,
    column,
    rule: 'text-depth',
    message: 'Lists or quotations are nested too deeply here.',
    fix: 'Remove some of the ">" or hyphens at the beginning of the line. Two or three levels are enough for readers.',
  });
  return { errors };
}

/**
 * Adds what was typed or pasted by mistake to the reading of a text.
 *
 * @returns whether a command of another system, which is reported as a whole, stands at an offset.
 */
function readSlips(
  body: string,
  tree: TreeNode,
  format: 'md' | 'mdx',
  firstLine: number,
  { errors, advice }: MarkdownReading,
): (offset: number) => boolean {
  const slips = slipsOf(body, tree, format);
  const placeAt = placesIn(body, firstLine);
  const asFinding = ({ offset, ...finding }: Slip): Finding => ({ ...placeAt(offset), ...finding });
  errors.push(...slips.errors.map(asFinding));
  advice.push(...slips.advice.map(asFinding));
  return slips.isCommand;
}

/** The errors of a text; see {@link readMarkdown}. */
export function checkMarkdown(body: string, firstLine: number, format: 'md' | 'mdx'): Finding[] {
  return readMarkdown(body, firstLine, format).errors;
}

/**
 * Judges a text by itself, and collects what has to be compared with other files.
 *
 * @param body the text below the front matter; @param firstLine its line in the file.
 * @param format `mdx` for the pages that maintainers write, in which components are allowed.
 */
export function readMarkdown(
  body: string,
  firstLine: number,
  format: 'md' | 'mdx',
): MarkdownReading {
  const errors = oddCharacters(body, firstLine);
  const reading: MarkdownReading = {
    errors,
    advice: [],
    links: [],
    files: [],
    pictures: [],
    anchors: new Set(),
  };
  const hasOddLines = errors.length > 0;
  const { tree, errors: wrong } = parseMarkdown(body, firstLine, format);
  errors.push(...wrong);
  if (!tree) return reading;
  const conflict = mergeConflict(withoutCode(body, tree), firstLine);
  if (conflict) return { ...reading, errors: [conflict] };
  const isForeign = readSlips(body, tree, format, firstLine, reading);
  const shared = {
    body,
    reading,
    headings: { ids: new HeadingIds(), lastDepth: 1 },
    openTags: new Set<string>(),
    table: { columns: 0 },
  };
  for (const node of nodesOf(tree)) {
    const place = {
      line: (node.position?.start.line ?? 1) + firstLine - 1,
      column: node.position?.start.column ?? 1,
    };
    const report: Reader['report'] = (rule, message, fix, edit) =>
      errors.push({ ...place, rule, message, fix, edit });
    const refer: Reader['refer'] = (list, url) =>
      list.push({ url, ...place, editOf: (to) => addressEdit(body, node, to) });
    // An entity such as &#8238; is not seen in the line.
    const odd = hasOddLines
      ? undefined
      : [node.value, node.alt, node.title]
          .map((text) => characterProblem(withoutMarksOf(body, text ?? '')))
          .find((found) => found !== undefined);
    if (odd) report('visible-characters', odd.message, 'Remove its entity.');
    if (isForeign(node.position?.start.offset ?? -1) && node.type !== 'heading') continue;
    RULES[node.type]?.(node, { ...shared, report, refer });
  }
  return reading;
}
