import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isReservedSlug } from './addresses.ts';
import { citySlug } from './city-slug.ts';
import { COUNTRY_CODES, isSlug } from './schemas/fields.ts';

const others = ['san-jose', 'london', 'portland', 'portland-united-states'].map((slug) => ({
  slug,
}));

it.each([
  ['San José', 'CR', 'san-jose-costa-rica'],
  ['London', 'CA', 'london-canada'],
  ['London', undefined, 'london-city'],
  ['London, Ontario', 'CA', 'london-ontario'],
  ['Portland', 'US', 'portland-united-states-2'],
  ['Portland, Maine', 'US', 'portland-maine'],
  ['Athens', 'GR', 'athens'],
  ['Аthens', 'GR', 'athens'],
  ['Ath\u200Bens', 'GR', 'athens'],
  ["L'Aquila", 'IT', 'laquila'],
  ['L’Aquila', 'IT', 'laquila'],
  ['Index', 'GR', 'index-greece'],
  ['Con', 'VN', 'con-vietnam'],
  ['Aux', 'FR', 'aux-france'],
  ['Table', undefined, 'table-city'],
  ['Αθήνα', 'GR', ''],
  ['', 'GR', ''],
])('%j in %s gets the slug %j', (name, country, slug) => {
  expect(citySlug(name, country, others)).toBe(slug);
});

it('is a free slug that is not reserved, or empty', () => {
  const name = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 100 }),
    fc.constantFrom('con', 'NUL', 'index', 'Candidates', 'San Jose', 'com1', 'London'),
    fc.stringMatching(/^[a-z ]{50,100}$/),
  );
  const country = fc.option(fc.constantFrom(...COUNTRY_CODES), { nil: undefined });
  fc.assert(
    fc.property(name, country, fc.integer({ min: 0, max: 4 }), (typed, code, many) => {
      const taken = [...others];
      for (let at = 0; at <= many; at += 1) {
        const slug = citySlug(typed, code, taken);
        if (slug === '') return;
        expect(isSlug(slug), slug).toBe(true);
        expect(isReservedSlug(slug), slug).toBe(false);
        expect(taken.map((each) => each.slug)).not.toContain(slug);
        taken.push({ slug });
      }
    }),
    { seed: 5 },
  );
});
