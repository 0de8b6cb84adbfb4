import { describe, expect, it } from 'vitest';
import { activity, city } from '../../quality/testing/entries.ts';
import { corrections as field } from '../schemas/fields.ts';
import { allCorrections } from './corrections.ts';

const correction = (date: string) => ({ date, text: `It was wrong until ${date}.` });
const none = { principles: [], partners: [], projects: [], pages: [] };

describe('corrections', () => {
  it('are those of all pages, the newest first, with an identifier that a new name leaves alone', () => {
    expect(
      allCorrections({
        ...none,
        cities: [
          city('oporto', {
            aliases: ['/cities/porto/'],
            corrections: [correction('2026-01-02'), correction('2026-03-04')],
          }),
        ],
        activities: [
          activity('a-post', { corrections: [correction('2026-02-03')] }),
          activity('another'),
        ],
      }).map(({ identifier, date, title, route }) => [identifier, date, title, route]),
    ).toEqual([
      [
        'tag:citiesfordigitalrights.org,2026:correction/city/porto/2026-03-04',
        '2026-03-04',
        'Name of oporto',
        '/cities/oporto/',
      ],
      [
        'tag:citiesfordigitalrights.org,2026:correction/activity/a-post/2026-02-03',
        '2026-02-03',
        'The title of a-post',
        '/activities/a-post/',
      ],
      [
        'tag:citiesfordigitalrights.org,2026:correction/city/porto/2026-01-02',
        '2026-01-02',
        'Name of oporto',
        '/cities/oporto/',
      ],
    ]);
  });

  it('have a day each, and one a day', () => {
    const messages = (list: unknown) =>
      field.safeParse(list).error?.issues.map(({ message }) => message) ?? [];
    expect(messages([correction('2026-01-02'), correction('2026-03-04')])).toEqual([]);
    expect(messages([correction('2026-01')])).toHaveLength(1);
    expect(messages([correction('2026-01-02'), correction('2026-01-02')])).toHaveLength(1);
    expect(messages('It was wrong.')).toHaveLength(1);
  });
});
