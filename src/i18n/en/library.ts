/** Texts of the actions of cities: their library, their pages, their kinds. */
import type { ActionKind } from '../../model/schemas/action.ts';
import type { ActionFacet } from '../../model/action-facets.ts';
import { count, list, plural } from './words.ts';

const ofCities = (n: number) => count(n, 'city', 'cities');

export const library = {
  title: 'What cities do: the library of actions',
  /** In links to it. */
  name: 'What cities do',
  description:
    'The library of what member cities do for digital rights: laws, policies, services, programmes and registers, each with its date and its source.',
  lead: (n: number, cities: number) =>
    `${count(n, 'action', 'actions')} in ${ofCities(cities)}, each with its source. Choose what you are looking for; every entry has an address of its own that you can cite.`,
  /** The share of actions with a date, and what is missing. */
  dated: (dated: number, all: number) =>
    `${dated} of ${count(all, 'entry', 'entries')} ${plural(dated, 'has', 'have')} a date. Where none is given, none has been collected yet.`,
  plans: (n: number) =>
    `${count(n, 'plan or promise is', 'plans and promises are')} listed separately and ${plural(n, 'does', 'do')} not count as done.`,
  /** In place of what is not on record. */
  empty: 'Not collected yet',
  notCollected:
    'What is not in the list has not been collected yet. It says nothing about what a city does or does not do.',

  kind: {
    law: { label: 'Law or rule', many: 'Laws and rules' },
    policy: { label: 'Policy or strategy', many: 'Policies and strategies' },
    service: { label: 'Service', many: 'Services' },
    programme: { label: 'Programme', many: 'Programmes' },
    register: { label: 'Register or publication', many: 'Registers and publications' },
    commitment: { label: 'Commitment or plan', many: 'Commitments and plans' },
  } satisfies Record<ActionKind, { label: string; many: string }>,
  /** Above the plans of a list. */
  notDone: 'Announced or promised, and not known to be done.',

  facets: {
    checklist: 'By item of the checklist',
    kind: 'By kind',
    principle: 'By principle',
    topic: 'By topic',
    country: 'By country',
    year: 'By year',
  } satisfies Record<ActionFacet, string>,
  facet: {
    checklist: 'Checklist',
    kind: 'Kind',
    principle: 'Principle',
    topic: 'Topic',
    country: 'Country',
    year: 'Year',
  } satisfies Record<ActionFacet, string>,
  undated: 'without a date',
  /** The title of a list of actions with one value of a facet. No two facets give the same. */
  listTitle: {
    checklist: (label) => `${label}: cities that do this`,
    kind: (label) => `${label} of member cities`,
    principle: (label) => `Actions under the principle “${label}”`,
    topic: (label) => `Actions on the topic “${label}”`,
    country: (label) => `Actions of cities in ${label}`,
    year: (label) => `Actions of cities: ${label}`,
  } satisfies Record<ActionFacet, (label: string) => string>,
  listDescription: (title: string, n: number, cities: number) =>
    `${title}. ${count(n, 'entry', 'entries')} of ${ofCities(cities)}, each with its kind, its date and its source.`,
  latest: 'The latest',
  all: 'All actions, the latest first',
  allDescription: (n: number, cities: number) =>
    `All ${count(n, 'action', 'actions')} of ${ofCities(cities)}, the latest first, each with its kind, its date and its source.`,
  /** Leads from the page of a topic or a principle to its list. */
  listLink: (n: number, label: string) => `${label}: ${count(n, 'action', 'actions')} of cities`,
  more: (n: number) => `All ${count(n, 'action', 'actions')}`,

  filter: {
    legend: 'Narrow down',
    any: 'all',
    results: {
      none: 'No action has all of this. Choose less.',
      one: '1 action',
      many: '{count} actions',
    },
    clear: 'Show everything again',
    failed: 'The actions could not be loaded. The lists below still work.',
  },

  /** The page of one action. */
  page: {
    title: (city: string, text: string) => `${city}: ${text.replace(/\.$/, '')}`,
    description: (city: string, country: string, text: string) =>
      `${text} What ${city}, ${country}, does for digital rights, with its source.`,
    record: 'On record',
    city: 'City',
    kind: 'Kind',
    date: 'Date',
    principle: 'Principle',
    checklist: 'Checklist',
    topics: 'Topics',
    source: 'Source',
    recorded: 'On this site since',
    changed: 'Last changed',
    same: 'Cities that do the same',
    sameLead: 'Actions that answer the same item of the checklist, or are of the same kind.',
    cite: 'Cite this',
    citeLead: 'This address stays the same.',
    /** What is cited: the action, with the date on which the city began it. */
    cited: (title: string, date: string | undefined) => (date ? `${title} (${date})` : title),
    data: 'All actions as data:',
  },

  /** Cities side by side. */
  compare: {
    title: 'Compare cities',
    description:
      'Two or three member cities side by side: what each does under the five principles, and which items of the checklist they answer.',
    lead: 'Choose two or three cities to see what each does, principle by principle.',
    choose: 'Cities to compare',
    first: 'First city',
    second: 'Second city',
    third: 'Third city',
    none: 'None',
    tooFew: 'Choose at least two different cities.',
    /** Above the links that work without JavaScript. */
    ready: 'Each city beside those most like it',
    readyLead:
      'The more items of the checklist two cities answer alike, the more alike they are here.',
    of: (cities: readonly string[]) => `${list(cities)} side by side`,
    ofDescription: (city: string, others: readonly string[]) =>
      `What ${city} does for digital rights beside ${list(others)}, principle by principle, each action with its date and its source.`,
    ofLead: (city: string) =>
      `The member cities whose recorded actions are most like those of ${city}.`,
    /** On the page of a city. */
    with: (city: string) => `${city} and the two most like it, side by side`,
    other: 'Compare other cities',
    checklist: 'On the checklist',
    checklistLead: 'Items that at least one of them answers.',
  },

  /** How a source is named: its title, and who publishes it. */
  sourceOf: (title: string | undefined, publisher: string) =>
    title === undefined ? publisher : `${title}, ${publisher}`,
  /** Below the actions of a city. */
  cityPlans: (n: number) =>
    `${count(n, 'plan or promise', 'plans and promises')} ${plural(n, 'is', 'are')} marked as such, and ${plural(n, 'does', 'do')} not count.`,
} as const;
