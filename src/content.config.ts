/** Wires the folders of content/ to their schemas, and does nothing else. */
import { readFile } from 'node:fs/promises';
import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { parse } from 'yaml';
import { z } from 'zod';
import { collections as folders, lists, type CollectionName } from './model/schemas/index.ts';

const content = process.env['CONTENT_DIR'] ?? 'content';

function files(name: CollectionName) {
  const { folder, extension } = folders[name];
  return glob({
    base: `${content}/${folder}`,
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
      items: parse(await readFile(`${content}/${lists[name].file}`, 'utf8')) as unknown[],
    },
  ];
}

export const collections = {
  principles: defineCollection({ loader: files('principles'), schema: folders.principles.schema }),
  cities: defineCollection({ loader: files('cities'), schema: folders.cities.schema }),
  activities: defineCollection({ loader: files('activities'), schema: folders.activities.schema }),
  partners: defineCollection({ loader: files('partners'), schema: folders.partners.schema }),
  pages: defineCollection({ loader: files('pages'), schema: folders.pages.schema }),
  projects: defineCollection({ loader: files('projects'), schema: folders.projects.schema }),
  checklist: defineCollection({
    loader: list('checklist'),
    schema: z.object({ id: z.string(), items: z.array(lists.checklist.schema) }),
  }),
  memberCounts: defineCollection({
    loader: list('memberCounts'),
    schema: z.object({ id: z.string(), items: z.array(lists.memberCounts.schema) }),
  }),
};
