/** Fixes what has exactly one right answer, and changes nothing else: comments and spaces stay as they are. */
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { markdownToHtml } from 'satteri';
import { collections, lists, type CollectionName } from '../model/schemas/index.ts';
import { checkContent, checkList, type CheckOptions } from './check-content.ts';
import { checkEntry } from './check-file.ts';
import { UsageError } from '../base/command.ts';
import { visible } from '../base/escape.ts';
import { replaceFile, withSlashes } from '../base/files.ts';
import { parseStrictYaml, splitFrontMatter } from './front-matter.ts';
import { placesIn, withReplacements } from './place.ts';
import { guideOf, type Edit, type Problem } from './problem.ts';
import { unreadable } from './read-text.ts';
import { judgedFor } from './today.ts';

export interface Change {
  /** Line of the file as it was before the change; undefined for a change of the whole file. */
  line?: number;
  /** What was changed, as a sentence. */
  says: string;
}

export interface Fixed {
  text: string;
  changes: Change[];
}

/** Most rounds in which one change may make the next one possible. */
const MOST_ROUNDS = 20;

/** Applies edits; of those that overlap, the first. */
export function applyEdits(text: string, edits: readonly Edit[]): Fixed {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let at = 0;
  const applied = ordered.filter(({ start, end }) => {
    if (start < at) return false;
    at = end;
    return true;
  });
  const placeAt = placesIn(text, 1);
  return {
    text: withReplacements(text, applied),
    changes: applied.map(({ start, says }) => ({ line: placeAt(start).line, says })),
  };
}

/** What kind of file it is: it decides how the file is judged, and what parts it has. */
type Kind = CollectionName | keyof typeof lists;

function isList(kind: Kind): kind is keyof typeof lists {
  return Object.hasOwn(lists, kind);
}

/** Errors of an entry, and the advice that can be followed without its author. */
function checkForFix(
  kind: CollectionName,
  file: string,
  text: string,
  today = judgedFor(undefined),
): Problem[] {
  const { problems, judged } = checkEntry(kind, file, text, today);
  const advice = judged?.reading.advice.map(judged.problemIn) ?? [];
  return [...problems, ...advice.filter(({ edit }) => edit)];
}

function judgeText(kind: Kind, file: string, text: string, today: string | undefined): Problem[] {
  return isList(kind)
    ? checkList(file, lists[kind].schema, { text }).problems
    : checkForFix(kind, file, text, today);
}

/** How bad a text is. Front matter that cannot be read counts more than anything that it could hide. */
function weight(problems: readonly Problem[]): number {
  return problems.reduce(
    (sum, problem) => sum + (guideOf(problem) === 'front-matter' ? 1_000_000 : 1),
    0,
  );
}

const TAB_IN_INDENT = /^ *\t[ \t]*(?=\S)/gm;

function withSpaces(yaml: string, width: number): string {
  return yaml.replace(TAB_IN_INDENT, (indent) => indent.replaceAll('\t', ' '.repeat(width)));
}

function parsed(yaml: string): { data: unknown } | undefined {
  const { data, errors } = parseStrictYaml(yaml, 1);
  return errors.length === 0 ? { data } : undefined;
}

/** Replaces tabs by spaces, unless it matters how many: then the author has to decide. */
function withoutTabs(yaml: string): string {
  if (yaml.search(TAB_IN_INDENT) === -1 || parsed(yaml)) return yaml;
  const [two, four] = [withSpaces(yaml, 2), withSpaces(yaml, 4)];
  const [one, other] = [parsed(two), parsed(four)];
  return one && other && isDeepStrictEqual(one.data, other.data) ? two : yaml;
}

function withoutEndSpaces(yaml: string): string {
  const tidy = yaml.replace(/[ \t]+$/gm, '');
  if (tidy === yaml) return yaml;
  const [before, after] = [parsed(yaml), parsed(tidy)];
  return before && after && isDeepStrictEqual(before.data, after.data) ? tidy : yaml;
}

/** Removes spaces at the ends of lines, except two or more, which break the line in Markdown. */
function withoutEndSpacesInText(body: string): string {
  const tidy = body.replace(/[ \t]+$/gm, (spaces, at: number) =>
    /^ {2,}$/.test(spaces) &&
    !/^[ \t]*(?:\n[ \t]*\n|\n?$)/.test(body.slice(at)) &&
    body.lastIndexOf('\n', at - 1) !== at - 1
      ? spaces
      : '',
  );
  return tidy !== body && markdownToHtml(tidy).html === markdownToHtml(body).html ? tidy : body;
}

/**
 * True if the text is shown alike with a line break at its end. After some HTML, which is refused
 * anyway, it is not.
 */
function isShownAlike(body: string): boolean {
  return markdownToHtml(`${body}\n`).html.trimEnd() === markdownToHtml(body).html.trimEnd();
}

/** Fixes what is wrong with the characters of a file, whatever it says. */
function fixCharacters(kind: Kind, text: string): Fixed {
  const changes: Change[] = [];
  const step = (after: string, says: string) => {
    if (after !== text) changes.push({ says });
    text = after;
  };
  step(text.replace(/^\uFEFF/, ''), 'The byte order mark was removed.');
  step(
    text.replaceAll('\r\n', '\n'),
    'Windows line endings were replaced by those of the other files.',
  );
  if (text.trim() === '') return { text, changes };
  const inYaml = (change: (yaml: string) => string) => {
    if (isList(kind)) return change(text);
    const parts = splitFrontMatter(text);
    if (!parts) return text;
    const start = text.indexOf('\n') + 1;
    return text.slice(0, start) + change(parts.yaml) + text.slice(start + parts.yaml.length);
  };
  step(inYaml(withoutTabs), 'Tabs at the beginning of lines were replaced by spaces.');
  let tidy = inYaml(withoutEndSpaces);
  const parts = isList(kind) ? undefined : splitFrontMatter(tidy);
  // In MDX, the spaces could be part of program code.
  if (parts && !isList(kind) && collections[kind].extension === '.md')
    tidy = tidy.slice(0, tidy.length - parts.body.length) + withoutEndSpacesInText(parts.body);
  step(tidy, 'Spaces at the ends of lines were removed.');
  if (!text.endsWith('\n') && isShownAlike(splitFrontMatter(text)?.body ?? ''))
    step(`${text}\n`, 'A line break was added at the end of the file.');
  return { text, changes };
}

/** Applies the edits that do not make the file worse: all of them, or one by one. */
function applyGood(
  kind: Kind,
  file: string,
  text: string,
  edits: readonly Edit[],
  today: string | undefined,
): Fixed {
  const before = weight(judgeText(kind, file, text, today));
  const all = applyEdits(text, edits);
  if (weight(judgeText(kind, file, all.text, today)) <= before) return all;
  const changes: Change[] = [];
  // From the end, so that the offsets of the others stay valid.
  for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
    const one = applyEdits(text, [edit]);
    if (weight(judgeText(kind, file, one.text, today)) > before) continue;
    text = one.text;
    changes.unshift(...one.changes);
  }
  return { text, changes };
}

/**
 * Fixes one file by itself.
 *
 * @param file its path, for the check of its name; @param today ISO 8601.
 */
export function fixFile(kind: Kind, file: string, text: string, today?: string): Fixed {
  const changes: Change[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const characters = fixCharacters(kind, text);
    const edits = judgeText(kind, file, characters.text, today).flatMap(({ edit }) => edit ?? []);
    const fixed =
      edits.length === 0 ? characters : applyGood(kind, file, characters.text, edits, today);
    changes.push(...characters.changes, ...(fixed === characters ? [] : fixed.changes));
    if (fixed.text === text) break;
    text = fixed.text;
  }
  return { text, changes };
}

/** The text of a file of content, its byte order mark included; undefined if it is not UTF-8. */
async function textOf(path: string): Promise<string | undefined> {
  if (unreadable(path)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch {
    return undefined;
  }
}

/** @param path from the content folder, with slashes. */
function kindOf(path: string): Kind | undefined {
  const list = (Object.keys(lists) as (keyof typeof lists)[]).find(
    (name) => lists[name].file === path,
  );
  if (list) return list;
  return (Object.keys(collections) as CollectionName[]).find((name) => {
    const { folder, extension } = collections[name];
    return (
      path.startsWith(`${folder}/`) &&
      path.endsWith(extension) &&
      !path.slice(folder.length + 1).includes('/')
    );
  });
}

/** Changes a file on the disk; undefined if nothing was changed. */
async function changeFile(
  folder: string,
  path: string,
  fix: (kind: Kind, text: string) => Fixed,
): Promise<Change[] | undefined> {
  const kind = kindOf(withSlashes(relative(folder, path)));
  const text = kind && (await textOf(path));
  if (!kind || text === undefined) return undefined;
  const fixed = fix(kind, text);
  // Somebody may have saved the file in the meantime.
  if (fixed.text === text || (await textOf(path)) !== text) return undefined;
  try {
    replaceFile(path, fixed.text);
  } catch (error) {
    throw new UsageError(
      `${visible(path)} cannot be written (${visible(error instanceof Error ? error.message : String(error))}). Give yourself permission to write in its folder. What was fixed before stays fixed.`,
      { cause: error },
    );
  }
  return fixed.changes;
}

/**
 * Fixes the content folder, or some of its files, on the disk.
 *
 * @param folder its absolute path; @param root what paths are relative to.
 * @returns what was changed, by the path of the file.
 * @throws UsageError if a file cannot be written.
 */
export async function fixContent(
  folder: string,
  root: string,
  options: CheckOptions = {},
): Promise<Map<string, Change[]>> {
  const done = new Map<string, Change[]>();
  const change = async (file: string, fix: (kind: Kind, text: string) => Fixed) => {
    const changes = await changeFile(folder, resolve(root, file), fix);
    if (changes) done.set(file, [...(done.get(file) ?? []), ...changes]);
    return changes !== undefined;
  };

  const { paths } = await checkContent(folder, root, options);
  for (const file of paths.filter((path) => options.only?.(path) ?? true))
    await change(file, (kind, text) => fixFile(kind, file, text, options.today));
  // What files say about each other comes last: only now all of them can be read.
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { problems, advice } = await checkContent(folder, root, options);
    const edits = Map.groupBy(
      [...problems, ...advice].filter(({ edit }) => edit),
      ({ file }) => file,
    );
    let hasChanged = false;
    for (const [file, group] of edits)
      hasChanged =
        (await change(file, (kind, text) =>
          applyGood(
            kind,
            file,
            text,
            group.flatMap(({ edit }) => edit ?? []),
            options.today,
          ),
        )) || hasChanged;
    if (!hasChanged) break;
  }
  return done;
}

/** What was changed, for people: file by file. */
export function formatChanges(changes: ReadonlyMap<string, readonly Change[]>): string {
  return [...changes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, list]) =>
      [
        visible(file),
        ...list.map(
          ({ line, says }) => `  ${line === undefined ? '' : `Line ${line}: `}${visible(says)}`,
        ),
      ].join('\n'),
    )
    .join('\n\n');
}
