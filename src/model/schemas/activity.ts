/** What an activity is: a piece of news, an event, a publication, a statement, a webinar or a campaign. */
import * as z from 'zod';
import {
  aliases,
  alternativeText,
  alternativeTextError,
  corrections,
  line,
  link,
  moment,
  partialDate,
  sentence,
  slugs,
  sources,
  updated,
} from './fields.ts';
import { dateOf, endsBeforeStart, precisionOf, timeOf, type Moment } from '../../base/dates.ts';
import { knownLanguage } from './known-language.ts';
import { message } from './messages.ts';
import { topicList } from './topics.ts';

export const ACTIVITY_KINDS = [
  'news',
  'event',
  'publication',
  'statement',
  'webinar',
  'campaign',
] as const;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name.includes('/') || name === 'UTC';
  } catch {
    return false;
  }
}

const furtherDay = z.strictObject({
  start: moment.meta({
    title: 'Start of a further day',
    description: 'The day, or the day and local time.',
    examples: ['2021-11-04T16:00'],
  }),
  end: moment.optional().meta({
    title: 'End of a further day',
    description: 'Its end, or the last day of several in a row. Leave it out for one day.',
    examples: ['2021-11-04T17:30'],
  }),
});

const eventSchema = z
  .strictObject({
    start: moment.meta({
      title: 'Start',
      description: 'First day, or day and local time, as precisely as it is known.',
      examples: ['2021-10-28T16:00'],
    }),
    end: moment.optional().meta({
      title: 'End',
      description: 'Last day, or day and local time. Leave it out for one day.',
      examples: ['2021-10-28T17:30'],
    }),
    furtherDays: z
      .array(furtherDay, { error: message('furtherDays') })
      .max(50, message('tooManyFurtherDays'))
      .default([])
      .meta({
        guide: 'dates',
        title: 'Further days',
        description:
          'For an event on separate days: the days after the first, in order. Days in a row need only start and end.',
        examples: [[{ start: '2021-11-04T16:00', end: '2021-11-04T17:30' }]],
      }),
    timeZone: z
      .string()
      .refine(isTimeZone, message('timeZone'))
      .optional()
      .meta({
        pattern: '^([A-Za-z_]+/[A-Za-z0-9_/+-]+|UTC)$',
        guide: 'dates',
        title: 'Time zone',
        description: 'Needed where start or end has a time.',
        examples: ['Europe/Madrid'],
      }),
    place: line(2, 120)
      .optional()
      .meta({
        title: 'Place',
        description: 'Venue, city and country.',
        examples: ['Casa da Música, Porto, Portugal'],
      }),
    online: z
      .boolean({ error: message('trueOrFalse') })
      .default(false)
      .meta({
        guide: 'numbers-and-codes',
        title: 'Online',
        description: 'True if people can take part online.',
        examples: [true],
      }),
    cancelled: z
      .boolean({ error: message('trueOrFalse') })
      .default(false)
      .meta({
        guide: 'numbers-and-codes',
        title: 'Cancelled',
        description: 'True if the event does not take place.',
        examples: [false],
      }),
    link: link.optional().meta({
      title: 'Where to take part',
      description: 'The page on which people sign up or join.',
      examples: ['https://www.example.org/register'],
    }),
    revision: z
      .int({ error: message('revision') })
      .min(0, message('revision'))
      .max(9999, message('revision'))
      .default(0)
      .meta({
        guide: 'dates',
        title: 'Revision',
        description:
          'Raise it by one with each change of what a calendar shows: title, time, place, link, cancelled. It never falls, because calendars keep what has the highest number.',
        examples: [1],
      }),
  })
  .superRefine((event, context) => {
    const error = (path: PropertyKey[], text: string) =>
      context.addIssue({ code: 'custom', path, message: text, input: event });
    if (!event.place && !event.online) error(['place'], message('eventWithoutPlace'));
    const times = [event, ...event.furtherDays];
    times.forEach((time, index) => {
      const path = index === 0 ? [] : ['furtherDays', index - 1];
      if (time.end && endsBeforeStart(time.start, time.end))
        error([...path, 'end'], message('endBeforeStart'));
      const before = times[index - 1];
      if (before === undefined) return;
      if (!isAsPrecise(event, time)) error([...path, 'start'], message('furtherDayPrecision'));
      else if (!comesAfter(before, time)) error([...path, 'start'], message('furtherDayOrder'));
    });
    if (
      times
        .flatMap(({ start, end }) => [start, end])
        .some((at) => at && timeOf(at) !== undefined) &&
      !event.timeZone
    )
      error(['timeZone'], message('timeWithoutZone'));
  });

/** One of the separate times at which an event takes place. Without an end, it is one day, or its hour of the end is not known. */
interface EventTime {
  start: Moment;
  end?: Moment | undefined;
}

/** True if both have a day, and both or neither have an hour. */
function isAsPrecise(first: EventTime, other: EventTime): boolean {
  const ofDays = [first.start, first.end, other.start, other.end].every(
    (at) => at === undefined || precisionOf(dateOf(at)) === 'day',
  );
  return ofDays && (timeOf(first.start) === undefined) === (timeOf(other.start) === undefined);
}

/** True if the second begins after the first is over. Both are as precise as {@link isAsPrecise} demands. */
function comesAfter(first: EventTime, second: EventTime): boolean {
  const last = first.end ?? first.start;
  // Without the hour of its end, it ends when its last day does.
  if (timeOf(last) === undefined || timeOf(second.start) === undefined)
    return dateOf(second.start) > dateOf(last);
  return first.end === undefined ? second.start > last : second.start >= last;
}

export const activitySchema = z
  .strictObject({
    title: line(5, 160).meta({
      title: 'Title',
      description: 'The title of the post, unique on the site.',
      examples: ['Defining digital rights'],
    }),
    summary: sentence(40, 200).meta({
      title: 'Summary',
      description: 'One sentence that says what happened, for lists, feeds and search results.',
      examples: [
        'Students of Utrecht University asked fourteen member cities how they see digital rights.',
      ],
    }),
    language: knownLanguage.optional().meta({
      title: 'Language',
      description: 'The language of title, summary and text, as a code. Leave it out for English.',
      examples: ['es'],
    }),
    date: partialDate.meta({
      title: 'Date',
      description:
        'When it happened or was published, as precisely as it is known. For an event to come: the day on which you announce it. A post with a later date than today stays hidden until then.',
      examples: ['2021-06'],
    }),
    dateNote: line(10, 200)
      .optional()
      .meta({
        title: 'Note on the date',
        description:
          'What readers must know where the date is inferred. The site then writes "about" before it.',
        examples: ['The original shows no date; it is from 2021 or 2022.'],
      }),
    kind: z
      .enum(ACTIVITY_KINDS, { error: message('oneOf', { values: ACTIVITY_KINDS.join(', ') }) })
      .meta({
        guide: 'references',
        title: 'Kind',
        description: 'What sort of activity it is.',
        examples: ['webinar'],
      }),
    topics: topicList.min(1, message('noTopic')).meta({
      guide: 'references',
      title: 'Topics',
      description: 'What the post is about, from the fixed list of topics.',
      examples: [['research', 'governance']],
    }),
    cities: slugs.meta({
      title: 'Cities',
      description: 'The cities of the coalition that took part, by the names of their files.',
      examples: [['barcelona', 'utrecht']],
    }),
    partners: slugs.meta({
      title: 'Partners',
      description: 'The partners that took part, by the names of their files.',
      examples: [['utrecht-university']],
    }),
    principles: slugs.meta({
      title: 'Principles',
      description: 'The principles that the post is about, by the names of their files.',
      examples: [['open-and-ethical-standards']],
    }),
    event: eventSchema.optional().meta({
      guide: 'fields',
      title: 'Event',
      description: 'When and where, for an event or a webinar.',
      examples: [{ start: '2025-11-04', end: '2025-11-05', place: 'Barcelona, Spain' }],
    }),
    original: link.optional().meta({
      title: 'Original',
      description:
        'The page on which this was first published. Leave it out if the post is first published here.',
      examples: ['https://www.example.org/news/1'],
    }),
    sources: sources.default([]).meta({
      title: 'Further sources',
      description: 'Other pages from which facts in this post come.',
      examples: [['https://www.example.org/report']],
    }),
    image: z
      .strictObject({
        src: z
          .string()
          .refine(
            (path) => /^\.\/[\w-]+\.(jpe?g|png|webp|avif)$/i.test(path),
            message('pictureFile'),
          )
          .meta({
            guide: 'pictures',
            title: 'File',
            description: 'The picture, beside this file.',
            examples: ['./porto-meeting.jpg'],
          }),
        alt: alternativeText.meta({
          title: 'Alternative text',
          description: 'What the picture shows, for people who do not see it.',
          examples: ['Delegates of twenty cities on the steps of Casa da Música.'],
        }),
        credit: line(3, 120)
          .optional()
          .meta({
            guide: 'pictures',
            title: 'Credit',
            description: 'Who made the picture, and under which licence.',
            examples: ['City of Porto, CC BY 4.0'],
          }),
      })
      .optional()
      .meta({
        guide: 'pictures',
        title: 'Picture',
        description: 'One picture, with its description.',
        examples: [
          {
            src: './porto-meeting.jpg',
            alt: 'Delegates of twenty cities on the steps of Casa da Música.',
          },
        ],
      }),
    draft: z
      .boolean({ error: message('trueOrFalse') })
      .default(false)
      .meta({
        guide: 'numbers-and-codes',
        title: 'Draft',
        description: 'True while the post is not to be published.',
        examples: [true],
      }),
    aliases,
    updated,
    corrections,
  })
  .superRefine((activity, context) => {
    const { image } = activity;
    const error = image && alternativeTextError(image.alt, image.src);
    // Errors in the text alone were reported by the field.
    if (error && !alternativeTextError(image.alt, ''))
      context.addIssue({ code: 'custom', path: ['image', 'alt'], message: error, input: activity });
    if (activity.kind === 'event' && !activity.event) {
      context.addIssue({
        code: 'custom',
        path: ['event'],
        message: message('eventWithoutStart'),
        input: activity,
      });
    }
  });

export type Activity = z.output<typeof activitySchema>;
export type ActivityKind = Activity['kind'];
export type EventDetails = NonNullable<Activity['event']>;
