/** What a principle is. There are five; each has its number, its hue and its checklist items. */
import * as z from 'zod';
import { aliases, corrections, line, sentence, slugs, sources, updated } from './fields.ts';
import { message } from './messages.ts';

/** The palette: each name is a pair of colours, for light and dark, in src/site/styles/tokens.css. */
export const HUES = ['blue', 'violet', 'rust', 'green', 'ochre'] as const;

export const principleSchema = z.strictObject({
  number: z
    .int({ error: message('principleNumber') })
    .min(1)
    .max(5)
    .meta({
      guide: 'numbers-and-codes',
      title: 'Number',
      description: 'Its place in the Declaration, 1 to 5.',
      examples: [1],
    }),
  title: line(10, 160).meta({
    title: 'Title',
    description: 'The title in the Declaration.',
    examples: ['Privacy, data protection and security'],
  }),
  shortTitle: line(5, 40).meta({
    title: 'Short title',
    description: 'A few words, for lists and labels.',
    examples: ['Privacy and security'],
  }),
  hue: z.enum(HUES, { error: message('oneOf', { values: HUES.join(', ') }) }).meta({
    guide: 'references',
    title: 'Hue',
    description: 'The colour that means this principle, and nothing else.',
    examples: ['blue'],
  }),
  summary: sentence(40, 200).meta({
    title: 'Summary',
    description: 'The principle in one sentence.',
    examples: ['People keep control of the data about them, online and in the street.'],
  }),
  points: z
    .array(line(10, 240))
    .min(1, message('noPoint'))
    .meta({
      guide: 'texts',
      title: 'Points',
      description: 'What the principle asks for, point by point.',
      examples: [['Everyone can afford the internet.']],
    }),
  checklist: slugs.meta({
    title: 'Checklist items',
    description: 'The items of the checklist that serve this principle.',
    examples: [['universal-broadband']],
  }),
  sources,
  aliases,
  updated,
  corrections,
});

export type Principle = z.output<typeof principleSchema>;
export type Hue = Principle['hue'];
