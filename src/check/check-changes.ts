/**
 * Judges what a change does to what people have already: calendars keep the events that they took
 * in, and others keep addresses and identifiers.
 */
import { dateOf, firstDayOf, parseMoment, parsePartialDate, precisionOf } from '../base/dates.ts';
import { addressKey, entryAddress } from '../model/addresses.ts';
import { collections, type CollectionName } from '../model/schemas/index.ts';
import type { BaseFile } from './base-content.ts';
import type { ContentIndex } from './check-content.ts';
import type { JudgedFile } from './check-file.ts';
import { valuesAt } from './fields-of.ts';
import { parseStrictYaml, splitFrontMatter } from './front-matter.ts';
import type { Problem } from './problem.ts';

/** Fields of a post that its calendar file shows, beside all of the event. */
const POST_ON_CALENDAR = ['title', 'summary', 'language', 'topics'] as const;

/** An entry as it was in the base commit. */
interface BaseEntry {
  collection: CollectionName;
  slug: string;
  data: unknown;
  /** The slug that git knows for it now. */
  renamed: string | undefined;
}

/** What a comparison has to know of the present content as a whole. */
type Compared = Pick<ContentIndex, 'pages' | 'today'>;

const addressOf = ({ collection, slug }: Pick<BaseEntry, 'collection' | 'slug'>) =>
  addressKey(entryAddress(collection, slug));

const textAt = (data: unknown, ...path: string[]): string | undefined =>
  valuesAt(data, path)
    .map(({ value }) => String(value))
    .at(0);

const textsAt = (data: unknown, ...path: string[]): string[] =>
  valuesAt(data, path).map(({ value }) => String(value));

/** The collection and the slug of a file, by its path from the content folder. */
function entryAt(path: string): Pick<BaseEntry, 'collection' | 'slug'> | undefined {
  const [folder, name = '', ...deeper] = path.split('/');
  const collection = (Object.keys(collections) as CollectionName[]).find(
    (one) => collections[one].folder === folder && name.endsWith(collections[one].extension),
  );
  return collection === undefined || deeper.length > 0
    ? undefined
    : { collection, slug: name.slice(0, -collections[collection].extension.length) };
}

/** The entry that a file of the base was; undefined if it was none that could be read. */
function baseEntry({ path, text, now }: BaseFile): BaseEntry | undefined {
  const entry = entryAt(path);
  const parts = splitFrontMatter(text);
  if (!entry || !parts) return undefined;
  const { data, errors } = parseStrictYaml(parts.yaml, parts.yamlLine);
  const found = now === undefined ? undefined : entryAt(now);
  return errors.length > 0
    ? undefined
    : {
        ...entry,
        data,
        renamed: found?.collection === entry.collection ? found.slug : undefined,
      };
}

/** True for what readers could see: no draft, and no post of a later day. */
function wasPublished({ data }: BaseEntry, today: string): boolean {
  const date = parsePartialDate(textAt(data, 'date') ?? '');
  return textAt(data, 'draft') !== 'true' && (date === undefined || firstDayOf(date) <= today);
}

/** A value as it is compared: what is absent, empty or false is undefined, and YAML takes a year for a number. */
function comparable(value: unknown): string | undefined {
  return JSON.stringify(value, (_, one: unknown) => {
    if (one === false || one === null || one === '') return undefined;
    if (Array.isArray(one) && one.length === 0) return undefined;
    return typeof one === 'number' ? String(one) : one;
  });
}

/** What a calendar shows of a post, by the paths of the fields. */
function shownOnCalendar(data: unknown): Map<string, string | undefined> {
  const event = valuesAt(data, ['event']).flatMap(({ value }) => Object.entries(value as object));
  return new Map([
    ...POST_ON_CALENDAR.flatMap((field) =>
      valuesAt(data, [field]).map(({ value }) => [field, comparable(value)] as const),
    ),
    ...event
      .filter(([name]) => name !== 'revision')
      .map(([name, value]) => [`event.${name}`, comparable(value)] as const),
  ]);
}

/** The fields that a calendar file shows and that differ. A test compares them with the file. */
export function changedOnCalendar(before: unknown, after: unknown): string[] {
  const [old, now] = [shownOnCalendar(before), shownOnCalendar(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    (field) => old.get(field) !== now.get(field),
  );
}

const revisionOf = (data: unknown) => Number(textAt(data, 'event', 'revision') ?? 0) || 0;

/** The day of the last change that a post names: the one that its calendar file gives. */
function dayOf(data: unknown): string {
  const date = parsePartialDate(textAt(data, 'updated') ?? textAt(data, 'date') ?? '');
  return date === undefined ? '' : firstDayOf(date);
}

/** True for an event on a known day, which had a calendar file. */
function wasOnCalendar(data: unknown): boolean {
  const start = parseMoment(textAt(data, 'event', 'start') ?? '');
  return start !== undefined && precisionOf(dateOf(start)) === 'day';
}

function revisionProblem(
  before: unknown,
  { data, problemAt }: JudgedFile,
  changed: readonly string[],
): Problem[] {
  const [old, now] = [revisionOf(before), revisionOf(data)];
  if (now > old || (now === old && changed.length === 0)) return [];
  const next = changed.length === 0 ? old : old + 1;
  const path = ['event', 'revision'];
  const isThere = valuesAt(data, path).length > 0;
  return [
    problemAt(
      path,
      {
        rule: 'revision',
        message:
          now < old
            ? `The revision was ${old}, and a calendar that knows it ignores a lower one.`
            : `${changed.join(', ')} changed, and a calendar that has revision ${old} does not take in the change.`,
        fix: `Write "revision: ${next}" below "event:".`,
      },
      isThere ? { kind: 'value', to: String(next) } : { kind: 'addition', value: next },
    ),
  ];
}

function updatedProblem(
  before: unknown,
  { data, problemAt }: JudgedFile,
  today: string,
): Problem[] {
  const updated = parsePartialDate(textAt(data, 'updated') ?? '');
  const old = dayOf(before);
  const isNew =
    updated !== undefined &&
    precisionOf(updated) === 'day' &&
    updated >= old &&
    (updated > old || updated >= today);
  if (isNew) return [];
  const day = old > today ? old : today;
  return [
    problemAt(
      ['updated'],
      {
        rule: 'revision',
        message: 'What a calendar shows of the event changed, and the file does not say when.',
        fix: `Write "updated: ${day}", the day of your change.`,
      },
      updated === undefined ? { kind: 'addition', value: day } : { kind: 'value', to: day },
    ),
  ];
}

/** An event that calendars may have got: its revision grows with each change. */
function eventProblems(before: BaseEntry, after: JudgedFile, today: string): Problem[] {
  if (before.collection !== 'activities' || textAt(after.data, 'event', 'start') === undefined)
    return [];
  const changed = wasOnCalendar(before.data) ? changedOnCalendar(before.data, after.data) : [];
  return [
    ...revisionProblem(before.data, after, changed),
    ...(changed.length === 0 ? [] : updatedProblem(before.data, after, today)),
  ];
}

/** Where entries of the base are now, and which addresses show a page, or lead to one. */
class Present {
  readonly #files: ReadonlyMap<string, JudgedFile>;
  readonly #heirs: ReadonlyMap<string, JudgedFile>;
  readonly #visible: ReadonlySet<string>;

  constructor(files: readonly JudgedFile[], { pages, today }: Compared) {
    const aliases = files.flatMap((file) =>
      textsAt(file.data, 'aliases', '*').map((alias) => [addressKey(alias), file] as const),
    );
    const visible = (Object.keys(pages) as CollectionName[]).flatMap((collection) =>
      [...pages[collection]]
        .filter(([, { visibleFrom }]) => visibleFrom <= today)
        .map(([slug]) => addressKey(entryAddress(collection, slug))),
    );
    const shown = new Set(visible);
    this.#files = new Map(files.map((file) => [addressOf(file), file]));
    this.#heirs = new Map(aliases);
    this.#visible = new Set([
      ...shown,
      ...aliases.flatMap(([alias, file]) => (shown.has(addressOf(file)) ? alias : [])),
    ]);
  }

  /** The file that an entry has become: under its own name, its old address, or the name that git knows. */
  of(entry: BaseEntry): JudgedFile | undefined {
    const { collection, renamed } = entry;
    const heir = this.#heirs.get(addressOf(entry));
    return (
      this.#files.get(addressOf(entry)) ??
      (heir?.collection === collection ? heir : undefined) ??
      (renamed === undefined
        ? undefined
        : this.#files.get(addressOf({ collection, slug: renamed })))
    );
  }

  leads(address: string): boolean {
    return this.#visible.has(addressKey(address));
  }
}

/** The addresses of an entry that was published still lead somewhere. */
function addressProblems(
  before: BaseEntry,
  after: JudgedFile | undefined,
  present: Present,
  file: string,
): Problem[] {
  const own = `${entryAddress(before.collection, before.slug)}/`;
  const aliases = textsAt(before.data, 'aliases', '*');
  const lost = [own, ...aliases].filter((address) => !present.leads(address));
  if (lost.length === 0) return [];
  const finding = {
    rule: 'address-kept',
    message: `${lost.join(', ')} led to a page that was published, and would lead nowhere.`,
  } as const;
  const listed = lost.map((address) => JSON.stringify(address)).join(', ');
  if (after === undefined)
    return [
      {
        file,
        ...finding,
        fix: `Put the file back, or list ${listed} in "aliases" of the entry that readers are to see instead.`,
      },
    ];
  if (after.slug === before.slug && lost.includes(own))
    return [
      after.problemAt([textAt(after.data, 'draft') === 'true' ? 'draft' : 'date'], {
        ...finding,
        fix:
          `Publish it again. To take it off the site, delete the file, and list ${listed} in ` +
          '"aliases" of the entry that readers are to see instead.',
      }),
    ];
  const hasAliases = valuesAt(after.data, ['aliases']).length > 0;
  return [
    after.problemAt(
      ['aliases'],
      {
        ...finding,
        fix: hasAliases
          ? `Add ${listed} to "aliases:", in the order in which the page had them.`
          : `Write "aliases: [${listed}]".`,
      },
      hasAliases ? undefined : { kind: 'addition', value: lost },
    ),
  ];
}

/**
 * Compares the content with what it was.
 *
 * @param base the files that have changed since. @param pathOf gives the path of a file of the
 * content from the project's root.
 */
export function checkChanges(
  files: readonly JudgedFile[],
  index: Compared,
  base: readonly BaseFile[],
  pathOf: (path: string) => string,
): Problem[] {
  const present = new Present(files, index);
  return base.flatMap((file) => {
    const before = baseEntry(file);
    if (before === undefined || !wasPublished(before, index.today)) return [];
    const after = present.of(before);
    return [
      ...addressProblems(before, after, present, pathOf(file.path)),
      ...(after ? eventProblems(before, after, index.today) : []),
    ];
  });
}
