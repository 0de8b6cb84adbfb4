/** Reads front matter strictly, and knows in which line each field stands. */
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, Lexer, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { characterFault } from '../../schemas/fields.ts';

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

/** Lines of a text that hold a character which cannot be seen and could mislead a reader, or a tower of marks. */
export function oddCharacters(text: string, firstLine: number): Fault[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const fault = characterFault(line);
    if (!fault) return [];
    const column = [...line].findIndex((character) => characterFault(character)) + 1;
    return [{ line: firstLine + index, column: Math.max(column, 1), message: fault.message.replace('in this text', 'in this line'), mend: fault.mend.replace('the text', 'the line') }];
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

/** Lines at which some programs take the front matter to end, so that they would read on in another place than this check. */
export function fenceFaults({ yaml, yamlLine }: Pick<Parts, 'yaml' | 'yamlLine'>): Fault[] {
  return yaml.split('\n').flatMap((line, index) => (/^(?:---|\+\+\+)/.test(line) ? [{ line: yamlLine + index, column: 1, message: `This line begins with ${line.slice(0, 3)}, as if the front matter ended here.`, mend: 'Put a space before it, or write something else.' }] : []));
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

/** Signs of YAML that open a list or a map: more of them than {@link DEEPEST} on one line, or open at once, exhaust the readers. */
function nestingFault(yaml: string, firstLine: number): Fault | undefined {
  let [line, open, onLine] = [firstLine, 0, 0];
  for (const token of new Lexer().lex(yaml)) {
    if (token === '[' || token === '{') open += 1;
    else if (token === ']' || token === '}') open -= 1;
    else if (token === '-' || token === '?' || token === ':') onLine += 1;
    if (open > DEEPEST || onLine > DEEPEST * (open + 1) + token.length) return { line, column: 1, message: 'Too many lists or maps stand inside each other here.', mend: 'Write one value a line, as in the files of other entries.' };
    for (const character of token) if (character === '\n') [line, onLine] = [line + 1, 0];
  }
  return undefined;
}

/**
 * Plain values that the reader of the build takes for a number or a time, and
 * this one for a text (YAML 1.1 and 1.2). A date alone is read as a date by both.
 */
const AMBIGUOUS = /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[\da-f_]+|\d[\d_]*_[\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|\d+(?::[0-5]?\d)+(?:\.\d*)?)$|^\d{4}-\d{1,2}-\d{1,2}(?:t|[ \t]+)\d{1,2}:\d{2}:\d{2}/i;

/** Line numbers of `yaml` are shifted by `firstLine - 1`, to be those of the file. */
export function parseStrictYaml(yaml: string, firstLine: number): StrictYaml {
  const tooDeep = nestingFault(yaml, firstLine);
  if (tooDeep) return { data: undefined, faults: [tooDeep], placeOf: () => ({ line: firstLine, column: 1 }) };
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false, uniqueKeys: true, version: '1.2', merge: false });
  const at = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const odd = oddCharacters(yaml, firstLine);
  const faults: Fault[] = [...document.errors.map((error) => ({ ...at(error.pos[0]), ...explainYamlError(error.code, error.message) })), ...odd];

  visit(document, {
    Node(_key, node) {
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node) || ('anchor' in node && node.anchor !== undefined)) {
        faults.push({ ...at(offset), message: 'There is a YAML anchor or alias (& or *) here.', mend: 'Write the value out. Put text that begins with & or * between quotation marks.' });
      }
      if (node.tag !== undefined) {
        faults.push({ ...at(offset), message: 'There is a YAML tag (!) here.', mend: 'Put text that begins with ! between quotation marks.' });
      }
      if (!isScalar(node)) return;
      // One that is written as an escape, such as "\u202E", is not seen in the line.
      const fault = typeof node.value === 'string' && odd.length === 0 ? characterFault(node.value) : undefined;
      if (fault) faults.push({ ...at(offset), message: fault.message, mend: 'Remove what stands for it.' });
      if (node.type === 'PLAIN' && AMBIGUOUS.test(node.source ?? '')) {
        faults.push({ ...at(offset), message: `Programs read ${(node.source ?? '').slice(0, 40)} in different ways: as a text, a number or a time.`, mend: 'Put it between quotation marks if it is a text. Write a number with digits alone.' });
      }
    },
    Pair(_key, { key }) {
      // A map as a key is made into a text by programs, each in its way.
      if (isNode(key) && !isScalar(key)) faults.push({ ...at(key.range?.[0] ?? 0), message: 'The name of this field is not a word.', mend: 'Begin the line with the name of a field and a colon.' });
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
        message: `The front matter cannot be read here (${message.slice(0, 200)}).`,
        mend: 'Often a colon, a quotation mark or spaces at the beginning of a line are the cause. Put text with a colon between quotation marks.',
      };
    default:
      return { message: `The front matter cannot be read here (${message.slice(0, 200)}).`, mend: 'Write the line as in the files of other entries: the name of a field, a colon, a space, the value.' };
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
