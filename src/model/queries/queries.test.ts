import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activitySchema } from '../schemas/activity.ts';
import { citySchema } from '../schemas/city.ts';
import { partnerSchema } from '../schemas/partner.ts';
import {
  byCity,
  byPlace as activitiesByPlace,
  byTopic,
  byYear,
  past,
  published,
  relatedIndex,
  upcoming,
  type ActivityEntry,
} from './activities.ts';
import {
  accessions,
  actingOn,
  byChecklistItem,
  byContinent,
  candidates,
  continentOf,
  countCountries,
  formerMembers,
  members,
  mostActiveFirst,
  principleShares,
  similarIndex,
  type CityEntry,
} from './cities.ts';
import { corePartners, otherPartners } from './partners.ts';

function city(id: string, data: Record<string, unknown> = {}): CityEntry {
  const base = {
    name: id,
    country: 'PT',
    latitude: 0,
    longitude: 0,
    status: 'member',
    membershipSource: 'https://www.example.org/',
    summary: 'A sentence about this city that is long enough.',
  };
  return { id, data: citySchema.parse({ ...base, ...data }) };
}

function activity(id: string, data: Record<string, unknown> = {}): ActivityEntry {
  const base = {
    title: `Title of ${id}`,
    summary: 'One sentence that says what happened, long enough.',
    date: '2021-06-01',
    kind: 'news',
    topics: ['ai'],
    original: 'https://www.example.org/',
  };
  return { id, data: activitySchema.parse({ ...base, ...data }) };
}

const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);
let actionCount = 0;
const action = (principle: string, checklist?: string, kind = 'service') => ({
  id: `action-${(actionCount += 1)}`,
  text: `Does something for its residents, no. ${actionCount}.`,
  kind,
  principle,
  checklist,
  source: { url: 'https://www.example.org/', publisher: 'Example' },
});
const plan = (principle: string, checklist?: string) => action(principle, checklist, 'commitment');

describe('cities', () => {
  const all = [
    city('zagreb', { name: 'Zagreb', country: 'HR' }),
    city('a-coruna', { name: 'Á Coruña', country: 'ES' }),
    city('applied-later', { status: 'candidate', applied: '2026-02', membershipSource: undefined }),
    city('applied-first', {
      status: 'candidate',
      applied: '2026-01-15',
      membershipSource: undefined,
    }),
    city('gone', { status: 'former' }),
    city('toronto', { name: 'Toronto', country: 'CA' }),
  ];

  it('counts only members, by name as a reader expects it', () => {
    expect(ids(members(all))).toEqual(['a-coruna', 'toronto', 'zagreb']);
    expect(countCountries(members(all))).toBe(3);
  });

  it('lists candidates by the length of their wait, and those who left', () => {
    expect(ids(candidates(all))).toEqual(['applied-first', 'applied-later']);
    expect(ids(formerMembers(all))).toEqual(['gone']);
  });

  it('says when cities became members, the earliest first, together where one source names them', () => {
    const [early, late] = ['https://example.org/early', 'https://example.org/late'];
    const joining = (id: string, data: Record<string, unknown>) =>
      city(id, { membershipSource: early, ...data });
    expect(
      accessions([
        joining('undated', {}),
        joining('by-march', { memberBy: '2019-03-28' }),
        joining('joined-later', { joined: '2021', membershipSource: late }),
        joining('by-march-too', { memberBy: '2019-03-28' }),
        joining('joined-in-march', { joined: '2019-03-28' }),
        joining('by-march-elsewhere', { memberBy: '2019-03-28', membershipSource: late }),
      ]).map(({ cities, ...rest }) => ({ ...rest, cities: ids(cities) })),
    ).toEqual([
      {
        date: '2019-03-28',
        isJoining: false,
        source: early,
        cities: ['by-march', 'by-march-too'],
      },
      { date: '2019-03-28', isJoining: true, source: early, cities: ['joined-in-march'] },
      { date: '2019-03-28', isJoining: false, source: late, cities: ['by-march-elsewhere'] },
      { date: '2021', isJoining: true, source: late, cities: ['joined-later'] },
      { date: undefined, isJoining: false, source: early, cities: ['undated'] },
    ]);
  });

  it('groups by continent, the largest first', () => {
    expect(byContinent(members(all)).map(([continent, group]) => [continent, ids(group)])).toEqual([
      ['EU', ['a-coruna', 'zagreb']],
      ['NA', ['toronto']],
    ]);
    expect(continentOf('BR')).toBe('SA');
  });

  it('tells what the ring shows, without plans', () => {
    const { data } = city('x', {
      actions: [action('two'), action('two'), action('three'), plan('one'), plan('two')],
    });
    expect(principleShares(data, ['one', 'two', 'three'])).toEqual([
      { principle: 'one', count: 0 },
      { principle: 'two', count: 2 },
      { principle: 'three', count: 1 },
    ]);
  });

  it('finds who acts on a principle, and who answers an item; a plan does neither', () => {
    const cities = [
      city('b', { actions: [action('one', 'portal'), action('one', 'portal')] }),
      city('a', { actions: [action('one', 'portal'), action('two')] }),
      city('c'),
      city('d', { actions: [plan('one', 'portal')] }),
    ];
    expect(
      actingOn(cities, 'one').map(({ city: { id }, actions }) => [id, actions.length]),
    ).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(ids(byChecklistItem(cities).get('portal') ?? [])).toEqual(['a', 'b']);
  });

  it('puts those that do most under a principle first, by name among equals', () => {
    const cities = [
      city('c', { actions: [action('one'), action('two')] }),
      city('a', { actions: [action('one'), action('two'), action('two')] }),
      city('b', { actions: [action('one'), action('one')] }),
    ];
    expect(mostActiveFirst(actingOn(cities, 'one')).map(({ city: { id } }) => id)).toEqual([
      'b',
      'a',
      'c',
    ]);
  });
});

describe('cities that are alike', () => {
  const cities = [
    city('self', { actions: [action('one', 'rare'), action('one', 'common'), action('two')] }),
    city('same-rare-item', { actions: [action('one', 'rare')] }),
    city('same-common-item', { actions: [action('three', 'common')] }),
    city('other-common-item', { actions: [action('three', 'common')] }),
    city('same-principle', { actions: [action('two')] }),
    city('nothing', { actions: [action('four')] }),
    city('plans', { actions: [plan('one', 'rare'), plan('two', 'common')] }),
  ];
  const [self] = cities;

  it('share a rare item before a common one, and an item before a principle, and say what', () => {
    const alike = self ? similarIndex(cities)(self, 10) : [];
    expect(alike.map(({ city: { id } }) => id)).toEqual([
      'same-rare-item',
      'other-common-item',
      'same-common-item',
      'same-principle',
    ]);
    expect(alike[0]).toMatchObject({ items: ['rare'], principles: ['one'] });
    expect(alike[3]).toMatchObject({ items: [], principles: ['two'] });
  });
});

describe('published activities', () => {
  const all = [
    activity('old', { date: '2018' }),
    activity('draft', { draft: true }),
    activity('tomorrow', { date: '2021-06-11' }),
    activity('today', { date: '2021-06-10' }),
    activity('this-month', { date: '2021-06' }),
    activity('next-month', { date: '2021-07' }),
    activity('also-today', { date: '2021-06-10' }),
  ];

  it('are neither drafts nor later than the day, newest first', () => {
    expect(ids(published(all, '2021-06-10'))).toEqual(['also-today', 'today', 'this-month', 'old']);
    expect(ids(published(all, '2021-06-11'))).toContain('tomorrow');
  });

  it('show drafts in a preview', () => {
    expect(ids(published(all, '2021-06-10', { drafts: true }))).toEqual(
      expect.arrayContaining(['draft', 'next-month']),
    );
  });

  it('have an order that does not depend on the order of the files', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(ids(published(shuffled, '2021-06-10'))).toEqual(ids(published(all, '2021-06-10')));
      }),
    );
  });

  it('are grouped by what they belong to', () => {
    const list = published(
      [
        activity('a', { topics: ['ai', 'data'], cities: ['porto'] }),
        activity('b', { topics: ['data'], date: '2020' }),
      ],
      '2026-01-01',
    );
    expect(ids(byTopic(list).get('data') ?? [])).toEqual(['a', 'b']);
    expect(ids(byCity(list).get('porto') ?? [])).toEqual(['a']);
    // Two cities of one country, and one that is no member.
    const countries = activitiesByPlace(
      list,
      new Map([
        ['porto', 'PT'],
        ['lisbon', 'PT'],
      ]),
    );
    expect([...countries].map(([code, found]) => [code, ids(found)])).toEqual([['PT', ['a']]]);
    expect([...byYear(list)].map(([year, group]) => [year, ids(group)])).toEqual([
      [2021, ['a']],
      [2020, ['b']],
    ]);
  });
});

describe('events', () => {
  const event = (id: string, start: string, end?: string) =>
    activity(id, {
      kind: 'event',
      event: { start, end, place: 'Porto', timeZone: 'Europe/Lisbon' },
    });
  const all = [
    event('over', '2021-06-01', '2021-06-09'),
    event('running', '2021-06-01', '2021-06-10'),
    event('month', '2021-06'),
    event('soon', '2021-06-20T16:00'),
    event('later', '2021-12-01'),
    activity('no-event'),
  ];

  it('are upcoming until their last day is over, the next one first', () => {
    expect(ids(upcoming(all, '2021-06-10'))).toEqual(['month', 'running', 'soon', 'later']);
    expect(ids(past(all, '2021-06-10'))).toEqual(['over']);
    expect(ids(upcoming(all, '2021-06-11'))).toEqual(['month', 'soon', 'later']);
  });

  it('on separate days are upcoming until the last of them is over, in the order of the next', () => {
    const place = 'Porto';
    const days = [
      activity('twice', {
        event: { start: '2021-06-01', furtherDays: [{ start: '2021-06-20' }], place },
      }),
      activity('once', { event: { start: '2021-06-10', place } }),
    ];
    expect(ids(upcoming(days, '2021-06-01'))).toEqual(['twice', 'once']);
    expect(ids(upcoming(days, '2021-06-02'))).toEqual(['once', 'twice']);
    expect(ids(upcoming(days, '2021-06-20'))).toEqual(['twice']);
    expect(ids(past(days, '2021-06-20'))).toEqual(['once']);
    expect(ids(past(days, '2021-06-21'))).toEqual(['once', 'twice']);
  });

  it('are each either upcoming or past, on any day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2021-01-01'), max: new Date('2022-12-31'), noInvalidDate: true }),
        (at) => {
          const day = at.toISOString().slice(0, 10);
          expect([...ids(upcoming(all, day)), ...ids(past(all, day))].sort()).toEqual([
            'later',
            'month',
            'over',
            'running',
            'soon',
          ]);
        },
      ),
    );
  });
});

describe('related activities', () => {
  const list = published(
    [
      activity('self', { cities: ['porto'], topics: ['ai', 'libraries'] }),
      activity('same-city', { cities: ['porto'], topics: ['data'] }),
      activity('rare-topic', { topics: ['libraries'] }),
      activity('common-topic', { topics: ['ai'] }),
      activity('common-topic-2', { topics: ['ai'] }),
      activity('nothing', { topics: ['privacy'] }),
    ],
    '2026-01-01',
  );
  const [self] = list.filter(({ id }) => id === 'self');

  it('share a city before a topic, and a rare topic before a common one', () => {
    expect(self && ids(relatedIndex(list)(self, 3))).toEqual([
      'same-city',
      'rare-topic',
      'common-topic',
    ]);
  });

  it('never contain the activity itself, nor one that shares nothing', () => {
    expect(self && ids(relatedIndex(list)(self, 10))).not.toEqual(expect.arrayContaining(['self']));
    expect(self && ids(relatedIndex(list)(self, 10))).not.toContain('nothing');
  });
});

describe('partners', () => {
  const partner = (id: string, core: boolean) => ({
    id,
    data: partnerSchema.parse({
      name: `The ${id}`,
      shortName: id,
      kind: 'network',
      core,
      role: 'Works with the coalition.',
      summary: 'One sentence about the organisation, long enough.',
      website: 'https://www.example.org/',
      sources: ['https://www.example.org/'],
    }),
  });

  it('are core or other, by name', () => {
    const all = [partner('zeta', true), partner('beta', false), partner('alpha', true)];
    expect(ids(corePartners(all))).toEqual(['alpha', 'zeta']);
    expect(ids(otherPartners(all))).toEqual(['beta']);
  });
});
