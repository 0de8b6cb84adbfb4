/** Texts of the empty file of a city, as comments. */
export const joinTemplate = {
  howTo: [
    'Write your answers between the quotation marks. Lines that begin with # are help, and are not read.',
    'Lines with (optional) above them are switched off. To use one, remove the # and the space before it.',
  ],
  /** In the file without help. */
  bareHowTo: ['Lines with # are switched off. To use one, remove the # and the space after it.'],
  help: (field: {
    title: string;
    description: string;
    optional: boolean;
    example: string | undefined;
  }) =>
    [
      `${field.title}${field.optional ? ' (optional)' : ''}: ${field.description}`,
      ...(field.example === undefined ? [] : [`Example: ${field.example}`]),
    ].join(' '),
  /** What the help says of some fields besides. */
  more: {
    country: 'If you do not know the code, write the name: the reply says the code.',
    actions: 'Switch on all lines of an action. Copy them for each further one.',
    noActionsYet: 'Switch it on if you name no action.',
    'decision.date': 'Switch on this line or the next.',
    'decision.planned': 'Switch on this line or the one before.',
    promise: 'Switch it on: your city joins with this promise.',
  },
  oneOf: (words: readonly string[]) => `One of: ${words.join(', ')}.`,
} as const;
