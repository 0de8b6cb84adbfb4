/** What a city does for digital rights, with its source: one item below "actions:" of a city. */
import * as z from 'zod';
import { language, line, link, partialDate, requiredOr, slug } from './fields.ts';
import { message } from './messages.ts';
import { topicList } from './topics.ts';

/** In the order in which they are listed. */
export const ACTION_KINDS = [
  'law',
  'policy',
  'service',
  'programme',
  'register',
  'commitment',
] as const;

export type ActionKind = (typeof ACTION_KINDS)[number];

/** A public page, as a reader would cite it. */
const source = z
  .strictObject(
    {
      url: link.meta({
        title: 'Link to a source',
        description: 'A public page on which others can read this.',
        examples: ['https://www.example.org/algorithm-register'],
      }),
      title: line(2, 200)
        .optional()
        .meta({
          title: 'Title of the source',
          description: 'The title of that page, as it stands there.',
          examples: ['The register of algorithms'],
        }),
      publisher: line(2, 100).meta({
        title: 'Publisher of the source',
        description: 'Who publishes that page: a city council, a newspaper, a network.',
        examples: ['City of Athens'],
      }),
      language: language.optional().meta({
        title: 'Language of the source',
        description: 'The language of that page, as a code, if it is not English.',
        examples: ['el'],
      }),
    },
    { error: requiredOr(message('actionSource')) },
  )
  .meta({
    guide: 'fields',
    title: 'Source',
    description: 'Where others can read this, with the title of the page and its publisher.',
    examples: [{ url: 'https://www.example.org/algorithm-register', publisher: 'City of Athens' }],
  });

export const cityAction = z.strictObject({
  id: slug.meta({
    title: 'Short name',
    description:
      'Names the action in its address. It is unique within the city, and never changes.',
    examples: ['algorithm-register'],
  }),
  text: line(15, 300).meta({
    title: 'What the city does',
    description:
      'One sentence that says what the city does, or did, so that a resident understands it.',
    examples: ['Publishes a register of the algorithms that its services use.'],
  }),
  kind: z
    .enum(ACTION_KINDS, {
      error: requiredOr(message('oneOf', { values: ACTION_KINDS.join(', ') })),
    })
    .meta({
      guide: 'references',
      title: 'Kind',
      description:
        'What kind of action it is. A commitment is a plan or a promise: it is shown, and does not count as done.',
      examples: ['register'],
    }),
  principle: slug.meta({
    title: 'Principle',
    description: 'The principle that the action serves: the file name of one of the five.',
    examples: ['transparency-and-accountability'],
  }),
  checklist: slug.optional().meta({
    title: 'Checklist item',
    description: 'The item of the checklist that the action answers, if it answers one.',
    examples: ['algorithmic-accountability-process'],
  }),
  topics: topicList.default([]).meta({
    guide: 'references',
    title: 'Topics',
    description: 'What the action is about, from the fixed list of topics.',
    examples: [['ai', 'transparency']],
  }),
  date: partialDate.optional().meta({
    title: 'Date',
    description: 'When it happened or was decided, as precisely as it is known.',
    examples: ['2020-09'],
  }),
  source,
});

/** The actions of one city, of which no two have one address or say the same. */
export const cityActions = z
  .array(cityAction, { error: message('actions') })
  .max(40, message('tooManyActions'))
  .superRefine((actions, context) => {
    for (const [index, { id, text }] of actions.entries()) {
      const before = actions.slice(0, index);
      const issue = (field: string, error: string) =>
        context.addIssue({
          code: 'custom',
          path: [index, field],
          message: error,
          input: actions,
        });
      if (before.some((other) => other.id === id)) issue('id', message('actionTwice', { id }));
      if (before.some((other) => other.text === text))
        issue('text', message('actionTextTwice', { id }));
    }
  });

export type CityAction = z.output<typeof cityAction>;

/** False for a plan or a promise, which is shown and does not count. */
export function isDone({ kind }: Pick<CityAction, 'kind'>): boolean {
  return kind !== 'commitment';
}
