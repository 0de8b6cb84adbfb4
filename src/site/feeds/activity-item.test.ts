import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDayOf, lastDayOf, type PartialDate } from '../../base/dates.ts';
import { addDays } from '../../base/days.ts';
import { activity as post } from '../../quality/testing/entries.ts';
import { absolute } from '../../model/urls.ts';
import { inEnglish } from '../../i18n/index.ts';
import {
  activityItem,
  changeItem,
  feedEntries,
  publishedDay,
  type ItemParts,
} from './activity-item.ts';

const itemOf = (changes: object, parts: Partial<ItemParts> = {}) =>
  activityItem(
    post('a-post', { date: '2026-06-05', ...changes }),
    { html: '<p>Text</p>', labels: ['News'], ...parts },
    inEnglish,
  );

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const partial = fc
  .tuple(day, fc.constantFrom(4, 7, 10))
  .map(([text, length]) => text.slice(0, length) as PartialDate);

describe('the day of an item', () => {
  it('is its date if that is a day, however late it came onto the site', () => {
    fc.assert(
      fc.property(day, fc.option(day, { nil: undefined }), (date, recorded) => {
        expect(publishedDay(date as PartialDate, false, recorded)).toBe(date);
      }),
    );
  });

  it('is never made up: where the date is no day, it is the day on which it came onto the site, or none', () => {
    fc.assert(
      fc.property(
        partial,
        fc.boolean(),
        fc.option(day, { nil: undefined }),
        (date, isAbout, recorded) => {
          fc.pre(isAbout || date.length < 10);
          expect([undefined, recorded]).toContain(publishedDay(date, isAbout, recorded));
        },
      ),
    );
  });

  it.each([
    ['2026', '2026-11-29', '2026-11-29'],
    ['2026-11', '2026-11-29', '2026-11-29'],
    ['2026-10', '2026-11-29', '2026-11-29'],
    ['2026-09', '2026-11-29', undefined],
    ['2025', '2026-11-24', undefined],
    ['2019-03', '2026-11-24', undefined],
    ['2027', '2026-11-24', undefined],
    ['2026', undefined, undefined],
  ] as const)('of a post of %s that came onto the site on %s is %s', (date, recorded, expected) => {
    expect(publishedDay(date as PartialDate, false, recorded)).toBe(expected);
  });

  it('decides the order: what is new comes first, even if its date is only a year', () => {
    const posts = [
      post('of-november', { date: '2026-11-20' }),
      post('of-may', { date: '2026-05' }),
      post('of-the-year', { date: '2026' }),
      post('old', { date: '2018-01-01' }),
    ];
    const recorded = new Map([['of-the-year', '2026-11-28']]);
    expect(
      feedEntries(posts, ({ id }) => recorded.get(id)).map(({ activity }) => activity.id),
    ).toEqual(['of-the-year', 'of-november', 'of-may', 'old']);
    fc.assert(
      fc.property(fc.array(partial), (dates) => {
        const sorted = feedEntries(
          dates.map((date, index) => post(`p${index}`, { date })),
          () => undefined,
        ).map(({ activity }) => firstDayOf(activity.data.date));
        expect(sorted).toEqual(sorted.toSorted().reverse());
      }),
    );
  });
});

describe('the title of an item', () => {
  it('says the date that a feed cannot say', () => {
    expect(itemOf({ title: 'Some title', date: '2019-03' })).toMatchObject({
      title: 'Some title (March 2019)',
    });
    expect(
      itemOf({ title: 'Some title', date: '2019', dateNote: 'It is from that year or the next.' })
        .title,
    ).toBe('Some title (about 2019)');
    expect(itemOf({ title: 'Some title' }).title).toBe('Some title');
    expect(
      itemOf({ title: 'Some title', date: '2026' }, { recorded: '2026-11-29' as PartialDate }),
    ).toMatchObject({ title: 'Some title', published: '2026-11-29T10:30:00Z' });
  });

  it('says that an event is cancelled', () => {
    const event = { start: '2027-06-01', end: '2027-06-02', place: 'Porto', cancelled: true };
    expect(itemOf({ title: 'Some title', kind: 'event', event }).title).toBe(
      'Cancelled: Some title',
    );
  });
});

describe('the text of an item', () => {
  it('begins with when and where an event is, how to take part, and that it is cancelled', () => {
    const event = {
      start: '2027-06-01',
      end: '2027-06-02',
      place: 'Casa da Música & hall, Porto',
      cancelled: true,
      link: 'https://www.example.org/register?a=1&b=2',
    };
    expect(itemOf({ kind: 'event', event }).html.split('\n')[0]).toBe(
      '<p><strong>Cancelled</strong><br>When: 1\u2009–\u20092 June 2027<br>Where: Casa da Música &amp; hall, Porto<br>Where to take part: <a href="https://www.example.org/register?a=1&amp;b=2">example.org</a></p>',
    );
  });

  it('ends with the date and the note on it, where all comes from, and the licence', () => {
    const { html, original } = itemOf({
      date: '2019',
      dateNote: 'It is from that year or the next.',
      updated: '2026-11-24',
      original: 'https://www.example.org/news/1',
      sources: ['https://www.example.org/a', 'https://www.example.net/b?c&d'],
    });
    expect(original).toBe('https://www.example.org/news/1');
    expect(html.split('\n').at(-1)).toBe(
      '<p>Date: about 2019<br>It is from that year or the next.<br>Updated 24 November 2026<br>' +
        '<a href="https://www.example.org/news/1">Read the original at example.org</a><br>' +
        'Further sources: <a href="https://www.example.org/a">example.org/a</a>, <a href="https://www.example.net/b?c&amp;d">example.net/b</a><br>' +
        'Licence: <a href="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA 4.0</a></p>',
    );
    expect(itemOf({ original: undefined }).html).toContain('This was first published here.');
  });

  it('has the picture before the words, with its description and credit', () => {
    const picture = {
      url: 'https://example.org/x.jpg',
      type: 'image/jpeg',
      width: 1200,
      height: 800,
    };
    const image = { src: './x.jpg', alt: 'Two "friends" & a dog.', credit: 'City of <Porto>' };
    expect(itemOf({ image }, { picture }).html).toMatch(
      /^<figure><img src="https:\/\/example\.org\/x\.jpg" alt="Two &quot;friends&quot; &amp; a dog\." width="1200" height="800"><figcaption>Picture: City of &lt;Porto&gt;<\/figcaption><\/figure>\n<p>Text<\/p>\n/,
    );
  });
});

it('an item is identified by what stays when the site moves or a file is renamed', () => {
  const { id, url } = itemOf({
    title: 'Another title',
    aliases: ['/node/78', '/activities/first/'],
  });
  expect([id, url]).toEqual([
    'tag:citiesfordigitalrights.org,2026:activity/first',
    absolute('/activities/a-post/'),
  ]);
});

it('a post counts as new for a month', () => {
  fc.assert(
    fc.property(partial, fc.integer({ min: -400, max: 400 }), (date, days) => {
      fc.pre(date.length < 10);
      const recorded = addDays(lastDayOf(date), days);
      const isNew = recorded >= firstDayOf(date) && days <= 31;
      expect(publishedDay(date, false, recorded)).toBe(isNew ? recorded : undefined);
    }),
  );
});

describe('an event that was changed', () => {
  const event = { start: '2027-06-01', place: 'Porto', revision: 2 };
  const changed = (changes: object) =>
    post('a-post', { date: '2026-06-05', kind: 'event', updated: '2026-11-20', event, ...changes });

  it('is an item of its own, on the day of the change, before the post', () => {
    const entries = feedEntries(
      [
        changed({}),
        post('of-november', { date: '2026-11-10' }),
        post('of-june', { date: '2026-06-05' }),
      ],
      () => undefined,
    );
    expect(entries.map(({ activity, isChange }) => [activity.id, isChange])).toEqual([
      ['a-post', true],
      ['of-november', false],
      ['a-post', false],
      ['of-june', false],
    ]);
    for (const changes of [{ updated: undefined }, { event: { ...event, revision: 0 } }])
      expect(feedEntries([changed(changes)], () => undefined)).toHaveLength(1);
  });

  it('is named by its revision, says what is true now, and whether it is cancelled', () => {
    const itemFor = (changes: object) => {
      const activity = changed({ title: 'Some title', ...changes });
      const item = activityItem(activity, { html: '<p>Text</p>', labels: [] }, inEnglish);
      return changeItem(activity, item, inEnglish);
    };
    expect(itemFor({})).toMatchObject({
      id: 'tag:citiesfordigitalrights.org,2026:activity/a-post/revision-2',
      title: 'Changed: Some title',
      published: '2026-11-20T10:30:00Z',
    });
    expect(itemFor({}).html).toMatch(/^<p>When: 1 June 2027<br>Where: Porto<\/p>\n<p><a href/);
    const cancelled = itemFor({ event: { ...event, cancelled: true, revision: 3 } });
    expect(cancelled).toMatchObject({
      id: 'tag:citiesfordigitalrights.org,2026:activity/a-post/revision-3',
      title: 'Cancelled: Some title',
    });
  });
});
