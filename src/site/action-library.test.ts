import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../i18n/index.ts';
import { ACTION_FACETS, type ActionFacet } from '../model/action-facets.ts';
import { allActions } from '../model/queries/actions.ts';
import { ACTION_KINDS } from '../model/schemas/action.ts';
import { COUNTRY_CODES } from '../model/schemas/fields.ts';
import { TOPICS } from '../model/schemas/topics.ts';
import { actions, city, PRINCIPLES } from '../quality/testing/entries.ts';
import { actionLists, allActionLists } from './action-library.ts';

const checklistItems = ['register', 'portal', 'wifi'].map((id) => ({
  id,
  label: `The ${id}`,
  text: `The city has a ${id}.`,
  origin: 'coalition' as const,
}));

/** The library of some cities, as the site has it. */
function libraryOf(cities: readonly ReturnType<typeof city>[]) {
  const entries = cities.map((entry) => ({ ...entry, collection: 'cities' as const }));
  const principles = PRINCIPLES.map((entry) => ({ ...entry, collection: 'principles' as const }));
  return { actions: allActions(entries), principles, checklistItems };
}

const member = (id: string, country: string, ...changes: object[]) =>
  city(id, {
    country,
    actions: changes.map((change, index) => ({
      ...actions(PRINCIPLES[0]?.id ?? '')[0],
      id: `action-${index}`,
      text: `Does something for its residents, no. ${index}.`,
      ...change,
    })),
  });

const labels = (facet: ActionFacet, library: ReturnType<typeof libraryOf>) =>
  actionLists(facet, library, inEnglish).map(({ label }) => label);

describe('the lists of the library', () => {
  const library = libraryOf([
    member(
      'zagreb',
      'HR',
      { kind: 'register', checklist: 'wifi', date: '2019', topics: ['privacy', 'ai'] },
      { kind: 'commitment', checklist: 'portal', principle: PRINCIPLES[3]?.id },
    ),
    member('aarhus', 'DK', { kind: 'law', checklist: 'register', date: '2021-02' }),
    member('porto', 'PT', { kind: 'law', checklist: 'wifi', date: '2020', topics: ['data'] }),
  ]);

  it.each([
    ['checklist', ['The register', 'The wifi']],
    ['kind', ['Laws and rules', 'Registers and publications', 'Commitments and plans']],
    ['principle', ['Rights & blue', PRINCIPLES[3]?.data.shortTitle]],
    ['topic', ['Artificial intelligence', 'Data', 'Privacy']],
    ['country', ['Croatia', 'Denmark', 'Portugal']],
    ['year', ['2021', '2020', '2019', 'without a date']],
  ] as const)('are in the order of the content or by name: %s', (facet, expected) => {
    expect(labels(facet, library)).toEqual(expected);
  });

  it('have the actions in the order of the library', () => {
    const [laws] = actionLists('kind', library, inEnglish);
    expect(laws?.entries.map(({ city: { id } }) => id)).toEqual(['aarhus', 'porto']);
    expect(laws?.route).toBe('/actions/kinds/law/');
  });

  it('are none without actions', () => {
    expect(allActionLists(libraryOf([]), inEnglish)).toEqual([]);
  });

  it('have titles and addresses of their own, whatever the content is', () => {
    const someCities = fc.array(
      fc.record({
        country: fc.constantFrom(...COUNTRY_CODES),
        kind: fc.constantFrom(...ACTION_KINDS),
        principle: fc.constantFrom(...PRINCIPLES.map(({ id }) => id)),
        checklist: fc.constantFrom(undefined, ...checklistItems.map(({ id }) => id)),
        topics: fc.uniqueArray(fc.constantFrom(...TOPICS), { maxLength: 5 }),
        date: fc.constantFrom(undefined, '2018', '2019-05', '2024-02-29'),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(someCities, (drawn) => {
        const some = libraryOf(
          drawn.map(({ country, ...action }, index) => member(`city-${index}`, country, action)),
        );
        const lists = allActionLists(some, inEnglish);
        const titles = lists.map(({ facet, label }) => inEnglish.t.library.listTitle[facet](label));
        expect(new Set(titles).size).toBe(lists.length);
        expect(new Set(lists.map(({ route }) => route)).size).toBe(lists.length);
        expect(lists.every(({ entries }) => entries.length > 0)).toBe(true);
        expect(lists.map(({ facet }) => ACTION_FACETS.indexOf(facet))).toEqual(
          lists.map(({ facet }) => ACTION_FACETS.indexOf(facet)).sort((a, b) => a - b),
        );
      }),
    );
  });
});
