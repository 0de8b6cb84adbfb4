import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activitySchema } from '../model/schemas/activity.ts';
import { citySchema } from '../model/schemas/city.ts';
import { anyText } from '../quality/testing/texts.ts';
import { parseMoment, type Moment } from '../base/dates.ts';
import {
  activity,
  breadcrumbs,
  city,
  dataset,
  momentWithOffset,
  organization,
  toJsonLd,
} from './structured-data.ts';
import type { PartialDate } from '../base/dates.ts';
import { absolute } from '../model/urls.ts';
import { addDays } from '../base/days.ts';
import { settings } from '../settings.ts';
import { inEnglish } from '../i18n/index.ts';

const post = {
  title: 'A title of a post',
  summary: 'One sentence that says what happened, and is long enough.',
  date: '2021-06',
  kind: 'news',
  topics: ['ai'],
  original: 'https://www.example.org/1',
};
const entry = (fields: object) => ({
  id: 'a-post',
  data: activitySchema.parse({ ...post, ...fields }),
});
const porto = {
  name: 'Porto',
  country: 'PT',
  latitude: 41.15,
  longitude: -8.61,
  status: 'member',
  membershipSource: 'https://www.example.org/',
  summary: 'A sentence about this city that is long enough.',
};
const plain = (data: Parameters<typeof toJsonLd>[0]) =>
  JSON.parse(toJsonLd(data)) as Record<string, unknown>;

describe('data in a page', () => {
  it('cannot close the element that holds it, whatever the texts are', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText(1, 60),
          fc.constantFrom('</script>', '<!--<script>', '</SCRIPT\n>', ']]>'),
        ),
        (text) => {
          const json = toJsonLd(breadcrumbs([{ title: text, href: '/' }], text, inEnglish));
          expect(json).not.toContain('<');
          expect(
            (JSON.parse(json) as { itemListElement: { name: string }[] }).itemListElement[0]?.name,
          ).toBe(text);
        },
      ),
    );
  });

  it('leaves out what is unknown', () => {
    expect(
      toJsonLd(activity(entry({ dateNote: 'The original shows no date.' }), inEnglish)),
    ).not.toMatch(/datePublished|dateModified|temporalCoverage|undefined|null/);
  });
});

describe('a moment', () => {
  it.each([
    ['2021', 'Europe/Madrid', '2021'],
    ['2021-10', 'Europe/Madrid', '2021-10'],
    ['2021-10-28', 'Europe/Madrid', '2021-10-28'],
    ['2021-10-28T16:00', 'Europe/Amsterdam', '2021-10-28T16:00:00+02:00'],
    ['2021-11-28T16:00', 'Europe/Amsterdam', '2021-11-28T16:00:00+01:00'],
    ['2021-07-01T09:30', 'America/New_York', '2021-07-01T09:30:00-04:00'],
    ['2021-07-01T09:30', 'America/St_Johns', '2021-07-01T09:30:00-02:30'],
    ['2021-07-01T09:30', 'Asia/Kolkata', '2021-07-01T09:30:00+05:30'],
    ['2021-07-01T09:30', 'UTC', '2021-07-01T09:30:00+00:00'],
  ])('%s in %s is %s', (moment, zone, text) => {
    expect(momentWithOffset(parseMoment(moment) as Moment, zone)).toBe(text);
  });
});

describe('an activity', () => {
  it('that is news is an article', () => {
    expect(plain(activity(entry({}), inEnglish))).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: post.title,
      url: absolute('/activities/a-post/'),
      isBasedOn: post.original,
    });
  });

  describe('that is an article', () => {
    const days = { added: '2022-02-02', changed: '2022-03-03' } as Parameters<typeof activity>[2];
    const dated = (fields: object, ...known: [Parameters<typeof activity>[2]?]) => {
      const article = plain(activity(entry(fields), inEnglish, ...known));
      return ['datePublished', 'dateModified', 'temporalCoverage'].map((name) => article[name]);
    };

    it('about what others published was published when it came onto this site', () => {
      expect(dated({}, days)).toEqual(['2022-02-02', '2022-03-03', '2021-06']);
      expect(dated({ dateNote: 'The original shows no date.' }, days)).toEqual([
        '2022-02-02',
        '2022-03-03',
        undefined,
      ]);
    });

    it('and was first published here was published on its date, as precisely as it is known', () => {
      expect(dated({ original: undefined }, days)).toEqual(['2021-06', '2022-03-03', undefined]);
    });

    it('claims no day of this site where the history is not known, but what an editor wrote', () => {
      expect(dated({})).toEqual([undefined, undefined, '2021-06']);
      expect(dated({ updated: '2023-01-02' })).toEqual([undefined, '2023-01-02', '2021-06']);
    });

    it('was changed on the later of the two days, and on none to come', () => {
      expect(dated({ updated: '2022-02-28' }, days)[1]).toBe('2022-03-03');
      expect(dated({ updated: '2022-04' }, days)[1]).toBe('2022-04');
      expect(dated({ updated: addDays(settings.buildDay, 1) }, days)[1]).toBe('2022-03-03');
    });
  });

  it.each(['statement', 'publication', 'campaign', 'webinar'])(
    'of the kind %s without a time is an article',
    (kind) => {
      expect(activity(entry({ kind }), inEnglish)['@type']).toBe('NewsArticle');
    },
  );

  it('about an event is an article if its kind is news', () => {
    expect(
      activity(entry({ event: { start: '2021-06', place: 'Porto, Portugal' } }), inEnglish)[
        '@type'
      ],
    ).toBe('NewsArticle');
  });

  it('that is an event says when, where and how', () => {
    const event = {
      start: '2021-10-28T16:00',
      end: '2021-10-28T17:30',
      timeZone: 'Europe/Lisbon',
      place: 'Casa da Música, Porto, Portugal',
    };
    expect(plain(activity(entry({ kind: 'event', event }), inEnglish))).toMatchObject({
      '@type': 'Event',
      name: post.title,
      startDate: '2021-10-28T16:00:00+01:00',
      endDate: '2021-10-28T17:30:00+01:00',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: { '@type': 'Place', name: event.place, address: event.place },
    });
  });

  it('that is an event online leads to where people take part, or else to its page', () => {
    const online = (fields: object) =>
      plain(
        activity(
          entry({ kind: 'webinar', event: { start: '2021-10', online: true, ...fields } }),
          inEnglish,
        ),
      );
    expect(online({ link: 'https://www.example.org/join' })).toMatchObject({
      eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
      location: { '@type': 'VirtualLocation', url: 'https://www.example.org/join' },
    });
    expect(online({})).toMatchObject({
      startDate: '2021-10',
      location: { url: absolute('/activities/a-post/') },
    });
    expect(online({ place: 'Porto, Portugal' })).toMatchObject({
      eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
      location: [{ '@type': 'Place' }, { '@type': 'VirtualLocation' }],
    });
  });

  it('that is an event on separate days spans them, and names each', () => {
    const event = {
      start: '2022-09-15T10:00',
      end: '2022-09-15T12:00',
      furtherDays: [{ start: '2022-12-01T10:00' }],
      timeZone: 'Europe/Tirane',
      place: 'Tirana, Albania',
    };
    expect(plain(activity(entry({ kind: 'event', event }), inEnglish))).toMatchObject({
      startDate: '2022-09-15T10:00:00+02:00',
      endDate: '2022-12-01T10:00:00+01:00',
      subEvent: [
        {
          '@type': 'Event',
          name: post.title,
          startDate: '2022-09-15T10:00:00+02:00',
          endDate: '2022-09-15T12:00:00+02:00',
          location: { name: 'Tirana, Albania' },
        },
        { '@type': 'Event', startDate: '2022-12-01T10:00:00+01:00' },
      ],
    });
  });

  it('that does not take place says so', () => {
    expect(
      activity(
        entry({
          kind: 'event',
          event: { start: '2021-10', place: 'Porto, Portugal', cancelled: true },
        }),
        inEnglish,
      )['eventStatus'],
    ).toBe('https://schema.org/EventCancelled');
  });
});

describe('a city', () => {
  it('is a place with its country and the addresses that mean the same', () => {
    const data = citySchema.parse({
      ...porto,
      localNames: [{ name: 'Invicta', language: 'pt' }],
      website: 'https://www.cm-porto.pt/',
      wikidata: 'Q36433',
    });
    expect(plain(city({ id: 'porto', data }, inEnglish))).toEqual({
      '@context': 'https://schema.org',
      '@type': 'City',
      '@id': 'tag:citiesfordigitalrights.org,2026:city/porto',
      name: 'Porto',
      alternateName: ['Invicta'],
      description: porto.summary,
      url: absolute('/cities/porto/'),
      geo: { '@type': 'GeoCoordinates', latitude: 41.15, longitude: -8.61 },
      address: { '@type': 'PostalAddress', addressCountry: 'PT' },
      containedInPlace: { '@type': 'Country', name: 'Portugal' },
      sameAs: ['https://www.cm-porto.pt/', 'https://www.wikidata.org/entity/Q36433'],
    });
  });

  it('of which less is known says less', () => {
    expect(
      Object.keys(plain(city({ id: 'porto', data: citySchema.parse(porto) }, inEnglish))),
    ).not.toEqual(expect.arrayContaining(['sameAs']));
  });
});

describe('the rest', () => {
  it('the coalition has its name, its address and its mailbox', () => {
    expect(organization(inEnglish)).toMatchObject({
      '@type': 'Organization',
      url: absolute('/'),
      email: expect.stringContaining('@') as string,
    });
  });

  it('a trail counts from the top, and ends on the page itself', () => {
    expect(
      breadcrumbs([{ title: 'Cities', href: '/cities/' }], 'Porto', inEnglish)['itemListElement'],
    ).toEqual([
      { '@type': 'ListItem', position: 1, name: 'Cities', item: absolute('/cities/') },
      { '@type': 'ListItem', position: 2, name: 'Porto' },
    ]);
  });

  it('data names each of its files with its type', () => {
    const data = dataset(
      {
        title: 'Open data',
        description: 'Everything.',
        route: '/data/',
        version: '5',
        changed: '2026-11-30' as PartialDate,
        files: [{ title: 'cities.csv', route: '/data/cities.csv', type: 'text/csv' }],
      },
      inEnglish,
    );
    expect(plain(data)).toMatchObject({
      '@type': 'Dataset',
      version: '5',
      dateModified: '2026-11-30',
      distribution: [
        {
          '@type': 'DataDownload',
          contentUrl: absolute('/data/cities.csv'),
          encodingFormat: 'text/csv',
        },
      ],
    });
  });
});
