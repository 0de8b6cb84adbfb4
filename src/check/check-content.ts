/**
 * Judges a whole content folder: each file by itself, then what the files say
 * of each other. Everything that is wrong is found in one run.
 */
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type * as z from 'zod';
import { collections, lists, type CollectionName } from '../model/schemas/index.ts';
import { cityIdentity, knownCity, type CityIdentity } from '../model/known-city.ts';
import { isSlug, RESERVED_SLUGS } from '../model/schemas/fields.ts';
import type { ChecklistSection } from '../model/schemas/checklist.ts';
import type { MemberCount } from '../model/schemas/member-count.ts';
import { firstDayOf, parsePartialDate } from '../base/dates.ts';
import { foldTitle } from '../base/fold.ts';
import { slugFromName } from '../base/slug.ts';
import { shorten } from '../base/escape.ts';
import { datesAhead } from './dates-ahead.ts';
import { excerptOf } from './excerpt.ts';
import { didYouMean, explainIssue, surelyMeant } from './explain.ts';
import { valuesAt } from './fields-of.ts';
import {
  fenceErrors,
  parseStrictYaml,
  splitFrontMatter,
  type Error,
  type StrictYaml,
} from './front-matter.ts';
import { readMarkdown, type MarkdownReading } from './markdown.ts';
import { pictureErrors } from './pictures.ts';
import { compareProblems, type Edit, type Problem } from './problem.ts';
import { readText } from './read-text.ts';
import { judgedFor } from './today.ts';
import { REFERENCES, type ReferenceTarget } from './references.ts';
import { sameCityError } from './same-city.ts';
import { siteLinkError, type SiteMap, type TargetPage } from './site-links.ts';

/** Characters of the name of a field that are shown. */
const LONGEST_KEY = 80;

const IMAGE = /\.(jpe?g|png|webp|avif)$/i;

/** A file whose front matter can be read. */
interface JudgedFile {
  collection: CollectionName;
  slug: string;
  file: string;
  /** As it is written, whether or not the schema accepts it. */
  data: unknown;
  reading: MarkdownReading;
  /** Makes a problem of what is found later, by comparison with other files. */
  problemAt: (path: readonly PropertyKey[], problem: Omit<Problem, 'file'>, to?: string) => Problem;
  problemOf: (
    place: { line: number; column: number },
    problem: Omit<Problem, 'file'>,
    edit?: Edit,
  ) => Problem;
}

/** A file that its schema accepts. */
export interface CheckedFile {
  collection: CollectionName;
  slug: string;
  file: string;
  data: { title?: string; name?: string; aliases: string[] } & Record<string, unknown>;
  body: string;
}

export interface CheckedContent {
  /** Files that their schemas accept. */
  files: CheckedFile[];
  /** Paths of all files that were judged, from the project's root. */
  paths: string[];
  problems: Problem[];
}

export interface CheckOptions {
  /** Says by its path from the project's root whether problems of a file are told. All are, if it is not given. */
  only?: (file: string) => boolean;
  /** The day by which dates are judged, ISO 8601; today, if it is not given. */
  today?: string;
}

/** Most characters of a file of content: ten times the longest. Readers of YAML and Markdown take much longer for more. */
const LONGEST_FILE = 60_000;

/** Why a text is not read at all. A line that is too long is named. */
function sizeError(file: string, text: string): Problem | undefined {
  if (text.length <= LONGEST_FILE) return undefined;
  const line = text.slice(0, LONGEST_FILE).split('\n').length;
  return {
    file,
    line,
    guide: 'texts',
    message: `The file is too large: ${text.length} characters, of which only ${LONGEST_FILE} fit. The last that fits stands in this line.`,
    fix: 'Shorten the text, or divide it between several files.',
  };
}

/** Moves an edit from a part of a file to the whole. */
function shifted(edit: Edit | undefined, by: number): { edit?: Edit } {
  return edit ? { edit: { ...edit, start: edit.start + by, end: edit.end + by } } : {};
}

/** The problem with the line in which it stands. */
function withExcerpt(problem: Problem, lines: () => readonly string[]): Problem {
  const excerpt =
    problem.line === undefined ? undefined : excerptOf(lines(), problem.line, problem.column);
  return excerpt ? { ...problem, excerpt } : problem;
}

/** Divides a text when that is needed for the first time: most files have no problem. */
function lineReader(text: string): () => readonly string[] {
  let lines: readonly string[] | undefined;
  return () => (lines ??= text.split('\n'));
}

/**
 * Judges one file by itself.
 *
 * @param file its path, for the report; @param text its content; @param today ISO 8601.
 */
export function checkFile(
  collection: CollectionName,
  file: string,
  text: string,
  today = judgedFor(undefined),
): { checked?: CheckedFile; problems: Problem[] } {
  const { checked, problems } = readEntry(collection, file, text, today);
  return { ...(checked ? { checked } : {}), problems };
}

function readEntry(
  collection: CollectionName,
  file: string,
  text: string,
  today: string,
): { checked?: CheckedFile; judged?: JudgedFile; problems: Problem[] } {
  const { extension, schema } = collections[collection];
  const slug = file.split(/[\\/]/).at(-1)?.slice(0, -extension.length) ?? '';
  const problems: Problem[] = [];
  if (!isSlug(slug)) {
    problems.push({
      file,
      line: 1,
      guide: 'file-names',
      message: `The file name "${slug}${extension}" cannot be an address.`,
      fix: `Use only lower-case letters a to z, digits and single hyphens, for example "new-york-city${extension}".`,
    });
  } else if (RESERVED_SLUGS.has(slug)) {
    problems.push({
      file,
      line: 1,
      guide: 'file-names',
      message: `The file name "${slug}${extension}" is taken: by a page of the site, or by Windows for a device.`,
      fix: 'Add a word to the file name.',
    });
  } else if (collection === 'activities' && /^\d{4}$/.test(slug)) {
    problems.push({
      file,
      line: 1,
      guide: 'file-names',
      message: 'A post cannot have a year as its file name: that address belongs to the archive.',
      fix: 'Add a word to the file name.',
    });
  }
  const tooLarge = sizeError(file, text);
  if (tooLarge) return { problems: [...problems, tooLarge] };
  if (text.trim() === '')
    return {
      problems: [
        ...problems,
        {
          file,
          guide: 'front-matter',
          message: 'The file is empty.',
          fix: 'Begin with the front matter, between two lines of three hyphens.',
        },
      ],
    };
  const parts = splitFrontMatter(text);
  if (!parts) {
    const [blank] = /^\s+(?=---[ \t]*\r?\n)/.exec(text) ?? [];
    if (blank !== undefined)
      return {
        problems: [
          ...problems,
          {
            file,
            line: 1,
            guide: 'front-matter',
            message: 'There is empty room before the front matter.',
            fix: 'Delete it: the first line of the file is that of the three hyphens.',
            edit: {
              start: 0,
              end: blank.length,
              text: '',
              says: 'The empty room before the front matter is gone.',
            },
          },
        ],
      };
    if (/^---[ \t]*\r?\n/.test(text))
      return {
        problems: [
          ...problems,
          {
            file,
            line: 1,
            guide: 'front-matter',
            message: 'The front matter has no end: the second line of three hyphens is missing.',
            fix: 'Put a line of three hyphens (---) below the last field.',
          },
        ],
      };
    return {
      problems: [
        ...problems,
        {
          file,
          line: 1,
          guide: 'front-matter',
          message: 'The front matter is missing.',
          fix: 'Begin the file with a line of three hyphens (---), then the fields, then a second such line.',
        },
      ],
    };
  }
  const lines = lineReader(text);
  const yamlStart = text.indexOf('\n') + 1;
  const bodyStart = text.length - parts.body.length;
  const yaml = parseStrictYaml(parts.yaml, parts.yamlLine);
  const reading = readMarkdown(parts.body, parts.bodyLine, extension === '.mdx' ? 'mdx' : 'md');
  const tell = (error: Error, by: number) =>
    withExcerpt({ file, ...error, ...shifted(error.edit, by) }, lines);
  problems.push(
    ...[...fenceErrors(parts), ...yaml.errors].map((error) => tell(error, yamlStart)),
    ...reading.errors.map((error) => tell(error, bodyStart)),
  );
  if (yaml.errors.length > 0) return { problems };

  const at = placer(file, yaml, yamlStart, lines);
  const result = judge(schema, yaml, at);
  problems.push(
    ...result.problems,
    ...datesAhead(collection, yaml.data, today).map(({ path, message, fix }) =>
      at(path, { guide: 'drafts-and-future-dates', message, fix }),
    ),
  );
  if (
    collection === 'activities' &&
    parts.body.trim() === '' &&
    (yaml.data as { draft?: unknown } | null)?.draft !== true
  ) {
    problems.push({
      file,
      line: parts.bodyLine,
      guide: 'texts',
      message: 'The post has no text.',
      fix: 'Write below the second row of hyphens what happened, who did it, and why it matters; or add the line "draft: true" above, until there is a text.',
    });
  }
  const judged: JudgedFile = {
    collection,
    slug,
    file,
    data: yaml.data,
    reading,
    problemAt: (path, problem, to) =>
      at(path, problem, to === undefined ? undefined : { kind: 'value', to }),
    problemOf: (place, problem, edit) =>
      withExcerpt({ file, ...place, ...problem, ...shifted(edit, bodyStart) }, lines),
  };
  return {
    ...(result.data === undefined
      ? {}
      : {
          checked: {
            collection,
            slug,
            file,
            data: result.data as CheckedFile['data'],
            body: parts.body,
          },
        }),
    judged,
    problems,
  };
}

/** Makes problems of fields: with place, line, name, and the change that fixes them. */
type Placer = (
  path: readonly PropertyKey[],
  problem: Omit<Problem, 'file'>,
  change?: Parameters<StrictYaml['editOf']>[1],
) => Problem;

function placer(
  file: string,
  yaml: StrictYaml,
  yamlStart: number,
  lines: () => readonly string[],
): Placer {
  return (path, problem, change) => {
    const field = path.map((key) => shorten(String(key), LONGEST_KEY)).join('.') || undefined;
    const whole: Problem = {
      file,
      ...yaml.placeOf(path),
      field,
      ...problem,
      ...(change ? shifted(yaml.editOf(path, change), yamlStart) : {}),
    };
    // The line of a field that is missing is that of another field.
    return yaml.has(path) ? withExcerpt(whole, lines) : whole;
  };
}

function judge(
  schema: z.ZodType,
  yaml: StrictYaml,
  at: Placer,
): { data?: unknown; problems: Problem[] } {
  const result = schema.safeParse(yaml.data ?? {}, { reportInput: true });
  if (result.success) return { data: result.data, problems: [] };
  // What is of another type altogether is judged no further.
  const { issues } = result.error;
  const isSecond = (issue: (typeof issues)[number], index: number) =>
    issues.some(
      ({ code, path }, other) =>
        other < index && code === 'invalid_type' && path.join('.') === issue.path.join('.'),
    );
  return {
    problems: issues
      .filter((issue, index) => !isSecond(issue, index))
      .flatMap((issue) => explainIssue(issue, schema))
      .map(({ path, message, fix, guide, change }) => at(path, { message, fix, guide }, change)),
  };
}

/**
 * Reads and judges the content folder.
 *
 * @param folder its absolute path.
 * @param root what paths in the report are relative to; the project's root.
 */
export async function checkContent(
  folder: string,
  root: string,
  { only, today = judgedFor(undefined) }: CheckOptions = {},
): Promise<CheckedContent> {
  const problems: Problem[] = [];
  const files: CheckedFile[] = [];
  const judged: JudgedFile[] = [];
  const paths: string[] = [];
  const images = new Set<string>();
  /** All entries by the names of their files: an error in one is not to become one of all that name it. */
  const pages = Object.fromEntries(
    (Object.keys(collections) as CollectionName[]).map((name) => [
      name,
      new Map<string, TargetPage>(),
    ]),
  ) as Record<CollectionName, Map<string, TargetPage>>;
  const show = (path: string) => relative(root, path).split(sep).join('/');
  const isTold = (file: string) => only === undefined || only(file);

  for (const collection of Object.keys(collections) as CollectionName[]) {
    const { folder: name, extension } = collections[collection];
    const directory = join(folder, name);
    const entries = (
      await readdir(directory, { withFileTypes: true, recursive: true }).catch(() => [])
    ).sort((a, b) => (a.name < b.name ? -1 : 1));
    let found = 0;
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      const file = show(path);
      if (entry.isDirectory() && !entry.name.endsWith(extension)) continue;
      paths.push(file);
      if (entry.parentPath !== directory) {
        problems.push({
          file,
          guide: 'file-names',
          message: 'This file lies in a folder of its own, where it is not read.',
          fix: `Move it to ${show(directory)}/.`,
        });
      } else if (entry.name.endsWith(extension)) {
        found += 1;
        const read = readText(path);
        const result =
          'error' in read
            ? { problems: [{ file, ...read.error }] }
            : readEntry(collection, file, read.text, today);
        problems.push(...result.problems);
        if ('checked' in result) files.push(result.checked);
        if ('judged' in result) judged.push(result.judged);
        pages[collection].set(
          entry.name.slice(0, -extension.length),
          targetPage('judged' in result ? result.judged : undefined),
        );
      } else if (IMAGE.test(entry.name)) {
        if (isTold(file))
          problems.push(...(await pictureErrors(path)).map((error) => ({ file, ...error })));
        images.add(file);
      } else {
        problems.push({
          file,
          guide: 'file-names',
          message: `This folder takes only files that end in ${extension}, and pictures.`,
          fix: 'Rename the file, or remove it.',
        });
      }
    }
    if (found === 0)
      problems.push({
        file: show(directory),
        guide: 'file-names',
        message: `There is not one ${extension} file in this folder.`,
        fix: 'The site needs at least one.',
      });
  }

  const list = <Item>(name: keyof typeof lists) => {
    const path = join(folder, lists[name].file);
    paths.push(show(path));
    const checked = checkList<Item>(show(path), lists[name].schema, readText(path));
    problems.push(...checked.problems);
    return checked;
  };
  const checklist = list<ChecklistSection>('checklist');
  const counts = list<MemberCount>('memberCounts');
  problems.push(...checkItems(checklist), ...checkOrder(counts));
  problems.push(
    ...(Array.isArray(counts.data) ? counts.data : []).flatMap((item: unknown, i) =>
      datesAhead('memberCounts', item, today).map(({ path, message, fix }) =>
        counts.problemAt([i, ...path], { guide: 'drafts-and-future-dates', message, fix }),
      ),
    ),
  );

  const items = valuesAt(checklist.data, ['*', 'items', '*', 'id']).map(({ value }) =>
    String(value),
  );
  const sections = valuesAt(checklist.data, ['*', 'id']).map(({ value }) => String(value));
  const site: SiteMap = {
    pages,
    aliases: new Set(
      judged
        .flatMap(({ data }) => valuesAt(data, ['aliases', '*']))
        .map(({ value }) => withoutSlash(String(value))),
    ),
    anchors: new Set([...pages.principles.keys(), ...items, ...sections]),
    today,
  };
  // Of two files with the same title, the one that was asked about is told of.
  const ordered =
    only === undefined
      ? judged
      : [...judged.filter(({ file }) => !only(file)), ...judged.filter(({ file }) => only(file))];
  const references = checkReferences(judged, checklist, new Set(items), pages);
  // Where the schema only says that this is no name of a file, the comparison knows which one is meant.
  const known = new Set(references.named.map(({ file, field }) => `${file} ${field}`));
  const rest = problems.filter(({ file, field }) => !known.has(`${file} ${field}`));
  problems.splice(
    0,
    problems.length,
    ...rest,
    ...references.named,
    ...references.missing,
    ...checkLinks(judged, site, images),
    ...checkDuplicates(ordered),
  );
  return {
    files,
    paths,
    problems: problems.filter(({ file }) => isTold(file)).sort(compareProblems),
  };
}

/** What other pages have to know of an entry. */
function targetPage(judged: JudgedFile | undefined): TargetPage {
  if (judged === undefined) return { anchors: undefined, visibleFrom: '' };
  const { data, reading, collection } = judged;
  const isDraft = valuesAt(data, ['draft']).some(({ value }) => value === true);
  const date =
    collection === 'activities'
      ? valuesAt(data, ['date']).map(({ value }) => parsePartialDate(String(value)))[0]
      : undefined;
  return {
    anchors: reading.anchors,
    visibleFrom: isDraft ? '9999' : date === undefined ? '' : firstDayOf(date),
  };
}

function withoutSlash(address: string): string {
  try {
    return decodeURI(address).replace(/\/$/, '');
  } catch {
    return address;
  }
}

/** A list that is one file, as far as its schema accepts it. */
interface CheckedList<Item> {
  file: string;
  items: readonly Item[];
  /** As it is written, whether or not the schema accepts it. */
  data: unknown;
  problemAt: Placer;
  problems: Problem[];
}

export function checkList<Item>(
  file: string,
  schema: z.ZodType,
  read: ReturnType<typeof readText>,
): CheckedList<Item> {
  const nothing = {
    file,
    items: [],
    data: undefined,
    problemAt: (_path: readonly PropertyKey[], problem: Omit<Problem, 'file'>) => ({
      file,
      ...problem,
    }),
  };
  if ('error' in read) return { ...nothing, problems: [{ file, ...read.error }] };
  const tooLarge = sizeError(file, read.text);
  if (tooLarge) return { ...nothing, problems: [tooLarge] };
  const yaml = parseStrictYaml(read.text, 1);
  const lines = lineReader(read.text);
  if (yaml.errors.length > 0)
    return {
      ...nothing,
      problems: yaml.errors.map((error) => withExcerpt({ file, ...error }, lines)),
    };
  const problemAt = placer(file, yaml, 0, lines);
  const { data, problems } = judge(
    schema.array().min(1, 'The list is empty.'),
    { ...yaml, data: yaml.data ?? [] },
    problemAt,
  );
  return {
    file,
    items: (data as readonly Item[] | undefined) ?? [],
    data: yaml.data,
    problemAt,
    problems,
  };
}

/** The items of the checklist are named in other files and in addresses: each id stands once. */
function checkItems({ items, problemAt }: CheckedList<ChecklistSection>): Problem[] {
  const seen = new Set<string>();
  return items.flatMap((section, s) =>
    section.items.flatMap(({ id }, i) => {
      const known = seen.has(id);
      seen.add(id);
      return known
        ? [
            problemAt([s, 'items', i, 'id'], {
              field: undefined,
              guide: 'references',
              message: `Two items have the id "${id}".`,
              fix: 'Give each item a short name of its own.',
            }),
          ]
        : [];
    }),
  );
}

/** Numbers of members stand in the order of time. */
function checkOrder({ items, problemAt }: CheckedList<MemberCount>): Problem[] {
  return items.flatMap(({ date }, i) => {
    const before = items[i - 1]?.date;
    return before !== undefined && date < before
      ? [
          problemAt([i, 'date'], {
            field: undefined,
            guide: 'dates',
            message: `${date} stands after ${before}.`,
            fix: 'Put the numbers in the order of time.',
          }),
        ]
      : [];
  });
}

/**
 * Every entry that is named exists.
 *
 * @returns `missing`: no such entry. `named`: the entry is there, and was named by its title instead of its file.
 */
function checkReferences(
  files: readonly JudgedFile[],
  checklist: CheckedList<ChecklistSection>,
  items: ReadonlySet<string>,
  pages: SiteMap['pages'],
): { missing: Problem[]; named: Problem[] } {
  const [missing, named]: [Problem[], Problem[]] = [[], []];
  const has = (target: ReferenceTarget, slug: string) =>
    (target === 'checklist items' ? items : pages[target]).has(slug);
  const refer = (
    data: unknown,
    pattern: string,
    target: ReferenceTarget,
    problemAt: JudgedFile['problemAt'],
  ): void => {
    for (const { path, value } of valuesAt(data, pattern.split('.'))) {
      if (typeof value !== 'string' || has(target, value)) continue;
      const known = () => [...(target === 'checklist items' ? items : pages[target].keys())];
      const meant = isSlug(value) ? surelyMeant(value, known()) : slugFromName(value);
      if (isSlug(value))
        missing.push(
          problemAt(
            path,
            {
              guide: 'references',
              message: `There is no "${value}" among the ${target}.`,
              fix: didYouMean(value, known()) ?? 'Check the spelling, or add it first.',
            },
            meant,
          ),
        );
      else if (meant !== undefined && has(target, meant))
        named.push(
          problemAt(
            path,
            {
              guide: 'references',
              message: 'This is not the name of a file.',
              fix: `Write "${meant}".`,
            },
            meant,
          ),
        );
    }
  };
  for (const { collection, data, problemAt } of files)
    for (const [pattern, target] of Object.entries(REFERENCES[collection] ?? {}))
      refer(data, pattern, target, problemAt);
  refer(checklist.data, '*.principle', 'principles', (path, problem, to) =>
    checklist.problemAt(path, problem, to === undefined ? undefined : { kind: 'value', to }),
  );
  return { missing, named };
}

/** Every link within the site leads to a page and a place that exist, and every picture lies beside its text. */
function checkLinks(
  files: readonly JudgedFile[],
  site: SiteMap,
  images: ReadonlySet<string>,
): Problem[] {
  return files.flatMap(({ collection, slug, file, data, reading, problemAt, problemOf }) => {
    const page = site.pages[collection].get(slug);
    const beside = (src: string) => file.replace(/[^/]+$/, src.replace(/^\.\//, ''));
    const missing = (src: string) => ({
      guide: 'pictures' as const,
      message: `The picture ${beside(src)} does not exist.`,
      fix: didYouMean(beside(src), [...images]) ?? 'Put it into the same folder as the post.',
    });
    return [
      ...reading.links.flatMap(({ url, line, column, editOf }) => {
        const error = page && siteLinkError(url, page, site);
        return error
          ? [
              problemOf(
                { line, column },
                { guide: error.guide, message: error.message, fix: error.fix },
                error.meant === undefined ? undefined : editOf(error.meant),
              ),
            ]
          : [];
      }),
      ...reading.pictures.flatMap(({ url, line, column }) =>
        images.has(beside(url)) ? [] : [problemOf({ line, column }, missing(url))],
      ),
      ...valuesAt(data, ['image', 'src']).flatMap(({ path, value }) =>
        typeof value !== 'string' || !value.startsWith('./') || images.has(beside(value))
          ? []
          : [problemAt(path, missing(value))],
      ),
    ];
  });
}

/** No city, no title and no old address stands twice. */
function checkDuplicates(files: readonly JudgedFile[]): Problem[] {
  const problems: Problem[] = [];
  const titles = new Map<string, string>();
  const addresses = new Map<string, string>();
  for (const { collection, file, data, problemAt } of files) {
    const [title] = [...valuesAt(data, ['title']), ...valuesAt(data, ['name'])];
    if (collection !== 'cities' && typeof title?.value === 'string') {
      const words = foldTitle(title.value);
      const key = `${collection} ${words}`;
      const other = titles.get(key);
      if (other && words !== '')
        problems.push(
          problemAt(title.path, {
            field: undefined,
            guide: 'texts',
            message: `${other} has the same ${title.path.join('.')}.`,
            fix: 'Give each its own, so that readers can tell them apart.',
          }),
        );
      else titles.set(key, file);
    }
    for (const { path, value } of valuesAt(data, ['aliases', '*'])) {
      if (typeof value !== 'string') continue;
      const address = withoutSlash(value);
      const owner = addresses.get(address);
      if (owner)
        problems.push(
          problemAt(path, {
            guide: 'old-addresses',
            message: `${owner} has the same old address ${value}.`,
            fix: 'An old address can lead to one page only. Remove one of the two.',
          }),
        );
      else addresses.set(address, file);
    }
  }
  return [...problems, ...checkCities(files)];
}

/** Each city has one file. */
function checkCities(files: readonly JudgedFile[]): Problem[] {
  const known = new Map<CityIdentity, string>();
  return files
    .filter(({ collection }) => collection === 'cities')
    .flatMap(({ slug, file, data, problemAt }) => {
      const city = cityIdentity(slug, data);
      const match = knownCity(city, [...known.keys()]);
      const error = match && sameCityError(match, known.get(match.city) ?? '');
      known.set(city, file);
      if (!error) return [];
      const { field, message, fix } = error;
      return [problemAt([field], { field: undefined, guide: 'texts', message, fix })];
    });
}
