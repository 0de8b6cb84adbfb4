import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PartialDate } from '../base/dates.ts';
import { activitySchema } from '../model/schemas/activity.ts';
import { MESSAGES, message, say, type MessageKey } from '../model/schemas/messages.ts';
import { projectSchema } from '../model/schemas/project.ts';
import { inEnglish } from './index.ts';

const { t } = inEnglish;
const { activityDate, eventPeriod, eventPlace, onDate, projectPeriod } = inEnglish.formats;

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
  it.each([
    [{ start: '2020-03', end: '2021-04', result: '2021' }, 'March 2020 to April 2021'],
    [{ start: '2021', end: '2021' }, '2021'],
    [{ end: '2021-04' }, 'until April 2021'],
    [{ start: '2021', result: '2021-10' }, 'begun 2021; latest result: October 2021'],
    [{ start: '2021' }, 'begun 2021'],
    [{ result: '2021-10' }, 'latest result: October 2021'],
    [{}, 'dates not collected yet'],
  ])('of a project never make it look younger or longer than known: %j', (known, expected) => {
    const { result, ...dates } = { result: undefined, ...known };
    const project = projectSchema.parse({
      name: 'A project',
      summary: 'One sentence that says what the project is, long enough.',
      website: 'https://www.example.org/',
      sources: ['https://www.example.org/'],
      results: result === undefined ? [] : [{ text: 'A report came out.', date: result }],
      ...dates,
    });
    expect(projectPeriod(project)).toBe(expected);
  });

  it('say "about" where they are inferred', () => {
    expect(activityDate(activity({}))).toBe('June 2021');
    expect(activityDate(activity({ dateNote: 'The original shows no date.' }))).toBe(
      'about June 2021',
    );
  });

  it.each([
    ['2026-11-29', 'on 29 November 2026'],
    ['2026-11', 'in November 2026'],
    ['2026', 'in 2026'],
  ])('within a sentence have the preposition of their precision: %s', (date, expected) => {
    expect(onDate(date as PartialDate)).toBe(expected);
  });

  // A date that follows a fixed preposition is wrong for one precision or the other.
  it('are given to no text with a preposition before them', () => {
    const wrong = readdirSync('src/i18n/en')
      .flatMap((file) => [
        ...readFileSync(join('src/i18n/en', file), 'utf8').matchAll(
          /\b(?:in|on) \$\{(?:date|joined|memberBy|left|applied|decided|since)\}/gi,
        ),
      ])
      .map(([text]) => text);
    expect(wrong).toEqual([]);
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

  it.each([
    [{ start: '2022-09-15', furtherDays: [{ start: '2022-09-19' }] }, '15 and 19 September 2022'],
    [
      {
        start: '2022-09-15',
        end: '2022-09-16',
        furtherDays: [{ start: '2022-09-19', end: '2022-09-20' }, { start: '2022-09-29' }],
      },
      '15–16 September 2022, 19–20 September 2022, and 29 September 2022',
    ],
    [
      {
        start: '2022-09-15T10:00',
        end: '2022-09-15T12:00',
        furtherDays: [{ start: '2022-09-19T10:00', end: '2022-09-19T12:00' }],
      },
      '15 and 19 September 2022, 10:00 to 12:00 (Europe/Tirane)',
    ],
    [
      { start: '2022-09-15T10:00', furtherDays: [{ start: '2022-09-19T14:00' }] },
      '15 September 2022, 10:00 (Europe/Tirane); 19 September 2022, 14:00 (Europe/Tirane)',
    ],
  ])('of events on separate days name each of them: %j', (details, expected) => {
    const text = eventPeriod(event({ timeZone: 'Europe/Tirane', online: true, ...details }));
    expect(text.replace(/\s?–\s?/gu, '–')).toBe(expected);
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

describe('the sentences for what the schemas refuse', () => {
  it.each(Object.entries(MESSAGES))('name the values of %s', (key, values) => {
    const sentence = t.messages[key as MessageKey];
    const named = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(named.sort()).toEqual([...values].sort());
  });

  it('have their values filled in, several after each other, and leave other text as it is', () => {
    const two = `${message('missing')}\n${message('linkCharacter', { character: '{max}"' })}`;
    expect(say(two, t.messages)).toBe(
      'This is missing. There is a {max}" in this address, which does not belong there. Copy the address from the browser.',
    );
    for (const text of ['', 'Write at least 5.', 'constructor', 'unknown {"a":1}'])
      expect(say(text, t.messages)).toBe(text);
  });
});

describe('the dictionary', () => {
  it('has every object of texts in the folder of its language', async () => {
    const folder = join(import.meta.dirname, 'en');
    const modules = await Promise.all(
      readdirSync(folder)
        .filter((file) => file !== 'index.ts')
        .map(
          (file) =>
            import(/* @vite-ignore */ join(folder, file)) as Promise<Record<string, unknown>>,
        ),
    );
    const objects = modules
      .flatMap((module) => Object.values(module))
      .filter((value) => typeof value === 'object');
    expect(objects.length).toBeGreaterThan(10);
    // The texts of the pages stand at the top of the dictionary, those of each other room below its name.
    const known = new Set<unknown>(Object.values(t));
    expect(
      objects.filter(
        (object) =>
          !known.has(object) && !Object.values(object as object).every((value) => known.has(value)),
      ),
    ).toEqual([]);
  });
});
