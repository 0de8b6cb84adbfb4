import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { activitySchema } from '../../model/schemas/activity.ts';
import { eventSpan, isOnCalendar, toCalendar, type CalendarHead } from './calendar.ts';
import { changedOnCalendar } from '../../check/check-changes.ts';
import { absolute } from '../../model/urls.ts';
import { inEnglish } from '../../i18n/index.ts';
import { activity as entry, city } from '../../quality/testing/entries.ts';
import { TEST_ALL } from '../../quality/testing/sites.ts';

function post(event: object, changes: object = {}, id = 'a-meeting') {
  const activity = entry(id, {
    title: 'A meeting',
    date: '2027-01-10',
    kind: 'event',
    event: { place: 'Porto, Portugal', ...event },
    ...changes,
  });
  if (!isOnCalendar(activity)) throw new Error('The event is not on a known day.');
  return activity;
}

const CITIES = new Map(
  [
    city('porto', {
      name: 'Porto',
      country: 'PT',
      latitude: 41.15,
      longitude: -8.61,
      localNames: [{ name: 'Oporto', language: 'es' }],
    }),
    city('sofia', { name: 'Sofia', country: 'BG', latitude: 42.7, longitude: 23.32 }),
  ].map((one) => [one.id, one]),
);
const cityNamed = (slug: string) => CITIES.get(slug) ?? expect.fail(`There is no ${slug}.`);
const calendarOf = (events: Parameters<typeof toCalendar>[0], head?: CalendarHead) =>
  toCalendar(events, inEnglish, cityNamed, head);

/** Reads a calendar with another library, with the rules of the time zones that it carries itself. */
function read(text: string) {
  const calendar = ICAL.Component.fromString(text);
  const zones = new Map(
    calendar
      .getAllSubcomponents('vtimezone')
      .map((component) => [component.getFirstPropertyValue('tzid'), new ICAL.Timezone(component)]),
  );
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const time = (name: string) => {
      const property = component.getFirstProperty(name);
      const value = property?.getFirstValue();
      if (!property || !(value instanceof ICAL.Time)) return undefined;
      const id = property.getFirstParameter('tzid');
      if (id) value.zone = zones.get(id) ?? expect.fail(`There are no rules for ${id}.`);
      return value.isDate
        ? value.toString()
        : new Date(value.toUnixTime() * 1000).toISOString().slice(0, 16);
    };
    const text = (name: string) => component.getFirstPropertyValue(name)?.toString();
    return {
      start: time('dtstart'),
      end: time('dtend'),
      zone: component.getFirstProperty('dtstart')?.getFirstParameter('tzid'),
      text,
    };
  });
}
const readOne = (event: object, changes: object = {}) => {
  const [found] = read(calendarOf([post(event, changes)]));
  if (!found) throw new Error('There is no event.');
  return found;
};

describe('isOnCalendar', () => {
  const schema = activitySchema.shape.event.unwrap();
  const entry = (event?: object) => ({
    id: 'x',
    data: {
      ...post({ start: '2027-01-01' }).data,
      event: event && schema.parse({ online: true, ...event }),
    },
  });

  it('needs a day', () => {
    expect(isOnCalendar(entry({ start: '2027-01-01' }))).toBe(true);
    expect(isOnCalendar(entry({ start: '2027-01-01T10:00', timeZone: 'Europe/Madrid' }))).toBe(
      true,
    );
    expect(isOnCalendar(entry({ start: '2027-01' }))).toBe(false);
    expect(isOnCalendar(entry({ start: '2027' }))).toBe(false);
    expect(isOnCalendar(entry())).toBe(false);
  });
});

describe('eventSpan', () => {
  const span = (event: object) => eventSpan(post(event).data.event);

  it('takes an end that is no day for unknown', () => {
    expect(span({ start: '2027-05-02', end: '2027-05' })).toEqual({
      allDay: true,
      start: '2027-05-02',
      end: '2027-05-03',
    });
  });

  it('is whole days if the hour of the beginning is not known', () => {
    expect(
      span({ start: '2027-05-02', end: '2027-05-03T12:00', timeZone: 'Europe/Lisbon' }),
    ).toEqual({ allDay: true, start: '2027-05-02', end: '2027-05-04' });
  });

  it('ends with its last day if the hour of the end is not known', () => {
    expect(
      span({ start: '2027-05-02T10:00', end: '2027-05-03', timeZone: 'Europe/Lisbon' }),
    ).toMatchObject({ start: '2027-05-02T10:00', end: '2027-05-04T00:00' });
    expect(
      span({ start: '2027-05-02T10:00', end: '2027-05-02', timeZone: 'Europe/Lisbon' }),
    ).toMatchObject({ start: '2027-05-02T10:00', end: undefined });
  });
});

describe('an event in a calendar', () => {
  it('of one day takes that day', () => {
    expect(readOne({ start: '2027-12-31' })).toMatchObject({
      start: '2027-12-31',
      end: '2028-01-01',
      zone: undefined,
    });
  });

  it('of several days ends before the day after', () => {
    expect(readOne({ start: '2028-02-28', end: '2028-02-29' })).toMatchObject({
      start: '2028-02-28',
      end: '2028-03-01',
    });
  });

  it.each([
    [
      'the day before summer time',
      'Europe/Madrid',
      '2027-03-27T10:00',
      '2027-03-27T11:30',
      '2027-03-27T09:00',
      '2027-03-27T10:30',
    ],
    [
      'across the beginning of summer time',
      'Europe/Madrid',
      '2027-03-27T22:00',
      '2027-03-28T09:00',
      '2027-03-27T21:00',
      '2027-03-28T07:00',
    ],
    [
      'the day of summer time',
      'Europe/Madrid',
      '2027-03-28T10:00',
      '2027-03-28T11:30',
      '2027-03-28T08:00',
      '2027-03-28T09:30',
    ],
    [
      'the day before winter time',
      'Europe/Madrid',
      '2027-10-30T10:00',
      '2027-10-30T11:30',
      '2027-10-30T08:00',
      '2027-10-30T09:30',
    ],
    [
      'across the end of summer time',
      'Europe/Madrid',
      '2027-10-30T22:00',
      '2027-10-31T09:00',
      '2027-10-30T20:00',
      '2027-10-31T08:00',
    ],
    [
      'the day of winter time',
      'Europe/Madrid',
      '2027-10-31T10:00',
      '2027-10-31T11:30',
      '2027-10-31T09:00',
      '2027-10-31T10:30',
    ],
    [
      'between the changes of Europe and America, in spring',
      'America/New_York',
      '2027-03-20T09:00',
      '2027-03-20T10:00',
      '2027-03-20T13:00',
      '2027-03-20T14:00',
    ],
    [
      'between the changes of Europe and America, in autumn',
      'America/New_York',
      '2027-11-03T09:00',
      '2027-11-03T10:00',
      '2027-11-03T13:00',
      '2027-11-03T14:00',
    ],
    [
      'in winter',
      'America/New_York',
      '2027-12-03T09:00',
      '2027-12-03T10:00',
      '2027-12-03T14:00',
      '2027-12-03T15:00',
    ],
  ])('has its hours right on %s in %s', (_, timeZone, start, end, startUtc, endUtc) => {
    expect(readOne({ start, end, timeZone })).toMatchObject({
      start: startUtc,
      end: endUtc,
      zone: timeZone,
    });
  });

  it('is given in UTC where the rules of today were not in force', () => {
    expect(readOne({ start: '2021-07-01T12:00', timeZone: 'America/Mexico_City' })).toMatchObject({
      start: '2021-07-01T17:00',
      end: undefined,
      zone: undefined,
    });
  });

  it('has its hours right in every zone, at any time', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const wall = (instant: string, timeZone: string) =>
      new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
        .format(new Date(`${instant}Z`))
        .replace(' ', 'T');
    const dates = fc.sample(
      fc.date({ min: new Date('2018-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
      { numRuns: zones.length * (TEST_ALL ? 7 : 1), seed: 20261124 },
    );
    for (const [index, date] of dates.entries()) {
      const timeZone = zones[index % zones.length] ?? '';
      // What a clock shows at that instant is a time that exists.
      const local = wall(date.toISOString().slice(0, 16), timeZone);
      const found = readOne({ start: local, timeZone }).start ?? '';
      expect(wall(found, timeZone), `${local} in ${timeZone}`).toBe(local);
    }
  });

  it('says what, where and where to take part', () => {
    const { text } = readOne(
      { start: '2027-05-02', online: true, link: 'https://www.example.org/register' },
      { title: 'Rights, data; and \\ a “city”' },
    );
    expect(text('summary')).toBe('Rights, data; and \\ a “city”');
    expect(text('location')).toBe('Porto, Portugal, Online');
    expect(text('url')).toBe(absolute('/activities/a-meeting/'));
    expect(text('description')).toBe(
      `One sentence that says what happened, long enough.\n\nWhere to take part: https://www.example.org/register\n\nMore: ${absolute('/activities/a-meeting/')}`,
    );
    expect(text('status')).toBe('CONFIRMED');
  });

  it('is cancelled in status and name', () => {
    const { text } = readOne({ start: '2027-05-02', cancelled: true });
    expect([text('status'), text('summary')]).toEqual(['CANCELLED', 'Cancelled: A meeting']);
  });

  it('takes its revision from the content, and the day of its last change', () => {
    const revised = (event: object, changes: object = {}) => {
      const { text } = readOne({ start: '2027-05-02', ...event }, changes);
      expect(text('last-modified')).toBe(text('dtstamp'));
      return [text('sequence'), text('dtstamp')];
    };
    expect(revised({})).toEqual(['0', '2027-01-10T00:00:00Z']);
    expect(revised({ revision: 1 }, { updated: '2027-02-10' })).toEqual([
      '1',
      '2027-02-10T00:00:01Z',
    ]);
    // The next change on the same day is newer.
    expect(revised({ revision: 2 }, { updated: '2027-02-10' })).toEqual([
      '2',
      '2027-02-10T00:00:02Z',
    ]);
    expect(revised({ revision: 9999 }, { updated: '2027-02-10' })[1]).toMatch(/^2027-02-10/);
    expect(revised({}, { date: '2026-11' })).toEqual(['0', '2026-11-01T00:00:00Z']);
  });

  it.each([
    ['a day leaves people free', { start: '2027-05-02' }, 'TRANSPARENT'],
    ['an hour does not', { start: '2027-05-02T10:00', timeZone: 'UTC' }, 'OPAQUE'],
    [
      'unless it is cancelled',
      { start: '2027-05-02T10:00', timeZone: 'UTC', cancelled: true },
      'TRANSPARENT',
    ],
  ])('%s', (_, event, transparency) => {
    expect(readOne(event).text('transp')).toBe(transparency);
  });

  it.each([
    ['online', { online: true }, ['https://www.example.org/a,b;c?d=1']],
    ['online and at a place', { online: true, place: 'Porto' }, [expect.any(String)]],
    ['at a place only', { place: 'Porto' }, []],
    ['online, but cancelled', { online: true, cancelled: true }, []],
  ])('names its conference if it is %s', (_, event, expected) => {
    const link = 'https://www.example.org/a,b;c?d=1';
    const text = calendarOf([
      post({ start: '2027-05-02', furtherDays: [{ start: '2027-05-09' }], link, ...event }),
    ]);
    for (const one of ICAL.Component.fromString(text).getAllSubcomponents('vevent')) {
      const found = one.getAllProperties('conference');
      expect(found.map((property) => property.getFirstValue())).toEqual(expected);
      expect(found.map((property) => property.getFirstParameter('label'))).toEqual(
        expected.map(() => 'Where to take part'),
      );
    }
  });

  it.each([
    ['its city and country', 'Porto, Portugal', ['porto', 'sofia'], '41.15;-8.61'],
    ['a local name of the city', 'Oporto, Portugal', ['porto'], '41.15;-8.61'],
    ['a venue, whose point is not known', 'Casa da Música, Porto, Portugal', ['porto'], undefined],
    ['another city than those taking part', 'Barcelona, Spain', ['porto'], undefined],
    ['a city that does not take part', 'Porto, Portugal', ['sofia'], undefined],
    ['a namesake in another country', 'Porto, Spain', ['porto'], undefined],
    ['no country', 'Porto', ['porto'], undefined],
    ['several cities', 'Several cities', ['porto', 'sofia'], undefined],
  ])('has a point on the map if its place is %s', (_, place, cities, expected) => {
    const text = calendarOf([post({ start: '2027-05-02', place }, { cities })]);
    expect(/^GEO:(.*)\r$/m.exec(text)?.[1]).toBe(expected);
  });

  it('on separate days is an event on each, of which only the first has the identifier of the post', () => {
    const days = read(
      calendarOf([
        post(
          {
            start: '2022-09-15T10:00',
            end: '2022-09-15T12:00',
            furtherDays: [
              { start: '2022-09-19T14:00', end: '2022-09-19T15:00' },
              { start: '2022-12-01T14:00' },
            ],
            timeZone: 'Europe/Tirane',
            revision: 3,
          },
          { language: 'es' },
        ),
      ]),
    );
    expect(days.map(({ start, end }) => [start, end])).toEqual([
      ['2022-09-15T08:00', '2022-09-15T10:00'],
      ['2022-09-19T12:00', '2022-09-19T13:00'],
      ['2022-12-01T13:00', undefined],
    ]);
    const uid = 'tag:citiesfordigitalrights.org,2026:activity/a-meeting';
    expect(days.map(({ text }) => text('uid'))).toEqual([uid, `${uid}/2`, `${uid}/3`]);
    for (const name of ['summary', 'description', 'url', 'sequence', 'dtstamp', 'location'])
      expect(new Set(days.map(({ text }) => text(name))).size, name).toBe(1);
  });

  it('keeps its identifier when its title, its time or its address changes', () => {
    expect(calendarOf([post({ start: '2027-05-02' })])).toContain(
      '\r\nUID:tag:citiesfordigitalrights.org\\,2026:activity/a-meeting\r\n',
    );
    expect(readOne({ start: '2027-05-02' }).text('uid')).toBe(
      'tag:citiesfordigitalrights.org,2026:activity/a-meeting',
    );
    expect(
      readOne(
        { start: '2027-06-02' },
        { title: 'Another title', aliases: ['/activities/first/', '/activities/second/'] },
      ).text('uid'),
    ).toBe('tag:citiesfordigitalrights.org,2026:activity/first');
  });
});

/** For each field of a post, another value than that of {@link post}; undefined if it cannot be another for an event. */
const OTHER_VALUES: Record<keyof typeof activitySchema.shape, unknown> = {
  title: 'Another title',
  summary: 'Another sentence that says what happened, long enough.',
  language: 'es',
  date: '2027-01-11',
  dateNote: 'The original shows no date.',
  kind: 'webinar',
  topics: ['data'],
  cities: ['sofia'],
  partners: ['uclg'],
  principles: ['privacy'],
  event: undefined,
  original: 'https://www.example.org/other',
  sources: ['https://www.example.org/other'],
  image: { src: './a.jpg', alt: 'Delegates on the steps of a house.' },
  draft: true,
  aliases: ['/node/1'],
  updated: '2027-02-10',
  corrections: [{ date: '2027-02-10', text: 'The place was wrong here. It is right now.' }],
};
type EventFields = ReturnType<typeof activitySchema.shape.event.unwrap>['shape'];
const OTHER_EVENTS: Record<keyof EventFields, unknown> = {
  start: '2027-05-02T09:00',
  end: '2027-05-02T13:00',
  furtherDays: [{ start: '2027-05-09T10:00' }],
  timeZone: 'Europe/Madrid',
  place: 'Lisbon, Portugal',
  online: true,
  cancelled: true,
  link: 'https://www.example.org/other',
  revision: 1,
};

describe('what a calendar shows of an event', () => {
  const event = {
    start: '2027-05-02T10:00',
    end: '2027-05-02T12:00',
    timeZone: 'Europe/Lisbon',
    place: 'Porto, Portugal',
    link: 'https://www.example.org/register',
  };
  /** Without what says only when it changed, and for which address others are kept. */
  const shown = (changes: object, fields: object = {}) =>
    calendarOf([post({ ...event, ...fields }, { cities: [], ...changes })]).replace(
      /^(?:SEQUENCE|DTSTAMP|LAST-MODIFIED):.*\r\n/gm,
      '',
    );
  const changed = (changes: object, fields: object = {}) =>
    changedOnCalendar(post(event).data, post({ ...event, ...fields }, changes).data);

  it.each(Object.entries(OTHER_VALUES).filter(([, value]) => value !== undefined))(
    'is compared with the base branch as it is in the file: %s',
    (field, value) => {
      const isShown = shown({ [field]: value }) !== shown({});
      expect(changed({ [field]: value })).toEqual(isShown ? [field] : []);
    },
  );

  it.each(Object.entries(OTHER_EVENTS))(
    'is compared with the base branch as it is in the file: event.%s',
    (field, value) => {
      const isShown = shown({}, { [field]: value }) !== shown({});
      expect(isShown).toBe(field !== 'revision');
      expect(changed({}, { [field]: value })).toEqual(isShown ? [`event.${field}`] : []);
    },
  );
});

describe('an event that is announced, moved, cancelled and held after all', () => {
  const steps = [
    post({ start: '2027-05-02' }),
    post({ start: '2027-06-02', revision: 1 }, { updated: '2027-02-01' }),
    post({ start: '2027-06-02', revision: 2, cancelled: true }, { updated: '2027-03-01' }),
    // On the day on which it was cancelled, and under a new name.
    post(
      { start: '2027-06-02', revision: 3 },
      { updated: '2027-03-01', aliases: ['/activities/a-meeting/'] },
      'a-renamed-meeting',
    ),
  ].map((step) => calendarOf([step]));

  /** Takes in files as RFC 5546, 2.1.5, says: the higher SEQUENCE counts, then the later DTSTAMP. */
  function takeIn(files: readonly string[]) {
    const known = new Map<string, ReturnType<typeof read>[number]>();
    for (const event of files.flatMap(read)) {
      const uid = event.text('uid') ?? '';
      const before = known.get(uid);
      const newer = (name: string) => (event.text(name) ?? '') > (before?.text(name) ?? '');
      if (
        before === undefined ||
        newer('sequence') ||
        (event.text('sequence') === before.text('sequence') && newer('dtstamp'))
      )
        known.set(uid, event);
    }
    return [...known.values()].map(({ start, text }) => [start, text('status')]);
  }

  it('is in the end what it is, in whatever order and however often the files are taken in', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps.keys()), { minLength: 1 }), (order) => {
        const last = steps.at(Math.max(...order)) ?? '';
        expect(takeIn(order.map((step) => steps.at(step) ?? ''))).toEqual(takeIn([last]));
      }),
    );
    expect(takeIn(steps)).toEqual([['2027-06-02', 'CONFIRMED']]);
  });

  it('has later stamps in later files', () => {
    const stamps = steps.flatMap(read).map(({ text }) => text('dtstamp') ?? '');
    expect(stamps).toEqual([...new Set(stamps)].sort());
  });
});

describe('a calendar', () => {
  const head: CalendarHead = {
    name: 'Porto, Lisbon; and more',
    description: 'Meetings, and more.',
    homeUrl: 'https://example.org/events/',
    url: 'https://example.org/events.ics',
  };
  const events = [
    post({ start: '2027-10-30T10:00', timeZone: 'Europe/Madrid' }, {}, 'later'),
    post(
      { start: '2027-03-01T10:00', timeZone: 'Europe/Madrid' },
      { title: `Ünïcödé ${'ü'.repeat(140)} 👩‍👩‍👧` },
      'first',
    ),
    post({ start: '2027-05-02T10:00', timeZone: 'America/New_York' }, {}, 'second'),
  ];
  const text = calendarOf(events, head);

  it('says what it is', () => {
    const calendar = ICAL.Component.fromString(text);
    const value = (name: string) => calendar.getFirstPropertyValue(name);
    expect(value('version')).toBe('2.0');
    expect(value('prodid')).toMatch(/^-\/\/.+\/\/EN$/);
    expect([value('url'), value('source')]).toEqual([head.homeUrl, head.url]);
    expect(text).toContain(
      '\r\nNAME:Porto\\, Lisbon\\; and more\r\nX-WR-CALNAME:Porto\\, Lisbon\\; and more\r\nX-WR-CALDESC:Meetings\\, and more.\r\n',
    );
  });

  it('says how often to look for changes, which a file with one event does not', () => {
    const refresh = '\r\nREFRESH-INTERVAL;VALUE=DURATION:PT6H\r\nX-PUBLISHED-TTL:PT6H\r\n';
    expect(text).toContain(refresh);
    expect(calendarOf(events)).not.toMatch(/REFRESH-INTERVAL|X-PUBLISHED-TTL/);
  });

  it('carries the rules of each time zone once, before the events', () => {
    expect([...text.matchAll(/^TZID:(.*)\r$/gm)].map(([, zone]) => zone)).toEqual([
      'Europe/Madrid',
      'America/New_York',
    ]);
    expect(text.indexOf('BEGIN:VEVENT')).toBeGreaterThan(text.lastIndexOf('END:VTIMEZONE'));
  });

  it('has the events in order of time, whatever the order in which they come', () => {
    expect(read(text).map(({ text: value }) => value('uid')?.replace(/.*\//, ''))).toEqual([
      'first',
      'second',
      'later',
    ]);
    expect(calendarOf(events.toReversed(), head)).toBe(text);
  });

  it('has lines that end as the standard wants and hold at most 75 bytes, and whole characters', () => {
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(
      Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line))),
    ).toBeLessThanOrEqual(75);
    expect(read(text)[0]?.text('summary')).toBe(`Ünïcödé ${'ü'.repeat(140)} 👩‍👩‍👧`);
  });

  it('takes words in a text for no part of the file', () => {
    const odd = [
      post({ start: '2027-05-02' }, { title: 'BEGIN:VTIMEZONE BEGIN:VEVENT END:VCALENDAR' }),
      post({ start: '2027-05-03' }, { title: 'A second one' }, 'second'),
    ];
    expect(
      read(calendarOf(odd, { ...head, name: 'END:VCALENDAR' })).map(({ text: value }) =>
        value('summary'),
      ),
    ).toEqual(['BEGIN:VTIMEZONE BEGIN:VEVENT END:VCALENDAR', 'A second one']);
  });

  it('can be empty', () => {
    expect(read(calendarOf([], head))).toEqual([]);
  });
});
