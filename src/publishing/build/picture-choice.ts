/** Which file of a picture a browser loads: HTML, "Selecting an image source". */

/** A screen: width of the window in CSS pixels, and device pixels per CSS pixel. */
export interface Screen {
  width: number;
  ratio: number;
}

/** A dense phone, and a desktop with a normal and with a dense screen. */
export const SCREENS: readonly Screen[] = [
  { width: 360, ratio: 3 },
  { width: 1280, ratio: 1 },
  { width: 1280, ratio: 2 },
];

/** One of the alternatives of a picture: a `source` element, or the `img` itself. */
export interface PictureSource {
  src?: string | undefined;
  srcset?: string | undefined;
  sizes?: string | undefined;
}

/** CSS pixels in one unit, for a window of 100 × `vw` CSS pixels. */
const UNITS = (vw: number): Readonly<Record<string, number>> => ({ px: 1, em: 16, rem: 16, vw });

/**
 * @param length such as `38rem`, `100vw` or `calc(100vw - 2.5rem)`.
 * @throws Error for a length of another kind.
 */
function pixels(length: string, width: number): number {
  const sum = length.replace(/^calc\((.*)\)$/, '$1').replace(/ ([+-]) /g, ' $1');
  return sum.split(' ').reduce((total, term) => {
    const [, number, unit = ''] = /^([+-]?[\d.]+)(px|r?em|vw)$/.exec(term) ?? [];
    if (number === undefined) throw new Error(`"${length}" is not understood in sizes.`);
    return total + Number(number) * (UNITS(width / 100)[unit] ?? 0);
  }, 0);
}

/**
 * @param condition such as `(width < 40.5rem)` or `(max-width: 40rem)`.
 * @throws Error for a condition of another kind.
 */
function holds(condition: string, width: number): boolean {
  const [, min, max, operator, plain = ''] =
    /^\((?:(min-width:)|(max-width:)|width ([<>]=?)) ?([^)]+)\)$/.exec(condition) ?? [];
  const bound = pixels(plain, width);
  if (min || operator === '>=') return width >= bound;
  if (max || operator === '<=') return width <= bound;
  return operator === '<' ? width < bound : width > bound;
}

/** CSS pixels in which a picture is shown. @param sizes the attribute; empty for the width of the window. */
export function shownWidth(sizes: string, width: number): number {
  for (const entry of sizes.split(',').map((text) => text.trim())) {
    const [, condition, length = ''] = /^(\([^)]*\))? ?(.*)$/.exec(entry) ?? [];
    if (length !== '' && (condition === undefined || holds(condition, width)))
      return pixels(length, width);
  }
  return width;
}

/** The file that a browser loads of one alternative on a screen; undefined if it has none. */
export function chosenFile(
  { src, srcset = '', sizes = '' }: PictureSource,
  { width, ratio }: Screen,
): string | undefined {
  const shown = shownWidth(sizes, width);
  const candidates = srcset
    .split(', ')
    .flatMap((text) => {
      const [url = '', descriptor = '1x'] = text.trim().split(/\s+/);
      const number = Number.parseFloat(descriptor);
      return url === ''
        ? []
        : [{ url, density: descriptor.endsWith('w') ? number / shown : number }];
    })
    .sort((a, b) => a.density - b.density);
  return (candidates.find(({ density }) => density >= ratio) ?? candidates.at(-1))?.url ?? src;
}
