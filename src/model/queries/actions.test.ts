import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actions as actionsOf, city } from '../../quality/testing/entries.ts';
import { ACTION_FACETS } from '../action-facets.ts';
import { ACTION_KINDS, isDone } from '../schemas/action.ts';
import {
  allActions,
  byFacet,
  countKinds,
  doneBy,
  facetValues,
  sameAs,
  type ActionEntry,
} from './actions.ts';

/** A city with actions, each as short as the schema allows but for what is given. */
const acting = (id: string, ...changes: object[]) =>
  city(id, {
    actions: changes.map((change, index) => ({
      ...actionsOf('one')[0],
      id: `action-${index}`,
      text: `Does something for its residents, no. ${index}.`,
      ...change,
    })),
  });
const names = (entries: readonly ActionEntry[]) =>
  entries.map(({ city: { id }, action }) => `${id}/${action.id}`);

const DATES = [undefined, '2019', '2019-03', '2019-03-02', '2020', '2020-12-31', '2021-01'];
const someCities = fc
  .array(
    fc.array(
      fc.record({
        kind: fc.constantFrom(...ACTION_KINDS),
        principle: fc.constantFrom('one', 'two'),
        checklist: fc.constantFrom(undefined, 'portal', 'register'),
        topics: fc.subarray(['ai', 'data', 'privacy']),
        date: fc.constantFrom(...DATES),
      }),
      { maxLength: 4 },
    ),
    { maxLength: 5 },
  )
  .map((lists) => lists.map((list, index) => acting(`city-${index}`, ...list)));

describe('what counts as done', () => {
  it('is every kind but a commitment', () => {
    expect(ACTION_KINDS.filter((kind) => !isDone({ kind }))).toEqual(['commitment']);
    const member = acting('a', { kind: 'law' }, { kind: 'commitment' }, { kind: 'register' });
    expect(doneBy(member).map(({ id }) => id)).toEqual(['action-0', 'action-2']);
  });
});

describe('all actions', () => {
  it('have the latest first, and those without a date last', () => {
    const cities = [
      acting('a', { date: '2019' }, {}, { date: '2021' }),
      acting('b', {}, { date: '2019-03' }, { date: '2020-05-01' }),
    ];
    const order = names(allActions(cities));
    expect(order.slice(0, 2)).toEqual(['a/action-2', 'b/action-2']);
    expect(order.slice(2, 4).sort()).toEqual(['a/action-0', 'b/action-1']);
    expect(order.slice(4)).toEqual(['a/action-1', 'b/action-0']);
  });

  it('are all there once, in an order of years, and like the cities among equals', () => {
    fc.assert(
      fc.property(someCities, (cities) => {
        const before = cities.map(({ data }) => data.actions);
        const sorted = allActions(cities);
        const inFiles = cities.flatMap((each) =>
          each.data.actions.map((action) => ({ city: each, action })),
        );
        expect(names(sorted).sort()).toEqual(names(inFiles).sort());
        const years = sorted.map(({ action: { date } }) => date?.slice(0, 4) ?? '0000');
        expect(years).toEqual([...years].sort().reverse());
        for (const date of DATES)
          expect(names(sorted.filter(({ action }) => action.date === date))).toEqual(
            names(inFiles.filter(({ action }) => action.date === date)),
          );
        // The lists of the content are not sorted themselves.
        expect(cities.map(({ data }) => data.actions)).toEqual(before);
      }),
    );
  });
});

describe('the facets of an action', () => {
  const [entry] = allActions([
    acting('a', { topics: ['ai', 'data'], checklist: 'portal', date: '2019-03', kind: 'law' }),
  ]);
  const [bare] = allActions([acting('b', { kind: 'commitment', checklist: 'portal' })]);

  it.each([
    ['checklist', ['portal'], []],
    ['kind', ['law'], ['commitment']],
    ['principle', ['one'], ['one']],
    ['topic', ['ai', 'data'], []],
    ['country', ['BG'], ['BG']],
    ['year', ['2019'], ['undated']],
  ] as const)('have these values: %s', (facet, values, ofPlan) => {
    expect(entry && facetValues(entry, facet)).toEqual(values);
    expect(bare && facetValues(bare, facet)).toEqual(ofPlan);
  });

  it('group all actions that have a value, in their order, and no others', () => {
    fc.assert(
      fc.property(someCities, fc.constantFrom(...ACTION_FACETS), (cities, facet) => {
        const all = allActions(cities);
        const groups = byFacet(all, facet);
        expect(new Set(groups.keys())).toEqual(
          new Set(all.flatMap((each) => facetValues(each, facet))),
        );
        for (const [value, found] of groups)
          expect(names(found)).toEqual(
            names(all.filter((each) => facetValues(each, facet).includes(value))),
          );
      }),
    );
  });

  it('count the kinds in their order, without those that do not occur', () => {
    fc.assert(
      fc.property(someCities, (cities) => {
        const all = allActions(cities);
        const counts = countKinds(all);
        expect(counts.map(([kind]) => kind)).toEqual(
          ACTION_KINDS.filter((kind) => all.some(({ action }) => action.kind === kind)),
        );
        expect(counts.reduce((sum, [, count]) => sum + count, 0)).toBe(all.length);
      }),
    );
  });
});

describe('actions like another', () => {
  const like = (cities: ReturnType<typeof acting>[]) => {
    const all = allActions(cities);
    const own = all.find(({ city: { id } }) => id === 'self');
    return own ? names(sameAs(all, own)) : [];
  };
  const own = { checklist: 'portal', kind: 'service', topics: ['ai', 'data'] };

  it('answer the same item of the checklist, whatever their kind', () => {
    expect(
      like([
        acting('self', own, own),
        acting('a', { checklist: 'portal', kind: 'law' }, { ...own, checklist: undefined }),
        acting('b', { ...own, kind: 'commitment' }, { ...own, checklist: 'register' }),
      ]),
    ).toEqual(['a/action-0']);
  });

  it('are of the same kind and principle and share a topic where none answers the item', () => {
    expect(
      like([
        acting('self', own),
        acting(
          'a',
          { ...own, checklist: 'register', topics: ['data'] },
          { ...own, checklist: undefined, principle: 'two' },
          { ...own, checklist: undefined, kind: 'law' },
          { ...own, checklist: undefined, topics: ['privacy'] },
          { ...own, checklist: undefined, topics: [] },
        ),
      ]),
    ).toEqual(['a/action-0']);
  });

  it('are done, and of other cities, for every action', () => {
    fc.assert(
      fc.property(someCities, (cities) => {
        const all = allActions(cities);
        for (const entry of all)
          for (const { city: other, action } of sameAs(all, entry)) {
            expect(other.id).not.toBe(entry.city.id);
            expect(isDone(action)).toBe(true);
          }
      }),
    );
  });
});
