/** The checklist of digital rights actions: sections, each with items. One file, content/checklist.yaml. */
import * as z from 'zod';
import { line, link, slug } from './fields.ts';
import { message } from './messages.ts';

export const checklistItem = z.strictObject({
  id: slug.meta({
    title: 'Short name',
    description: 'Names the item in city files and in addresses. Never change it.',
    examples: ['open-data-portal'],
  }),
  text: line(5, 160).meta({
    title: 'Item',
    description: 'What the city has or does.',
    examples: ['The city runs an open data portal.'],
  }),
  label: line(3, 60).meta({
    title: 'Label',
    description: 'The item in a few words, for lists and choices.',
    examples: ['Open data portal'],
  }),
  help: line(10, 300)
    .optional()
    .meta({
      title: 'Help',
      description: 'What this means in practice.',
      examples: ['A public website with data that anyone may use.'],
    }),
  origin: z
    .enum(['coalition', 'site'], { error: message('origin') })
    .default('coalition')
    .meta({
      guide: 'references',
      title: 'Origin',
      description:
        'coalition: from the published checklist. site: drawn by this site from the points of the principle.',
      examples: ['coalition'],
    }),
});

export const checklistSectionSchema = z.strictObject({
  id: slug.meta({
    title: 'Short name',
    description: 'Names the section in addresses.',
    examples: ['general-process'],
  }),
  title: line(5, 80).meta({
    title: 'Title',
    description: 'The heading of the section.',
    examples: ['General process'],
  }),
  principle: slug.optional().meta({
    title: 'Principle',
    description: 'The principle that the section belongs to, if one.',
    examples: ['privacy-and-security'],
  }),
  note: line(10, 400)
    .optional()
    .meta({
      title: 'Note',
      description: 'What readers must know about this section.',
      examples: ['The published section is incomplete.'],
    }),
  source: link.meta({
    title: 'Source',
    description: 'Where the section was published.',
    examples: ['https://www.example.org/checklist'],
  }),
  items: z
    .array(checklistItem)
    .min(1, message('noItem'))
    .meta({
      guide: 'fields',
      title: 'Items',
      description: 'The items of the section, in order.',
      examples: [[]],
    }),
});

export type ChecklistSection = z.output<typeof checklistSectionSchema>;
export type ChecklistItem = ChecklistSection['items'][number];
