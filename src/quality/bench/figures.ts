/** Figures of benchmarks: what they are taken of, how they are summed up, and how they are printed. */

/** Ten kinds of page, each with an example, as a path from the root of the site. */
export const PAGES = [
  ['home', '/'],
  ['about', '/about/'],
  ['all cities', '/cities/'],
  ['a city', '/cities/porto/'],
  ['activities', '/activities/'],
  ['an activity', '/activities/citizen-voices-report/'],
  ['a principle', '/principles/privacy-and-security/'],
  ['events', '/events/'],
  ['search', '/search/'],
  ['join', '/join/'],
] as const;

/** The value at a share of the sorted values, between two of them if need be; NaN without values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

/** The median of each figure of several runs. */
export function medians<Figure extends string>(
  runs: readonly Readonly<Record<Figure, number>>[],
): Record<Figure, number> {
  const figures = Object.keys(runs[0] ?? {}) as Figure[];
  return Object.fromEntries(
    figures.map((figure) => [
      figure,
      quantile(
        runs.map((run) => run[figure]),
        0.5,
      ),
    ]),
  ) as Record<Figure, number>;
}

/** @returns what several runs of a job, one after the other, measured. */
export async function repeat<Result>(times: number, job: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let time = 0; time < times; time += 1) results.push(await job());
  return results;
}

/** Prints a row of a Markdown table at once: a benchmark takes minutes. */
export function printRow(cells: readonly (string | number)[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}

/** Prints the head of a Markdown table: the first column to the left, all others to the right. */
export function printHead(names: readonly string[]): void {
  printRow(names);
  console.log(`|---${'|---:'.repeat(names.length - 1)}|`);
}
