/** The existing content: names that a new file can refer to, and names that are taken. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isLeftover } from '../../base/files.ts';
import { takenTexts, type Taken } from '../../check/check-duplicates.ts';
import { cityIdentity } from '../../model/city-identity.ts';
import type { CityIdentity } from '../../model/known-city.ts';
import type { ChecklistItem } from '../../model/schemas/checklist.ts';
import { collections, lists, type CollectionName } from '../../model/schemas/index.ts';
import { parseStrictYaml, splitFrontMatter } from '../../check/front-matter.ts';
import { readText } from '../../check/read-text.ts';
import type { ReferenceTarget } from '../../check/references.ts';

/** An entry that can be chosen. */
export interface Choice {
  value: string;
  /** Its label; undefined if the value is its own label. */
  label?: string | undefined;
}

export interface KnownContent {
  /** By kind of reference, the entries it can name. */
  choices: Readonly<Record<ReferenceTarget, readonly Choice[]>>;
  /** By collection, the names of files, without their extension. */
  slugs: Readonly<Record<CollectionName, ReadonlySet<string>>>;
  /** Titles and summaries that no other page can have. */
  taken: Taken;
  cities: readonly CityIdentity[];
}

type Fields = Partial<Record<string, unknown>>;

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

async function entriesOf(
  content: string,
  name: CollectionName,
): Promise<{ slug: string; fields: Fields }[]> {
  const { folder, extension } = collections[name];
  const files = (await readdir(join(content, folder)).catch(() => []))
    .filter((file) => file.endsWith(extension) && !isLeftover(file))
    .sort();
  return files.map((file) => {
    const read = readText(join(content, folder, file));
    const parts = 'text' in read ? splitFrontMatter(read.text) : undefined;
    const data = parts && parseStrictYaml(parts.yaml, parts.yamlLine).data;
    return {
      slug: file.slice(0, -extension.length),
      fields: data && typeof data === 'object' ? data : {},
    };
  });
}

function checklistItems(content: string): ChecklistItem[] {
  const read = readText(join(content, lists.checklist.file));
  const checked =
    'text' in read
      ? lists.checklist.schema.array().safeParse(parseStrictYaml(read.text, 1).data)
      : undefined;
  return (checked?.data ?? []).flatMap(({ items }) => items);
}

/**
 * Reads the names in the content folder. A file with errors is known by its
 * file name alone: reporting the errors is up to `npm run check`.
 */
export async function readKnownContent(content: string): Promise<KnownContent> {
  const names = Object.keys(collections) as CollectionName[];
  const all = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await entriesOf(content, name)] as const)),
  ) as Record<CollectionName, { slug: string; fields: Fields }[]>;
  const each = <Value>(make: (entries: (typeof all)[CollectionName]) => Value) =>
    Object.fromEntries(names.map((name) => [name, make(all[name])])) as Record<
      CollectionName,
      Value
    >;
  const items = checklistItems(content);
  const choices = (name: CollectionName, label: (fields: Fields) => unknown) =>
    all[name].map(({ slug, fields }) => ({ value: slug, label: textOf(label(fields)) }));
  return {
    choices: {
      principles: choices('principles', (fields) => fields['shortTitle'] ?? fields['title']),
      cities: choices('cities', (fields) => fields['name']),
      partners: choices('partners', (fields) => fields['name']),
      activities: choices('activities', (fields) => fields['title']),
      'checklist items': items.map(({ id, text }) => ({ value: id, label: text })),
    },
    slugs: each((entries) => new Set(entries.map(({ slug }) => slug))),
    taken: takenTexts(
      names.flatMap((collection) =>
        all[collection].map(({ slug, fields }) => {
          const { folder, extension } = collections[collection];
          return { collection, file: `content/${folder}/${slug}${extension}`, data: fields };
        }),
      ),
      items.map(({ label }) => label),
    ),
    cities: all.cities.map(({ slug, fields }) => cityIdentity(slug, fields)),
  };
}
