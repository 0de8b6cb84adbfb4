/**
 * Judges a whole content folder: each file by itself, then what the files say
 * of each other. Everything that is wrong is found in one run.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type * as z from 'zod';
import { collections, lists, type CollectionName } from '../../schemas/index.ts';
import { isSlug, RESERVED_SLUGS } from '../../schemas/fields.ts';
import type { Activity } from '../../schemas/activity.ts';
import type { ChecklistSection } from '../../schemas/checklist.ts';
import type { City } from '../../schemas/city.ts';
import type { MemberCount } from '../../schemas/member-count.ts';
import type { Principle } from '../../schemas/principle.ts';
import type { Project } from '../../schemas/project.ts';
import { didYouMean, explainIssue } from './explain.ts';
import { fenceFaults, parseStrictYaml, splitFrontMatter, type StrictYaml } from './front-matter.ts';
import { checkMarkdown } from './markdown.ts';
import { compareProblems, type Problem } from './problem.ts';
import { readText, unreadable } from './read-text.ts';
import { hasLocation, LOCATION_FAULT } from '../photos/location.ts';
import { shorten } from '../proposal/escape.ts';

/** Characters of the name of a field that are shown. */
const LONGEST_KEY = 80;

const IMAGE = /\.(jpe?g|png|webp|avif)$/i;

/** A file that its schema accepts. */
export interface CheckedFile {
  collection: CollectionName;
  slug: string;
  file: string;
  data: { title?: string; name?: string; aliases: string[] } & Record<string, unknown>;
  body: string;
  placeOf: StrictYaml['placeOf'];
}

export interface CheckedContent {
  files: CheckedFile[];
  problems: Problem[];
}

/** Most characters of a file of content: ten times the longest. Readers of YAML and Markdown take much longer for more. */
const LONGEST_FILE = 60_000;

/** Why a text is not read at all. A line that is too long is named. */
function sizeFault(file: string, text: string): Problem | undefined {
  if (text.length <= LONGEST_FILE) return undefined;
  const line = text.slice(0, LONGEST_FILE).split('\n').length;
  return { file, line, message: `The file is too large: ${text.length} characters, of which only ${LONGEST_FILE} fit. The last that fits stands in this line.`, mend: 'Shorten the text, or divide it between several files.' };
}

/**
 * Judges one file by itself.
 *
 * @param file its path, for the report; @param text its content.
 */
export function checkFile(collection: CollectionName, file: string, text: string): { checked?: CheckedFile; problems: Problem[] } {
  const { extension, schema } = collections[collection];
  const slug = file.split(/[\\/]/).at(-1)?.slice(0, -extension.length) ?? '';
  const problems: Problem[] = [];
  if (!isSlug(slug)) {
    problems.push({ file, line: 1, message: `The file name "${slug}${extension}" cannot be an address.`, mend: `Use only lower-case letters a to z, digits and single hyphens, for example "new-york-city${extension}".` });
  } else if (RESERVED_SLUGS.has(slug)) {
    problems.push({ file, line: 1, message: `The file name "${slug}${extension}" is taken: by a page of the site, or by Windows for a device.`, mend: 'Add a word to the file name.' });
  }
  const tooLarge = sizeFault(file, text);
  if (tooLarge) return { problems: [...problems, tooLarge] };
  if (text.trim() === '') return { problems: [...problems, { file, message: 'The file is empty.', mend: 'Begin with the front matter, between two lines of three hyphens.' }] };
  const parts = splitFrontMatter(text);
  if (!parts) {
    return { problems: [...problems, { file, line: 1, message: 'The front matter is missing.', mend: 'Begin the file with a line of three hyphens (---), then the fields, then a second such line.' }] };
  }
  const yaml = parseStrictYaml(parts.yaml, parts.yamlLine);
  problems.push(...[...fenceFaults(parts), ...yaml.faults].map((fault) => ({ file, ...fault })));
  problems.push(...checkMarkdown(parts.body, parts.bodyLine, extension === '.mdx' ? 'mdx' : 'md').map((fault) => ({ file, ...fault })));
  if (yaml.faults.length > 0) return { problems };
  const result = judge(file, schema, yaml.data, yaml.placeOf);
  problems.push(...result.problems);
  if (result.data === undefined) return { problems };
  return { checked: { collection, slug, file, data: result.data as CheckedFile['data'], body: parts.body, placeOf: yaml.placeOf }, problems };
}

function judge(file: string, schema: z.ZodType, data: unknown, placeOf: StrictYaml['placeOf']): { data?: unknown; problems: Problem[] } {
  const result = schema.safeParse(data ?? {}, { reportInput: true });
  if (result.success) return { data: result.data, problems: [] };
  return {
    problems: result.error.issues
      .flatMap((issue) => explainIssue(issue, schema))
      .map(({ path, message, mend }) => ({ file, ...placeOf(path), field: path.map((key) => shorten(String(key), LONGEST_KEY)).join('.') || undefined, message, mend })),
  };
}

/**
 * Reads and judges the content folder.
 *
 * @param folder its absolute path.
 * @param root what paths in the report are relative to; the project's root.
 */
export async function checkContent(folder: string, root: string): Promise<CheckedContent> {
  const problems: Problem[] = [];
  const files: CheckedFile[] = [];
  const images = new Set<string>();
  const show = (path: string) => relative(root, path).split(sep).join('/');

  for (const collection of Object.keys(collections) as CollectionName[]) {
    const { folder: name, extension } = collections[collection];
    const directory = join(folder, name);
    const entries = (await readdir(directory, { withFileTypes: true, recursive: true }).catch(() => [])).sort((a, b) => (a.name < b.name ? -1 : 1));
    let found = 0;
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isDirectory() && !entry.name.endsWith(extension)) continue;
      if (entry.parentPath !== directory) {
        problems.push({ file: show(path), message: 'This file lies in a folder of its own, where it is not read.', mend: `Move it to ${show(directory)}/.` });
      } else if (entry.name.endsWith(extension)) {
        found += 1;
        const read = await readText(path);
        const { checked, problems: faults } = 'fault' in read ? { problems: [{ file: show(path), ...read.fault }] } : checkFile(collection, show(path), read.text);
        problems.push(...faults);
        if (checked) files.push(checked);
      } else if (IMAGE.test(entry.name)) {
        const fault = (await unreadable(path)) ?? ((await stat(path)).size === 0 ? { message: 'This picture is empty.', mend: 'Put the picture here again, or remove the file.' } : undefined);
        if (fault) problems.push({ file: show(path), ...fault });
        else if (hasLocation(await readFile(path))) problems.push({ file: show(path), ...LOCATION_FAULT });
        images.add(show(path));
      } else {
        problems.push({ file: show(path), message: `This folder takes only files that end in ${extension}, and pictures.`, mend: 'Rename the file, or remove it.' });
      }
    }
    if (found === 0) problems.push({ file: show(directory), message: `There is not one ${extension} file in this folder.`, mend: 'The site needs at least one.' });
  }

  const list = async <Item>(name: keyof typeof lists) => {
    const path = join(folder, lists[name].file);
    const checked = checkList<Item>(show(path), lists[name].schema, await readText(path));
    problems.push(...checked.problems);
    return checked;
  };
  const checklist = await list<ChecklistSection>('checklist');
  const counts = await list<MemberCount>('memberCounts');
  problems.push(...checkItems(checklist), ...checkOrder(counts), ...checkReferences(files, checklist, images));
  return { files, problems: problems.sort(compareProblems) };
}

/** A list that is one file, as far as its schema accepts it. */
interface CheckedList<Item> {
  file: string;
  items: readonly Item[];
  placeOf: StrictYaml['placeOf'];
  problems: Problem[];
}

export function checkList<Item>(file: string, schema: z.ZodType, read: Awaited<ReturnType<typeof readText>>): CheckedList<Item> {
  const nothing = { file, items: [], placeOf: () => ({ line: 1, column: 1 }) };
  if ('fault' in read) return { ...nothing, problems: [{ file, ...read.fault }] };
  const tooLarge = sizeFault(file, read.text);
  if (tooLarge) return { ...nothing, problems: [tooLarge] };
  const yaml = parseStrictYaml(read.text, 1);
  if (yaml.faults.length > 0) return { ...nothing, problems: yaml.faults.map((fault) => ({ file, ...fault })) };
  const { data, problems } = judge(file, schema.array().min(1, 'The list is empty.'), yaml.data ?? [], yaml.placeOf);
  return { file, items: (data as readonly Item[] | undefined) ?? [], placeOf: yaml.placeOf, problems };
}

/** The items of the checklist are named in other files and in addresses: each id stands once. */
function checkItems({ file, items, placeOf }: CheckedList<ChecklistSection>): Problem[] {
  const seen = new Set<string>();
  return items.flatMap((section, s) =>
    section.items.flatMap(({ id }, i) => {
      const known = seen.has(id);
      seen.add(id);
      return known ? [{ file, ...placeOf([s, 'items', i, 'id']), message: `Two items have the id "${id}".`, mend: 'Give each item a short name of its own.' }] : [];
    }),
  );
}

/** Numbers of members stand in the order of time. */
function checkOrder({ file, items, placeOf }: CheckedList<MemberCount>): Problem[] {
  return items.flatMap(({ date }, i) => {
    const before = items[i - 1]?.date;
    return before !== undefined && date < before ? [{ file, ...placeOf([i, 'date']), message: `${date} stands after ${before}.`, mend: 'Put the numbers in the order of time.' }] : [];
  });
}

/** What files say of each other: every entry that is named exists, no title and no address stands twice. */
function checkReferences(files: readonly CheckedFile[], checklist: CheckedList<ChecklistSection>, images: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  const known = (collection: CollectionName) => files.filter((file) => file.collection === collection).map((file) => file.slug);
  const targets = { principles: known('principles'), cities: known('cities'), partners: known('partners'), activities: known('activities'), 'checklist items': checklist.items.flatMap((section) => section.items.map((item) => item.id)) };
  const sets = Object.fromEntries(Object.entries(targets).map(([name, list]) => [name, new Set(list)])) as Record<keyof typeof targets, Set<string>>;

  const refer = (file: string, placeOf: StrictYaml['placeOf'], path: PropertyKey[], target: keyof typeof targets, slug: string | undefined) => {
    if (slug === undefined || sets[target].has(slug)) return;
    problems.push({ file, ...placeOf(path), field: path.join('.'), message: `There is no "${slug}" among the ${target}.`, mend: didYouMean(slug, targets[target]) ?? 'Check the spelling, or add it first.' });
  };

  for (const { collection, file, data, placeOf } of files) {
    if (collection === 'cities') {
      (data as unknown as City).actions.forEach((action, i) => {
        refer(file, placeOf, ['actions', i, 'principle'], 'principles', action.principle);
        refer(file, placeOf, ['actions', i, 'checklist'], 'checklist items', action.checklist);
      });
    }
    if (collection === 'activities') {
      const activity = data as unknown as Activity;
      for (const target of ['cities', 'partners', 'principles'] as const) {
        activity[target].forEach((slug, i) => refer(file, placeOf, [target, i], target, slug));
      }
      const image = activity.image && file.replace(/[^/]+$/, activity.image.src.slice(2));
      if (image && !images.has(image)) problems.push({ file, ...placeOf(['image', 'src']), field: 'image.src', message: `The picture ${image} does not exist.`, mend: 'Put it into the same folder as the post.' });
    }
    if (collection === 'projects') {
      const project = data as unknown as Project;
      project.leads.forEach((slug, i) => refer(file, placeOf, ['leads', i], 'cities', slug));
      for (const target of ['cities', 'partners'] as const) project[target].forEach((slug, i) => refer(file, placeOf, [target, i], target, slug));
      project.results.forEach(({ activity }, i) => refer(file, placeOf, ['results', i, 'activity'], 'activities', activity));
    }
    if (collection === 'principles') {
      (data as unknown as Principle).checklist.forEach((id, i) => refer(file, placeOf, ['checklist', i], 'checklist items', id));
    }
  }
  checklist.items.forEach((section, i) => refer(checklist.file, checklist.placeOf, [i, 'principle'], 'principles', section.principle));

  const titles = new Map<string, string>();
  const addresses = new Map<string, string>();
  for (const { collection, slug, file, data, placeOf } of files) {
    const title = data.title ?? data.name ?? '';
    const key = `${collection} ${title.toLowerCase()}`;
    const other = titles.get(key);
    if (other) problems.push({ file, ...placeOf([data.title === undefined ? 'name' : 'title']), message: `${other} has the same ${data.title === undefined ? 'name' : 'title'}.`, mend: 'Give each its own, so that readers can tell them apart.' });
    else titles.set(key, file);
    if (collection === 'activities' && /^\d{4}$/.test(slug)) problems.push({ file, message: 'A post cannot have a year as its file name: that address belongs to the archive.', mend: 'Add a word to the file name.' });
    data.aliases.forEach((alias, i) => {
      const address = decodeURI(alias).replace(/\/$/, '');
      const owner = addresses.get(address);
      if (owner) problems.push({ file, ...placeOf(['aliases', i]), field: `aliases.${i}`, message: `${owner} has the same old address ${alias}.`, mend: 'An old address can lead to one page only. Remove one of the two.' });
      else addresses.set(address, file);
    });
  }
  return problems;
}
