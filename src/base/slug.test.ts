import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSlug } from '../model/schemas/fields.ts';
import { slugFromName } from './slug.ts';

it.each([
  ['New York City', 'new-york-city'],
  ['São Paulo', 'sao-paulo'],
  ['A Coruña', 'a-coruna'],
  ['Łódź', 'lodz'],
  ['Tromsø', 'tromso'],
  ['Gießen', 'giessen'],
  ["L'Aquila", 'laquila'],
  ['L’Aquila', 'laquila'],
  ['L´Aquila', 'laquila'],
  ['Kahoʻolawe', 'kahoolawe'],
  ['  Porto!  ', 'porto'],
  ['Αθήνα', ''],
  ['東京', ''],
])('turns %s into the slug %j', (name, slug) => {
  expect(slugFromName(name)).toBe(slug);
});

it('makes a slug or nothing of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
      const slug = slugFromName(name);
      expect(slug === '' || isSlug(slug)).toBe(true);
    }),
  );
});
