/** A page of the coalition: about, contact, privacy and so on. Maintainers write them in MDX. */
import * as z from 'zod';
import { aliases, corrections, line, updated } from './fields.ts';

export const pageSchema = z.strictObject({
  title: line(2, 80).meta({
    title: 'Title',
    description: 'The heading of the page.',
    examples: ['About the coalition'],
  }),
  description: line(40, 200).meta({
    title: 'Description',
    description: 'One sentence for search results.',
    examples: ['What the coalition is, why cities founded it, and how it works.'],
  }),
  lead: line(20, 300)
    .optional()
    .meta({
      title: 'Lead',
      description: 'The first lines, larger than the rest.',
      examples: ['Cities help each other to protect people’s rights in the digital world.'],
    }),
  aliases,
  updated,
  corrections,
});
