/**
 * The reply to a proposal. It is written for a city officer who has never used
 * a git host and does not know its terms. File names are passed in quoted.
 */

import type { KnownCity } from '../../model/known-city.ts';
import { count, number, plural } from './words.ts';

/** Sentences about a file, by what the proposal does with it. */
const otherThanAdded = {
  modified: (file) => `The file ${file} exists already, and is changed.`,
  changed: (file) => `The file ${file} exists already, and is changed.`,
  unchanged: (file) => `The file ${file} is named, but not changed.`,
  removed: (file) => `The file ${file} is removed.`,
  renamed: (file, before) => `The file ${before ?? ''} is renamed to ${file}.`,
  copied: (file, before) => `The file ${before ?? ''} is copied to ${file}.`,
} satisfies Record<string, (file: string, before?: string) => string>;

export const proposal = {
  /** Why a person has to decide. */
  reasons: {
    unreadable: 'The proposal could not be read by our program.',
    failed: (file: string) => `The file ${file} could not be judged by our program.`,
    noFile: 'There is no file in this proposal.',
    severalFiles: (n: number) =>
      `It changes ${count(n, 'file', 'files')}; a city that wants to join adds one.`,
    tooManyFiles: (n: number, most: number) =>
      `It changes ${count(n, 'file', 'files')}. Our program looks at ${most} at most.`,
    andMore: (n: number) =>
      `There ${plural(n, 'is', 'are')} ${count(n, 'more file', 'more files')} of this kind.`,
    otherThanAdded,
    otherFolder: (file: string, folder: string) =>
      `The file ${file} does not lie in the folder "${folder}".`,
    notMarkdown: (file: string) => `The name of the file ${file} does not end in ".md".`,
    executable: (file: string) =>
      `The file ${file} is marked as a program. A city’s file is plain text.`,
    symbolicLink: (file: string) =>
      `The file ${file} is only a pointer to another file (a symbolic link).`,
    otherMode: (file: string) => `Our program cannot tell whether ${file} is a plain file.`,
    tooLarge: (file: string, bytes: number, most: number) =>
      `The file ${file} has ${number(bytes)} bytes. Our program reads ${number(most)} at most.`,
    noContent: (file: string) => `The text of ${file} could not be fetched.`,
    notUtf8: (file: string) =>
      `The file ${file} is not stored as UTF-8, the usual way to store text, so our program cannot read it.`,
    oddName: (file: string) =>
      `The name of the file ${file} has characters in it that no city’s file has.`,
    cityExists: (file: string, slug: string) =>
      `There is a page for a city at "${slug}" already, and ${file} would take its place.`,
    known: {
      wikidata: (name: string, slug: string) =>
        `The page of ${name}, at "${slug}", has the same identifier of Wikidata.`,
      unlocode: (name: string, slug: string) =>
        `The page of ${name}, at "${slug}", has the same code of the United Nations.`,
      name: (name: string, slug: string) =>
        `There is a page for a city named ${name} already, at "${slug}". It may be another city of the same name.`,
      place: (name: string, slug: string) =>
        `The page of ${name}, at "${slug}", gives nearly the same place. It may be the same city, or a neighbour.`,
    } satisfies Record<
      Exclude<KnownCity['by'], 'namesake'>,
      (name: string, slug: string) => string
    >,
    status: (status: string) =>
      `The file says "status: ${status}". A city that wants to join writes "status: candidate"; the coalition changes that once it has decided.`,
    founder: 'The file says that the city founded the coalition. Only the coalition can say that.',
    aliases: 'The file asks for further addresses ("aliases") beside its own.',
  },

  /** What a person has to look at, though the file has no error. */
  points: {
    namesake: (name: string, slug: string) =>
      `There is a page for another city named ${name}, at "${slug}". It lies in another country or far away, so this one is taken for a namesake.`,
    personalMailbox: (email: string) =>
      `The mailbox ${email} looks like that of a person, not of an office. What is published here stays public.`,
    personalRole: (role: string) =>
      `The role "${role}" looks like the name of a person. The file names an office instead.`,
    /** A point about one of several files. */
    ofFile: (file: string, point: string) => `${file}: ${point}`,
    other: {
      pull: (n: number, since: string) =>
        `Pull request #${n} proposes the same city, since ${since}. Ask both whether they know of each other, and merge one of them.`,
      issue: (n: number, since: string) =>
        `Issue #${n} proposes the same city, since ${since}. Ask both whether they know of each other, and answer both.`,
    },
    returned: (address: string, file: string) =>
      `${address} leads to the page that ${file} makes, as the city withdrew or was not accepted before. Once this proposal is merged, the page of the city is shown there; remove the address from "aliases" of that file ("npm run check -- --fix" does it).`,
    websiteShared: (site: string) =>
      `The website is at ${site}, where everybody can have a page. It does not show that the city speaks.`,
    websiteKnown: (site: string, name: string, slug: string) =>
      `The website ${site} is also that of ${name}, at "${slug}".`,
    websiteAlike: (site: string, known: string, name: string) =>
      `The website ${site} looks like ${known}, which is that of ${name}. Compare the two letter by letter.`,
    language: (language: string) =>
      `The answers are in ${language}: find somebody who reads it before you decide.`,
    script: 'The answers are not in English, and the file does not say in which language.',
    sender: {
      asked: 'Whoever sends this was asked to by the city, and does not work there.',
      other: 'Whoever sends this does not work for the city.',
    },
    noWebsite: 'The file names no website of the city, so nothing can be compared with it.',
    mailboxElsewhere: (mailbox: string, site: string) =>
      `The mailbox is at ${mailbox}, and the website at ${site}: they may belong to two owners.`,
    decisionElsewhere: (link: string, site: string) =>
      `The link to the decision leads to ${link}, and the website is at ${site}: they may belong to two owners.`,
    proofElsewhere: (proof: string, site: string) =>
      `The proof is at ${proof}, and the website at ${site}: they may belong to two owners.`,
    nothingShown:
      'There is no link to the decision, and no proof on the website: nothing public shows that the city itself is joining.',
    sourcesElsewhere: (site: string) =>
      `None of the sources is on the website of the city, ${site}.`,
    open: (fields: readonly string[]) =>
      `These questions have no answer yet: ${fields.join(', ')}.`,
    planned: 'The city has not decided yet; the file says when it plans to.',
  },

  /** What a proposal changes about a city that has a page. Values are shortened. */
  changes: {
    changed: (field: string, before: string, after: string) =>
      `${field}: "${before}" → "${after}".`,
    added: (field: string, after: string) => `${field} is new: "${after}".`,
    removed: (field: string, before: string) => `${field} is removed; it was "${before}".`,
    body: 'The text below the front matter is changed.',
    none: 'Nothing that the page says is changed.',
    command: (slug: string, outcome: string) =>
      `The office does not merge a change of status: close this proposal, and record the decision with "npm run decide -- ${slug} ${outcome} --on DAY --decision LINK", which also writes the announcement and the letter.`,
    appliesAgain:
      'A former member applies again: check it as you check a new city, and merge it; the decision comes later.',
    mayAsk: {
      coalition:
        'Status, dates and sources of the membership are for the coalition alone to change, after its own decision.',
      city: 'Website, contact and decision are for the city itself to change: ask its office, at the mailbox that the present page names or that you look up yourself, not at the new one.',
      identity:
        'Name, place and codes may be corrected by anyone; compare them with a source, and check that the page stays that of the same city.',
    },
  },

  /** What the author can fix about the name of the file, beyond what `npm run check` reports. */
  errors: {
    renameTo: (file: string) =>
      `Rename the file to ${file}: only lower-case letters a to z, digits and single hyphens.`,
    rename:
      'Name the file after your city, with only lower-case letters a to z, digits and single hyphens, for example "new-york-city.md".',
    templateName: (file: string) => `The file still has the name of the empty form, ${file}.`,
  },

  comment: {
    yourCity: 'your city',
    noErrors: (city: string) =>
      `Thank you for proposing ${city}. Our program found no errors in the file.`,
    /** Above what the person who sent the proposal does, and what happens next. */
    forSender: 'For you who sent this: what to do, and what happens next',
    forOffice: 'For the coalition’s office: what to look at',
    pointsBelow: (n: number) =>
      `A person from the coalition looks at ${n === 1 ? 'the point' : `the ${number(n)} points`} at the end.`,
    clearUp:
      'If you sent this proposal and can clear something up, change the file or write it below.',
    /** Whatever the file says: anyone could have written it. */
    whoSpeaks:
      'Nothing in the file can prove that the city itself speaks. Look up the website of the city yourself, write to the mailbox that you find there, and wait for an answer before the decision.',
    next: 'A person from the coalition reads your proposal, and asks here if something is unclear. You need not do anything now. Until the coalition has decided, the city is shown as a candidate.',
    /** Below a proposal that was merged. */
    merged: {
      candidate: (page: string) =>
        `Thank you. The file is in order, and is now part of the site: in a while, the city is shown as a candidate at ${page}. GitHub calls this “merged”. It does not mean that the coalition has accepted the city.`,
      next: (page: string) =>
        `The coalition now decides. Then the office that the file names gets a letter, whatever the decision is. What happens until then, and how long it has taken other cities: ${page}`,
      change: 'Thank you. The change is now part of the site, and is shown there in a while.',
    },
    page: 'Once the file is on the site, the city is shown as a candidate here:',

    almost: (city: string, n: number) =>
      `Thank you for proposing ${city}. ${count(n, 'place', 'places')} in the file ${plural(n, 'needs', 'need')} your attention before a person from the coalition reads it:`,
    line: (n: number) => `Line ${n}`,
    wholeFile: 'The file',
    fix: 'How to fix it:',
    example: 'Example:',
    moreErrors: (n: number) =>
      `${count(n, 'more place', 'more places')} will be shown once these are fixed.`,
    editTitle: 'How to change the file in your browser',
    edit: [
      'At the top of this page, open the tab “Files changed”.',
      'Beside the name of the file, at the right, choose the three dots and then “Edit file”. Where there is a pencil, it does the same.',
      'Change the lines that are named above; the number of each line stands at its left. The name of the file stands above the text, and can be changed there.',
      'Choose “Commit changes”, and once more to confirm. That saves the file in this proposal; you need not send a second one.',
    ],
    again:
      'The file is then checked anew, and this message changes by itself. If something is unclear, write it below: people read it.',

    advice: (n: number) =>
      `${count(n, 'suggestion', 'suggestions')}, which you are free to follow or not:`,

    personThanks: 'Thank you for your proposal.',
    person:
      'A person from the coalition will look at this proposal, as our program cannot decide on it by itself:',
    nothingLost:
      'Nothing is lost, and nothing was refused. You need not do anything now. If this is not what you meant to send, write so below.',
    seenAsWell: 'What our program saw in the file, which you can fix meanwhile:',

    elsewhere: (n: number) => `${count(n, 'error', 'errors')} in other files, not yours`,
    elsewhereLead:
      'These were on the site before. They are not yours to fix, and do not count against your proposal.',
    andMore: (n: number) => `and ${number(n)} more`,
  },

  /** The same in a terminal. */
  text: {
    edit: 'Change the file in any text editor, then check it again.',
    elsewhere: (n: number) =>
      `${count(n, 'error', 'errors')} in other files, which are not part of this proposal:`,
  },

  labels: {
    join: { color: '0e8a16', description: 'A city that wants to join' },
    'needs a person': { color: 'fbca04', description: 'Our program cannot decide on this' },
  },

  command: {
    usage:
      'Say what to check: npm run check:proposal -- <folder or payload.json> [--json] [--comment]\nA folder is a copy of the project with the proposed file in its content folder.',
    notFound: (path: string) => `There is no file or folder ${path}.`,
    noContent: (path: string) =>
      `There is no folder named content in ${path}. Give a copy of the whole project.`,
    notJson: (path: string) => `${path} is neither a folder nor a file in JSON.`,
    missingVariable: (name: string, sample: string) =>
      `The environment variable ${name} is missing or wrong; it looks like ${sample}.`,
    renewed: (n: number) => `The reply to #${n}, about the same city, was renewed.`,
    notRenewed: (n: number, reason: string) =>
      `The reply to #${n}, about the same city, could not be renewed. ${reason}`,
    closed: 'This proposal is closed. There is nothing to say.',
    noReply: 'This proposal does not touch the folder of the cities. There is nothing to say.',
  },
} as const;
