/**
 * How wide and how tall the letters of a typeface are, and how another one is
 * scaled to take the same room until the typeface has come. Reads OpenType files
 * (not compressed) as far as that needs.
 */

export interface FontMetrics {
  /** Height above the baseline and depth below it, and the gap between lines, in parts of the font size. */
  ascent: number;
  descent: number;
  lineGap: number;
  /** Average width of a letter in running text, in parts of the font size. */
  width: number;
}

/**
 * How often letters come in a thousand characters of English text, word spaces
 * among them. All that is needed of it is that it stays the same.
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

function tables(font: DataView): (name: string) => number {
  const found = new Map<string, number>();
  for (let index = 0; index < font.getUint16(4); index += 1) {
    const at = 12 + index * 16;
    found.set(
      String.fromCodePoint(...[0, 1, 2, 3].map((letter) => font.getUint8(at + letter))),
      font.getUint32(at + 8),
    );
  }
  return (name) => {
    const at = found.get(name);
    if (at === undefined) throw new Error(`The font has no table "${name}".`);
    return at;
  };
}

/** The glyph of a character, from the segments (format 4) that every font for the web has. */
function glyphs(font: DataView, cmap: number): (codePoint: number) => number {
  const subtables = Array.from(
    { length: font.getUint16(cmap + 2) },
    (_, index) => cmap + font.getUint32(cmap + 4 + index * 8 + 4),
  );
  const at = subtables.find((subtable) => font.getUint16(subtable) === 4);
  if (at === undefined) throw new Error('The font has no table of characters in format 4.');
  const double = font.getUint16(at + 6);
  return (codePoint) => {
    for (let segment = 0; segment < double; segment += 2) {
      if (codePoint > font.getUint16(at + 14 + segment)) continue;
      const start = font.getUint16(at + 16 + double + segment);
      if (codePoint < start) return 0;
      const delta = font.getUint16(at + 16 + 2 * double + segment);
      const offsetAt = at + 16 + 3 * double + segment;
      const offset = font.getUint16(offsetAt);
      if (offset === 0) return (codePoint + delta) & 0xffff;
      const glyph = font.getUint16(offsetAt + offset + 2 * (codePoint - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

/**
 * @param bytes of an OpenType or TrueType file, with one weight.
 * @throws Error if a table or a letter is missing.
 */
export function fontMetrics(bytes: Uint8Array): FontMetrics {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = tables(font);
  const [head, hhea, hmtx] = ['head', 'hhea', 'hmtx'].map(table) as [number, number, number];
  const size = font.getUint16(head + 18);
  const widths = font.getUint16(hhea + 34);
  const glyph = glyphs(font, table('cmap'));
  let [sum, count] = [0, 0];
  for (const [letter, times] of Object.entries(FREQUENCIES)) {
    const index = glyph(letter.codePointAt(0) ?? 0);
    if (index === 0) throw new Error(`The font has no "${letter}".`);
    sum += times * font.getUint16(hmtx + 4 * Math.min(index, widths - 1));
    count += times;
  }
  const part = (at: number) => font.getInt16(hhea + at) / size;
  return { ascent: part(4), descent: -part(6), lineGap: part(8), width: sum / count / size };
}

/**
 * What most systems have: Arial on Windows, macOS and iOS; Liberation Sans, made
 * with the same widths, on Linux. The widths are those that {@link fontMetrics}
 * finds in Liberation Sans 2.1; a test measures them again where it is installed.
 * Android has neither: there "Arial" means Roboto, whose regular letters are
 * 0.3 per cent wider, and whose bold ones are 6 per cent narrower.
 */
export const SYSTEM_FONTS = [
  { weight: 400, names: ['Arial', 'Liberation Sans'], width: 0.4418 },
  { weight: 700, names: ['Arial Bold', 'Liberation Sans Bold'], width: 0.4777 },
] as const;

/**
 * The measures of a typeface in each weight of {@link SYSTEM_FONTS}.
 *
 * @param cut makes an OpenType file of these letters in one weight.
 */
export async function measureTypeface(
  cut: (letters: string, weight: number) => Promise<Uint8Array>,
): Promise<Map<number, FontMetrics>> {
  const measured = new Map<number, FontMetrics>();
  for (const { weight } of SYSTEM_FONTS)
    measured.set(weight, fontMetrics(await cut(Object.keys(FREQUENCIES).join(''), weight)));
  return measured;
}

/**
 * The stylesheet of the fallback: the letters of the system, scaled to the average
 * width of the typeface, on its lines.
 *
 * @param metrics of the typeface, in each weight of {@link SYSTEM_FONTS}.
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
      // The browser scales these as well.
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
  return `/* Made by \`npm run fonts\` from the measures of the typeface, see src/publishing/font-metrics.ts. A letter of the system takes the room of ours. */\n${faces.join('')}`;
}
