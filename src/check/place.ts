/** Finds places in texts, and writes there. */

/** Line, counted from 1, and column, counted from 1 in UTF-16 units. */
export interface Place {
  line: number;
  column: number;
}

/**
 * Places of offsets in a text.
 *
 * @param firstLine the line of the file in which the text begins.
 */
export function placesIn(text: string, firstLine: number): (offset: number) => Place {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: firstLine + low, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** What stands between two offsets, and what is to stand there. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/** The text with replacements, which are in order and do not overlap. */
export function withReplacements(text: string, replacements: readonly Replacement[]): string {
  let [result, at] = ['', 0];
  for (const { start, end, text: put } of replacements) {
    result += text.slice(at, start) + put;
    at = end;
  }
  return result + text.slice(at);
}
