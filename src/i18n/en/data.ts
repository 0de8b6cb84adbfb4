/** Texts of the open data and of the page about it. */
import { count, number } from './words.ts';

export const openData = {
  title: 'Open data',
  description:
    'Download everything that this site knows: cities, actions, principles, activities, partners and projects as JSON, and cities and actions as tables.',
  lead: 'Everything that this site knows can be downloaded, used and passed on. The pages are made from the same data.',

  files: 'The files',
  filesLead: 'Their addresses stay the same.',
  collections: {
    principles: {
      title: 'Principles',
      meaning: 'The five principles, what each asks for, and how many member cities act on it.',
    },
    cities: {
      title: 'Cities',
      meaning:
        'Where each city is, since when it belongs to the coalition, and what it does, each action with its source.',
    },
    actions: {
      title: 'Actions',
      meaning:
        'What member cities do, one entry for each action, with its kind, its date, its source and its address.',
    },
    activities: {
      title: 'Activities',
      meaning: 'News, events, publications and statements, the newest first.',
    },
    partners: {
      title: 'Partners',
      meaning: 'The organisations that work, or worked, with the coalition.',
    },
    projects: {
      title: 'Projects',
      meaning: 'What members and partners did together, and what came out.',
    },
    checklist: {
      title: 'Checklist',
      meaning: 'The checklist of digital rights actions, section by section.',
    },
    'member-counts': {
      title: 'Numbers of members',
      meaning: 'How many members there were, as somebody wrote at the time.',
    },
  },
  items: (n: number) => `${count(n, 'entry', 'entries')}.`,
  /** Counts who is in the file of cities. */
  cities: (members: number, candidates: number, former: number) =>
    `${count(members, 'member city', 'member cities')}, ${count(candidates, 'candidate', 'candidates')} and ${count(former, 'former member', 'former members')}; the field “status” tells them apart. Only members count.`,
  format: { json: 'JSON', csv: 'CSV', geojson: 'GeoJSON', schema: 'JSON Schema' },
  file: (format: string, bytes: number) => `${format}, ${number(bytes)} bytes`,
  checksum: 'SHA-256',
  package: 'Data package',
  packageText:
    'One file lists all the others for programs, with the size and checksum of each. It follows the Data Package standard.',
  /** In the data package: its title, and what it says of the cities in each format. */
  packageTitle: (site: string) => `Open data of the ${site}`,
  table: {
    cities:
      'One row for each city. A text that a spreadsheet could take for a formula has an apostrophe before it.',
    actions:
      'One row for each action. A text that a spreadsheet could take for a formula has an apostrophe before it.',
  },
  map: 'One point for each city, with the columns of the table as its properties.',

  use: 'How to use them',
  rules: [
    'A date is as precise as it is known: 2018, 2018-11 or 2018-11-14. A field that is unknown is left out.',
    'Each entry has a short name, “slug”, and the address of its page, “url”. Entries refer to each other by their short names.',
    'Only what is published is in the files, with all that the pages show but their running text. The text is on the page of each entry, and that of activities in the feeds.',
    'The schema of each file says what its fields mean, with an example.',
    'The table opens in any spreadsheet program. A month is written there as 2018-11-XX, so that no program takes it for its first day. A text that begins like a formula has an apostrophe before it, so that nothing runs.',
    'The identifiers of Wikidata and UN/LOCODE help to join the cities with other data. They are given only where they are certain.',
    'The checksum of a file tells whether yours is complete and the same as ours. The command “sha256sum” computes it.',
  ],
  feeds: 'To hear of new activities, follow a feed.',

  licence: 'Licence',
  licenceText: (name: string) =>
    `The data may be used under ${name}. Name the coalition as the source, and link to this page.`,
  licenceLink: (name: string) => `The text of ${name}`,

  changes: 'Format',
  changesLead: (version: number) => `This is version ${number(version)}.`,
  changesText:
    'The version is also in each file. It is raised when a field is renamed or removed, means something else, or may be missing for the first time. New fields may be added without that.',
  version: (version: number, date: string) => `Version ${number(version)}, ${date}`,
  changesOf: {
    4: 'The file of actions is new, as JSON and as a table. The field “source” of an action names the address, the title and the publisher of the page; it was only the address. Each action has a kind and a short name. Plans and promises, of the kind “commitment”, no longer count in “actionCounts”, “actionCount” and “memberCityCount”.',
    1: 'The first version.',
    3: 'The field “original” of an activity is left out where the activity was first published on this site. The field “language” is new: it names the language of an activity that is not in English.',
    2: 'The field “continent” of a city is now a code such as EU. It was a name in English, such as Europe.',
  },

  /** Labels on the page of a city. */
  wikidata: 'Wikidata',
  unlocode: 'UN/LOCODE',
} as const;
