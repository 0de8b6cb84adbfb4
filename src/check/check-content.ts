/**
 * Judges a whole content folder: each file by itself, then what files say about each other. One run
 * finds everything.
 */
import { join, relative } from 'node:path';
import { plainAddress } from '../model/addresses.ts';
import { collections, lists, type CollectionName } from '../model/schemas/index.ts';
import { cityIdentity } from '../model/city-identity.ts';
import type { CityIdentity } from '../model/known-city.ts';
import type { ChecklistSection } from '../model/schemas/checklist.ts';
import type { MemberCount } from '../model/schemas/member-count.ts';
import { firstDayOf, parsePartialDate } from '../base/dates.ts';
import { withSlashes } from '../base/files.ts';
import { adviceOn } from './advice.ts';
import type { BaseFile } from './base-content.ts';
import { guarded, unjudged } from './boundary.ts';
import { checkChanges } from './check-changes.ts';
import { checkLinks } from './check-links.ts';
import {
  checkCities,
  checkFullTitles,
  checkTexts,
  takenTexts,
  type Taken,
} from './check-duplicates.ts';
import { checkReferences } from './check-references.ts';
import {
  addressesLeftToPages,
  checkAliases,
  returnedAddresses,
  takenAddressError,
} from './check-aliases.ts';
import {
  checkEntry,
  checkList,
  type CheckedFile,
  type CheckedList,
  type JudgedFile,
} from './check-file.ts';
import { isPicture, listContentFolder, strangerError } from './content-folder.ts';
import { datesAhead } from './dates-ahead.ts';
import { valuesAt } from './fields-of.ts';
import { pictureErrors } from './pictures.ts';
import { compareProblems, type Finding, type Problem } from './problem.ts';
import { readText, unreadable } from './read-text.ts';
import { judgedFor } from './today.ts';
import { siteAddresses, type EntryPages } from './site-addresses.ts';
import type { SiteMap, TargetPage } from './site-links.ts';

export { checkFile, checkList, type CheckedFile } from './check-file.ts';

const COLLECTIONS = Object.keys(collections) as CollectionName[];

/** Pages of the coalition to which menus, feet and texts of the site link. A test compares them with the templates. */
export const LINKED_PAGES: readonly string[] = [
  'about',
  'accessibility',
  'colophon',
  'contact',
  'declaration',
  'join',
  'newsletter',
  'privacy',
];

/** What the entries of a content folder are compared with. */
export interface ContentIndex extends SiteMap {
  /** All entries, by collection and slug. */
  pages: EntryPages;
  /** Ids of the items of the checklist. */
  items: ReadonlySet<string>;
  /** Paths of the pictures, from the project's root. */
  images: ReadonlySet<string>;
  cities: readonly CityIdentity[];
  /** What the files of cities say, by slug: their front matter as it is written, and the text below it. */
  written: ReadonlyMap<string, { data: unknown; body: string }>;
  /** Old addresses that cities take back when they are added, by their keys, with the file that lists each. */
  leftToPages: ReadonlyMap<string, string>;
  /** What no other entry may say. */
  taken: Taken;
}

export interface CheckedContent {
  /** Files that their schemas accept. */
  files: CheckedFile[];
  /** The sections of the checklist; empty if its schema does not accept it. */
  checklist: readonly ChecklistSection[];
  index: ContentIndex;
  /** Paths of all files that were judged, from the project's root. */
  paths: string[];
  /** Errors: with any of them, the site is not built. */
  problems: Problem[];
  /** What could be better; unless it was asked for, only what the files say about each other. */
  advice: Problem[];
}

export interface CheckOptions {
  /** Says by its path from the project's root whether problems of a file are reported; all are by default. */
  only?: (file: string) => boolean;
  /** The day by which dates are judged, ISO 8601; today by default. */
  today?: string;
  /** True to get advice as well, which takes longer. */
  withAdvice?: boolean;
  /** Files as they were in the commit with which the content is compared, see {@link baseContent}; by default, it is not. */
  base?: readonly BaseFile[];
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
  {
    only = () => true,
    today = judgedFor(undefined),
    withAdvice = false,
    base = [],
  }: CheckOptions = {},
): Promise<CheckedContent> {
  const pathOf = (...names: string[]) => withSlashes(relative(root, join(folder, ...names)));
  const read = COLLECTIONS.map((name) => readCollection(name, folder, pathOf, today));
  const files = read.flatMap(({ judged }) => judged);
  const images = read.flatMap((collection) => collection.images);
  const judgedLists = {
    checklist: readList<ChecklistSection>('checklist', folder, pathOf),
    counts: readList<MemberCount>('memberCounts', folder, pathOf),
  };
  const own = [
    ...read.flatMap(({ problems }) => problems),
    ...(await pictureProblems(images.filter(only), root)),
    ...judgedLists.checklist.problems,
    ...judgedLists.counts.problems,
  ];
  const ordered = inOrder(files, only);
  const index = indexOf(ordered, judgedLists.checklist, pagesOf(read), new Set(images), today);
  const returned = returnedAddresses(ordered, index.pages);
  const { named, others } = guarded(
    pathOf(),
    () => judgeTogether(ordered, judgedLists, index, { base, pathOf }),
    (problem) => ({ named: [], others: [problem] }),
  );
  const reported = (problems: readonly Problem[]) =>
    problems
      // A comparison that failed concerns each file.
      .filter(({ file }) => file === pathOf() || only(file))
      .sort(compareProblems);
  return {
    files: read.flatMap(({ checked }) => checked),
    checklist: judgedLists.checklist.items,
    index,
    paths: read
      .flatMap(({ paths }) => paths)
      .concat(judgedLists.checklist.file, judgedLists.counts.file),
    problems: reported([...withoutNamed(own, named), ...named, ...others]),
    advice: reported(returned.concat(withAdvice ? await adviceOn(ordered, folder, only) : [])),
  };
}

/**
 * Files in the order of their claims: if two have the same title, the problem is that of the one
 * that was asked about; of two, that of the newer post.
 */
function inOrder(files: readonly JudgedFile[], only: (file: string) => boolean): JudgedFile[] {
  const byDay = files.toSorted((a, b) => Number(dayOf(a) > dayOf(b)) - Number(dayOf(a) < dayOf(b)));
  return [...byDay.filter(({ file }) => !only(file)), ...byDay.filter(({ file }) => only(file))];
}

/**
 * Judges an entry as if it were added to content that was checked before.
 * Whether its city is there already is not compared.
 *
 * @returns `judged` if its front matter can be read.
 */
export function checkAddition(
  collection: CollectionName,
  file: string,
  text: string,
  index: ContentIndex,
): { judged?: JudgedFile; problems: Problem[] } {
  const { judged, problems } = checkEntry(collection, file, text, index.today);
  if (!judged) return { problems };
  const pages = new Map(index.pages[collection]).set(judged.slug, targetPage(judged));
  const grown = {
    ...index,
    pages: { ...index.pages, [collection]: pages },
    addresses: new Map([
      ...siteAddresses([judged], { [collection]: pages }, []),
      ...index.addresses,
    ]),
  };
  const { named, missing } = checkReferences([judged], grown);
  const taken = takenAddressError(collection, judged.slug, index.aliases, index.leftToPages);
  return {
    judged,
    problems: [
      ...(taken ? [{ file, ...taken }] : []),
      ...checkAliases([judged], grown.pages, index.aliases),
      ...withoutNamed(problems, named),
      ...named,
      ...missing,
      ...checkLinks([judged], grown),
      ...checkTexts([judged], index.taken),
    ],
  };
}

/** Where a schema only says that a value is no name of a file, the comparison knows which file is meant. */
function withoutNamed(own: readonly Problem[], named: readonly Problem[]): Problem[] {
  const known = new Set(named.map(({ file, field }) => `${file} ${field}`));
  return own.filter(({ file, field }) => !known.has(`${file} ${field}`));
}

function pagesOf(read: readonly ReadCollection[]): EntryPages {
  return Object.fromEntries(read.map(({ name, pages }) => [name, pages])) as Record<
    CollectionName,
    ReadCollection['pages']
  >;
}

/** Path of a file of the content folder from the project's root, with slashes. */
type PathOf = (...names: string[]) => string;

/** What was found in the folder of a collection. */
interface ReadCollection {
  name: CollectionName;
  checked: CheckedFile[];
  judged: JudgedFile[];
  /** All entries by slug, also those with errors: an error in one is not to become an error of all that name it. */
  pages: Map<string, TargetPage>;
  images: string[];
  paths: string[];
  problems: Problem[];
}

function readCollection(
  name: CollectionName,
  folder: string,
  pathOf: PathOf,
  today: string,
): ReadCollection {
  const { folder: own, extension } = collections[name];
  const read: ReadCollection = {
    name,
    checked: [],
    judged: [],
    pages: new Map(),
    images: [],
    paths: [],
    problems: [],
  };
  const report = (file: string, finding: Finding) => read.problems.push({ file, ...finding });
  const listing = listContentFolder(join(folder, own), extension);
  for (const { path, finding } of listing.errors) report(pathOf(own, path), finding);
  for (const path of listing.paths) {
    const file = pathOf(own, path);
    read.paths.push(file);
    if (path.includes('/'))
      report(file, {
        rule: 'file-place',
        message: 'This file is in a subfolder, where it is not read.',
        fix: `Move it to ${pathOf(own)}/.`,
      });
    else if (path.endsWith(extension)) readEntry(read, file, join(folder, own, path), today);
    else if (isPicture(path)) read.images.push(file);
    else report(file, unreadable(join(folder, own, path)) ?? strangerError(path, extension));
  }
  if (listing.errors.length === 0) read.problems.push(...missingFiles(read, pathOf));
  return read;
}

/** A collection has at least one entry, and the pages to which the site links. */
function missingFiles({ name, pages }: ReadCollection, pathOf: PathOf): Problem[] {
  const { folder, extension } = collections[name];
  if (pages.size === 0)
    return [
      {
        file: pathOf(folder),
        rule: 'file-exists',
        message: `There are no ${extension} files in this folder.`,
        fix: 'The site needs at least one.',
      },
    ];
  return (name === 'pages' ? LINKED_PAGES : [])
    .filter((page) => !pages.has(page))
    .map((page) => ({
      file: pathOf(folder, page + extension),
      rule: 'file-exists',
      message: 'This page is missing, and pages of the site link to it.',
      fix: 'Put the file back.',
    }));
}

function readEntry(collection: ReadCollection, file: string, path: string, today: string): void {
  const { name, pages } = collection;
  const text = readText(path);
  const result =
    'error' in text
      ? { problems: [{ file, ...text.error }] }
      : checkEntry(name, file, text.text, today);
  collection.problems.push(...result.problems);
  if ('checked' in result) collection.checked.push(result.checked);
  if ('judged' in result) collection.judged.push(result.judged);
  pages.set(
    file.slice(file.lastIndexOf('/') + 1, -collections[name].extension.length),
    targetPage('judged' in result ? result.judged : undefined),
  );
}

function readList<Item>(
  name: keyof typeof lists,
  folder: string,
  pathOf: PathOf,
): CheckedList<Item> {
  const { file, schema } = lists[name];
  return checkList<Item>(pathOf(file), schema, readText(join(folder, file)));
}

async function pictureProblems(images: readonly string[], root: string): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const file of images)
    problems.push(
      ...(await pictureErrors(join(root, file)).then(
        (errors) => errors.map((error) => ({ file, ...error })),
        (error: unknown) => [unjudged(file, error)],
      )),
    );
  return problems;
}

function indexOf(
  files: readonly JudgedFile[],
  checklist: CheckedList<ChecklistSection>,
  pages: EntryPages,
  images: ReadonlySet<string>,
  today: string,
): ContentIndex {
  const textsAt = (pattern: string) =>
    valuesAt(checklist.data, pattern.split('.')).map(({ value }) => String(value));
  const items = textsAt('*.items.*.id');
  const written = new Map(
    files
      .filter(({ collection }) => collection === 'cities')
      .map(({ slug, data, parts }) => [slug, { data, body: parts.body }]),
  );
  return {
    pages,
    aliases: new Set(
      files
        .flatMap(({ data }) => valuesAt(data, ['aliases', '*']))
        .map(({ value }) => plainAddress(String(value))),
    ),
    leftToPages: addressesLeftToPages(files),
    taken: takenTexts(files, textsAt('*.items.*.label')),
    addresses: siteAddresses(files, pages, [...items, ...textsAt('*.id')]),
    items: new Set(items),
    images,
    cities: [...pages.cities.keys()].map((slug) => cityIdentity(slug, written.get(slug)?.data)),
    written,
    today,
  };
}

/**
 * Judges what files say about each other, and what they said before.
 *
 * @returns `named`: entries that are named by their titles instead of their files.
 */
function judgeTogether(
  files: readonly JudgedFile[],
  {
    checklist,
    counts,
  }: { checklist: CheckedList<ChecklistSection>; counts: CheckedList<MemberCount> },
  index: ContentIndex,
  { base, pathOf }: { base: readonly BaseFile[]; pathOf: PathOf },
): { named: Problem[]; others: Problem[] } {
  const { named, missing } = checkReferences(files, index, checklist);
  return {
    named,
    others: [
      ...missing,
      ...checkItems(checklist),
      ...checkOrder(counts),
      ...checkDaysOfCounts(counts, index.today),
      ...files.flatMap((one) =>
        guarded(
          one.file,
          () => checkLinks([one], index),
          (problem) => [problem],
        ),
      ),
      ...checkTexts(files, index.taken),
      ...checkFullTitles(files),
      ...checkCities(files),
      ...checkAliases(files, index.pages),
      ...checkChanges(files, index, base, pathOf),
    ],
  };
}

/** What other pages have to know about an entry. */
function targetPage(judged: JudgedFile | undefined): TargetPage {
  if (judged === undefined) return { anchors: undefined, visibleFrom: '' };
  const { data, reading } = judged;
  const isDraft = valuesAt(data, ['draft']).some(({ value }) => value === true);
  return { anchors: reading.anchors, visibleFrom: isDraft ? '9999' : dayOf(judged) };
}

/** The first day that the date of a post may mean; empty for other entries, and without a date. */
function dayOf({ collection, data }: JudgedFile): string {
  const [date] =
    collection === 'activities'
      ? valuesAt(data, ['date']).map(({ value }) => parsePartialDate(String(value)))
      : [];
  return date === undefined ? '' : firstDayOf(date);
}

/** Items of the checklist are named in other files and in addresses: each id is unique. */
function checkItems({ items, problemAt }: CheckedList<ChecklistSection>): Problem[] {
  const seen = new Set<string>();
  return items.flatMap((section, s) =>
    section.items.flatMap(({ id }, i) => {
      const isKnown = seen.has(id);
      seen.add(id);
      return isKnown
        ? [
            problemAt([s, 'items', i, 'id'], {
              field: undefined,
              rule: 'checklist-id',
              message: `Two items have the id "${id}".`,
              fix: 'Give each item its own short name.',
            }),
          ]
        : [];
    }),
  );
}

/** Numbers of members are in the order of time. */
function checkOrder({ items, problemAt }: CheckedList<MemberCount>): Problem[] {
  return items.flatMap(({ date }, i) => {
    const before = items[i - 1]?.date;
    return before !== undefined && date < before
      ? [
          problemAt([i, 'date'], {
            field: undefined,
            rule: 'count-order',
            message: `${date} comes after ${before}.`,
            fix: 'Put the numbers in order of time.',
          }),
        ]
      : [];
  });
}

function checkDaysOfCounts(
  { data, problemAt }: CheckedList<MemberCount>,
  today: string,
): Problem[] {
  return valuesAt(data, ['*']).flatMap(({ path: item, value }) =>
    datesAhead('memberCounts', value, today).map(({ path, ...finding }) =>
      problemAt([...item, ...path], finding),
    ),
  );
}
