/** How long cities waited on their way to membership, from the dates that are known to the day. */
import { endsBeforeStart, precisionOf, type PartialDate } from '../../base/dates.ts';
import { daysBetween } from '../../base/days.ts';
import type { City } from '../schemas/city.ts';
import { membershipsOf } from './membership.ts';

/** Numbers of days. */
export interface Waits {
  /** Of how many cities they are known. */
  cities: number;
  shortest: number;
  /** Half of the cities waited no longer. Between the two in the middle if their number is even. */
  median: number;
  longest: number;
}

export interface MembershipTimes {
  /** From the application until the site had the city; undefined if no city has come this way. */
  toSite: Waits | undefined;
  /** From then until the city joined. */
  toMembership: Waits | undefined;
}

/** A city, with the day on which the site first had it, if that is known. */
export interface RecordedCity {
  data: City;
  added: PartialDate | undefined;
}

const isDay = (date: PartialDate | undefined): date is PartialDate =>
  date !== undefined && precisionOf(date) === 'day';

/** The shortest, the median and the longest of some numbers of days; undefined for none. */
export function waitsOf(days: readonly number[]): Waits | undefined {
  const sorted = days.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? 0;
  const middle = (sorted.length - 1) / 2;
  return sorted.length === 0
    ? undefined
    : {
        cities: sorted.length,
        shortest: at(0),
        median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
        longest: at(sorted.length - 1),
      };
}

/**
 * The days on which a city that came by way of this site applied, appeared here and joined. One
 * that had joined before the site had it did not come this way, nor did one whose file was already
 * here when it applied.
 */
function wayOf({ data, added }: RecordedCity) {
  if (added === undefined) return [];
  return membershipsOf(data).flatMap(({ applied, joined }, index, { length }) => {
    const isOpen = data.status === 'candidate' && index === length - 1;
    const cameHere = joined === undefined ? isOpen : !endsBeforeStart(added, joined);
    return isDay(applied) && applied <= added && cameHere ? [{ applied, added, joined }] : [];
  });
}

/** How long the steps took for the cities that went through them on this site. */
export function membershipTimes(cities: readonly RecordedCity[]): MembershipTimes {
  const ways = cities.flatMap(wayOf);
  return {
    toSite: waitsOf(ways.map(({ applied, added }) => daysBetween(applied, added))),
    toMembership: waitsOf(
      ways.flatMap(({ added, joined }) => (isDay(joined) ? [daysBetween(added, joined)] : [])),
    ),
  };
}
