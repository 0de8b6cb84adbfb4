/** Texts of the browser editor. Those of its fields are in the schemas; the rest is in Sveltia CMS. */
export const editor = {
  title: 'Editor',
  description: 'Where the editors of this site write posts, cities and partners in the browser.',
  noScript:
    'The editor is a program, and needs JavaScript. Without it, each page can be changed with the link “Suggest a change to this page” at its foot.',

  collections: {
    activities: {
      label: 'Activities',
      one: 'Post',
      description: 'News, events, publications, statements, webinars and campaigns.',
    },
    cities: {
      label: 'Cities',
      one: 'City',
      description: 'Each city with what it does, and the source for it.',
    },
    partners: {
      label: 'Partners',
      one: 'Partner',
      description: 'Organisations that work, or worked, with the coalition.',
    },
    projects: {
      label: 'Projects',
      one: 'Project',
      description: 'Work with an aim and a time, by some members and partners.',
    },
    principles: {
      label: 'Principles',
      one: 'Principle',
      description: 'The five principles of the Declaration.',
    },
  },
  /** One item of a list, by the name of the field. */
  one: {
    localNames: 'local name',
    actions: 'action',
    results: 'result',
    points: 'point',
    sources: 'source',
    aliases: 'old address',
    furtherDays: 'further day',
    corrections: 'correction',
    earlierMemberships: 'earlier membership',
  } as Readonly<Record<string, string>>,
  drafts: 'Drafts',
  year: 'Year',
  kind: 'Kind',
  body: 'Text',
  bodyHint:
    'Headings begin on the second level. A link to a page of this site is its path, such as /cities/porto/.',
  slugHint:
    'The name of the file, which is the last part of the address of the page. It cannot be changed later.',
  slugPattern:
    'Use only lower-case letters a to z, digits and single hyphens, for example a-meeting-in-porto.',

  example: (description: string, example: string | number) => `${description} Example: ${example}`,
  linePattern: 'Write this on one line.',
  linkPattern: 'Start the address with https://',
  emailPattern: 'Write an e-mail address, for example digital@example.org.',
  datePattern: 'Write a date as 2018, 2018-11 or 2018-11-14.',
  momentPattern: 'Write 2021-10-28, or with the local time 2021-10-28T16:00.',
  otherPattern: (title: string, example: string) =>
    `Write the ${title.toLowerCase()} like this: ${example}`,

  /** Commit messages; the editor fills in the placeholders in braces. */
  commits: {
    create: 'Add {{collection}} “{{slug}}”',
    update: 'Change {{collection}} “{{slug}}”',
    uploadMedia: 'Add the picture {{path}}',
    deleteMedia: 'Remove the picture {{path}}',
  },
} as const;
