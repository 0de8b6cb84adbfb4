import { describe, expect, it } from 'vitest';
import { channelPath, channelsOf, hasCalendar, isGroup } from './channels.ts';
import { activity } from '../../quality/testing/entries.ts';
import { byCity, byPlace, byPrinciple, byTopic } from '../../model/queries/activities.ts';
import { inEnglish } from '../../i18n/index.ts';

const activities = [
  activity('one', { cities: ['porto'], principles: ['privacy'], topics: ['privacy', 'ai'] }),
  activity('two', {
    cities: ['left'],
    principles: ['privacy'],
    event: { start: '2021-06-02', online: true },
  }),
  activity('three', { event: { start: '2021-06', online: true } }),
];
const city = (id: string, name: string) => ({ id, data: { name } });
const channels = channelsOf(
  {
    activities,
    activitiesByTopic: byTopic(activities),
    activitiesByPrinciple: byPrinciple(activities),
    activitiesByCity: byCity(activities),
    activitiesByCountry: byPlace(activities, new Map([['porto', 'PT']])),
    activitiesByContinent: byPlace(activities, new Map([['porto', 'EU']])),
    countries: ['JO', 'PT'],
    continents: ['EU', 'AS'],
    principles: [
      { id: 'privacy', data: { shortTitle: 'Privacy and security' } },
      { id: 'access', data: { shortTitle: 'Access' } },
    ],
    cities: [
      city('porto', 'Porto'),
      city('left', 'Left'),
      city('applied', 'Applied'),
      city('amman', 'Amman'),
    ],
    members: [city('porto', 'Porto'), city('amman', 'Amman')],
  },
  inEnglish,
);
const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);

describe('channels', () => {
  it('are everything, actions, members, candidates, changes of membership and corrections, each principle, each topic with an activity, each member with its country and continent, and each other city with an activity', () => {
    expect(channels.map(({ folder, name, activities: own }) => [folder, name, ids(own)])).toEqual([
      ['/', 'All activities', ['one', 'two', 'three']],
      ['/actions/', 'All actions', []],
      ['/cities/', 'New members', []],
      ['/cities/candidates/', 'Cities that have applied', []],
      ['/cities/changes/', 'Changes of membership', []],
      ['/corrections/', 'All corrections', []],
      ['/principles/privacy/', 'Privacy and security', ['one', 'two']],
      ['/principles/access/', 'Access', []],
      ['/topics/ai/', 'Artificial intelligence', ['one', 'two', 'three']],
      ['/topics/privacy/', 'Privacy', ['one']],
      ['/countries/jordan/', 'Jordan', []],
      ['/countries/portugal/', 'Portugal', ['one']],
      ['/continents/asia/', 'Asia', []],
      ['/continents/europe/', 'Europe', ['one']],
      ['/cities/amman/', 'Amman', []],
      ['/cities/left/', 'Left', ['two']],
      ['/cities/porto/', 'Porto', ['one']],
    ]);
  });

  it('have a calendar where they have events on a known day, and the first of them always', () => {
    expect(channels.filter(hasCalendar).map(({ folder, events }) => [folder, ids(events)])).toEqual(
      [
        ['/', ['two']],
        ['/topics/ai/', ['two']],
        ['/cities/left/', ['two']],
      ],
    );
    expect(
      channelsOf(
        {
          activities: [],
          activitiesByTopic: new Map(),
          activitiesByPrinciple: new Map(),
          activitiesByCity: new Map(),
          activitiesByCountry: new Map(),
          activitiesByContinent: new Map(),
          countries: [],
          continents: [],
          principles: [],
          cities: [],
          members: [],
        },
        inEnglish,
      ).map(hasCalendar),
    ).toEqual([true, false, false, false, false, false]);
  });

  it('lie in their folders', () => {
    expect(channels.map((channel) => channelPath(channel).params.channel).slice(0, 7)).toEqual([
      undefined,
      'actions',
      'cities',
      'cities/candidates',
      'cities/changes',
      'corrections',
      'principles/privacy',
    ]);
  });

  it('have a page each that explains how to follow them', () => {
    expect(channels.slice(0, 7).map(({ follow }) => follow)).toEqual([
      '/feeds/site/all/',
      '/feeds/site/actions/',
      '/feeds/site/members/',
      '/feeds/site/candidates/',
      '/feeds/site/changes/',
      '/feeds/site/corrections/',
      '/feeds/principles/privacy/',
    ]);
    expect(new Set(channels.map(({ follow }) => follow)).size).toBe(channels.length);
    expect(channels.filter(({ kind }) => !isGroup(kind))).toHaveLength(6);
  });
});
