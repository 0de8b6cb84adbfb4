/** How the membership of a city came about and changed: what its page, the feeds and the data show. */
import { comparePartialDates, type PartialDate } from '../../base/dates.ts';
import type { City } from '../schemas/city.ts';

/** What can happen to a membership, in the order in which it does on one day. */
export const MEMBERSHIP_CHANGES = ['applied', 'joined', 'rejoined', 'left'] as const;

export interface MembershipChange {
  kind: (typeof MEMBERSHIP_CHANGES)[number];
  date: PartialDate;
  /** A public page that says so. */
  source?: string | undefined;
}

/**
 * The changes of which the day, the month or the year is known, oldest first.
 *
 * That a city was a member by some day is no change: nobody knows when it joined.
 */
export function membershipChanges(city: City): MembershipChange[] {
  const { earlierMemberships, applied, joined, membershipSource, left, leftSource } = city;
  // A former member that applies again has left, and not joined again yet.
  const hasBeen = city.status !== 'candidate' || left !== undefined;
  const memberships = [
    ...earlierMemberships,
    { applied, joined, source: membershipSource, left, leftSource },
  ];
  const changes = memberships.flatMap((membership, index): MembershipChange[] => [
    ...(membership.applied ? [{ kind: 'applied' as const, date: membership.applied }] : []),
    ...(membership.joined && hasBeen
      ? [
          {
            kind: index === 0 ? ('joined' as const) : ('rejoined' as const),
            date: membership.joined,
            source: membership.source,
          },
        ]
      : []),
    ...(membership.left
      ? [{ kind: 'left' as const, date: membership.left, source: membership.leftSource }]
      : []),
  ]);
  const order = ({ kind }: MembershipChange) => MEMBERSHIP_CHANGES.indexOf(kind);
  return changes.sort((a, b) => comparePartialDates(a.date, b.date) || order(a) - order(b));
}
