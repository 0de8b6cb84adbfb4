/** Texts of feeds, of calendars and of the pages about them. */
import { number } from './words.ts';

export const channels = {
  all: 'All activities',
  allEvents: 'All events',
  description: {
    principle: (name: string) =>
      `Activities of the coalition and its cities that belong to the principle “${name}”.`,
    topic: (name: string) => `Activities of the coalition and its cities on the topic “${name}”.`,
    city: (name: string) => `Activities of the coalition in which ${name} takes part.`,
  },
  groups: { principle: 'By principle', topic: 'By topic', city: 'By city' },
  cities: 'Feeds and calendars of the cities',
  citiesDescription:
    'The feeds of each member city as RSS and as JSON Feed, and a calendar of each city that has taken part in an event.',
  citiesText: 'Each member city has feeds of its own, linked on its page. One list has them all:',
  newest: (n: number) => `Each holds the newest ${number(n)} posts.`,
  rss: 'RSS',
  json: 'JSON Feed',
  jsonShort: 'JSON',
  calendar: 'Calendar',
  /** Names a link among many that look alike. */
  of: (name: string, format: string) => `${name}, ${format}`,
  follow: (name: string) => `Follow “${name}”:`,
  copy: 'Copy',
  copyFailed: 'Not copied',
  together: 'All feeds at once',
  togetherText:
    'A feed reader can take in a list of feeds. This file lists all of ours, each once, as RSS.',
  opml: 'List of all feeds, OPML',
  calendars: 'Calendars',
  calendarsLead:
    'A calendar program that subscribes to one of these shows our events, and keeps up with changes.',
  calendarsUse:
    'Copy the address and add it to your calendar program as a calendar from the internet. A single event is on its own page, under “Add to calendar”.',
  calendarsOfCities: 'Cities that have taken part in an event have a calendar too:',
  calendarsLeftOut:
    'Only events with a known day are in the calendars. An event of which we know no more than the month or the year is left out, until we know the day.',
};

export const calendar = {
  description: 'Meetings, conferences, webinars and workshops of the coalition and its cities.',
  name: (name: string) => `${name}: events`,
  cancelled: (title: string) => `Cancelled: ${title}`,
  takePart: (link: string) => `Where to take part: ${link}`,
  more: (url: string) => `More: ${url}`,
  add: 'Add to calendar',
  addCancelled: 'Mark as cancelled in your calendar',
};
