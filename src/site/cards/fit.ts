/** Breaks a title into few, even lines of large type. The caller measures words. */

/** The width of a text, in multiples of the font size. */
export type Measure = (text: string) => number;

export interface Fitted {
  /** Font size, in pixels. */
  size: number;
  lines: string[];
}

export interface Room {
  /** Width of the lines, in pixels. */
  width: number;
  /** Height of all lines together, in pixels. */
  height: number;
  /** Font sizes to choose from, largest first. */
  sizes: readonly number[];
  maxLines: number;
}

/** Height of a line, in multiples of the font size. */
export const LINE_HEIGHT = 1.1;

/** Puts as many words on each line as fit; a word that is longer than a line gets its own. */
function fill(words: readonly string[], measure: Measure, width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length > 0 ? `${lines.at(-1) ?? ''} ${word}` : word;
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The same number of lines, as narrow as possible, so that no short word is left alone on the last one. */
function balance(words: readonly string[], measure: Measure, width: number): string[] {
  const { length } = fill(words, measure, width);
  let [narrow, wide] = [0, width];
  for (let step = 0; step < 12; step += 1) {
    const middle = (narrow + wide) / 2;
    if (fill(words, measure, middle).length > length) narrow = middle;
    else wide = middle;
  }
  const lines = fill(words, measure, wide);
  return lines.every((line) => measure(line) <= width) ? lines : fill(words, measure, width);
}

/** As much of a text as fits, with an ellipsis if there is more. */
function cut(text: string, measure: Measure, width: number): string {
  if (measure(text) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && measure(`${characters.join('').trimEnd()}…`) > width)
    characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/**
 * Chooses the largest size at which a title fits.
 *
 * @param title on one line, with spaces between words.
 * @returns the size and the lines, never wider or higher than the room; undefined if it fits at no size.
 */
export function fitTitle(
  title: string,
  measure: Measure,
  { width, height, sizes, maxLines }: Room,
): Fitted | undefined {
  const words = title.split(/\s+/).filter(Boolean);
  for (const size of sizes) {
    const lines = balance(words, measure, width / size);
    const most = Math.min(maxLines, Math.floor(height / (size * LINE_HEIGHT)));
    if (lines.length <= most && lines.every((line) => measure(line) <= width / size))
      return { size, lines };
  }
  return undefined;
}

/** For a title that fits at no size: as much of it as fits at the smallest, with an ellipsis. */
export function cutTitle(
  title: string,
  measure: Measure,
  { width, height, sizes, maxLines }: Room,
): Fitted {
  const size = Math.min(...sizes);
  const room = width / size;
  const most = Math.max(1, Math.min(maxLines, Math.floor(height / (size * LINE_HEIGHT))));
  const lines = fill(title.split(/\s+/).filter(Boolean), measure, room);
  const kept = lines.slice(0, most - 1);
  const rest = lines.slice(most - 1).join(' ');
  return {
    size,
    lines: [...kept, ...(rest ? [rest] : [])].map((line) => cut(line, measure, room)),
  };
}
