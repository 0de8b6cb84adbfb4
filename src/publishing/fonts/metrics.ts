/**
 * Measures typefaces, and scales a system font so that it takes the same room as
 * ours until ours has loaded.
 */
import { create } from 'fontkitten';

export interface FontMetrics {
  /** Height above the baseline, depth below it and gap between lines, as fractions of the font size. */
  ascent: number;
  descent: number;
  lineGap: number;
  /** Average width of a character in running text, as a fraction of the font size. */
  width: number;
}

/**
 * How often each character occurs in about a thousand characters of English text.
 * Only its stability matters: both fonts are weighed with it.
 */
const FREQUENCIES: Readonly<Record<string, number>> = {
  ' ': 180,
  e: 104,
  t: 74,
  a: 67,
  o: 61,
  i: 57,
  n: 57,
  s: 52,
  h: 50,
  r: 49,
  d: 35,
  l: 33,
  u: 23,
  c: 23,
  m: 20,
  w: 19,
  f: 18,
  g: 16,
  y: 16,
  p: 16,
  b: 12,
  v: 8,
  k: 6,
  x: 1,
  j: 1,
  q: 1,
  z: 1,
};

/**
 * @param bytes of a font file with one weight.
 * @throws Error if it is not a font, or lacks a character.
 */
export function fontMetrics(bytes: Uint8Array): FontMetrics {
  const font = create(Buffer.from(bytes));
  if (font.isCollection) throw new Error('This file holds several fonts.');
  const { unitsPerEm, ascent, descent, lineGap } = font;
  let [sum, count] = [0, 0];
  for (const [character, times] of Object.entries(FREQUENCIES)) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!font.hasGlyphForCodePoint(codePoint)) throw new Error(`The font has no "${character}".`);
    sum += times * font.glyphForCodePoint(codePoint).advanceWidth;
    count += times;
  }
  return {
    ascent: ascent / unitsPerEm,
    descent: -descent / unitsPerEm,
    lineGap: lineGap / unitsPerEm,
    width: sum / count / unitsPerEm,
  };
}

/**
 * What most systems have: Arial on Windows, macOS and iOS; Liberation Sans, which
 * has the same widths, on Linux. {@link fontMetrics} measured the widths in
 * Liberation Sans 2.1; a test repeats that where the font is installed. Android has
 * neither: its "Arial" is Roboto, 0.3 per cent wider in regular and 6 per cent
 * narrower in bold.
 */
export const SYSTEM_FONTS = [
  { weight: 400, names: ['Arial', 'Liberation Sans'], width: 0.4418 },
  { weight: 700, names: ['Arial Bold', 'Liberation Sans Bold'], width: 0.4777 },
] as const;

/**
 * Measures a typeface in each weight of {@link SYSTEM_FONTS}.
 *
 * @param cut returns an OpenType file with these characters in one weight.
 */
export async function measureTypeface(
  cut: (characters: string, weight: number) => Promise<Uint8Array>,
): Promise<Map<number, FontMetrics>> {
  const measured = new Map<number, FontMetrics>();
  for (const { weight } of SYSTEM_FONTS)
    measured.set(weight, fontMetrics(await cut(Object.keys(FREQUENCIES).join(''), weight)));
  return measured;
}

/**
 * The stylesheet of the fallback: system fonts with the average width and the line
 * height of the typeface.
 *
 * @param metrics of the typeface in each weight of {@link SYSTEM_FONTS}.
 */
export function fallbackStyles(metrics: ReadonlyMap<number, FontMetrics>): string {
  const percent = (part: number) => `${Math.round(part * 1000) / 10}%`;
  const faces = SYSTEM_FONTS.map(({ weight, names, width }) => {
    const font = metrics.get(weight);
    if (!font) throw new Error(`The typeface was not measured in weight ${weight}.`);
    const scale = font.width / width;
    const descriptors = {
      'font-family': "'Atkinson fallback'",
      src: names.map((name) => `local('${name}')`).join(', '),
      'font-weight': String(weight),
      // Browsers apply size-adjust to these, too.
      'ascent-override': percent(font.ascent / scale),
      'descent-override': percent(font.descent / scale),
      'line-gap-override': percent(font.lineGap / scale),
      'size-adjust': percent(scale),
    };
    return `@font-face {\n${Object.entries(descriptors)
      .filter(([name, value]) => name !== 'size-adjust' || value !== '100%')
      .map(([name, value]) => `  ${name}: ${value};\n`)
      .join('')}}\n`;
  });
  return `/* Made by \`npm run fonts\` to fit the typeface, see src/publishing/fonts/metrics.ts. */\n${faces.join('')}`;
}
