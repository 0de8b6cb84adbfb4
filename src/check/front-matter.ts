/** Reads front matter strictly, and knows in which line each field stands. */
import {
  isAlias,
  isNode,
  isScalar,
  Lexer,
  parseDocument,
  visit,
  type Document,
  type Node,
} from 'yaml';
import * as z from 'zod';
import { characterProblem, oddCharacters } from './characters.ts';
import { cutValues, textFields } from './cut-values.ts';
import { placesIn, type Place } from './place.ts';
import type { Edit, Finding } from './problem.ts';
import { goesOn, missingMarks, valueOfLine } from './quotation-marks.ts';
import { editOf, offsetOf, type FieldChange } from './yaml-edits.ts';
import { lineAt, yamlErrors } from './yaml-errors.ts';

export interface StrictYaml {
  /** The value, with maps as plain objects; undefined if there are errors. */
  data: unknown;
  errors: Finding[];
  /** Values that a number sign cuts off. */
  cut: { path: readonly PropertyKey[]; finding: Finding }[];
  /** Line and column of a field, by its path; the nearest parent that exists for a missing one. */
  placeOf: (path: readonly PropertyKey[]) => Place;
  /** True if the field is in the file. */
  has: (path: readonly PropertyKey[]) => boolean;
  /** The edit that changes a field, with offsets in the YAML; undefined where that is not simple. */
  editOf: (path: readonly PropertyKey[], change: FieldChange) => Edit | undefined;
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

/** Lines at which some programs end the front matter, so that they would read another body than this check. */
export function fenceErrors({ yaml, yamlLine }: Pick<Parts, 'yaml' | 'yamlLine'>): Finding[] {
  return yaml.split('\n').flatMap((line, index) =>
    /^(?:---|\+\+\+)/.test(line)
      ? [
          {
            line: yamlLine + index,
            column: 1,
            rule: 'yaml' as const,
            message: `This line begins with ${line.slice(0, 3)}, as if the front matter ended here.`,
            fix: 'Put a space before it, or write something else.',
          },
        ]
      : [],
  );
}

/**
 * Separates front matter from the text below it.
 *
 * @returns undefined if the file does not begin with a `---` line, or has no second one.
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

/** How deep lists and maps may be nested. The content needs four levels. */
const DEEPEST = 20;

/** False for nearly all files, which have too few of these characters; only the others are given to the lexer. */
function mayBeNested(yaml: string): boolean {
  const count = (text: string, character: RegExp) => text.match(character)?.length ?? 0;
  return (
    count(yaml, /[[{]/g) > DEEPEST ||
    yaml.split('\n').some((line) => line.length > DEEPEST && count(line, /[-?:]/g) > DEEPEST)
  );
}

/**
 * An error if more than {@link DEEPEST} lists or maps are opened on one line, or open at once: they
 * exhaust YAML readers.
 */
function nestingError(yaml: string, firstLine: number): Finding | undefined {
  let [line, open, onLine] = [firstLine, 0, 0];
  for (const token of new Lexer().lex(yaml)) {
    if (token === '[' || token === '{') open += 1;
    else if (token === ']' || token === '}') open -= 1;
    else if (token === '-' || token === '?' || token === ':') onLine += 1;
    // What follows a comma stands beside what precedes it, not in it.
    else if (token === ',') onLine = 0;
    if (open > DEEPEST || onLine > DEEPEST * (open + 1) + token.length)
      return {
        line,
        column: 1,
        rule: 'yaml',
        message: 'Lists or groups are nested too deeply here.',
        fix: 'Write one value per line, as in other entries.',
      };
    for (const character of token) if (character === '\n') [line, onLine] = [line + 1, 0];
  }
  return undefined;
}

/** What YAML allows and content does not need, as programs read it differently. */
function refusal(node: Node): Pick<Finding, 'message' | 'fix'> | undefined {
  if (isAlias(node) || ('anchor' in node && node.anchor))
    return {
      message: 'There is a YAML anchor or alias (& or *) here.',
      fix: 'Write the value out. Put text that begins with & or * in quotation marks.',
    };
  return node.tag === undefined
    ? undefined
    : {
        message: 'There is a YAML tag (!) here.',
        fix: 'Put text that begins with ! in quotation marks.',
      };
}

/** An invisible character that is written as an escape, such as "\u202E". */
function escapedCharacter(node: Node): Pick<Finding, 'message' | 'fix'> | undefined {
  const error =
    isScalar(node) && typeof node.value === 'string' ? characterProblem(node.value) : undefined;
  return (
    error && {
      message: error.message,
      fix: 'Remove its escape sequence.',
    }
  );
}

/** What is wrong with a value that begins like an anchor, an alias or a tag, and is a text. */
function textLikeSyntax(
  document: Document.Parsed,
  yaml: string,
  node: Node,
  isText: (name: string) => boolean,
) {
  const line = lineAt(yaml, node.range?.[0] ?? 0);
  const { value = '', name } = valueOfLine(line.text) ?? {};
  const [, anchor] = /^[&*]([^\s,[\]{}]+)/.exec(value) ?? [];
  if (/^![!<]/.test(value) || (name !== undefined && !isText(name))) return undefined;
  const others: Node[] = [];
  visit(document, {
    Node(_key, other) {
      const own = isAlias(other) ? other.source : 'anchor' in other ? other.anchor : undefined;
      if (other !== node && own !== undefined && own === anchor) others.push(other);
    },
  });
  return others.length > 0 ? undefined : missingMarks(line, isText);
}

function nodeErrors(
  document: Document.Parsed,
  yaml: string,
  { isText, hasFields }: { isText: (name: string) => boolean; hasFields: boolean },
  at: (offset: number) => Place,
  hasOddLines: boolean,
): Finding[] {
  const errors: Finding[] = [];
  const report = (
    node: Node,
    slip: (Pick<Finding, 'message' | 'fix' | 'edit'> & { offset?: number }) | undefined,
    rule: 'yaml' | 'visible-characters' = 'yaml',
  ) => {
    if (!slip) return;
    const { offset = node.range?.[0] ?? 0, ...finding } = slip;
    errors.push({ ...at(offset), rule, ...finding });
  };
  visit(document, {
    Node(_key, node) {
      const refused = refusal(node);
      report(node, refused && (textLikeSyntax(document, yaml, node, isText) ?? refused));
      if (!hasOddLines) report(node, escapedCharacter(node), 'visible-characters');
    },
    Pair(_key, { key, value }) {
      // No field has a name of several words.
      if (hasFields && isScalar(key) && key.type === 'PLAIN' && /\s/.test(String(key.value)))
        report(key, goesOn(yaml, lineAt(yaml, key.range?.[0] ?? 0).start));
      // A colon after brackets is the value of a field without a name.
      else if (
        isNode(value) &&
        (!isNode(key) || (isScalar(key) && key.source === '' && !key.type?.startsWith('QUOTE')))
      )
        report(value, missingMarks(lineAt(yaml, value.range?.[0] ?? 0), isText));
      // Programs turn a map as a key into text, each in its own way.
      else if (isNode(key) && !isScalar(key))
        report(key, {
          message: 'The name of this field is not a word.',
          fix: 'Begin the line with the name of a field and a colon.',
        });
    },
  });
  return errors;
}

/**
 * Reads YAML. Lines and columns in the result are those of the file in which the YAML begins at `firstLine`.
 *
 * @param schema what the YAML is to be, which decides what is a text.
 */
export function parseStrictYaml(
  yaml: string,
  firstLine: number,
  schema: z.core.$ZodType = z.unknown(),
): StrictYaml {
  const tooDeep = mayBeNested(yaml) ? nestingError(yaml, firstLine) : undefined;
  if (tooDeep)
    return {
      data: undefined,
      errors: [tooDeep],
      cut: [],
      placeOf: () => ({ line: firstLine, column: 1 }),
      has: () => false,
      editOf: () => undefined,
    };
  const document = parseDocument(yaml, {
    prettyErrors: false,
    uniqueKeys: true,
    version: '1.2',
    merge: false,
  });
  const at = placesIn(yaml, firstLine);
  const isText = textFields(schema);
  const hasFields = !(schema instanceof z.ZodUnknown);
  const odd = oddCharacters(yaml, firstLine);
  const errors = yamlErrors(document, yaml, at, isText);
  // One slip brings an error of the library and a refusal.
  const seen = new Set(errors.map(({ line }) => line));
  errors.push(
    ...odd,
    ...nodeErrors(document, yaml, { isText, hasFields }, at, odd.length > 0).filter(
      ({ line }) => !seen.has(line),
    ),
  );
  return {
    data: errors.length === 0 ? document.toJS({ maxAliasCount: 0 }) : undefined,
    errors,
    cut: errors.length === 0 ? cutValues(document, yaml, schema, at) : [],
    placeOf: (path) => at(offsetOf(document, path)),
    has: (path) => path.length === 0 || document.hasIn([...path]),
    editOf: (path, change) => editOf(document, yaml, path, change),
  };
}
