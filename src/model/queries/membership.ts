/** How the membership of a city came about and changed: what its page, the feeds and the data show. */
import { comparePartialDates, type PartialDate } from '../../base/dates.ts';
import type { City } from '../schemas/city.ts';

/** What can happen to a membership, in the order in which it does on one day. */
export const MEMBERSHIP_CHANGES = ['applied', 'joined', 'rejoined', 'left'] as const;

/** A membership, or the application for one, as far as its dates and sources are known. */
export type Membership = Omit<City['earlierMemberships'][number], 'left'> & {
  left?: PartialDate | undefined;
};

export interface MembershipChange {
  kind: (typeof MEMBERSHIP_CHANGES)[number];
  date: PartialDate;
  /** Which membership of the city it is about; the first is 1. */
  number: number;
  /** A public page that says so. */
  source?: string | undefined;
}

/**
 * All memberships of a city, oldest first. The last one is that of a member, the one that a former
 * member ended, or the one for which a candidate has applied.
 */
export function membershipsOf(city: City): Membership[] {
  const { earlierMemberships, status, applied, joined, memberBy, membershipSource } = city;
  const { left, leftSource } = city;
  const membership = { joined, memberBy, source: membershipSource, left, leftSource };
  // A former member that applies again has left, and not joined again yet.
  const appliesAgain = status === 'candidate' && left !== undefined;
  return [
    ...earlierMemberships,
    ...(appliesAgain ? [membership, { applied }] : [{ applied, ...membership }]),
  ];
}

export type EndedMembership = City['earlierMemberships'][number];

/** The memberships that ended, oldest first. */
export function endedMemberships(city: City): EndedMembership[] {
  return membershipsOf(city).flatMap(({ left, ...membership }) =>
    left === undefined ? [] : [{ ...membership, left }],
  );
}

/**
 * The changes of which the day, the month or the year is known, oldest first.
 *
 * That a city was a member by some day is no change: nobody knows when it joined.
 */
export function membershipChanges(city: City): MembershipChange[] {
  const changes: MembershipChange[] = membershipsOf(city).flatMap(
    (membership, index, { length }) => {
      const { applied, joined, source, left, leftSource } = membership;
      const number = index + 1;
      // What the city decided is known of its last application.
      const decision = number === length ? city.decision?.link : undefined;
      return [
        ...(applied ? [{ kind: 'applied' as const, date: applied, number, source: decision }] : []),
        ...(joined
          ? [{ kind: index === 0 ? 'joined' : 'rejoined', date: joined, number, source } as const]
          : []),
        ...(left ? [{ kind: 'left' as const, date: left, number, source: leftSource }] : []),
      ];
    },
  );
  const order = ({ kind }: MembershipChange) => MEMBERSHIP_CHANGES.indexOf(kind);
  return changes.sort(
    (a, b) => comparePartialDates(a.date, b.date) || a.number - b.number || order(a) - order(b),
  );
}
