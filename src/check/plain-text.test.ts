import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entityIn, markdownIn, tagIn } from '../base/markup.ts';
import { plainTextOf } from './plain-text.ts';

it.each([
  ['Q&amp;A', 'Q&A'],
  ['Q&amp;amp;A', 'Q&A'],
  ['a &mdash; b &#8211; c &#x2019; d', 'a — b – c ’ d'],
  ['The&nbsp;city, &Eacute;vora', 'The city, Évora'],
  ['Porto <em>writes</em> rules', 'Porto writes rules'],
  ['One<br>two<br/> three', 'One two three'],
  ['5 m<sup>2</sup>', '5 m2'],
  ['**Porto** writes _rules_', 'Porto writes rules'],
  ['***Porto*** and __**Lisbon**__', 'Porto and Lisbon'],
  ['[rules](https://example.org/a) and `code`', 'rules and code'],
  ['<a href="/">**Porto** &amp; more</a>', 'Porto & more'],
  ['a &nosuchentity; b', 'a &nosuchentity; b'],
])('%s reads %s', (text, plain) => {
  expect(plainTextOf(text)).toBe(plain);
});

it('leaves a text without markup to the character', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      if ([entityIn(text), tagIn(text), markdownIn(text)].every((one) => one === undefined))
        expect(plainTextOf(text)).toBe(text);
    }),
  );
});
