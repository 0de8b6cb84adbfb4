import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HUES } from '../../model/schemas/principle.ts';
import { readPalette, sitePalette, TOKENS } from './palette.ts';

type Theme = 'light' | 'dark';
const css = readFileSync(TOKENS, 'utf8');
const colour = readPalette(css);

/** Relative luminance of a colour, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours of the palette, WCAG 2.2. */
function contrast(one: string, other: string, theme: Theme): number {
  const [a = 0, b = 0] = [one, other]
    .map((name) => luminance(colour(name)[theme]))
    .sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

describe.each(['light', 'dark'] as const)('colours (%s)', (theme) => {
  it('let text be read at AAA on both papers', () => {
    for (const text of ['ink', 'ink-2', 'error'])
      for (const paper of ['paper', 'paper-2'])
        expect(contrast(text, paper, theme), `${text} on ${paper}`).toBeGreaterThanOrEqual(7);
  });

  it('let each hue be told from the paper, and be read as a number, at AA', () => {
    for (const hue of HUES)
      for (const paper of ['paper', 'paper-2'])
        expect(contrast(hue, paper, theme), `${hue} on ${paper}`).toBeGreaterThanOrEqual(4.5);
  });

  it('let the edges of fields be seen', () => {
    expect(contrast('field', 'paper', theme)).toBeGreaterThanOrEqual(3);
  });
});

describe('the hues of the schema', () => {
  it.each(HUES)('have their colour: %s', (hue) => {
    expect(() => colour(hue)).not.toThrow();
    expect(css.replace(/\s+/g, ' ')).toContain(`[data-hue='${hue}'] { --hue: var(--${hue}); }`);
  });
});

describe('the palette', () => {
  it('is that of the stylesheet', () => {
    expect(sitePalette()('blue')).toEqual({ light: '#1b4fa8', dark: '#8db8ff' });
  });

  it('names a colour that the stylesheet lacks', () => {
    expect(() => readPalette(':root{}')('blue')).toThrow(
      'There is no colour "--blue: light-dark(#rrggbb, #rrggbb)" in src/site/styles/tokens.css',
    );
  });
});
