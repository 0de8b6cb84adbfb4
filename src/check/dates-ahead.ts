/**
 * Dates that lie ahead by mistake. A wrong year is easily typed, and a post of
 * 2072 would not be seen for decades, without a word. What has happened cannot
 * lie ahead at all; what is planned can, but not for ever.
 */
import type { CollectionName } from '../model/schemas/index.ts';
import { dateOf, firstDayOf, parseMoment } from '../base/dates.ts';
import { valuesAt, type FieldPattern } from './fields-of.ts';

/** Days by which a fact may lie ahead: a day begins earlier in the east than in the time of the build, which is UTC. */
const EAST = 1;
const YEAR = 366;

type Limits = Readonly<Record<number, readonly FieldPattern[]>>;

/** Dates of each collection by the days that they may lie ahead. */
const LIMITS: Readonly<Record<CollectionName | 'memberCounts', Limits>> = {
  principles: { [EAST]: [['updated']] },
  cities: {
    [EAST]: [
      ['joined'],
      ['memberBy'],
      ['applied'],
      ['left'],
      ['actions', '*', 'date'],
      ['updated'],
    ],
  },
  // A post can be dated on the day on which it is to appear, and an event is announced years before.
  activities: {
    [EAST]: [['updated']],
    [YEAR]: [['date']],
    [3 * YEAR]: [
      ['event', 'start'],
      ['event', 'end'],
    ],
  },
  partners: { [EAST]: [['since'], ['updated']] },
  projects: { [EAST]: [['results', '*', 'date'], ['updated']], [10 * YEAR]: [['start'], ['end']] },
  pages: { [EAST]: [['updated']] },
  memberCounts: { [EAST]: [['date']] },
};

const PERIODS: Readonly<Record<number, string>> = {
  [YEAR]: 'a year',
  [3 * YEAR]: 'three years',
  [10 * YEAR]: 'ten years',
};

export interface DateAhead {
  path: PropertyKey[];
  message: string;
  fix: string;
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Finds dates that lie ahead by mistake. A draft may have any: it is not published.
 *
 * @param data of one file, or one item of a list; what is no date is left to the schema.
 * @param today ISO 8601.
 */
export function datesAhead(name: keyof typeof LIMITS, data: unknown, today: string): DateAhead[] {
  if (valuesAt(data, ['draft']).some(({ value }) => value === true)) return [];
  return Object.entries(LIMITS[name]).flatMap(([days, patterns]) =>
    patterns
      .flatMap((pattern) => valuesAt(data, pattern))
      .filter(({ value }) => {
        const moment = parseMoment(String(value));
        const day = moment && firstDayOf(dateOf(moment));
        return day !== undefined && day > today && day > addDays(today, Number(days));
      })
      .map(({ path, value }) => {
        const period = PERIODS[Number(days)];
        if (period === undefined)
          return {
            path,
            message: `${String(value)} lies ahead, and this field says what has happened.`,
            fix: `Check the year: today is ${today}.`,
          };
        const isPost = name === 'activities';
        return {
          path,
          message: `${String(value)} lies more than ${period} ahead.`,
          fix: `Check the year: today is ${today}.${isPost ? ' If the date is meant, write "draft: true" until it is nearer.' : ''}`,
        };
      }),
  );
}
