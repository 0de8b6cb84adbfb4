/**
 * Cuts the typeface down to what the site uses: weights 400 to 700 and the Latin
 * letters of European languages. The result is committed, so that builds need no
 * font tools.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { fallbackStyles, measureTypeface } from './metrics.ts';

const VARIABLE = 'node_modules/@fontsource-variable/atkinson-hyperlegible-next';
/** Social cards are drawn with static weights. */
const STATIC = 'node_modules/@fontsource/atkinson-hyperlegible-next';

function range(from: number, to: number): string {
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index));
}

/** Keep the unicode-range in src/site/styles/fonts.css in step with these. */
const basic = range(0x20, 0x7e) + range(0xa0, 0xff) + '–—‘’‚“”„†•…‹›€™−↑↓';
const extended = range(0x100, 0x17f);
const allWeights = { min: 400, max: 700 };
const cuts = [
  { from: 'latin-wght-normal', to: 'atkinson-latin', text: basic, wght: allWeights },
  { from: 'latin-ext-wght-normal', to: 'atkinson-latin-ext', text: extended, wght: allWeights },
  { from: 'latin-wght-italic', to: 'atkinson-latin-italic', text: basic, wght: 400 },
];

/**
 * Writes the fonts of the pages and of the social cards, their licence, and the
 * stylesheet of the fallback.
 *
 * @returns a line for each font of the pages, with its size before and after.
 */
export async function writeFonts(): Promise<string[]> {
  const target = 'src/site/assets/fonts';
  const lines: string[] = [];
  for (const { from, to, text, wght } of cuts) {
    const font = readFileSync(`${VARIABLE}/files/atkinson-hyperlegible-next-${from}.woff2`);
    const subset = await subsetFont(font, text, { targetFormat: 'woff2', variationAxes: { wght } });
    writeFileSync(`${target}/${to}.woff2`, subset);
    lines.push(`${to}.woff2: ${font.length} -> ${subset.length} bytes`);
  }
  const shipped = readFileSync(`${target}/atkinson-latin.woff2`);
  const metrics = await measureTypeface((characters, wght) =>
    subsetFont(shipped, characters, { targetFormat: 'sfnt', variationAxes: { wght } }),
  );
  writeFileSync('src/site/styles/fallback.css', fallbackStyles(metrics));
  writeFileSync(`${target}/OFL.txt`, readFileSync(`${VARIABLE}/LICENSE`));
  for (const subset of ['latin', 'latin-ext'])
    for (const weight of [400, 700])
      writeFileSync(
        `src/site/assets/cards/atkinson-${subset}-${weight}.woff`,
        readFileSync(`${STATIC}/files/atkinson-hyperlegible-next-${subset}-${weight}-normal.woff`),
      );
  return lines;
}
