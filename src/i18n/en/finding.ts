/** Texts of what helps readers find things: kinds, countries, the directory of cities, similar cities. */
import type { ActivityKind } from '../../model/schemas/activity.ts';
import { site } from './site.ts';
import { list, plural } from './words.ts';

export const finding = {
  kinds: 'By kind',
  kind: {
    news: { label: 'News', meaning: 'What has happened in the coalition and its cities.' },
    event: {
      label: 'Posts about events',
      meaning: 'Meetings, conferences and workshops, with what came of them.',
    },
    publication: { label: 'Publications', meaning: 'Reports, guides and papers.' },
    statement: {
      label: 'Statements',
      meaning: 'What the coalition and its partners said together.',
    },
    webinar: { label: 'Webinars', meaning: 'Meetings online at which cities show their work.' },
    campaign: { label: 'Campaigns', meaning: 'Calls to act that go on for some time.' },
  } satisfies Record<ActivityKind, { label: string; meaning: string }>,
  kindTitle: (label: string) => `${label}: activities of this kind`,
  kindDescription: (n: number, label: string) =>
    `${site.activities(n)} of the coalition and its cities of the kind “${label}”, newest first.`,

  countries: 'By country',
  countryTitle: (country: string) => `Member cities in ${country}`,
  countryDescription: (n: number, country: string) =>
    `${site.memberCities(n)} in ${country}: what ${plural(n, 'it does', 'they do')} for digital rights, and the activities in which ${plural(n, 'it', 'they')} took part.`,
  countryActivities: 'Activities',

  continentTitle: (continent: string) => `Member cities in ${continent}`,
  continentDescription: (n: number, continent: string) =>
    `${site.memberCities(n)} in ${continent}, by name, with the principles on which each one acts.`,
  continentAll: (n: number, continent: string) =>
    `${plural(n, 'The city', `All ${site.cities(n)}`)} in ${continent}`,
  indexOfMembers:
    'There are too many to name them all here. Each stands on the page of its country:',
  indexOfActivities: (newest: number) =>
    `${newest > 0 ? `Here are the newest ${newest}.` : 'There are too many to name them here.'} Each stands on the page of its year, and on those of its kind and topics.`,

  facets: 'Narrow down',
  facet: { type: 'Type', topic: 'Topic', principle: 'Principle', country: 'Country', year: 'Year' },
  any: {
    type: 'Any type',
    topic: 'Any topic',
    principle: 'Any principle',
    country: 'Any country',
    year: 'Any year',
  },
  clear: 'Show everything again',

  alike: 'Cities like this one',
  alikeLead: 'Members with sourced actions of the same sort.',
  alikeItems: (items: readonly string[]) =>
    `Both: ${items.map((item) => item.replace(/\.$/, '')).join('; ')}.`,
  alikePrinciples: (principles: readonly string[]) => `Both act on ${list(principles)}.`,

  table: 'Cities and principles in one table',
  tableLink: 'The same as a table',
  tableDescription:
    'All member cities with the number of sourced actions that each has under each of the five principles.',
  tableLead: 'Each number leads to the actions on the page of the city.',
  tableCity: 'City',
  tableTotal: 'All',
  tableNone: 'none',
  tableCell: (n: number, city: string, principle: string) =>
    `${site.actions(n)} of ${city}: ${principle}`,

  directory: {
    filter: 'Narrow down',
    country: 'Country',
    principle: 'Acts on',
    region: 'Region',
    all: 'All',
    sort: 'Order',
    byName: 'by name',
    byDate: 'by date of joining',
    shown: '{shown} of {all} cities',
    list: 'Cities by date of joining',
  },
  /** Where the page is too small for all cities, and the directory loads them. */
  directoryOfMany: {
    open: 'Narrow down and sort all cities',
    failed: 'The list of cities could not be loaded. Try again, or choose a continent below.',
    found: 'Cities by name',
  },
  cluster: (n: number, names: readonly string[]) =>
    `${site.cities(n)}: ${list(names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names)}`,
} as const;
