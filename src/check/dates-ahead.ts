/**
 * Finds dates in the future that are probably typing errors: a post of 2072
 * would stay hidden for decades, silently. What has happened cannot be in the
 * future at all; what is planned can, within limits.
 */
import type { CollectionName } from '../model/schemas/index.ts';
import { dateOf, firstDayOf, parseMoment } from '../base/dates.ts';
import { addDays } from '../base/days.ts';
import { valuesAt, type FieldPattern } from './fields-of.ts';
import type { Finding } from './problem.ts';

/** Days that a fact may be ahead of the day of the build, which is in UTC: further east, it is tomorrow already. */
const EAST = 1;
const YEAR = 366;

/** Fields of every entry. */
const OF_ENTRIES = [['updated'], ['corrections', '*', 'date']] as const;

type Limits = Readonly<Record<number, readonly FieldPattern[]>>;

/** Date fields of each collection, by how many days ahead they may be. */
const LIMITS: Readonly<Record<CollectionName | 'memberCounts', Limits>> = {
  principles: { [EAST]: OF_ENTRIES },
  cities: {
    [EAST]: [
      ['joined'],
      ['memberBy'],
      ['applied'],
      ['left'],
      ['confirmed', 'date'],
      ['earlierMemberships', '*', 'applied'],
      ['earlierMemberships', '*', 'joined'],
      ['earlierMemberships', '*', 'memberBy'],
      ['earlierMemberships', '*', 'left'],
      ['actions', '*', 'date'],
      ...OF_ENTRIES,
    ],
  },
  // A post can be scheduled, and an event is announced years before.
  activities: {
    [EAST]: OF_ENTRIES,
    [YEAR]: [['date']],
    [3 * YEAR]: [
      ['event', 'start'],
      ['event', 'end'],
      ['event', 'furtherDays', '*', 'start'],
      ['event', 'furtherDays', '*', 'end'],
    ],
  },
  partners: { [EAST]: [['since'], ...OF_ENTRIES] },
  projects: {
    [EAST]: [['results', '*', 'date'], ...OF_ENTRIES],
    [10 * YEAR]: [['start'], ['end']],
  },
  pages: { [EAST]: OF_ENTRIES },
  memberCounts: { [EAST]: [['date']] },
};

const PERIODS: Readonly<Record<number, string>> = {
  [YEAR]: 'a year',
  [3 * YEAR]: 'three years',
  [10 * YEAR]: 'ten years',
};

/** What is wrong with a date, and its field. */
export interface DateAhead extends Finding {
  path: PropertyKey[];
}

/**
 * Finds dates too far in the future. A draft may have any: it is not published.
 *
 * @param data of one file, or one item of a list; what is no date is left to the schema.
 * @param today ISO 8601.
 */
export function datesAhead(name: keyof typeof LIMITS, data: unknown, today: string): DateAhead[] {
  if (valuesAt(data, ['draft']).some(({ value }) => value === true)) return [];
  return Object.entries(LIMITS[name]).flatMap(([days, patterns]) => {
    const limit = addDays(today, Number(days));
    const period = PERIODS[Number(days)];
    return patterns
      .flatMap((pattern) => valuesAt(data, pattern))
      .filter(({ value }) => {
        const moment = parseMoment(String(value));
        return moment !== undefined && firstDayOf(dateOf(moment)) > limit;
      })
      .map(({ path, value }) => ({
        path,
        rule: 'date-ahead' as const,
        message:
          period === undefined
            ? `${String(value)} is in the future, and this field says what has happened.`
            : `${String(value)} is more than ${period} ahead.`,
        fix: `Check the year: today is ${today}.${
          period !== undefined && name === 'activities'
            ? ' If the date is right, write "draft: true" until it is nearer.'
            : ''
        }`,
      }));
  });
}
