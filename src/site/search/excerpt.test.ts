import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptPieces } from './excerpt.ts';

describe('excerptPieces', () => {
  it('turns the excerpt into plain text', () => {
    expect(excerptPieces('A &lt;b&gt; &amp;amp; <mark>city &amp; port</mark> here')).toEqual([
      { text: 'A <b> &amp; ', marked: false },
      { text: 'city & port', marked: true },
      { text: ' here', marked: false },
    ]);
  });

  it('puts characters together between which the index has spaces', () => {
    expect(excerptPieces('在 <mark>東</mark> <mark>京</mark> 市 a b')).toEqual([
      { text: '在', marked: false },
      { text: '東', marked: true },
      { text: '京', marked: true },
      { text: '市 a b', marked: false },
    ]);
  });

  it('loses nothing, for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (before, inside) => {
          const escape = (text: string) =>
            text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
          const pieces = excerptPieces(`${escape(before)}<mark>${escape(inside)}</mark>`);
          expect(pieces.map(({ text }) => text).join('')).toBe(before + inside);
        },
      ),
    );
  });
});
