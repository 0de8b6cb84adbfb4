/** What is published of each collection: the fields of the content, and those that the site adds. */
import * as z from 'zod';
import type { Locale } from '../../i18n/index.ts';
import type { ActionDays } from '../action-history.ts';
import { allActions, type ActionEntry } from '../../model/queries/actions.ts';
import { cityAction, isDone } from '../../model/schemas/action.ts';
import { activitySchema, type Activity } from '../../model/schemas/activity.ts';
import {
  checklistItem,
  checklistSectionSchema,
  type ChecklistSection,
} from '../../model/schemas/checklist.ts';
import { citySchema, type City } from '../../model/schemas/city.ts';
import { partialDate, slug as slugField } from '../../model/schemas/fields.ts';
import { memberCountSchema, type MemberCount } from '../../model/schemas/member-count.ts';
import { partnerSchema, type Partner } from '../../model/schemas/partner.ts';
import { principleSchema, type Principle } from '../../model/schemas/principle.ts';
import { projectSchema, type Project } from '../../model/schemas/project.ts';
import {
  actingOn,
  CONTINENTS,
  continentOf,
  members,
  principleShares,
} from '../../model/queries/cities.ts';
import type { Entry } from '../../model/queries/entry.ts';
import { identifier, identify, identifyAction } from '../../model/identity.ts';
import { absolute, routes } from '../../model/urls.ts';
import { settings } from '../../settings.ts';

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
    title: 'Short name',
    description: 'Names the entry, here and in other collections.',
    examples: ['barcelona'],
  }),
  url: z.url().meta({
    title: 'Address',
    description: 'The page that shows the entry.',
    examples: ['https://www.example.org/cities/barcelona/'],
  }),
};

const count = z.int().min(0).max(100_000);

const countryName = z.string().meta({
  title: 'Name of the country',
  description: 'The name of the country in English.',
  examples: ['Greece'],
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
  })
  .meta({ id: 'principle', title: 'Principle', description: 'One of the five principles.' });

const city = z
  .strictObject({
    ...identity,
    ...citySchema.shape,
    countryName,
    continent: z.enum(CONTINENTS).meta({
      title: 'Continent',
      description:
        'The continent of the country: AF (Africa), AN (Antarctica), AS (Asia), EU (Europe), NA (North America), OC (Oceania) or SA (South America).',
      examples: ['EU'],
    }),
    actionCounts: z.record(slugField, count).meta({
      title: 'Actions by principle',
      description:
        'How many sourced actions the city has under each principle, by the short name of the principle.',
      examples: [{ 'privacy-and-security': 2 }],
    }),
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
    ...cityAction.shape,
    done: z.boolean().meta({
      title: 'Done',
      description: 'False for a plan or a promise, which does not count.',
      examples: [true],
    }),
    added: partialDate.optional().meta({
      title: 'Added',
      description: 'The day on which this site first recorded the action.',
      examples: ['2026-11-30'],
    }),
    changed: partialDate.optional().meta({
      title: 'Changed',
      description: 'The day on which this site last changed what it says of the action.',
      examples: ['2026-12-01'],
    }),
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
  })
  .meta({
    id: 'activity',
    title: 'Activity',
    description: 'A piece of news, an event, a publication, a statement, a webinar or a campaign.',
  });

const partner = z.strictObject({ ...identity, ...partnerSchema.shape }).meta({
  id: 'partner',
  title: 'Partner',
  description: 'An organisation that works, or worked, with the coalition.',
});

const project = z.strictObject({ ...identity, ...projectSchema.shape }).meta({
  id: 'project',
  title: 'Project',
  description: 'Work with an aim and a time, by some members and partners.',
});

const { id: _itemId, ...checklistItemFields } = checklistItem.shape;
const { id: _sectionId, ...sectionFields } = checklistSectionSchema.shape;

const section = z
  .strictObject({
    ...identity,
    ...sectionFields,
    items: z
      .array(z.strictObject({ ...identity, ...checklistItemFields }))
      .meta({ title: 'Items', description: 'The items of the section, in order.' }),
  })
  .meta({
    id: 'section',
    title: 'Section',
    description: 'A section of the checklist, with its items.',
  });

const memberCount = z.strictObject({ ...identity, ...memberCountSchema.shape }).meta({
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

/** The content that the open data are made from. */
export interface OpenContent {
  principles: readonly Entry<Principle>[];
  cities: readonly Entry<City>[];
  /** Published ones only, newest first. */
  activities: readonly Entry<Activity>[];
  partners: readonly Entry<Partner>[];
  /** The latest first. */
  projects: readonly Entry<Project>[];
  checklist: readonly ChecklistSection[];
  memberCounts: readonly MemberCount[];
  /** Path of the picture of an activity from the root of the host, by the slug of the activity. */
  pictures: ReadonlyMap<string, string>;
  /** When each action was added and last changed, by its slug; those whose history is not known are absent. */
  actionDays: ReadonlyMap<string, ActionDays>;
}

function identityOf(identifier: string, slug: string, route: string) {
  return { identifier, slug, url: absolute(route) };
}

function entryIdentity(...[kind, entry]: Parameters<typeof identify>) {
  return identityOf(identify(kind, entry), entry.id, routes[kind](entry.id));
}

function bySlug(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function publishedActivity(
  entry: Entry<Activity>,
  pictures: OpenContent['pictures'],
): Item<'activities'> {
  const {
    id,
    data: { draft: _, image, ...data },
  } = entry;
  const picture = pictures.get(id);
  return {
    ...entryIdentity('activity', entry),
    ...data,
    ...(image && picture !== undefined
      ? { image: { ...image, src: new URL(picture, absolute('/')).href } }
      : {}),
  };
}

function publishedAction(
  { city: entry, action: { id, ...action } }: ActionEntry,
  { actionDays }: OpenContent,
  formats: Locale['formats'],
): Item<'actions'> {
  const { id: city, data } = entry;
  const slug = `${city}/${id}`;
  return {
    ...identityOf(identifyAction(entry, { id }), slug, routes.action(city, id)),
    city,
    cityName: data.name,
    country: data.country,
    countryName: formats.country(data.country),
    id,
    ...action,
    done: isDone(action),
    ...actionDays.get(slug),
  };
}

/** Numbers of members are named by their day, numbered if there are two for one day. */
function publishedCounts(counts: readonly MemberCount[]): Item<'member-counts'>[] {
  const seen = new Map<string, number>();
  return counts.map((data) => {
    const number = (seen.get(data.date) ?? 0) + 1;
    seen.set(data.date, number);
    const slug = number === 1 ? data.date : `${data.date}-no-${number}`;
    return { ...identityOf(identifier('member-count', slug), slug, '/about/'), ...data };
  });
}

/**
 * The items of all collections, each in a fixed order: principles, checklist
 * and numbers in their own, actions, activities and projects latest first, all
 * others by slug.
 */
export function publishedItems(content: OpenContent, { formats }: Locale): Items {
  const principles = content.principles.map(({ id }) => id);
  const memberCities = members(content.cities);
  const posts = new Set(content.activities.map(({ id }) => id));
  return {
    principles: content.principles.map((entry) => {
      const acting = actingOn(memberCities, entry.id);
      return {
        ...entryIdentity('principle', entry),
        ...entry.data,
        memberCityCount: acting.length,
        actionCount: acting.reduce((sum, { actions }) => sum + actions.length, 0),
      };
    }),
    cities: [...content.cities].sort(bySlug).map((entry) => ({
      ...entryIdentity('city', entry),
      ...entry.data,
      countryName: formats.country(entry.data.country),
      continent: continentOf(entry.data.country),
      actionCounts: Object.fromEntries(
        principleShares(entry.data, principles).map(({ principle, count }) => [principle, count]),
      ),
    })),
    actions: allActions(memberCities).map((entry) => publishedAction(entry, content, formats)),
    activities: content.activities.map((entry) => publishedActivity(entry, content.pictures)),
    partners: [...content.partners].sort(bySlug).map((entry) => ({
      ...entryIdentity('partner', entry),
      ...entry.data,
    })),
    projects: content.projects.map((entry) => ({
      ...entryIdentity('project', entry),
      ...entry.data,
      // A post that is not published yet is not named.
      results: entry.data.results.map(({ activity, ...result }) =>
        activity !== undefined && posts.has(activity) ? { ...result, activity } : result,
      ),
    })),
    checklist: content.checklist.map(({ id, items, ...section }) => ({
      ...identityOf(identifier('checklist', id), id, routes.checklistItem(id)),
      ...section,
      items: items.map(({ id: item, ...data }) => ({
        ...identityOf(identifier('checklist-item', item), item, routes.checklistItem(item)),
        ...data,
      })),
    })),
    'member-counts': publishedCounts(content.memberCounts),
  };
}
