/** Texts of the open data and of the page about it. */
import { count, number } from './words.ts';

export const openData = {
  title: 'Open data',
  description:
    'Download what this site knows about cities, their actions, principles, activities, partners and projects: as JSON, as tables, and in one archive.',
  lead: 'What this site knows about cities, actions, principles, activities, partners and projects can be downloaded, used and passed on. The pages are made from the same data.',
  /** As of which day, if the history of the content is known. */
  asOf: (date: string) => `Last change: ${date}.`,
  /** What the Publications Office of the European Union calls the theme of the data. */
  theme: 'Government and public sector',
  /** Words under which catalogues list the data. */
  keywords: ['digital rights', 'cities', 'local government', 'artificial intelligence', 'privacy'],

  files: 'The files',
  filesLead: 'Their addresses stay the same within a version of the format.',
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
  format: {
    json: 'JSON',
    csv: 'CSV',
    excel: 'CSV for Excel',
    geojson: 'GeoJSON',
    schema: 'JSON Schema',
    archive: 'ZIP',
    catalog: 'JSON-LD',
    text: 'text',
  },
  file: (format: string, bytes: number) => `${format}, ${number(bytes)} bytes`,
  whole: 'Everything',
  wholeText:
    'All files in one archive, with licence and schemas. It changes only when the data do, so that a copy can be deposited and cited.',
  checksum: 'SHA-256',
  descriptions: 'About the files',
  descriptionsText:
    'For programs: all files as a Data Package, with the columns of each table; the same as a catalogue in DCAT-AP 3, for portals of open data; and the checksums.',
  /** In the data package: its title, and what it says of the cities in each format. */
  packageTitle: (site: string) => `Open data of the ${site}`,
  table:
    'One row for each entry. A text that a spreadsheet could take for a formula has an apostrophe before it.',
  map: 'One point for each city, with the columns of the table as its properties.',

  use: 'How to read them',
  rules: [
    'A date is as precise as it is known: 2018, 2018-11 or 2018-11-14. A field that is unknown is left out, or an empty cell.',
    'Each entry has an identifier that never changes, a short name, “slug”, and the address of its page, “url”. Entries refer to each other by their short names, and give the names beside them.',
    'Each code has its words in a field beside it: “kind” and “kindLabel”, “topics” and “topicLabels”, “country” and “countryName”.',
    '“added” and “changed” are the days on which this site recorded an entry, and last changed what it says of it.',
    'Only what is published is in the files. The running text of an entry is in its field “text” in the JSON, in Markdown; the tables do without it.',
    '“owner” (in tables, “sourceOwner”) says whether a source is the coalition’s own, the city’s own or any other. Its address and its publisher decide.',
    '“memberSince” is the date of joining, or else the first at which a source names the city as a member; “memberSinceKind” says which. It is never left out.',
    'The identifiers of Wikidata and UN/LOCODE help to join the cities with other data; only certain ones are given.',
    'Several values in one cell of a table are separated by a semicolon and a space. A month is written there as 2018-11-XX, so that no program takes it for its first day. A text that begins like a formula has an apostrophe before it, so that nothing runs.',
    'The schema of each file says what its fields mean, with an example.',
    'The checksums tell whether your files are complete and the same as ours. The command “sha256sum -c” compares them.',
  ],
  population:
    'Populations are from GeoNames (www.geonames.org), CC BY 4.0. They are given only where one place of that name lies there; its limits may differ from those of the city government.',
  spreadsheet: 'Which table for which program',
  spreadsheets: [
    'Excel: the file for Excel. In the other one, it guesses the alphabet and what separates the columns.',
    'LibreOffice: either file. Choose “Unicode (UTF-8)” and “Comma” for the plain one, “Unicode (UTF-16)” and “Tab” for the other.',
    'Programs, and Google Sheets: the plain file, in UTF-8 with commas (RFC 4180).',
  ],
  oneCity: 'One city as it is written',
  oneCityText:
    'The form for corrections reads the file of one city: “data” are the fields as in the content, “body” is the text.',

  examples: 'Five questions, five scripts',
  examplesLead:
    'Each script runs in the console of a browser on this page (press F12), and in Node as a module. Its answer from the present data follows.',
  example: {
    'european-privacy': 'Which European members have acted on privacy since 2020, and who says so?',
    growth: 'How did the coalition grow, year by year?',
    partners: 'Which partners take part in most activities?',
    sources: 'How independent are the sources of the actions?',
    'without-action': 'Which members have no sourced action on record?',
  },
  answer: 'Answer',
  moreLines: (n: number) => `and ${count(n, 'more line', 'more lines')}`,

  cite: 'Cite the data',
  citeText: 'Deposit a copy of the archive, or name it with its checksum:',
  /** What to write in a list of references. */
  citation: (site: string, version: number, date: string | undefined) =>
    `${site}: Open data, version ${number(version)}${date === undefined ? '' : `, changed ${date}`}.`,

  feeds: 'To hear of new activities, follow a feed.',

  licence: 'Licence',
  licenceText: (name: string) =>
    `The data may be used under ${name}. Name the coalition as the source, and link to this page.`,
  licenceLink: (name: string) => `The text of ${name}`,

  changes: 'Format',
  changesLead: (version: number) => `This is version ${number(version)}.`,
  changesText:
    'The version is also in each file. It is raised when a field is renamed or removed, means something else, or may be missing for the first time. New fields may be added without that, and the schemas allow them.',
  version: (version: number, date: string) => `Version ${number(version)}, ${date}`,
  changesOf: {
    5: 'Tables begin without a byte order mark; those for Excel are files of their own. All collections are tables. Schemas allow other fields, and have the version in their address. New: labels beside codes, “added” and “changed”, “memberSince”, owners of sources, populations, and the running text.',
    4: 'Actions are a file of their own, and have a kind and a short name. Their “source” names the address, title and publisher of the page; it was only the address. Plans and promises, of the kind “commitment”, no longer count.',
    1: 'The first version.',
    3: 'The field “original” of an activity is left out where the activity was first published on this site. The field “language” is new: it names the language of an activity that is not in English.',
    2: 'The field “continent” of a city is now a code such as EU. It was a name in English, such as Europe.',
  },

  /** Labels on the page of a city. */
  wikidata: 'Wikidata',
  unlocode: 'UN/LOCODE',
} as const;
