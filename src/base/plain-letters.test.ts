import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutLookAlikes, withPlainLetters } from './plain-letters.ts';

it.each([
  ['soft hyphens', 'Por\u00ADto me\u00ADasures', 'Porto measures'],
  ['no-break spaces between words', 'The\u00A0city\u00A0of a\u00A0b\u00A0c', 'The city of a b c'],
  ['several no-break spaces', 'The\u00A0\u00A0city', 'The city'],
  ['a no-break space beside a soft hyphen', 'The\u00AD\u00A0city', 'The city'],
  [
    'ligatures',
    'e\uFB00ect \uFB01rst \uFB02ow o\uFB03ce ba\uFB04e \uFB05 \uFB06',
    'effect first flow office baffle st st',
  ],
  ['presentation forms of Arabic', '\uFEE3\uFEAA\uFEF3\uFEE8\uFE94', 'مدينة'],
  ['an Arabic ligature', '\uFEFB \uFDF2', 'لا الله'],
  ['a vowel mark that stands alone', 'م\uFE7Aن', 'م\u0650ن'],
  ['bold letters', '\u{1D5E3}\u{1D5FC}\u{1D5FF}\u{1D601}\u{1D5FC} \u{1D7D2}', 'Porto 4'],
])('replaces %s', (_, text, plain) => {
  expect(withPlainLetters(text)).toBe(plain);
});

it.each([
  'ville\u00A0: «\u00A0douze\u00A0»',
  '9\u00A0h à 12\u00A0h, 5\u00A0m²',
  'Art.\u00A07',
  'محمد \uFDFA \uFDFD \uFD3Eآية\uFD3F ٣ \uFDFC',
  'क्\u200Dष می\u200Cخواهم 👩\u200D💻 m² № ½ ™ ﬓ',
  'São Tomé, Łódź, 東京, Αθήνα',
])('leaves "%s" as it is', (text) => {
  expect(withPlainLetters(text)).toBe(text);
});

it('has nothing left to replace, and leaves ASCII alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const plain = withPlainLetters(text);
      expect(withPlainLetters(plain)).toBe(plain);
      expect(plain.replace(/[^!-~]/g, '').length).toBeGreaterThanOrEqual(
        text.replace(/[^!-~]/g, '').length,
      );
    }),
  );
});

it.each([
  ['Аthens', 'Athens'],
  ['Pоrtо', 'Porto'],
  ['Аthens Афины', 'Athens Афины'],
  ['ΑTHENS', 'ATHENS'],
  ['Афины', 'Афины'],
  ['Αθήνα (Athens)', 'Αθήνα (Athens)'],
  ['Porto', 'Porto'],
  ['東京 Tokyo', '東京 Tokyo'],
])('reads "%s" as "%s"', (text, plain) => {
  expect(withoutLookAlikes(text)).toBe(plain);
});
