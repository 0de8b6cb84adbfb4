import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterError, plainCharacters, withoutPasted } from './characters.ts';

const SCOTLAND = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}';

describe('a text may have', () => {
  it.each([
    ['marks of direction beside Arabic', 'مدينة إربد\u200F (Irbid)\u200E.'],
    ['an Arabic letter mark', 'السنة 2026\u061C.'],
    ['marks of direction beside Hebrew', 'העיר\u200E, 2026.'],
    ['joiners in Persian and Hindi', 'می\u200Cخواهم क्\u200Dष'],
    ['joined emoji', '👩\u200D💻'],
    ['the flag of a region', `Glasgow ${SCOTLAND}`],
  ])('%s', (_, text) => {
    expect(characterError(text)).toBeUndefined();
    expect(plainCharacters(text)).toBe(text);
    expect(withoutPasted(text)).toBe(text);
  });
});

describe('a text may not have', () => {
  it.each([
    ['a mark of direction without letters that need it', 'The city\u200E.', 'U+200E'],
    ['one in another line than those', 'العربية\nThe city\u200F.', 'U+200F'],
    ['an override beside Arabic', 'العربية\u202E', 'U+202E'],
    ['an isolate', 'העיר\u2067', 'U+2067'],
    ['a zero-width space', 'ភ្នំ\u200Bពេញ', 'U+200B'],
    ['a tag alone', 'a\u{E0041}', 'U+E0041'],
    ['half a character', 'a\uD83D', 'U+D83D'],
  ])('%s', (_, text, code) => {
    expect(characterError(text)?.message).toContain(code);
    expect(characterError(plainCharacters(text))).toBeUndefined();
    expect(characterError(withoutPasted(text))).toBeUndefined();
  });
});

describe('what pasting brings along', () => {
  it.each([
    ['zero-width spaces', 'ទី\u200Bក្រុង\u200Bភ្នំពេញ', 'ទីក្រុងភ្នំពេញ'],
    ['a byte order mark', '\uFEFFThe city', 'The city'],
    ['soft hyphens', 'mea\u00ADsures', 'measures'],
    ['line ends of Windows', 'One.\r\n\r\nTwo.', 'One.\n\nTwo.'],
    ['line ends of old Macs', 'One.\rTwo.', 'One.\nTwo.'],
    ['a vertical tab', 'One.\u000BTwo.', 'One.\nTwo.'],
    [
      'separators of lines and paragraphs',
      'One.\u2028Two.\u2029Three.\u0085Four.',
      'One.\nTwo.\nThree.\nFour.',
    ],
    ['control characters', 'The\u0007 city\u0000', 'The city'],
    ['tabs', 'The\tcity', 'The city'],
    ['marks of direction beside Latin', '\u200EThe city\u200F', 'The city'],
    ['overrides and isolates', '\u202DThe\u202C \u2067city\u2069', 'The city'],
    ['joiners in Latin', 'The c\u200Dity\u200C', 'The city'],
    ['no-break spaces between words', 'The\u00A0city\u202Facts', 'The city acts'],
    ['no-break spaces at the ends', '\u00A0The city\u00A0', 'The city'],
    ['spaces at the ends of lines', 'One. \nTwo.\u00A0\n', 'One.\nTwo.'],
    ['many empty lines', 'One.\n\n\n\nTwo.', 'One.\n\nTwo.'],
    ['decomposed letters', 'Sa\u0303o', 'São'],
    ['a bullet', '• Free Wi-Fi', 'Free Wi-Fi'],
    ['the bullet of Word', '\uF0B7\tFree Wi-Fi', 'Free Wi-Fi'],
    ['a dash as a bullet', '- Free Wi-Fi', 'Free Wi-Fi'],
    ['a star as a bullet', '*   Free Wi-Fi', 'Free Wi-Fi'],
    ['half a character', 'The city\uD83D', 'The city'],
  ])('%s: is removed', (_, text, plain) => {
    expect(withoutPasted(text)).toBe(plain);
  });

  it.each([
    'La ville\u00A0: «\u00A0douze\u00A0» mesures\u202F!',
    '5\u00A0%, 12\u202F000 m',
    '-2.53',
    '*',
    '– ',
    'One:\n- two\n- three',
    'مدينة\u200F (City)',
    '東京　都',
    'Free Wi-Fi – for all',
  ])('leaves "%s" as it is', (text) => {
    expect(withoutPasted(text)).toBe(text.trim());
  });

  it('is gone after the first time, and leaves what the rules allow', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(
        /^[\u00A0\u202F\u200B-\u200F\u2028\u202E\u061C\u0085 \r\n\t•*ab–é-]{0,12}$/u,
      ),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const plain = withoutPasted(typed);
        expect(withoutPasted(plain)).toBe(plain);
        const code = /U\+([0-9A-F]+)/.exec(characterError(plain)?.message ?? '')?.[1];
        expect(code).toBeUndefined();
        expect(plain.replace(/[^\p{L}\p{N}]/gu, '')).toBe(
          typed.normalize('NFC').replace(/[^\p{L}\p{N}]|[\u115F\u3164\uFFA0]/gu, ''),
        );
      }),
      { seed: 10, numRuns: 5000 },
    );
  });
});
