/** Reads front matter strictly, and knows in which line each field stands. */
import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Scalar,
} from 'yaml';
import { characterError } from '../model/schemas/fields.ts';
import { shorten } from '../base/escape.ts';
import type { GuideSection } from './guide.ts';
import type { Edit } from './problem.ts';

export interface Error {
  line: number;
  column: number;
  message: string;
  fix?: string;
  guide: GuideSection;
  /** The change that fixes it, with offsets in the part of the file that was judged. */
  edit?: Edit;
}

/** A change of a field: another value, a list in place of a text, another name, or an item of a list that goes. */
export type FieldChange =
  | { kind: 'value'; to: string }
  | { kind: 'list'; to: readonly string[] }
  | { kind: 'name'; to: string }
  | { kind: 'removal' };

export interface StrictYaml {
  /** The value, with maps as plain objects; undefined if there are errors. */
  data: unknown;
  errors: Error[];
  /** Line and column of a field, by its path; the nearest parent that exists for a missing one. */
  placeOf: (path: readonly PropertyKey[]) => { line: number; column: number };
  /** True if the field stands in the file. */
  has: (path: readonly PropertyKey[]) => boolean;
  /** How the text is changed for a change of a field, with offsets in the YAML; undefined where that is not simple. */
  editOf: (path: readonly PropertyKey[], change: FieldChange) => Edit | undefined;
}

/** Lines of a text that hold a character which cannot be seen and could mislead a reader, or a tower of marks. */
export function oddCharacters(text: string, firstLine: number): Error[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const error = characterError(line);
    if (!error) return [];
    const characters = [...line];
    const at = characters.findIndex((character) => characterError(character));
    // Columns are counted in UTF-16 units, as editors do.
    return [
      {
        line: firstLine + index,
        column: at === -1 ? 1 : characters.slice(0, at).join('').length + 1,
        guide: 'invisible-characters' as const,
        message: error.message.replace('in this text', 'in this line'),
        fix: error.fix.replace('the text', 'the line'),
      },
    ];
  });
}

export const TAB_AT_START = 'This line begins with a tab.';

const FENCE = /^---[ \t]*\r?\n/;

export interface Parts {
  yaml: string;
  body: string;
  /** Line of the file, counted from 1, in which the YAML begins. */
  yamlLine: number;
  /** Line of the file, counted from 1, in which the body begins. */
  bodyLine: number;
}

/** Lines at which some programs take the front matter to end, so that they would read on in another place than this check. */
export function fenceErrors({ yaml, yamlLine }: Pick<Parts, 'yaml' | 'yamlLine'>): Error[] {
  return yaml.split('\n').flatMap((line, index) =>
    /^(?:---|\+\+\+)/.test(line)
      ? [
          {
            line: yamlLine + index,
            column: 1,
            guide: 'front-matter' as const,
            message: `This line begins with ${line.slice(0, 3)}, as if the front matter ended here.`,
            fix: 'Put a space before it, or write something else.',
          },
        ]
      : [],
  );
}

/**
 * Parts front matter from the text below it.
 *
 * @returns undefined if the file does not begin with a `---` line, or the second one is missing.
 */
export function splitFrontMatter(text: string): Parts | undefined {
  const start = FENCE.exec(text);
  if (!start) return undefined;
  const rest = text.slice(start[0].length);
  const end = /^---[ \t]*(?:\r?\n|$)/m.exec(rest);
  if (!end) return undefined;
  const yaml = rest.slice(0, end.index);
  return {
    yaml,
    body: rest.slice(end.index + end[0].length),
    yamlLine: 2,
    bodyLine: yaml.split('\n').length + 2,
  };
}

/** Lists and maps that may stand inside each other. The content needs four. */
const DEEPEST = 20;

/** False for nearly all files, in which there are not enough such signs, whatever they stand for; the others are read by the lexer. */
function mayBeNested(yaml: string): boolean {
  const count = (text: string, sign: RegExp) => text.match(sign)?.length ?? 0;
  return (
    count(yaml, /[[{]/g) > DEEPEST ||
    yaml.split('\n').some((line) => line.length > DEEPEST && count(line, /[-?:]/g) > DEEPEST)
  );
}

/** Signs of YAML that open a list or a map: more of them than {@link DEEPEST} on one line, or open at once, exhaust the readers. */
function nestingError(yaml: string, firstLine: number): Error | undefined {
  let [line, open, onLine] = [firstLine, 0, 0];
  for (const token of new Lexer().lex(yaml)) {
    if (token === '[' || token === '{') open += 1;
    else if (token === ']' || token === '}') open -= 1;
    else if (token === '-' || token === '?' || token === ':') onLine += 1;
    if (open > DEEPEST || onLine > DEEPEST * (open + 1) + token.length)
      return {
        line,
        column: 1,
        guide: 'front-matter',
        message: 'Too many lists or maps stand inside each other here.',
        fix: 'Write one value a line, as in the files of other entries.',
      };
    for (const character of token) if (character === '\n') [line, onLine] = [line + 1, 0];
  }
  return undefined;
}

/** Line numbers of `yaml` are shifted by `firstLine - 1`, to be those of the file. */
export function parseStrictYaml(yaml: string, firstLine: number): StrictYaml {
  const tooDeep = mayBeNested(yaml) ? nestingError(yaml, firstLine) : undefined;
  if (tooDeep)
    return {
      data: undefined,
      errors: [tooDeep],
      placeOf: () => ({ line: firstLine, column: 1 }),
      has: () => false,
      editOf: () => undefined,
    };
  const counter = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: true,
    version: '1.2',
    merge: false,
  });
  const at = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const odd = oddCharacters(yaml, firstLine);
  const errors: Error[] = [...yamlErrors(document, yaml, at), ...odd];

  visit(document, {
    Node(_key, node) {
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node) || ('anchor' in node && node.anchor)) {
        errors.push({
          ...at(offset),
          guide: 'front-matter',
          message: 'There is a YAML anchor or alias (& or *) here.',
          fix: 'Write the value out. Put text that begins with & or * between quotation marks.',
        });
      }
      if (node.tag !== undefined) {
        errors.push({
          ...at(offset),
          guide: 'front-matter',
          message: 'There is a YAML tag (!) here.',
          fix: 'Put text that begins with ! between quotation marks.',
        });
      }
      if (!isScalar(node)) return;
      // One that is written as an escape, such as "\u202E", is not seen in the line.
      const error =
        typeof node.value === 'string' && odd.length === 0 ? characterError(node.value) : undefined;
      if (error)
        errors.push({
          ...at(offset),
          guide: 'invisible-characters',
          message: error.message,
          fix: 'Remove what stands for it.',
        });
    },
    Pair(_key, { key }) {
      // A map as a key is made into a text by programs, each in its way.
      if (isNode(key) && !isScalar(key))
        errors.push({
          ...at(key.range?.[0] ?? 0),
          guide: 'front-matter',
          message: 'The name of this field is not a word.',
          fix: 'Begin the line with the name of a field and a colon.',
        });
    },
  });

  return {
    data: errors.length === 0 ? document.toJS({ maxAliasCount: 0 }) : undefined,
    errors,
    placeOf: (path) => at(offsetOf(document, path)),
    has: (path) => path.length === 0 || document.hasIn([...path]),
    editOf: (path, change) => editOf(document, yaml, path, change),
  };
}

/** A field whose text has a colon, without quotation marks and without a comment. */
const TEXT_WITH_COLON =
  /^([ -]*[A-Za-z]\w*:[ ]+)([^\s"'[\]{}|>&*!#%@`?-](?:(?! #).)*:(?: (?:(?! #).)*)?)$/;

/** A field without a space after its colon; not an address. */
const NO_SPACE = /^([ -]*[A-Za-z]\w*:)(?!\/\/)\S/;

type YamlError = Pick<Error, 'message' | 'fix' | 'edit'> & { offset: number; isVague?: boolean };

function lineAt(yaml: string, offset: number): { start: number; text: string } {
  const start = yaml.lastIndexOf('\n', offset - 1) + 1;
  return { start, text: (yaml.slice(start).split('\n', 1)[0] ?? '').trimEnd() };
}

/** Where a text or a list begins that is not closed before an offset. */
function openedAt(document: Document.Parsed, offset: number): number | undefined {
  let found: number | undefined;
  visit(document, {
    Node(_key, node) {
      const isOpened =
        (isScalar(node) && /^QUOTE/.test(node.type ?? '')) ||
        ((isSeq(node) || isMap(node)) && node.flow === true);
      const [start, end] = node.range ?? [];
      if (
        isOpened &&
        start !== undefined &&
        end !== undefined &&
        start <= offset &&
        end >= offset - 1
      )
        found = start;
    },
  });
  return found;
}

/** One complaint of the reader of YAML in plain words: most of them come from a few slips, whose place is another than where the reader gave up. */
function yamlError(
  document: Document.Parsed,
  yaml: string,
  code: string,
  message: string,
  offset: number,
): YamlError {
  const { start, text } = lineAt(yaml, offset);
  const cannot = 'The front matter cannot be read here';
  const [, , unclosed] =
    /^(Missing closing (?=["']quote)|Flow \w+ in block collection .* end with a )(["'\]}])/.exec(
      message,
    ) ?? [];
  if (unclosed !== undefined) {
    const opened = openedAt(document, offset) ?? offset;
    const sign =
      { '"': 'quotation mark', "'": 'quotation mark', ']': '[', '}': '{' }[unclosed] ?? unclosed;
    return {
      offset: opened,
      message: `${cannot}: the ${sign} that stands here is not closed.`,
      fix: `Put a ${unclosed} at the end of the ${/["']/.test(unclosed) ? 'text' : 'list'}.`,
    };
  }
  if (code !== 'DUPLICATE_KEY' && code !== 'TAB_AS_INDENT') {
    const [, before = '', value] = TEXT_WITH_COLON.exec(text) ?? [];
    const below = lineAt(yaml, start + (yaml.slice(start).split('\n', 1)[0]?.length ?? 0) + 1);
    const indent = (line: string) => /^ */.exec(line)?.[0].length ?? 0;
    if (value !== undefined) {
      const quoted = JSON.stringify(value);
      const edit = {
        start: start + before.length,
        end: start + before.length + value.length,
        text: quoted,
        says: `${JSON.stringify(shorten(value, 60))} now stands between quotation marks.`,
      };
      return {
        offset,
        message: `${cannot}: this text has a colon in it.`,
        fix: `Put the text between quotation marks: ${shorten(before.trimStart() + quoted, 160)}`,
        edit,
      };
    }
    const [, name] = NO_SPACE.exec(text) ?? [];
    if (name !== undefined) {
      const at = start + name.length;
      return {
        offset: at,
        message: `${cannot}: there is no space after the colon.`,
        fix: `Put one there: ${shorten(`${name} ${text.slice(name.length)}`.trimStart(), 160)}`,
        edit: { start: at, end: at, text: ' ', says: 'A space now stands after the colon.' },
      };
    }
    if (
      code === 'BLOCK_AS_IMPLICIT_KEY' &&
      below.start > start &&
      indent(below.text) > indent(text) &&
      /:\s+\S/.test(text)
    ) {
      return {
        offset: below.start + indent(below.text),
        message: `${cannot}: this line begins with more spaces than the line above it.`,
        fix: 'Let all fields of a group begin with the same number of spaces, and those that belong to no group with none.',
      };
    }
  }
  return { offset, isVague: true, ...explainYamlError(code, message) };
}

/** What the reader of YAML complains of, once a line: one slip brings several complaints, also in the lines around. */
function yamlErrors(
  document: Document.Parsed,
  yaml: string,
  at: (offset: number) => { line: number; column: number },
): Error[] {
  const seen = new Set<number>();
  const found = document.errors.map(({ code, message, pos }) => {
    const { offset, isVague, ...error } = yamlError(document, yaml, code, message, pos[0]);
    return { isVague, error: { ...at(offset), guide: 'front-matter' as const, ...error } };
  });
  const clear = new Set(
    found.filter(({ isVague }) => !isVague).flatMap(({ error: { line } }) => [line - 1, line + 1]),
  );
  return found.flatMap(({ isVague, error }) => {
    if (seen.has(error.line) || (isVague && clear.has(error.line))) return [];
    seen.add(error.line);
    return [error];
  });
}

function explainYamlError(code: string, message: string): { message: string; fix?: string } {
  switch (code) {
    case 'DUPLICATE_KEY':
      return { message: 'This field stands here twice.', fix: 'Keep one of the two.' };
    case 'TAB_AS_INDENT':
      return { message: TAB_AT_START, fix: 'Use spaces at the beginning of lines.' };
    case 'BAD_INDENT':
    case 'MISSING_CHAR':
    case 'IMPOSSIBLE':
    case 'UNEXPECTED_TOKEN':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        message: `The front matter cannot be read here (${message.slice(0, 200)}).`,
        fix: 'Often a colon, a quotation mark or spaces at the beginning of a line are the cause. Put text with a colon between quotation marks.',
      };
    default:
      return {
        message: `The front matter cannot be read here (${message.slice(0, 200)}).`,
        fix: 'Write the line as in the files of other entries: the name of a field, a colon, a space, the value.',
      };
  }
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (!pair) return offset;
      offset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (isNode(node)) offset = node.range?.[0] ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

/** Words that are read as the same text with or without quotation marks. */
const PLAIN = /^[A-Za-z\d][\w.~!$%+;/@:-]*(?:\?[\w.~!$%+;/@=&:-]*)?(?:#[\w.~!$%+;/@=&:-]*)?$/;

/** A text as it is written in place of another one, with the same quotation marks. */
function written(text: string, { type }: Scalar): string | undefined {
  if (type === 'QUOTE_DOUBLE') return JSON.stringify(text);
  if (type === 'QUOTE_SINGLE') return `'${text.replaceAll("'", "''")}'`;
  return type === 'PLAIN'
    ? PLAIN.test(text) && !text.endsWith(':')
      ? text
      : JSON.stringify(text)
    : undefined;
}

function replacement(yaml: string, scalar: Scalar, to: string): Edit | undefined {
  const [start, end] = scalar.range ?? [];
  const text = written(to, scalar);
  // What goes over several lines was folded, and is left to its author.
  if (
    start === undefined ||
    end === undefined ||
    text === undefined ||
    yaml.slice(start, end).includes('\n')
  )
    return undefined;
  return {
    start,
    end,
    text,
    says: `${JSON.stringify(String(scalar.value))} is now ${JSON.stringify(to)}.`,
  };
}

function editOf(
  document: Document,
  yaml: string,
  path: readonly PropertyKey[],
  change: FieldChange,
): Edit | undefined {
  const holder: unknown =
    path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const key = path.at(-1);
  if (change.kind === 'value') {
    const value: unknown = document.getIn([...path], true);
    return isScalar(value) ? replacement(yaml, value, change.to) : undefined;
  }
  if (change.kind === 'list') {
    const value: unknown = document.getIn([...path], true);
    const [start, end] = isScalar(value) && value.type === 'PLAIN' ? (value.range ?? []) : [];
    if (
      start === undefined ||
      end === undefined ||
      yaml.slice(start, end).includes('\n') ||
      !change.to.every((item) => PLAIN.test(item))
    )
      return undefined;
    const text = `[${change.to.join(', ')}]`;
    return { start, end, text, says: `${yaml.slice(start, end)} is now a list: ${text}.` };
  }
  if (change.kind === 'name') {
    const pair = isMap(holder)
      ? holder.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      : undefined;
    return pair && isScalar(pair.key) && isMap(holder) && !holder.has(change.to)
      ? replacement(yaml, pair.key, change.to)
      : undefined;
  }
  const [before, item] = isSeq(holder)
    ? [holder.items[Number(key) - 1], holder.items[Number(key)]]
    : [];
  if (!isScalar(item) || !isScalar(before) || !item.range || !before.range) return undefined;
  const says = `The second ${JSON.stringify(String(item.value))} is gone.`;
  const [start, end] = item.range;
  if (/^\s*,\s*$/.test(yaml.slice(before.range[1], start)))
    return { start: before.range[1], end, text: '', says };
  const lineStart = yaml.lastIndexOf('\n', start) + 1;
  const lineEnd = yaml.indexOf('\n', end) + 1;
  // A comment beside the item is not thrown away.
  return lineEnd > 0 &&
    /^\s*-\s+$/.test(yaml.slice(lineStart, start)) &&
    yaml.slice(end, lineEnd).trim() === ''
    ? { start: lineStart, end: lineEnd, text: '', says }
    : undefined;
}
