/** Tells Astro which folder of the content has which schema, and reads it with the YAML reader of the check. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { glob, type Loader, type ParseDataOptions } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { z } from 'zod';
import { filesBelow } from './base/files.ts';
import { sha256 } from './base/sums.ts';
import { parseStrictYaml, splitFrontMatter } from './check/front-matter.ts';
import { collections as definitions, lists, type CollectionName } from './model/schemas/index.ts';
import { folders } from './settings.ts';

/** @throws Error that names the file and the line of the first error. */
function parse(file: string, yaml: string, firstLine: number): unknown {
  const { data, errors } = parseStrictYaml(yaml, firstLine);
  if (errors[0]) throw new Error(`${file}:${errors[0].line ?? firstLine}: ${errors[0].message}`);
  return data;
}

async function frontMatter(file: string): Promise<unknown> {
  const parts = splitFrontMatter(await readFile(file, 'utf8'));
  return parse(file, parts?.yaml ?? '', parts?.yamlLine ?? 1) ?? {};
}

/** Changes with the code that turns front matter into data. */
const rules = sha256(
  ['src/base/', 'src/model/']
    .flatMap((folder) => filesBelow(folder).map((file) => readFileSync(folder + file, 'utf8')))
    .join('\0'),
);

function files(name: CollectionName): Loader {
  const { folder, extension } = definitions[name];
  const loader = glob({
    base: `${folders.content}/${folder}`,
    // No name of an entry begins as those do that systems and editors leave.
    pattern: `[!.~#]*${extension}`,
    generateId: ({ entry }) => entry.slice(0, -extension.length),
    retainBody: false,
  });
  return {
    name: loader.name,
    // Astro reads front matter with another library, which takes some words for numbers or times.
    // Only the values that the check has judged reach the schema.
    load: (context) => {
      // Astro keeps data between builds as long as a file is the same, whatever its schema.
      if (context.meta.get('rules') !== rules) context.store.clear();
      context.meta.set('rules', rules);
      return loader.load({
        ...context,
        parseData: async <Data extends Record<string, unknown>>(entry: ParseDataOptions<Data>) =>
          context.parseData({
            ...entry,
            data: (await frontMatter(entry.filePath ?? '')) as Data,
          }),
      });
    },
  };
}

/** A list is one entry, so that its items keep their order. */
function list(name: keyof typeof lists) {
  const file = `${folders.content}/${lists[name].file}`;
  return async () => [
    { id: name, items: parse(file, await readFile(file, 'utf8'), 1) as unknown[] },
  ];
}

export const collections = {
  principles: defineCollection({
    loader: files('principles'),
    schema: definitions.principles.schema,
  }),
  cities: defineCollection({ loader: files('cities'), schema: definitions.cities.schema }),
  activities: defineCollection({
    loader: files('activities'),
    schema: definitions.activities.schema,
  }),
  partners: defineCollection({ loader: files('partners'), schema: definitions.partners.schema }),
  pages: defineCollection({ loader: files('pages'), schema: definitions.pages.schema }),
  projects: defineCollection({ loader: files('projects'), schema: definitions.projects.schema }),
  checklist: defineCollection({
    loader: list('checklist'),
    schema: z.object({ id: z.string(), items: z.array(lists.checklist.schema) }),
  }),
  memberCounts: defineCollection({
    loader: list('memberCounts'),
    schema: z.object({ id: z.string(), items: z.array(lists.memberCounts.schema) }),
  }),
};
