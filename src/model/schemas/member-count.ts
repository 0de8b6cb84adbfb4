/**
 * How many members the coalition had on a day, according to a source of the time. One file,
 * content/member-counts.yaml.
 */
import * as z from 'zod';
import { line, link, partialDate } from './fields.ts';
import { message } from './messages.ts';

export const memberCountSchema = z.strictObject({
  date: partialDate.meta({
    title: 'Date',
    description: 'When the number was given, as precisely as it is known.',
    examples: ['2020-01-07'],
  }),
  count: z
    .int({ error: message('wholeNumber') })
    .min(1, message('notPositive'))
    .meta({
      guide: 'numbers-and-codes',
      title: 'Number',
      description: 'The number of member cities.',
      examples: [45],
    }),
  qualifier: z
    .enum(['about', 'more than'], { error: message('qualifier') })
    .optional()
    .meta({
      guide: 'references',
      title: 'Qualifier',
      description: 'How the source qualifies the number, if it does.',
      examples: ['more than'],
    }),
  note: line(5, 160)
    .optional()
    .meta({
      title: 'Note',
      description: 'What readers must know to understand the number.',
      examples: ['23 signatories and the three founders.'],
    }),
  source: link.meta({
    title: 'Source',
    description: 'Who says so.',
    examples: ['https://www.example.org/press-release'],
  }),
});

export type MemberCount = z.output<typeof memberCountSchema>;
