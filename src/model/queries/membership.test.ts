import { describe, expect, it } from 'vitest';
import { citySchema, type City } from '../schemas/city.ts';
import { endedMemberships, membershipChanges } from './membership.ts';

const SOURCE = 'https://www.example.org/members';

const city = (fields: object): City =>
  citySchema.parse({
    name: 'Athens',
    country: 'GR',
    latitude: 37.98,
    longitude: 23.73,
    summary: 'Athens teaches digital skills in its schools and libraries.',
    status: 'member',
    membershipSource: SOURCE,
    ...fields,
  });

const told = (fields: object) =>
  membershipChanges(city(fields)).map(({ kind, date }) => [kind, date]);

describe('the changes of a membership', () => {
  it('are those of which the date is known', () => {
    expect(told({ memberBy: '2019' })).toEqual([]);
    expect(told({ joined: '2018-11' })).toEqual([['joined', '2018-11']]);
    expect(told({ status: 'candidate', applied: '2026-11-24' })).toEqual([
      ['applied', '2026-11-24'],
    ]);
  });

  it('name the page that says so', () => {
    expect(membershipChanges(city({ joined: '2018-11' }))).toEqual([
      { kind: 'joined', date: '2018-11', number: 1, source: SOURCE },
    ]);
  });

  it('of one day come in the order in which they happen', () => {
    expect(told({ applied: '2026-11-24', joined: '2026-11-24' })).toEqual([
      ['applied', '2026-11-24'],
      ['joined', '2026-11-24'],
    ]);
  });

  it('call the second time a city joins by its name', () => {
    const earlier = { applied: '2018-10', joined: '2018-11-14', left: '2025' };
    expect(
      told({ earlierMemberships: [earlier], applied: '2026-11-24', joined: '2026-12-05' }),
    ).toEqual([
      ['applied', '2018-10'],
      ['joined', '2018-11-14'],
      ['left', '2025'],
      ['applied', '2026-11-24'],
      ['rejoined', '2026-12-05'],
    ]);
  });

  it('say which membership they are about, also where one ends and the next begins on one day', () => {
    const earlier = { joined: '2018', left: '2025' };
    const changes = membershipChanges(
      city({ earlierMemberships: [earlier], applied: '2025', joined: '2025' }),
    );
    expect(changes.map(({ kind, number }) => [kind, number])).toEqual([
      ['joined', 1],
      ['left', 1],
      ['applied', 2],
      ['rejoined', 2],
    ]);
  });

  // Feeds identify them by kind and number, and readers would see one again under another name.
  it('keep their numbers while a city applies, joins, leaves, applies again and joins again', () => {
    const first = { applied: '2018-10', joined: '2018-11-14' };
    const left = { left: '2025', leftSource: 'https://www.example.org/left' };
    const lives = [
      { status: 'candidate', applied: '2018-10' },
      first,
      { ...first, ...left, status: 'former' },
      { joined: '2018-11-14', ...left, status: 'candidate', applied: '2026-11-24' },
      { earlierMemberships: [{ ...first, ...left }], applied: '2026-11-24', joined: '2026-12-05' },
    ];
    const known = lives.map((fields) =>
      membershipChanges(city(fields)).map(({ kind, number }) => `${kind} ${number}`),
    );
    expect(known.at(-1)).toEqual(['applied 1', 'joined 1', 'left 1', 'applied 2', 'rejoined 2']);
    for (const names of known) {
      expect(new Set(names).size).toBe(names.length);
      expect(known.at(-1)).toEqual(expect.arrayContaining(names));
    }
  });

  it('of a former member that applies again end with the application', () => {
    expect(
      told({ status: 'candidate', joined: '2018-11-14', left: '2025', applied: '2026-11-24' }),
    ).toEqual([
      ['joined', '2018-11-14'],
      ['left', '2025'],
      ['applied', '2026-11-24'],
    ]);
  });
});

describe('the memberships that ended', () => {
  const left = { left: '2025', leftSource: 'https://www.example.org/left' };

  it('are those of a former member, also while it applies again', () => {
    const ended = [
      { applied: undefined, joined: '2018', memberBy: undefined, source: SOURCE, ...left },
    ];
    expect(endedMemberships(city({ status: 'former', joined: '2018', ...left }))).toEqual(ended);
    expect(
      endedMemberships(
        city({ status: 'candidate', joined: '2018', ...left, applied: '2026-11-24' }),
      ),
    ).toEqual(ended);
  });

  it('are the earlier ones of a member, and none of a member that never left', () => {
    expect(endedMemberships(city({ joined: '2018' }))).toEqual([]);
    expect(
      endedMemberships(city({ joined: '2026', earlierMemberships: [{ joined: '2018', ...left }] })),
    ).toEqual([{ joined: '2018', ...left }]);
  });
});
