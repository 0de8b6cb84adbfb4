/** Reads front matter strictly, and knows in which line each field stands. */
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { hasUnsafeCharacter } from '../../schemas/fields.ts';

export interface Fault {
  line: number;
  column: number;
  message: string;
  mend?: string;
}

export interface StrictYaml {
  /** The value, with maps as plain objects; undefined if there are faults. */
  data: unknown;
  faults: Fault[];
  /** Line and column of a field, by its path; the nearest parent that exists for a missing one. */
  placeOf(path: readonly PropertyKey[]): { line: number; column: number };
}

/** Lines of a text that hold a character which cannot be seen and could mislead a reader. */
export function invisibleCharacters(text: string, firstLine: number): Fault[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const column = [...line].findIndex((character) => hasUnsafeCharacter(character));
    return column < 0 ? [] : [{ line: firstLine + index, column: column + 1, message: 'There is an invisible control character in this line.', mend: 'Type the line again instead of pasting it.' }];
  });
}

const FENCE = /^---[ \t]*\r?\n/;

export interface Parts {
  yaml: string;
  body: string;
  /** Line of the file, counted from 1, in which the YAML begins. */
  yamlLine: number;
  /** Line of the file, counted from 1, in which the body begins. */
  bodyLine: number;
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

/** Line numbers of `yaml` are shifted by `firstLine - 1`, to be those of the file. */
export function parseStrictYaml(yaml: string, firstLine: number): StrictYaml {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false, uniqueKeys: true, version: '1.2', merge: false });
  const at = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const invisible = invisibleCharacters(yaml, firstLine);
  const faults: Fault[] = [...document.errors.map((error) => ({ ...at(error.pos[0]), ...explainYamlError(error.code, error.message) })), ...invisible];

  visit(document, {
    Node(_key, node) {
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node) || ('anchor' in node && node.anchor !== undefined)) {
        faults.push({ ...at(offset), message: 'There is a YAML anchor or alias (& or *) here.', mend: 'Write the value out. Put text that begins with & or * between quotation marks.' });
      }
      if (node.tag !== undefined) {
        faults.push({ ...at(offset), message: 'There is a YAML tag (!) here.', mend: 'Put text that begins with ! between quotation marks.' });
      }
      // One that is written as an escape, such as "\u202E", is not seen in the line.
      if (isScalar(node) && typeof node.value === 'string' && hasUnsafeCharacter(node.value) && invisible.length === 0) {
        faults.push({ ...at(offset), message: 'There is an invisible control character in this text.', mend: 'Remove what stands for it.' });
      }
    },
  });

  return {
    data: faults.length === 0 ? document.toJS({ maxAliasCount: 0 }) : undefined,
    faults,
    placeOf: (path) => at(offsetOf(document, path)),
  };
}

function explainYamlError(code: string, message: string): { message: string; mend?: string } {
  switch (code) {
    case 'DUPLICATE_KEY':
      return { message: 'This field stands here twice.', mend: 'Keep one of the two.' };
    case 'TAB_AS_INDENT':
      return { message: 'This line begins with a tab.', mend: 'Use spaces at the beginning of lines.' };
    case 'BAD_INDENT':
    case 'MISSING_CHAR':
    case 'IMPOSSIBLE':
    case 'UNEXPECTED_TOKEN':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        message: `The front matter cannot be read here (${message}).`,
        mend: 'Often a colon, a quotation mark or spaces at the beginning of a line are the cause. Put text with a colon between quotation marks.',
      };
    default:
      return { message: `The front matter cannot be read here (${message}).` };
  }
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key));
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
