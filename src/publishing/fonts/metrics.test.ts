import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import subsetFont from 'subset-font';
import { describe, expect, it } from 'vitest';
import { fallbackStyles, fontMetrics, measureTypeface, SYSTEM_FONTS } from './metrics.ts';

const LIBERATION = '/usr/share/fonts/truetype/liberation/LiberationSans-';

describe('the fallback of the typeface', () => {
  it('fits the typeface that is shipped', async () => {
    const shipped = await readFile('src/site/assets/fonts/atkinson-latin.woff2');
    const typeface = await measureTypeface((characters, wght) =>
      subsetFont(shipped, characters, { targetFormat: 'sfnt', variationAxes: { wght } }),
    );
    expect(await readFile('src/site/styles/fallback.css', 'utf8'), 'Run "npm run fonts".').toBe(
      fallbackStyles(typeface),
    );
  });

  it.runIf(existsSync(`${LIBERATION}Regular.ttf`))(
    'is scaled from the widths that system fonts have',
    async () => {
      const files = { 400: 'Regular', 700: 'Bold' };
      for (const { weight, width } of SYSTEM_FONTS)
        expect(fontMetrics(await readFile(`${LIBERATION}${files[weight]}.ttf`)).width).toBeCloseTo(
          width,
          4,
        );
    },
  );

  it('is scaled to the width of the typeface, and its lines are not', () => {
    const font = { ascent: 1, descent: 0.25, lineGap: 0, width: 2 * SYSTEM_FONTS[0].width };
    const styles = fallbackStyles(
      new Map([
        [400, font],
        [700, { ...font, width: SYSTEM_FONTS[1].width }],
      ]),
    );
    const [regular, bold] = styles.split('@font-face').slice(1);
    expect(regular).toContain(
      'ascent-override: 50%;\n  descent-override: 12.5%;\n  line-gap-override: 0%;\n  size-adjust: 200%;',
    );
    expect(bold).toContain('ascent-override: 100%;');
    expect(bold).not.toContain('size-adjust');
  });

  it('cannot be made from a file that is not a font, or lacks characters', async () => {
    expect(() => fontMetrics(new Uint8Array(64))).toThrow();
    const ab = await subsetFont(await readFile('src/site/assets/fonts/atkinson-latin.woff2'), 'ab');
    expect(() => fontMetrics(ab)).toThrow('The font has no " ".');
  });
});
