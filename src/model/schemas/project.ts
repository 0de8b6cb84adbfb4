/** What a project is: work by some members and partners, with an aim and a period. */
import * as z from 'zod';
import { endsBeforeStart } from '../../base/dates.ts';
import {
  aliases,
  corrections,
  line,
  link,
  partialDate,
  sentence,
  slugs,
  sources,
  updated,
} from './fields.ts';
import { message } from './messages.ts';

export const projectSchema = z
  .strictObject({
    name: line(4, 100).meta({
      title: 'Name',
      description: 'The name of the project.',
      examples: ['Citizen Voices for Digital Rights'],
    }),
    shortName: line(2, 20)
      .optional()
      .meta({
        title: 'Short name',
        description: 'The letters by which people know it, if there are any.',
        examples: ['GOUAI'],
      }),
    summary: sentence(40, 200).meta({
      title: 'Summary',
      description: 'What it is, in one sentence, for lists and search results.',
      examples: [
        'Residents of four cities discussed their digital rights with their city governments.',
      ],
    }),
    start: partialDate.optional().meta({
      title: 'Start',
      description:
        'When it began, as precisely as it is known. Leave it out if no source says when: the date of a first mention is not a start.',
      examples: ['2020-03'],
    }),
    end: partialDate.optional().meta({
      title: 'End',
      description: 'When it ended. Leave it out if no source says that it ended.',
      examples: ['2021-04'],
    }),
    leads: slugs.meta({
      title: 'Led by',
      description: 'The cities that lead it, by the names of their files.',
      examples: [['barcelona', 'london']],
    }),
    cities: slugs.meta({
      title: 'Cities',
      description: 'Other cities that take part, by the names of their files.',
      examples: [['bordeaux', 'milan']],
    }),
    partners: slugs.meta({
      title: 'Partners',
      description: 'The partners that take part, by the names of their files.',
      examples: [['democratic-society']],
    }),
    results: z
      .array(
        z.strictObject({
          text: line(10, 240).meta({
            title: 'Result',
            description: 'What came out, in one sentence.',
            examples: ['A report with four key points for cities.'],
          }),
          date: partialDate.optional().meta({
            title: 'Date',
            description: 'When, as precisely as it is known.',
            examples: ['2021'],
          }),
          activity: z
            .string()
            .optional()
            .meta({
              guide: 'references',
              title: 'Post',
              description: 'The post of this site that tells of it, by the name of its file.',
              examples: ['citizen-voices-report'],
            }),
        }),
        { error: message('results') },
      )
      .default([])
      .meta({
        guide: 'fields',
        title: 'Results',
        description: 'What came out of it, in order of time.',
        examples: [[]],
      }),
    website: link.meta({
      title: 'Website',
      description: 'Where to read more: the page or site of the project.',
      examples: ['https://gouai.cidob.org/'],
    }),
    sources,
    aliases,
    updated,
    corrections,
  })
  .superRefine((project, context) => {
    if (project.start && project.end && endsBeforeStart(project.start, project.end)) {
      context.addIssue({
        code: 'custom',
        path: ['end'],
        message: message('endBeforeStart'),
        input: project,
      });
    }
  });

export type Project = z.output<typeof projectSchema>;
