/** Tells Astro which folder of the content has which schema. */
import { readFile } from 'node:fs/promises';
import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { parse } from 'yaml';
import { z } from 'zod';
import { collections as definitions, lists, type CollectionName } from './model/schemas/index.ts';
import { folders } from './settings.ts';

function files(name: CollectionName) {
  const { folder, extension } = definitions[name];
  return glob({
    base: `${folders.content}/${folder}`,
    pattern: `*${extension}`,
    generateId: ({ entry }) => entry.slice(0, -extension.length),
    retainBody: false,
  });
}

/** A list is one entry, so that its items keep their order. */
function list(name: keyof typeof lists) {
  return async () => [
    {
      id: name,
      items: parse(await readFile(`${folders.content}/${lists[name].file}`, 'utf8')) as unknown[],
    },
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
