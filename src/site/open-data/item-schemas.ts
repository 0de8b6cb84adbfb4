/** The schema of what is published of each collection: the fields of the content, and those that the site adds. */
import * as z from 'zod';
import { cityAction } from '../../model/schemas/action.ts';
import { activitySchema } from '../../model/schemas/activity.ts';
import { checklistItem, checklistSectionSchema } from '../../model/schemas/checklist.ts';
import { citySchema } from '../../model/schemas/city.ts';
import { language, partialDate, slug as slugField } from '../../model/schemas/fields.ts';
import { memberCountSchema } from '../../model/schemas/member-count.ts';
import { partnerSchema } from '../../model/schemas/partner.ts';
import { principleSchema } from '../../model/schemas/principle.ts';
import { projectSchema } from '../../model/schemas/project.ts';
import { CONTINENTS } from '../../model/queries/cities.ts';
import { settings } from '../../settings.ts';
import { SOURCE_OWNERS } from './source-owner.ts';

/** Fields that every published item begins with. */
const identity = {
  identifier: z
    .string()
    .regex(/^tag:/)
    .meta({
      title: 'Identifier',
      description:
        'Names the entry for good: it stays when the site moves, a file is renamed or a title changes.',
      examples: [`${settings.identity}city/barcelona`],
    }),
  slug: slugField.meta({
    title: 'Short name in addresses',
    description: 'Names the entry, here and in other collections.',
    examples: ['barcelona'],
  }),
  url: z.url().meta({
    title: 'Address',
    description: 'The page that shows the entry.',
    examples: ['https://www.example.org/cities/barcelona/'],
  }),
};

/** Fields that every published item ends with. */
const days = {
  added: partialDate.optional().meta({
    title: 'Added',
    description: 'The day on which this site first recorded the entry.',
    examples: ['2026-11-30'],
  }),
  changed: partialDate.optional().meta({
    title: 'Changed',
    description: 'The day on which this site last changed what it says of the entry.',
    examples: ['2026-12-01'],
  }),
};

const text = z.string().meta({
  title: 'Text',
  description:
    'The running text of the page, in Markdown. A link that begins with a slash leads to a page of this site.',
  examples: ['Athens teaches digital skills in its schools.\n\n## What is next\n\nMore of it.'],
});

const count = z.int().min(0).max(100_000_000);

/** The words for a code, in English. */
function label(title: string, description: string, example: string) {
  return z.string().meta({ title, description, examples: [example] });
}

/** The same field where it may be missing. */
function optional(field: z.ZodString) {
  return field.optional().meta(z.globalRegistry.get(field) ?? {});
}

/** The words for several codes or short names, in the order of these. */
function labels(title: string, description: string, ...example: string[]) {
  return z.array(z.string()).meta({ title, description, examples: [example] });
}

const countryName = label('Name of the country', 'The name of the country in English.', 'Greece');
const kindLabel = label('Kind in words', 'The kind, as pages write it.', 'Register or publication');
const principleTitle = label(
  'Title of the principle',
  'The short title of the principle.',
  'Privacy and security',
);
const topicLabels = labels(
  'Topics in words',
  'The topics, as pages write them.',
  'Artificial intelligence',
);
const cityNames = labels('Names of the cities', 'The cities by their names.', 'Barcelona');
const partnerNames = labels('Names of the partners', 'The partners by their short names.', 'UCLG');

const continent = {
  continent: z.enum(CONTINENTS).meta({
    title: 'Continent',
    description:
      'The continent of the country: AF (Africa), AN (Antarctica), AS (Asia), EU (Europe), NA (North America), OC (Oceania) or SA (South America).',
    examples: ['EU'],
  }),
  continentName: label('Name of the continent', 'The name of the continent in English.', 'Europe'),
};

const owner = z.enum(SOURCE_OWNERS).meta({
  title: 'Owner of the source',
  description:
    'Whose page the source is, as far as its host and its publisher say. coalition: the coalition’s own. city: of the city that it is about. other: any other; a few of these are further sites of the city.',
  examples: ['city'],
});

/** An action of a city, with what the site knows of its source. */
const sourcedAction = cityAction.extend({
  source: cityAction.shape.source.extend({ owner }).meta({
    title: 'Source',
    description:
      'Where others can read this, with the title of the page, its publisher and its owner.',
    examples: [
      {
        url: 'https://www.example.org/algorithm-register',
        publisher: 'City of Athens',
        owner: 'city',
      },
    ],
  }),
});

const principle = z
  .strictObject({
    ...identity,
    ...principleSchema.shape,
    memberCityCount: count.meta({
      title: 'Member cities',
      description: 'How many member cities have a sourced action under the principle.',
      examples: [20],
    }),
    actionCount: count.meta({
      title: 'Actions',
      description: 'How many sourced actions the member cities have under the principle.',
      examples: [31],
    }),
    text,
    ...days,
  })
  .meta({ id: 'principle', title: 'Principle', description: 'One of the five principles.' });

export const MEMBER_SINCE_KINDS = ['joined', 'memberBy', 'unknown', 'notYet'] as const;

/** What is known of the population of a city: all of it, or nothing. */
const population = {
  population: count.optional().meta({
    title: 'Population',
    description:
      'People in the place of this name, as GeoNames (CC BY 4.0) counts them. Its limits may differ from those of the city government. Left out unless it is certain that the place is the same.',
    examples: [664_046],
  }),
  populationDate: partialDate.optional().meta({
    title: 'Date of the population',
    description: 'The day on which GeoNames last changed its record of the place.',
    examples: ['2024-02-07'],
  }),
  populationSource: z
    .url()
    .optional()
    .meta({
      title: 'Source of the population',
      description: 'The page of the place at GeoNames.',
      examples: ['https://www.geonames.org/264371'],
    }),
};

const cityLanguage = language.optional().meta({
  title: 'Language of the city',
  description: 'The language of what the city says in its own words, as a code, if not English.',
  examples: ['el'],
});

// How somebody relates to a city is no fact about it.
const { sender: _sender, ...cityFields } = citySchema.shape;

const city = z
  .strictObject({
    ...identity,
    ...cityFields,
    language: cityLanguage,
    actions: z.array(sourcedAction).meta({
      title: 'Actions',
      description: 'What the city does under each principle, each with its source.',
      examples: [[]],
    }),
    countryName,
    ...continent,
    statusLabel: label('Status in words', 'The status, as pages write it.', 'Member'),
    memberSince: z.union([z.literal(''), partialDate]).meta({
      title: 'Member since',
      description:
        'When the city joined, or the first date at which a source names it as a member; “memberSinceKind” says which. Empty, not left out, if neither is known.',
      examples: ['2018-11-14', ''],
    }),
    memberSinceKind: z.enum(MEMBER_SINCE_KINDS).meta({
      title: 'Kind of that date',
      description:
        'joined: the city joined then. memberBy: it was a member by then. unknown: no date is known. notYet: it is a candidate.',
      examples: ['joined'],
    }),
    ...population,
    actionCounts: z.record(slugField, count).meta({
      title: 'Actions by principle',
      description:
        'How many sourced actions the city has under each principle, by the short name of the principle.',
      examples: [{ 'privacy-and-security': 2 }],
    }),
    text,
    ...days,
  })
  .meta({
    id: 'city',
    title: 'City',
    description: 'A member of the coalition, a candidate or a former member.',
  });

const action = z
  .strictObject({
    identifier: identity.identifier,
    slug: z
      .string()
      .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)
      .meta({
        title: 'Short name',
        description: 'Names the action: the short name of its city, a slash, and its own.',
        examples: ['athens/algorithm-register'],
      }),
    url: identity.url,
    city: slugField.meta({
      title: 'City',
      description: 'The member city that does it, by its short name.',
      examples: ['athens'],
    }),
    cityName: citySchema.shape.name,
    country: citySchema.shape.country,
    countryName,
    ...continent,
    ...sourcedAction.shape,
    language: cityLanguage,
    kindLabel,
    principleTitle,
    checklistLabel: optional(
      label(
        'Checklist item in words',
        'The label of the item of the checklist.',
        'Open data portal',
      ),
    ),
    topicLabels,
    done: z.boolean().meta({
      title: 'Done',
      description: 'False for a plan or a promise, which does not count.',
      examples: [true],
    }),
    ...days,
  })
  .meta({
    id: 'action',
    title: 'Action',
    description: 'What a member city does for digital rights, with its source.',
  });

const { draft: _draft, ...activityFields } = activitySchema.shape;

const activity = z
  .strictObject({
    ...identity,
    ...activityFields,
    image: activitySchema.shape.image
      .unwrap()
      .extend({
        src: z.url().meta({
          title: 'File',
          description: 'The address of the picture.',
          examples: ['https://www.example.org/assets/porto-meeting.jpg'],
        }),
      })
      .optional()
      .meta({
        title: 'Picture',
        description: 'One picture, with its description.',
        examples: [
          {
            src: 'https://www.example.org/assets/porto-meeting.jpg',
            alt: 'Delegates of twenty cities on the steps of Casa da Música.',
          },
        ],
      }),
    kindLabel,
    topicLabels,
    cityNames,
    partnerNames,
    principleTitles: labels(
      'Titles of the principles',
      'The principles by their short titles.',
      'Privacy and security',
    ),
    originalOwner: owner.optional().meta({
      title: 'Owner of the original',
      description:
        'Whose page the original is, as far as its host says. coalition: the coalition’s own. city: of one of the cities that took part. other: any other.',
      examples: ['coalition'],
    }),
    text,
    ...days,
  })
  .meta({
    id: 'activity',
    title: 'Activity',
    description: 'A piece of news, an event, a publication, a statement, a webinar or a campaign.',
  });

const partner = z
  .strictObject({ ...identity, ...partnerSchema.shape, kindLabel, text, ...days })
  .meta({
    id: 'partner',
    title: 'Partner',
    description: 'An organisation that works, or worked, with the coalition.',
  });

const project = z
  .strictObject({
    ...identity,
    ...projectSchema.shape,
    leadNames: labels('Names of those who lead it', 'The leading cities by their names.', 'London'),
    cityNames,
    partnerNames,
    text,
    ...days,
  })
  .meta({
    id: 'project',
    title: 'Project',
    description: 'Work with an aim and a time, by some members and partners.',
  });

const { id: _itemId, ...checklistItemFields } = checklistItem.shape;
const { id: _sectionId, ...sectionFields } = checklistSectionSchema.shape;

const section = z
  .strictObject({
    ...identity,
    slug: slugField.meta({
      title: 'Section',
      description: 'Names the section.',
      examples: ['general-process'],
    }),
    ...sectionFields,
    principleTitle: optional(principleTitle),
    items: z
      .array(z.strictObject({ ...identity, ...checklistItemFields, ...days }))
      .meta({ title: 'Items', description: 'The items of the section, in order.' }),
    ...days,
  })
  .meta({
    id: 'section',
    title: 'Section',
    description: 'A section of the checklist, with its items.',
  });

const memberCount = z.strictObject({ ...identity, ...memberCountSchema.shape, ...days }).meta({
  id: 'memberCount',
  title: 'Number of members',
  description: 'How many members the coalition had on a day, as somebody wrote at the time.',
});

/** The published collections, with the schema of an item of each. */
export const itemSchemas = {
  principles: principle,
  cities: city,
  actions: action,
  activities: activity,
  partners: partner,
  projects: project,
  checklist: section,
  'member-counts': memberCount,
} as const;

export type Collection = keyof typeof itemSchemas;
export type Item<C extends Collection> = z.output<(typeof itemSchemas)[C]>;
export type Items = { readonly [C in Collection]: readonly Item<C>[] };

/** In the order of the page. */
export const COLLECTIONS = Object.keys(itemSchemas) as Collection[];
