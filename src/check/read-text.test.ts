import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './read-text.ts';

/** The report on bytes that are refused. */
function errorOf(bytes: Uint8Array) {
  const result = decodeText(bytes);
  return 'error' in result ? result.error : undefined;
}

describe('a file of content', () => {
  it('is read as it is, if it is UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('\n', '\r\n'), (text, end) => {
        // A first character that looks like a mark, or that text does not hold, is judged below.
        fc.pre(!text.startsWith('\uFEFF') && !text.includes('\0'));
        expect(decodeText(Buffer.from(text + end))).toEqual({ text: text + end });
      }),
    );
  });

  it('is refused in Latin-1, at the first letter that tells', () => {
    expect(errorOf(Buffer.from('---\ntitle: Köln\n---\nCittà\n', 'latin1'))).toMatchObject({
      line: 2,
      column: 9,
      message: expect.stringContaining('"ö"') as string,
      fix: expect.stringContaining('UTF-8') as string,
    });
    // Two letters that make the beginning of a character in UTF-8, but no end.
    expect(errorOf(Buffer.from('Zürich\r\nÃ\n', 'latin1'))).toMatchObject({ line: 1, column: 2 });
    expect(
      errorOf(Buffer.concat([Buffer.from('Θ é\n'), Buffer.of(0xe2, 0x82, 0x0a)])),
    ).toMatchObject({ line: 2, column: 1 });
  });

  it('is refused wherever one byte is wrong, at that place', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom(0xff, 0xc0, 0x80),
        (before, after, byte) => {
          fc.pre(
            !`${before}${after}`.includes('\0') && !before.startsWith('\uFEFF') && before !== '',
          );
          const lines = before.split('\n');
          expect(
            errorOf(Buffer.concat([Buffer.from(before), Buffer.of(byte), Buffer.from(after)])),
          ).toMatchObject({ line: lines.length, column: (lines.at(-1) ?? '').length + 1 });
        },
      ),
    );
  });

  it.each(['utf16le', 'utf-16be'] as const)(
    'is refused as UTF-16 (%s), with a mark or without',
    (encoding) => {
      const write = (text: string) =>
        encoding === 'utf16le'
          ? Buffer.from(text, 'utf16le')
          : Buffer.from(text, 'utf16le').swap16();
      for (const text of ['---\ntitle: x\n', '\uFEFF---\ntitle: x\n'])
        expect(errorOf(write(text))?.message).toContain('UTF-16');
    },
  );

  it('is refused with a byte order mark', () => {
    expect(errorOf(Buffer.from('\uFEFF---\n'))).toMatchObject({
      line: 1,
      message: expect.stringContaining('byte order mark') as string,
      fix: expect.stringContaining('UTF-8 with BOM') as string,
    });
  });
});
