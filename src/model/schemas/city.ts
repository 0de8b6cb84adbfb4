/** What a city is on this site. Used by the build, the join form, the checks and the open data. */
import * as z from 'zod';
import { endsBeforeStart } from '../../base/dates.ts';
import { cityActions } from './action.ts';
import {
  aliases,
  corrections,
  country,
  email,
  language,
  line,
  link,
  paragraphs,
  partialDate,
  requiredOr,
  sentence,
  updated,
} from './fields.ts';
import { message } from './messages.ts';

export const MEMBERSHIP_STATUSES = ['member', 'candidate', 'former'] as const;

/** A membership that ended before the present one began. */
const earlierMembership = z.strictObject({
  applied: partialDate.optional().meta({
    title: 'Applied',
    description: 'When the city applied, if that is known.',
    examples: ['2018-10-01'],
  }),
  joined: partialDate.optional().meta({
    title: 'Joined',
    description: 'When that membership began, if that is known.',
    examples: ['2018-11-14'],
  }),
  memberBy: partialDate.optional().meta({
    title: 'Member by',
    description: 'A date at which a source names the city as a member, if joined is not known.',
    examples: ['2019-03-28'],
  }),
  source: link.optional().meta({
    title: 'Source of that membership',
    description: 'A public page that names the city as a member at that time.',
    examples: ['https://www.example.org/press-release'],
  }),
  left: partialDate.meta({
    title: 'Left',
    description: 'When that membership ended.',
    examples: ['2025'],
  }),
  leftSource: link.optional().meta({
    title: 'Source of the leaving',
    description: 'A public page that says so.',
    examples: ['https://www.example.org/council/2025-03-01'],
  }),
});

/** How the person who proposes a city relates to it. */
export const SENDERS = ['staff', 'elected', 'asked', 'other'] as const;

const latitude = z
  .number({
    error: requiredOr(message('latitude')),
  })
  .min(-90, message('latitudeRange'))
  .max(90, message('latitudeRange'))
  .meta({
    guide: 'numbers-and-codes',
    title: 'Latitude',
    description: 'Degrees north of the equator; south is negative.',
    examples: [52.3676],
  });

const longitude = z
  .number({
    error: requiredOr(message('longitude')),
  })
  .min(-180, message('longitudeRange'))
  .max(180, message('longitudeRange'))
  .meta({
    guide: 'numbers-and-codes',
    title: 'Longitude',
    description: 'Degrees east of Greenwich; west is negative.',
    examples: [4.9041],
  });

export const citySchema = z
  .strictObject({
    name: line(1, 60).meta({
      title: 'Name in English',
      description: 'The name of the city as written in English.',
      examples: ['Athens'],
    }),
    localNames: z
      .array(
        z.strictObject({
          name: line(1, 60).meta({
            title: 'Local name',
            description: 'The name as the city itself writes it.',
            examples: ['Αθήνα'],
          }),
          language: language.meta({
            title: 'Language',
            description: 'The language of that name, as a code.',
            examples: ['el'],
          }),
        }),
      )
      .max(4, message('tooManyLocalNames'))
      .default([])
      .meta({
        guide: 'fields',
        title: 'Local names',
        description: 'The name in the languages of the city, where it differs from English.',
        examples: [[{ name: 'Αθήνα', language: 'el' }]],
      }),
    country: country.meta({
      title: 'Country',
      description: 'The country. In a file, by its two-letter code (ISO 3166-1).',
      examples: ['GR'],
    }),
    latitude,
    longitude,
    status: z.enum(MEMBERSHIP_STATUSES, { error: message('status') }).meta({
      guide: 'references',
      title: 'Status',
      description: 'member, candidate or former. Only members are counted.',
      examples: ['member'],
    }),
    founder: z
      .boolean({ error: message('trueOrFalse') })
      .default(false)
      .meta({
        guide: 'numbers-and-codes',
        title: 'Founder',
        description: 'True for the cities that founded the coalition.',
        examples: [false],
      }),
    joined: partialDate.optional().meta({
      title: 'Joined',
      description:
        'When the city joined, if that is known. If a source only shows that it was a member by some date, use memberBy.',
      examples: ['2018-11-14'],
    }),
    memberBy: partialDate.optional().meta({
      title: 'Member by',
      description:
        'A date at which a source names the city as a member, where the day of joining is not known.',
      examples: ['2019-03-28'],
    }),
    applied: partialDate.optional().meta({
      title: 'Applied',
      description: 'When a candidate city applied.',
      examples: ['2026-11-24'],
    }),
    left: partialDate.optional().meta({
      title: 'Left',
      description: 'When a former member left. It stays while the city applies again.',
      examples: ['2025'],
    }),
    leftSource: link.optional().meta({
      title: 'Source of the leaving',
      description: 'A public page that says that the city left.',
      examples: ['https://www.example.org/council/2025-03-01'],
    }),
    membershipSource: link.optional().meta({
      title: 'Source of the membership',
      description: 'A public page that names the city as a member.',
      examples: ['https://www.example.org/press-release'],
    }),
    confirmed: z
      .strictObject({
        date: partialDate.meta({
          title: 'Date of the confirmation',
          description: 'When the office last confirmed it.',
          examples: ['2026-12-05'],
        }),
        by: line(3, 80).meta({
          title: 'Confirmed by',
          description: 'The office that confirmed it, not a person.',
          examples: ['Office of the coalition'],
        }),
        link: link.optional().meta({
          title: 'Link to the confirmation',
          description: 'A public page about it, if there is one.',
          examples: ['https://www.example.org/members'],
        }),
      })
      .optional()
      .meta({
        guide: 'fields',
        title: 'Last confirmed',
        description: 'When an office last confirmed that the city is a member, and which one.',
        examples: [{ date: '2026-12-05', by: 'Office of the coalition' }],
      }),
    earlierMemberships: z
      .array(earlierMembership)
      .max(9, message('tooManyMemberships'))
      .default([])
      .meta({
        guide: 'fields',
        title: 'Earlier memberships',
        description:
          'For a city that left and joined again: the memberships before the present one, oldest first.',
        examples: [[{ joined: '2018-11-14', left: '2025' }]],
      }),
    website: link.optional().meta({
      title: 'Website of the city',
      description: 'The home page of the city government.',
      examples: ['https://www.example.org/'],
    }),
    wikidata: z
      .string({ error: message('wikidataText') })
      .regex(/^Q[1-9]\d*$/, message('wikidata'))
      .optional()
      .meta({
        guide: 'numbers-and-codes',
        title: 'Wikidata',
        description: 'The identifier of the city in Wikidata. Leave it out if you are not certain.',
        examples: ['Q1524'],
      }),
    unlocode: z
      .string({ error: message('unlocodeText') })
      .regex(/^[A-Z]{2}[A-Z2-9]{3}$/, message('unlocode'))
      .optional()
      .meta({
        guide: 'numbers-and-codes',
        title: 'UN/LOCODE',
        description:
          'The code of the city in the list of the United Nations. Leave it out if you are not certain.',
        examples: ['GRATH'],
      }),
    language: language.optional().meta({
      title: 'Language of your answers',
      description:
        'The language in which the city wrote its texts here, if it is not English: in a file, its code.',
      examples: ['el'],
    }),
    summary: sentence(30, 200).meta({
      title: 'Summary',
      description: 'One sentence about the city and digital rights, for lists and search results.',
      examples: [
        'Athens teaches digital skills in its schools and brings internet access to more of its neighbourhoods.',
      ],
    }),
    statement: paragraphs(20, 1500)
      .optional()
      .meta({
        title: 'Why the city joins',
        description:
          'The reason, in the words of the city: what it wants to protect, and what it brings. Plain text; leave an empty line between paragraphs.',
        examples: [
          'Everyone in Athens should be able to use city services, and to know what happens with their data.',
        ],
      }),
    actions: cityActions.default([]).meta({
      guide: 'fields',
      title: 'Actions',
      description: 'What the city does under each principle, each with its source.',
      examples: [[]],
    }),
    noActionsYet: z
      .boolean({ error: message('trueOrFalse') })
      .optional()
      .meta({
        guide: 'numbers-and-codes',
        title: 'No action yet',
        description: 'True if the city says that it has nothing to show yet.',
        examples: [true],
      }),
    decision: z
      .strictObject({
        body: line(2, 100).meta({
          title: 'Who decides',
          description: 'The body that decides in your city, such as the council or the mayor.',
          examples: ['City council'],
        }),
        date: partialDate.optional().meta({
          title: 'Day of the decision',
          description: 'When it decided to join, as precisely as you know it.',
          examples: ['2026-10-12'],
        }),
        planned: partialDate.optional().meta({
          title: 'Or planned for',
          description: 'If it has not decided yet: when it will.',
          examples: ['2027-01'],
        }),
        link: link.optional().meta({
          title: 'Link to the decision',
          description:
            'A public page about it, best on the city’s own website: it shows that the city itself is joining.',
          examples: ['https://www.example.org/council/2026-10-12'],
        }),
      })
      .optional()
      .meta({
        guide: 'fields',
        title: 'Decision',
        description: 'Which body decides that the city joins, and when.',
        examples: [{ body: 'City council', date: '2026-10-12' }],
      }),
    promise: z
      .boolean({ error: message('trueOrFalse') })
      .optional()
      .meta({
        guide: 'numbers-and-codes',
        title: 'Promise',
        description: 'True if the city promises to uphold the Declaration.',
        examples: [true],
      }),
    proof: link.optional().meta({
      title: 'Proof on your website',
      description:
        'If there is no page about the decision: the address of a text file below /.well-known/ on the city’s website that names this coalition.',
      examples: ['https://www.example.org/.well-known/cities-for-digital-rights.txt'],
    }),
    contact: z
      .strictObject({
        role: line(3, 80).meta({
          title: 'Role or office',
          description: 'The office to write to, not a person.',
          examples: ['Chief Technology Office'],
        }),
        email: email.optional().meta({
          title: 'E-mail of the office',
          description: 'A mailbox of the office, not of a person.',
          examples: ['digital@example.org'],
        }),
      })
      .optional()
      .meta({
        guide: 'fields',
        title: 'Contact',
        description: 'The office that answers questions about digital rights.',
        examples: [{ role: 'Chief Technology Office', email: 'digital@example.org' }],
      }),
    sender: z
      .enum(SENDERS, { error: message('oneOf', { values: SENDERS.join(', ') }) })
      .optional()
      .meta({
        guide: 'references',
        title: 'Who proposes the city',
        description: 'How you relate to the city. No name is asked.',
        examples: ['staff'],
      }),
    sources: z
      .array(link)
      .default([])
      .meta({
        guide: 'links',
        title: 'Sources of the profile',
        description: 'Where the facts in the text come from, beside those of the actions.',
        examples: [['https://www.example.org/strategy']],
      }),
    aliases,
    updated,
    corrections,
  })
  .superRefine((city, context) => {
    const error = (field: string, text: string) =>
      context.addIssue({ code: 'custom', path: [field], message: text, input: city });
    // A city that applied here needs no other source, because its proposal and the decision are public.
    if (city.status === 'member' && !city.membershipSource && !city.applied)
      error('membershipSource', message('memberWithoutSource'));
    if (city.status === 'candidate' && !city.applied)
      error('applied', message('candidateWithoutDate'));
    // A former member may apply again: then it has left, and is a candidate.
    if (city.status === 'candidate' && !city.left && (city.joined ?? city.memberBy))
      error('status', message('candidateJoined'));
    if (city.status === 'member' && city.left) error('left', message('leftWithoutStatus'));
    if (city.unlocode && !city.unlocode.startsWith(city.country))
      error('unlocode', message('unlocodeCountry', { country: city.country }));
    if (city.joined && city.memberBy) error('memberBy', message('joinedTwice'));
    if (city.joined && city.left && endsBeforeStart(city.joined, city.left))
      error('left', message('leftBeforeJoined'));
  });

export type City = z.output<typeof citySchema>;
