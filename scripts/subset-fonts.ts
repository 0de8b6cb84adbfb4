/**
 * `npm run fonts`: cuts the typeface down to what the site uses (weights 400 to
 * 700; Latin letters of European languages) and writes it to src/site/assets/fonts/.
 * The result is committed, so that builds need no font tools. Measures the typeface
 * too, and writes the stylesheet of its fallback. The social cards
 * are drawn with whole weights, in another format: these go to src/site/assets/cards/.
 */
import { readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';
import { fallbackStyles, measureTypeface } from '../src/publishing/font-metrics.ts';

const source = new URL(
  '../node_modules/@fontsource-variable/atkinson-hyperlegible-next/',
  import.meta.url,
);
const target = new URL('../src/site/assets/fonts/', import.meta.url);

function range(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) =>
    String.fromCodePoint(from + index),
  ).join('');
}

/** Keep the unicode-range in src/site/styles/fonts.css in step with these. */
const basic = range(0x20, 0x7e) + range(0xa0, 0xff) + '–—‘’‚“”„†•…‹›€™−↑↓';
const extended = range(0x100, 0x17f);

const cuts = [
  { from: 'latin-wght-normal', to: 'atkinson-latin', text: basic, wght: { min: 400, max: 700 } },
  {
    from: 'latin-ext-wght-normal',
    to: 'atkinson-latin-ext',
    text: extended,
    wght: { min: 400, max: 700 },
  },
  { from: 'latin-wght-italic', to: 'atkinson-latin-italic', text: basic, wght: 400 },
];

for (const { from, to, text, wght } of cuts) {
  const font = await readFile(new URL(`files/atkinson-hyperlegible-next-${from}.woff2`, source));
  const subset = await subsetFont(font, text, { targetFormat: 'woff2', variationAxes: { wght } });
  await writeFile(new URL(`${to}.woff2`, target), subset);
  console.log(`${to}.woff2: ${font.length} -> ${subset.length} bytes`);
}
const shipped = await readFile(new URL('atkinson-latin.woff2', target));
const metrics = await measureTypeface((letters, wght) =>
  subsetFont(shipped, letters, { targetFormat: 'sfnt', variationAxes: { wght } }),
);
await writeFile(
  new URL('../src/site/styles/fallback.css', import.meta.url),
  fallbackStyles(metrics),
);
await writeFile(new URL('OFL.txt', target), await readFile(new URL('LICENSE', source)));

const wholeWeights = new URL(
  '../node_modules/@fontsource/atkinson-hyperlegible-next/files/',
  import.meta.url,
);
for (const range of ['latin', 'latin-ext']) {
  for (const weight of [400, 700]) {
    await writeFile(
      new URL(`../src/assets/cards/atkinson-${range}-${weight}.woff`, import.meta.url),
      await readFile(
        new URL(`atkinson-hyperlegible-next-${range}-${weight}-normal.woff`, wholeWeights),
      ),
    );
  }
}
