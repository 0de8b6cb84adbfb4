/** Texts of feeds, of calendars and of the pages about them. */
import { count, number } from './words.ts';

export const channels = {
  /** The channels that exist once. */
  single: {
    all: 'All activities',
    actions: 'All actions',
    members: 'New members',
    candidates: 'Cities that have applied',
    changes: 'Changes of membership',
    corrections: 'All corrections',
  },
  description: {
    all: () => 'News, events, publications and statements of the coalition and its member cities.',
    actions: () =>
      'What member cities do for digital rights: actions that are new on this site, or were changed.',
    members: () => 'The cities that have joined, the latest first.',
    candidates: () =>
      'The cities that have applied and on which the coalition has not decided yet, the newest application first.',
    changes: () =>
      'Who has applied, joined, joined again or left, the latest first. Corrections of what this site says of a city are in the feed of all corrections.',
    corrections: () =>
      'What was wrong on this site and mattered, and what is right: on the pages of cities, too.',
    country: (name: string) =>
      `Activities of the coalition in which member cities of this country take part: ${name}.`,
    continent: (name: string) =>
      `Activities of the coalition in which member cities of this continent take part: ${name}.`,
    principle: (name: string) =>
      `Activities of the coalition and its cities that belong to the principle “${name}”.`,
    topic: (name: string) => `Activities of the coalition and its cities on the topic “${name}”.`,
    city: (name: string) => `Activities of the coalition in which ${name} takes part.`,
  },
  groups: {
    principle: 'By principle',
    topic: 'By topic',
    country: 'By country',
    continent: 'By continent',
    city: 'By city',
  },
  /** In the text of an item: what it is, and what is known. */
  fact: (label: string, value: string) => `${label}: ${value}`,
  /** The title of an item of which a feed cannot say the date. */
  dated: (title: string, date: string) => `${title} (${date})`,
  /** The link from the news of a change to the post. */
  whole: 'The whole post',
  memberTitle: (name: string, joined: string | undefined, memberBy: string | undefined) =>
    joined
      ? `${name}, member since ${joined}`
      : memberBy
        ? `${name}, member since ${memberBy} at the latest`
        : `${name}, member`,
  /** The titles of what can happen to a membership. */
  changeTitle: {
    applied: (name: string, again: boolean) =>
      again ? `${name} has applied again` : `${name} has applied`,
    joined: (name: string) => `${name} has joined`,
    rejoined: (name: string) => `${name} has joined again`,
    left: (name: string) => `${name} has left`,
  },
  changeSource: 'Source',
  cities: 'Follow a city',
  citiesDescription:
    'Each member city has a feed of what it takes part in, and a calendar if it has taken part in an event.',
  citiesText: 'Each member city has a feed of its own. One list has them all:',
  newest: (n: number) => `The feed holds the newest ${number(n)} at most.`,
  rss: 'RSS',
  json: 'JSON Feed',
  calendar: 'Calendar',
  /** Names a link among many that look alike. */
  of: (name: string, format: string) => `${name}, ${format}`,
  copy: 'Copy',
  copyFailed: 'Not copied',
  together: 'All feeds at once',
  togetherText:
    'A feed reader can take in a list of feeds. This file lists all of ours, each once, as RSS.',
  opml: 'List of all feeds, OPML',
  calendarsLead:
    'A calendar program that subscribes to this shows our events beside your own, and keeps up with changes.',
  calendarsLeftOut:
    'An event of which we know no more than the month or the year is left out, until we know the day.',
};

/** Pages about feeds and calendars. */
export const feeds = {
  title: 'Feeds and calendars',
  description:
    'Follow the coalition with a feed reader or a calendar program: everything, or one topic, principle, country or city.',
  lead: 'A feed is a file that lists what is new. A feed reader, which is a program or website of your choice, looks into it for you and shows new posts from all the sites that you follow. Nobody learns who you are, and you can stop at any time.',
  marked: 'Choose what you want to follow. The next page has the addresses, and says how.',
  single: 'The whole site',
  withCalendar: 'with calendar',
  /** Links beside the name of a city. */
  feed: 'feed',
  feedAndCalendar: 'feed and calendar',
  copy: 'Copy the address',
  copied: 'Copied',
};

/** The page that explains how to follow one thing. */
export const follow = {
  /** Of the link that leads there. */
  link: (name: string, calendar: boolean) =>
    calendar ? `Follow “${name}” by feed or calendar` : `Follow “${name}” by feed`,
  title: (name: string) => `Follow “${name}”`,
  description: (name: string, calendar: boolean) =>
    calendar
      ? `How to follow “${name}” with a feed reader or a calendar program: the addresses, and what they hold.`
      : `How to follow “${name}” with a feed reader: the address, and what it holds.`,
  page: 'See the page',
  postCount: (n: number, newest: string | undefined) =>
    newest === undefined
      ? 'It has no post yet; the first one will be in the feed.'
      : `It has ${count(n, 'post', 'posts')} so far; the date of the newest is ${newest}.`,
  actionCount: (n: number) => `The site has ${count(n, 'action', 'actions')} of member cities.`,
  memberCount: (n: number) => `The site has ${count(n, 'member city', 'member cities')}.`,
  candidateCount: (n: number) =>
    n === 0
      ? 'No city waits for a decision.'
      : `${count(n, 'city waits', 'cities wait')} for a decision.`,
  changeCount: (n: number) =>
    `The site knows the date of ${count(n, 'change of membership', 'changes of membership')}.`,
  correctionCount: (n: number) =>
    n === 0
      ? 'Nothing has been corrected yet.'
      : `There ${n === 1 ? 'is' : 'are'} ${count(n, 'correction', 'corrections')} so far.`,
  eventCount: (all: number, coming: number) =>
    `It has ${count(all, 'event', 'events')}, ${coming === 0 ? 'none' : number(coming)} of them still to come.`,

  reader: 'In a feed reader',
  readerLead: 'New posts come to you, with their whole text.',
  readerAddress: 'Give this address to your feed reader:',
  readers: [
    'Thunderbird: File, New, Feed Account. Then right-click the account, Subscribe, and paste the address.',
    'NetNewsWire, Reeder and other readers on Apple devices: the plus sign, then paste the address.',
    'Feedly, Inoreader, FreshRSS and other readers on the web: Add or Follow, then paste the address.',
    'By e-mail: services that turn feeds into messages take the same address.',
  ],
  newestAndArchive: (n: number) =>
    `The feed holds the newest ${number(n)} posts, and leads to an archive of all earlier ones.`,

  calendar: 'In a calendar program',
  subscribe: 'Subscribe in your calendar program',
  calendarAddress: 'If nothing opens, give this address to your calendar:',
  calendars: [
    'Apple Calendar: File, New Calendar Subscription.',
    'Google Calendar: on the web, Other calendars, From URL.',
    'Outlook: Add calendar, Subscribe from web.',
    'Thunderbird: New Calendar, On the Network.',
    'Nextcloud: New calendar, New subscription from link.',
  ],

  files: 'The files themselves',
  filesLead: (licence: string) =>
    `For programs. Browsers show them as plain text, or download them. You may use what they hold under ${licence}.`,
};

export const corrections = {
  title: 'Corrections',
  description:
    'What was wrong on this site and mattered to readers, with the day of the correction.',
  lead: 'We make errors. Where one mattered, we say here what stood on the page and what is right.',
  none: 'Nothing has been corrected yet.',
  all: 'All corrections',
  /** In the feed. */
  itemTitle: (page: string) => `Correction: ${page}`,
};

export const calendar = {
  description: 'Meetings, conferences, webinars and workshops of the coalition and its cities.',
  name: (name: string) => `${name}: events`,
  cancelled: (title: string) => `Cancelled: ${title}`,
  /** In feeds. */
  changed: (title: string) => `Changed: ${title}`,
  takePart: (link: string) => `Where to take part: ${link}`,
  more: (url: string) => `More: ${url}`,
  add: 'Add to calendar',
  addCancelled: 'Mark as cancelled in your calendar',
};
