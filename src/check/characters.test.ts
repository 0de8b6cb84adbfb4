import { expect, it } from 'vitest';
import { oddCharacters } from './characters.ts';
import { applyEdits } from './fix.ts';

const fixed = (text: string) =>
  applyEdits(
    text,
    oddCharacters(text, 1).flatMap(({ edit }) => edit ?? []),
  ).text;

it.each([
  ['The city\u200E counts.', 'U+200E, a left-to-right mark', 'The city counts.'],
  ['a\nThe\u200Bcity\r\nb', 'U+200B, a zero-width space', 'a\nThecity\r\nb'],
  ['a\uFEFFb\u2060c', 'U+FEFF, a byte order mark; U+2060, a word joiner', 'abc'],
  ['a\u2028b \u2028c\u2028', 'U+2028, a line separator', 'a b c'],
  ['a\u202Eb', 'U+202E, a right-to-left override', 'a\u202Eb'],
  ['a\u0007b', 'U+0007, a control character', 'a\u0007b'],
  ['a\u{E0041}b', 'U+E0041, an invisible character', 'a\u{E0041}b'],
  ['a\uFFFDb', 'U+FFFD', 'a\uFFFDb'],
])('%j is named, and removed if no word changes', (text, name, plain) => {
  expect(oddCharacters(text, 1)[0]?.message).toContain(name);
  expect(fixed(text)).toBe(plain);
});

it('allows marks of direction in lines with letters that are written from the right', () => {
  const text = 'העיר סופרת\u200E.\nالمدينة\u200F.\nA city\u200F.';
  expect(oddCharacters(text, 1).map(({ line }) => line)).toEqual([3]);
  expect(oddCharacters('העיר\u202E', 1)).toHaveLength(1);
  expect(fixed('המדינה\u200E\u200B.')).toBe('המדינה\u200E.');
});

it('allows the flags of regions, and no other letters of tags', () => {
  const scotland = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}';
  expect(oddCharacters(`Glasgow ${scotland}.`, 1)).toEqual([]);
  expect(oddCharacters(`${scotland}\u{E0067}`, 1)).toHaveLength(1);
});
