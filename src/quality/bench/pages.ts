/** What the benchmarks measure, and how they sum it up. */

/** Ten sorts of page, each with one that stands for it, from the root of the site. */
export const SORTS = [
  ['home', '/'],
  ['about', '/about/'],
  ['all cities', '/cities/'],
  ['a city', '/cities/porto/'],
  ['activities', '/activities/'],
  ['an activity', '/activities/citizen-voices-project/'],
  ['a principle', '/principles/privacy-and-security/'],
  ['events', '/events/'],
  ['search', '/search/'],
  ['join', '/join/'],
] as const;

/** @throws Error if there are no values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.floor(sorted.length / 2)],
  ];
  if (low === undefined || high === undefined)
    throw new Error('There is nothing to take the median of.');
  return (low + high) / 2;
}

/** A function from cells to a line of a table that has this head: as wide as its names, the first column to the left, all others to the right. */
export function columns(head: readonly string[]): (cells: readonly string[]) => string {
  const first = Math.max(...SORTS.map(([name]) => name.length));
  return (cells) =>
    cells
      .map((cell, index) =>
        index === 0 ? cell.padEnd(first) : cell.padStart(Math.max(7, head[index]?.length ?? 0)),
      )
      .join('  ');
}
