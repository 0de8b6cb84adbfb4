import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { activitySchema } from '../model/schemas/activity.ts';
import { activityDate, eventPeriod, eventPlace, sourceName, t } from './index.ts';
import { texts } from './texts.ts';

const activity = (changes: object) =>
  activitySchema.parse({
    title: 'A title',
    summary: 'One sentence that says what happened, long enough.',
    date: '2021-06',
    kind: 'news',
    topics: ['ai'],
    original: 'https://www.example.org/',
    ...changes,
  });
const event = (details: object) => {
  const { event: parsed } = activity({ event: details });
  if (!parsed) throw new Error('no event');
  return parsed;
};

describe('dates', () => {
  it('say "about" where they are inferred', () => {
    expect(activityDate(activity({}))).toBe('June 2021');
    expect(activityDate(activity({ dateNote: 'The original shows no date.' }))).toBe(
      'about June 2021',
    );
  });

  it('of events show hours and their zone, where they are known', () => {
    expect(
      eventPeriod(
        event({
          start: '2021-10-28T16:00',
          end: '2021-10-28T17:30',
          timeZone: 'Europe/Amsterdam',
          online: true,
        }),
      ),
    ).toBe('28 October 2021, 16:00 to 17:30 (Europe/Amsterdam)');
    expect(
      eventPeriod(event({ start: '2021-10-28T16:00', timeZone: 'America/New_York', online: true })),
    ).toBe('28 October 2021, 16:00 (America/New York)');
  });
});

describe('places', () => {
  it('of events can be online as well', () => {
    expect(eventPlace(event({ start: '2021', place: 'Porto, Portugal', online: true }))).toBe(
      'Porto, Portugal, Online',
    );
    expect(eventPlace(event({ start: '2021', online: true }))).toBe('Online');
  });
});

describe('sourceName', () => {
  it.each([
    ['https://www.example.org/', 'example.org'],
    ['https://example.org/report', 'example.org/report'],
    ['https://example.org/a/b/report.html?x=1', 'example.org/…/report.html'],
    ['https://example.org/city/macei%C3%B3', 'example.org/…/maceió'],
    [
      `https://example.org/a-report-of-many-words-that-ends-somewhere`,
      'example.org/a-report-of-many-w…ends-somewhere',
    ],
  ])('names %s as %s', (url, name) => {
    expect(sourceName(url)).toBe(name);
  });
});

describe('counts', () => {
  it('follow the plurals of the language', () => {
    expect([t.cities(0), t.cities(1), t.cities(2), t.actions(1234)]).toEqual([
      '0 cities',
      '1 city',
      '2 cities',
      '1,234 actions',
    ]);
  });
});

describe('the list of all texts', () => {
  it('has every object of texts in this folder', async () => {
    const modules = await Promise.all(
      readdirSync(import.meta.dirname)
        .filter((file) => !file.endsWith('.test.ts') && file !== 'texts.ts')
        .map((file) => join(import.meta.dirname, file))
        .map((path) => import(/* @vite-ignore */ path) as Promise<Record<string, unknown>>),
    );
    const objects = modules
      .flatMap((module) => Object.values(module))
      .filter((value) => typeof value === 'object');
    expect(objects.length).toBeGreaterThan(10);
    expect(new Set(Object.values(texts))).toEqual(new Set(objects));
  });
});
