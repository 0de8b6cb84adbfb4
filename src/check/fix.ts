/**
 * Fixes what has exactly one right answer, as far as that changes nothing
 * else: the text around a change stays as it is, comments and spaces included.
 */
import { randomUUID } from 'node:crypto';
import { chmod, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { markdownToHtml } from 'satteri';
import { collections, lists, type CollectionName } from '../model/schemas/index.ts';
import { checkContent, checkFile, checkList, type CheckOptions } from './check-content.ts';
import { visible } from '../base/escape.ts';
import { parseStrictYaml, splitFrontMatter } from './front-matter.ts';
import type { Edit, Problem } from './problem.ts';
import { unreadable } from './read-text.ts';

export interface Change {
  /** Line of the file as it was when the change was made; undefined for what concerns the whole file. */
  line?: number;
  /** What is changed, as a sentence. */
  says: string;
}

export interface Fixed {
  text: string;
  changes: Change[];
}

/** Most rounds in which one change makes the next one possible. */
const MOST_ROUNDS = 20;

/** Makes changes that do not overlap, each at its place. */
export function applyEdits(text: string, edits: readonly Edit[]): Fixed {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let [result, at] = ['', 0];
  const changes: Change[] = [];
  for (const { start, end, text: put, says } of ordered) {
    if (start < at) continue;
    result += text.slice(at, start) + put;
    at = end;
    changes.push({ line: text.slice(0, start).split('\n').length, says });
  }
  return { text: result + text.slice(at), changes };
}

/** What kind of file it is: which judges it, and what its parts are. */
type Kind = CollectionName | keyof typeof lists;

function isList(kind: Kind): kind is keyof typeof lists {
  return Object.hasOwn(lists, kind);
}

function judgeText(kind: Kind, file: string, text: string, today: string | undefined): Problem[] {
  return isList(kind)
    ? checkList(file, lists[kind].schema, { text }).problems
    : checkFile(kind, file, text, today).problems;
}

/** How bad a text is: what cannot be read at all counts more than anything in what can. */
function weight(problems: readonly Problem[]): number {
  return problems.reduce((sum, { guide }) => sum + (guide === 'front-matter' ? 1_000_000 : 1), 0);
}

const TAB_IN_INDENT = /^ *\t[ \t]*(?=\S)/gm;

function withSpaces(yaml: string, width: number): string {
  return yaml.replace(TAB_IN_INDENT, (indent) => indent.replaceAll('\t', ' '.repeat(width)));
}

function parsed(yaml: string): { data: unknown } | undefined {
  const { data, errors } = parseStrictYaml(yaml, 1);
  return errors.length === 0 ? { data } : undefined;
}

/** Tabs become spaces where it does not matter how many, as the same is read. */
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

/** Spaces at the ends of lines of a text; not two of them, which break the line. */
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

/** True if the end of the last line does not matter: to the reader of Markdown it does after some HTML, which is refused anyway. */
function isShownAlike(body: string): boolean {
  return markdownToHtml(`${body}\n`).html.trimEnd() === markdownToHtml(body).html.trimEnd();
}

/** Fixes what is wrong with the signs of a file, whatever it says. */
function fixSigns(kind: Kind, text: string): Fixed {
  const changes: Change[] = [];
  const step = (after: string, says: string) => {
    if (after !== text) changes.push({ says });
    text = after;
  };
  step(text.replace(/^\uFEFF/, ''), 'The byte order mark is gone.');
  step(text.replaceAll('\r\n', '\n'), 'The line ends of Windows are now those of the other files.');
  if (text.trim() === '') return { text, changes };
  const inYaml = (change: (yaml: string) => string) => {
    if (isList(kind)) return change(text);
    const parts = splitFrontMatter(text);
    if (!parts) return text;
    const start = text.indexOf('\n') + 1;
    return text.slice(0, start) + change(parts.yaml) + text.slice(start + parts.yaml.length);
  };
  step(inYaml(withoutTabs), 'Tabs at the beginning of lines are now spaces.');
  let tidy = inYaml(withoutEndSpaces);
  const parts = isList(kind) ? undefined : splitFrontMatter(tidy);
  // In MDX, program code could mean them.
  if (parts && !isList(kind) && collections[kind].extension === '.md')
    tidy = tidy.slice(0, tidy.length - parts.body.length) + withoutEndSpacesInText(parts.body);
  step(tidy, 'Spaces at the ends of lines are gone.');
  if (!text.endsWith('\n') && isShownAlike(splitFrontMatter(text)?.body ?? ''))
    step(`${text}\n`, 'The last line now has an end.');
  return { text, changes };
}

/** Makes those changes that leave the file better than it was. */
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
  // From the end, so that the places of the others stay.
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
 * @param file its path, which says how it is called; @param today ISO 8601.
 */
export function fixFile(kind: Kind, file: string, text: string, today?: string): Fixed {
  const changes: Change[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const signs = fixSigns(kind, text);
    const edits = judgeText(kind, file, signs.text, today).flatMap(({ edit }) => edit ?? []);
    const fixed = edits.length === 0 ? signs : applyGood(kind, file, signs.text, edits, today);
    changes.push(...signs.changes, ...(fixed === signs ? [] : fixed.changes));
    if (fixed.text === text) break;
    text = fixed.text;
  }
  return { text, changes };
}

/** A file that cannot be written, in words for whoever asked for it. */
export class WriteError extends Error {
  override name = 'WriteError';
}

/**
 * Puts a text in the place of a file in one step: whoever reads it meanwhile sees the old one or the new one.
 *
 * @throws WriteError
 */
async function replaceFile(path: string, text: string): Promise<void> {
  const fresh = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    const { mode } = await stat(path);
    await writeFile(fresh, text);
    await chmod(fresh, mode);
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined);
    throw new WriteError(
      `${visible(path)} cannot be written (${visible(error instanceof Error ? error.message : String(error))}). Give yourself the right to write in its folder. What was fixed before stays fixed.`,
    );
  }
}

/** The text of a file of content, its byte order mark included; undefined if it is none in UTF-8. */
async function textOf(path: string): Promise<string | undefined> {
  if (unreadable(path)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch {
    return undefined;
  }
}

/**
 * Fixes the content folder, or some of its files, on the disk.
 *
 * @param folder its absolute path; @param root what paths are relative to.
 * @returns what was changed, by the path of the file.
 * @throws WriteError if a file cannot be written.
 */
export async function fixContent(
  folder: string,
  root: string,
  options: CheckOptions = {},
): Promise<Map<string, Change[]>> {
  const done = new Map<string, Change[]>();
  const kindOf = (file: string): Kind | undefined => {
    const path = relative(folder, resolve(root, file)).split(sep).join('/');
    const list = (Object.keys(lists) as (keyof typeof lists)[]).find(
      (name) => lists[name].file === path,
    );
    return (
      list ??
      (Object.keys(collections) as CollectionName[]).find(
        (name) =>
          path.startsWith(`${collections[name].folder}/`) &&
          path.endsWith(collections[name].extension) &&
          !path.slice(collections[name].folder.length + 1).includes('/'),
      )
    );
  };
  const change = async (file: string, fix: (kind: Kind, text: string) => Fixed) => {
    const [kind, path] = [kindOf(file), resolve(root, file)];
    const text = kind && (await textOf(path));
    if (!kind || text === undefined) return false;
    const fixed = fix(kind, text);
    // Somebody may have saved it in the meantime.
    if (fixed.text === text || (await textOf(path)) !== text) return false;
    await replaceFile(path, fixed.text);
    done.set(file, [...(done.get(file) ?? []), ...fixed.changes]);
    return true;
  };

  const { paths } = await checkContent(folder, root, options);
  const told = paths.filter((file) => options.only?.(file) ?? true);
  for (const file of told)
    await change(file, (kind, text) => fixFile(kind, file, text, options.today));
  // What files say of each other comes last, as only then all of them can be read.
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { problems } = await checkContent(folder, root, options);
    let changed = false;
    for (const [file, group] of Map.groupBy(
      problems.filter(({ edit }) => edit),
      ({ file: path }) => path,
    )) {
      const edits = group.flatMap(({ edit }) => edit ?? []);
      const hasChanged = await change(file, (kind, text) =>
        applyGood(kind, file, text, edits, options.today),
      );
      changed ||= hasChanged;
    }
    if (!changed) break;
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
