/** Judges one file by itself: an entry of a collection, or a list. */
import type * as z from 'zod';
import { collections, type CollectionName } from '../model/schemas/index.ts';
import { entryAddress, isReservedPage, isReservedSlug } from '../model/addresses.ts';
import { actionIds } from '../model/action-id.ts';
import { isSlug } from '../model/schemas/fields.ts';
import { shorten } from '../base/escape.ts';
import { guarded } from './boundary.ts';
import { isTranslation } from './check-aliases.ts';
import { cityPlaceErrors } from './city-place.ts';
import { datesAhead } from './dates-ahead.ts';
import { excerptOf } from './excerpt.ts';
import { emptyField, explainIssue, messageFor, withoutBlock, type Explanation } from './explain.ts';
import { beginningError, endError } from './front-matter-ends.ts';
import {
  fenceErrors,
  parseStrictYaml,
  splitFrontMatter,
  type Parts,
  type StrictYaml,
} from './front-matter.ts';
import { textsIn } from './fields-of.ts';
import { filler, mergeConflict } from './leftovers.ts';
import { readMarkdown, type MarkdownReading } from './markdown.ts';
import type { Edit, Finding, Problem } from './problem.ts';
import { judgedFor } from './today.ts';
import type { FieldChange } from './yaml-edits.ts';
import type { readText } from './read-text.ts';

/** Most characters of a field's name that are shown. */
const LONGEST_KEY = 80;

/** Most characters of a file of content: ten times the longest. YAML and Markdown readers take much longer for more. */
const LONGEST_FILE = 60_000;

/** A file whose front matter can be read. */
export interface JudgedFile {
  collection: CollectionName;
  slug: string;
  file: string;
  /** As it is written, whether or not the schema accepts it. */
  data: unknown;
  parts: Parts;
  reading: MarkdownReading;
  /** Makes a problem of what is wrong with a field. */
  problemAt: FieldReporter;
  /** Makes a problem of what is wrong in the text. The edit has offsets in the text below the front matter. */
  problemIn: (finding: Finding) => Problem;
}

/** A file that its schema accepts. */
export interface CheckedFile {
  collection: CollectionName;
  slug: string;
  file: string;
  data: { title?: string; name?: string; aliases: string[] } & Record<string, unknown>;
  body: string;
}

/** Makes a problem of what is wrong with a field, with its name, its line, and the edit that makes the change. */
export type FieldReporter = (
  path: readonly PropertyKey[],
  finding: Finding,
  change?: FieldChange,
) => Problem;

/** The problems of a file. */
class Reporter {
  readonly #file: string;
  readonly #text: string;
  /** Divided when first needed: most files have no problem. */
  #lines: readonly string[] | undefined;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  /** @param offset where the part begins that the offsets of the edit count from. */
  problem(finding: Finding, offset: number): Problem {
    const { line, column, edit } = finding;
    this.#lines ??= this.#text.split('\n');
    const excerpt = line === undefined ? undefined : excerptOf(this.#lines, line, column);
    return {
      file: this.#file,
      ...finding,
      ...(edit ? { edit: shifted(edit, offset) } : {}),
      ...(excerpt ? { excerpt } : {}),
    };
  }

  /** @param offset where the YAML begins. */
  forFields(yaml: StrictYaml, offset: number): FieldReporter {
    return (path, finding, change) => {
      const problem: Finding = {
        ...yaml.placeOf(path),
        field: path.map((key) => shorten(String(key), LONGEST_KEY)).join('.') || undefined,
        ...finding,
        ...(change ? { edit: yaml.editOf(path, change) } : {}),
      };
      const found = this.problem(problem, offset);
      // The line of a missing field is that of another one.
      return yaml.has(path) ? found : { ...found, excerpt: undefined };
    };
  }
}

function shifted(edit: Edit, by: number): Edit {
  return { ...edit, start: edit.start + by, end: edit.end + by };
}

/** A text that is too long to be read, with the line in which the limit is reached. */
function sizeError(text: string): Finding | undefined {
  if (text.length <= LONGEST_FILE) return undefined;
  return {
    line: text.slice(0, LONGEST_FILE).split('\n').length,
    rule: 'file-size',
    message: `The file is too large: it has ${text.length} characters, and may have ${LONGEST_FILE}. The limit is reached in this line.`,
    fix: 'Shorten the text, or split it into several files.',
  };
}

function nameError(collection: CollectionName, slug: string): Finding | undefined {
  const { extension } = collections[collection];
  const name = { line: 1, rule: 'file-name' } as const;
  if (!isSlug(slug))
    return {
      ...name,
      message: `The file name "${slug}${extension}" cannot be an address.`,
      fix: `Use only lower-case letters a to z, digits and single hyphens, for example "new-york-city${extension}".`,
    };
  const isTaken =
    collection === 'pages' &&
    (isReservedPage(slug) || isTranslation(entryAddress(collection, slug)));
  if (isReservedSlug(slug) || isTaken)
    return {
      ...name,
      message: `The file name "${slug}${extension}" is reserved, either for a page of the site or by Windows.`,
      fix: 'Add a word to the file name.',
    };
  return /^\d+$/.test(slug)
    ? {
        ...name,
        message:
          'A file name cannot be a number: such addresses belong to the archive and to pages of lists.',
        fix: 'Add a word to the file name.',
      }
    : undefined;
}

/** True for front matter that YAML can read, whatever it means. */
const isReadable = (parts: Parts | undefined) =>
  parts !== undefined && parseStrictYaml(parts.yaml, parts.yamlLine).errors.length === 0;

/** Front matter and body of a text, or why they cannot be told apart. */
function partsOf(text: string): { parts: Parts } | { error: Finding } {
  const tooLarge = sizeError(text);
  if (tooLarge) return { error: tooLarge };
  const parts = splitFrontMatter(text);
  const hasBeginning = /^---[ \t]*\r?\n/.test(text);
  const wrongEnd = hasBeginning ? endError(text) : undefined;
  if (wrongEnd && !isReadable(parts)) return { error: wrongEnd };
  if (parts) return { parts };
  const begin = { line: 1, rule: 'front-matter' } as const;
  if (text.trim() === '')
    return {
      error: {
        rule: 'front-matter',
        message: 'The file is empty.',
        fix: 'Begin with the front matter, between two lines of three hyphens.',
      },
    };
  const [blank] = /^\s+(?=---[ \t]*\r?\n)/.exec(text) ?? [];
  if (blank !== undefined)
    return {
      error: {
        ...begin,
        message: 'There is blank space before the front matter.',
        fix: 'Delete it: the first line of the file is the line of three hyphens.',
        edit: {
          start: 0,
          end: blank.length,
          text: '',
          says: 'The blank space before the front matter was removed.',
        },
      },
    };
  const wrongBeginning = beginningError(text);
  if (wrongBeginning) return { error: wrongBeginning };
  return {
    error: {
      ...begin,
      message: 'The front matter is missing.',
      fix: 'Begin the file with a line of three hyphens (---), then the fields, then another line of three hyphens.',
    },
  };
}

function bodyError(collection: CollectionName, data: unknown, parts: Parts): Finding | undefined {
  const isDraft = (data as { draft?: unknown } | null)?.draft === true;
  return collection === 'activities' && parts.body.trim() === '' && !isDraft
    ? {
        line: parts.bodyLine,
        rule: 'post-text',
        message: 'The post has no text.',
        fix: 'Below the second line of hyphens, write what happened, who did it, and why it matters. Or add the line "draft: true" above until there is a text.',
      }
    : undefined;
}

/** Explanations without those that repeat another one. */
function onePerSlip(explanations: readonly Explanation[], cut: ReadonlySet<string>): Explanation[] {
  const renamed = new Set(
    explanations.flatMap(({ path, change }) =>
      change?.kind === 'name' ? [[...path.slice(0, -1), change.to].join('.')] : [],
    ),
  );
  const seen = new Set<string>();
  return explanations.filter(({ path, rule, change }) => {
    const field = path.join('.');
    if (cut.has(field) || (rule === 'field-missing' && renamed.has(field))) return false;
    // A change makes the schema accept the value, whatever else it says of it.
    const slip = JSON.stringify([field, change]);
    if (change && seen.has(slip)) return false;
    seen.add(slip);
    return true;
  });
}

/** The change that names an action without an id, from its words. */
function missingId(path: readonly PropertyKey[], data: unknown): FieldChange | undefined {
  const [list, index, name] = path;
  if (list !== 'actions' || name !== 'id' || typeof index !== 'number') return undefined;
  const written = (data as { actions: unknown[] }).actions.map(
    (action): { id?: unknown; text?: unknown } => ({ ...(action as object | null) }),
  );
  const { id, text } = written[index] ?? {};
  const made = actionIds(written)[index];
  if (made === undefined || typeof text !== 'string' || text.trim() === '') return undefined;
  if (id === '') return { kind: 'value', to: made };
  return id === undefined ? { kind: 'addition', value: made } : undefined;
}

function judge(
  schema: z.ZodType,
  data: unknown,
  at: FieldReporter,
  cut: StrictYaml['cut'],
): { data?: unknown; problems: Problem[] } {
  const result = schema.safeParse(data, { reportInput: true, error: messageFor });
  if (result.success) return { data: result.data, problems: [] };
  const { issues } = result.error;
  // A value of another type altogether is judged no further.
  const isSecond = (issue: (typeof issues)[number], index: number) =>
    issues.some(
      ({ code, path }, other) =>
        other < index && code === 'invalid_type' && path.join('.') === issue.path.join('.'),
    );
  const explanations = withoutBlock(
    issues.filter((issue, index) => !isSecond(issue, index)),
    schema,
  ).flatMap((issue) => emptyField(issue, data, schema) ?? explainIssue(issue, schema));
  return {
    problems: onePerSlip(explanations, new Set(cut.map(({ path }) => path.join('.')))).map(
      ({ path, change = missingId(path, data), ...finding }) => at(path, finding, change),
    ),
  };
}

/** What is known of an entry by itself. */
interface JudgedEntry {
  checked?: CheckedFile;
  judged?: JudgedFile;
  problems: Problem[];
}

/**
 * Judges an entry by itself.
 *
 * @param file its path, for the report; @param text its content; @param today ISO 8601.
 * @returns `checked` if its schema accepts it; `judged` if its front matter can be read.
 */
export function checkEntry(
  collection: CollectionName,
  file: string,
  text: string,
  today: string,
): JudgedEntry {
  return guarded(
    file,
    () => judgeEntry(collection, file, text, today),
    (problem) => ({ problems: [problem] }),
  );
}

function judgeEntry(
  collection: CollectionName,
  file: string,
  text: string,
  today: string,
): JudgedEntry {
  const { extension, schema } = collections[collection];
  const slug = file.split(/[\\/]/).at(-1)?.slice(0, -extension.length) ?? '';
  const misnamed = nameError(collection, slug);
  const problems: Problem[] = misnamed ? [{ file, ...misnamed }] : [];
  const read = partsOf(text);
  if ('error' in read) return { problems: [...problems, { file, ...read.error }] };

  const { parts } = read;
  const reporter = new Reporter(file, text);
  const yamlStart = text.indexOf('\n') + 1;
  const bodyStart = text.length - parts.body.length;
  const problemIn = (finding: Finding) => reporter.problem(finding, bodyStart);
  const conflict = mergeConflict(parts.yaml, parts.yamlLine);
  if (conflict) return { problems: [...problems, reporter.problem(conflict, 0)] };
  const yaml = parseStrictYaml(parts.yaml, parts.yamlLine, schema);
  const reading = readMarkdown(parts.body, parts.bodyLine, extension === '.mdx' ? 'mdx' : 'md');
  problems.push(
    ...[...fenceErrors(parts), ...yaml.errors, ...yaml.cut.map(({ finding }) => finding)].map(
      (error) => reporter.problem(error, yamlStart),
    ),
    ...reading.errors.map(problemIn),
  );
  if (yaml.errors.length > 0) return { problems };

  const problemAt = reporter.forFields(yaml, yamlStart);
  const { data, problems: own } = judge(schema, yaml.data ?? {}, problemAt, yaml.cut);
  const unwritten = bodyError(collection, yaml.data, parts);
  problems.push(
    ...own,
    ...[...datesAhead(collection, yaml.data, today), ...cityPlaceErrors(collection, yaml.data)].map(
      ({ path, ...finding }) => problemAt(path, finding),
    ),
    ...(unwritten ? [{ file, ...unwritten }] : []),
    ...textsIn(yaml.data).flatMap(({ path, value }) =>
      filler(value).map(({ rule, message, fix }) => problemAt(path, { rule, message, fix })),
    ),
  );
  const entry = { collection, slug, file };
  return {
    ...(data === undefined
      ? {}
      : { checked: { ...entry, data: data as CheckedFile['data'], body: parts.body } }),
    judged: { ...entry, data: yaml.data, parts, reading, problemAt, problemIn },
    problems,
  };
}

/** {@link checkEntry}, without what only the comparison of files needs. */
export function checkFile(
  collection: CollectionName,
  file: string,
  text: string,
  today = judgedFor(undefined),
): { checked?: CheckedFile; problems: Problem[] } {
  const { checked, problems } = checkEntry(collection, file, text, today);
  return { ...(checked ? { checked } : {}), problems };
}

/** A list that is one file, as far as its schema accepts it. */
export interface CheckedList<Item> {
  file: string;
  items: readonly Item[];
  /** As it is written, whether or not the schema accepts it. */
  data: unknown;
  problemAt: FieldReporter;
  problems: Problem[];
}

/** Judges a list by itself. */
export function checkList<Item>(
  file: string,
  schema: z.ZodType,
  read: ReturnType<typeof readText>,
): CheckedList<Item> {
  const unread = (problems: Problem[]): CheckedList<Item> => ({
    file,
    items: [],
    data: undefined,
    problemAt: (_path, finding) => ({ file, ...finding }),
    problems,
  });
  if ('error' in read) return unread([{ file, ...read.error }]);
  return guarded(
    file,
    () => judgeList<Item>(file, schema, read.text, unread),
    (problem) => unread([problem]),
  );
}

function judgeList<Item>(
  file: string,
  schema: z.ZodType,
  text: string,
  unread: (problems: Problem[]) => CheckedList<Item>,
): CheckedList<Item> {
  const tooLarge = sizeError(text);
  if (tooLarge) return unread([{ file, ...tooLarge }]);
  const list = schema.array().min(1, 'The list is empty.');
  const yaml = parseStrictYaml(text, 1, list);
  const reporter = new Reporter(file, text);
  if (yaml.errors.length > 0) return unread(yaml.errors.map((one) => reporter.problem(one, 0)));
  const problemAt = reporter.forFields(yaml, 0);
  const { data, problems: own } = judge(list, yaml.data ?? [], problemAt, yaml.cut);
  const problems = [...yaml.cut.map(({ finding }) => reporter.problem(finding, 0)), ...own];
  const items = (data as readonly Item[] | undefined) ?? [];
  return { file, items, data: yaml.data, problemAt, problems };
}
