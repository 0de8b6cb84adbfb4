import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PartialDate } from '../../base/dates.ts';
import { addDays } from '../../base/days.ts';
import { citySchema } from '../schemas/city.ts';
import { membershipTimes, waitsOf, type RecordedCity } from './membership-times.ts';

const city = (fields: object, added?: string): RecordedCity => ({
  data: citySchema.parse({
    name: 'Athens',
    country: 'GR',
    latitude: 37.98,
    longitude: 23.73,
    summary: 'Athens teaches digital skills in its schools and libraries.',
    status: 'member',
    membershipSource: 'https://www.example.org/members',
    ...fields,
  }),
  added: added as PartialDate | undefined,
});
const candidate = (applied: string, added?: string) =>
  city({ status: 'candidate', applied }, added);

const NOTHING = { toSite: undefined, toMembership: undefined };
const one = (days: number) => ({ cities: 1, shortest: days, median: days, longest: days });

describe('how long the steps to membership took', () => {
  it('is counted in days from the application to the site, and from there to the membership', () => {
    expect(
      membershipTimes([city({ applied: '2026-11-24', joined: '2027-01-05' }, '2026-11-27')]),
    ).toEqual({ toSite: one(3), toMembership: one(39) });
  });

  it('is known of a candidate as far as it has come', () => {
    expect(membershipTimes([candidate('2026-11-24', '2026-11-24')])).toEqual({
      toSite: one(0),
      toMembership: undefined,
    });
  });

  it.each([
    ['whose history is not known', city({ applied: '2026-11-24', joined: '2027-01-05' })],
    ['that was here before it applied', candidate('2026-11-24', '2026-11-23')],
    ['that had joined before it was here', city({ joined: '2018-11-14' }, '2026-11-24')],
    [
      'whose application is older than the site',
      city({ applied: '2018-10-01', joined: '2018-11-14' }, '2026-11-24'),
    ],
    ['of which nobody knows when it joined', city({ applied: '2026-11-24' }, '2026-11-27')],
    [
      'that applies again',
      city(
        { status: 'candidate', joined: '2018-11-14', left: '2025', applied: '2026-12-01' },
        '2026-11-24',
      ),
    ],
  ])('leaves out a city %s', (_, one) => {
    expect(membershipTimes([one])).toEqual(NOTHING);
  });

  it('is computed for the membership for which a city came here, also after a later one', () => {
    const first = { applied: '2026-11-24', joined: '2027-01-05', left: '2029-01-01' };
    expect(
      membershipTimes([
        city(
          { earlierMemberships: [first], applied: '2030-01-01', joined: '2030-02-01' },
          '2026-11-27',
        ),
      ]),
    ).toEqual({ toSite: one(3), toMembership: one(39) });
  });

  it('is never computed from a month or a year', () => {
    const partial = fc.constantFrom('2026', '2026-11', '2027-01');
    fc.assert(
      fc.property(partial, partial, (applied, joined) => {
        expect(membershipTimes([candidate(applied, '2026-11-27')])).toEqual(NOTHING);
        const { toSite, toMembership } = membershipTimes([
          city({ applied: '2026-11-24', joined }, '2026-11-27'),
        ]);
        expect(toMembership).toBeUndefined();
        if (toSite) expect(toSite).toEqual(one(3));
        expect(membershipTimes([city({ applied, joined: '2027-02-01' }, '2026-11-27')])).toEqual(
          NOTHING,
        );
      }),
    );
  });

  it('is right for any number of cities, and whatever other cities there are', () => {
    const waits = fc.array(fc.tuple(fc.nat(700), fc.nat(700)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(waits, (pairs) => {
        const cities = pairs.map(([toSite, toMembership]) => {
          const added = addDays('2026-11-24', toSite);
          return city({ applied: '2026-11-24', joined: addDays(added, toMembership) }, added);
        });
        const others = [city({ joined: '2018' }, '2026-11-24'), candidate('2026-11')];
        expect(membershipTimes([...others, ...cities])).toEqual({
          toSite: waitsOf(pairs.map(([toSite]) => toSite)),
          toMembership: waitsOf(pairs.map(([, toMembership]) => toMembership)),
        });
      }),
    );
  });
});

describe('the median', () => {
  it.each([
    [[7], 7],
    [[1, 2], 1.5],
    [[9, 1, 2], 2],
    [[10, 4, 1, 3], 3.5],
  ])('of %j is %d', (days, median) => {
    expect(waitsOf(days)?.median).toBe(median);
  });

  it('has as many numbers above it as below, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1 }), (days) => {
        const waits = waitsOf(days);
        if (!waits) throw new Error('There are days.');
        const { cities, shortest, median, longest } = waits;
        expect(cities).toBe(days.length);
        expect(days.filter((day) => day < median).length).toBeLessThanOrEqual(cities / 2);
        expect(days.filter((day) => day > median).length).toBeLessThanOrEqual(cities / 2);
        expect([shortest, longest]).toEqual([Math.min(...days), Math.max(...days)]);
        expect(waitsOf(days.toReversed())).toEqual(waits);
      }),
    );
  });

  it('of nothing is not known', () => {
    expect(waitsOf([])).toBeUndefined();
  });
});
