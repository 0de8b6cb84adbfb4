/** Which pages of a long list to link to from one of them, so that every page is near without linking to all. */

/** Neighbours on each side. */
const NEAR = 2;
/**
 * How many times wider each jump is than the one before, so that the neighbours around one jump
 * meet those around the next.
 */
const WIDER = 2 * NEAR + 1;
/** Up to this many pages, all are named. */
const WHOLE = 24;
/** Up to this many jumps across the whole list. */
const MOST = 15;

/** A page, or a gap in which there are at least two. */
export type Step = number | 'gap';

/**
 * The steps of a pager: the first page, the last, the neighbours, and jumps to
 * round numbers, wider the further they lead. A short list names all pages.
 *
 * From any page any other is at most one click away up to 24 pages, two up to
 * 75, three up to 375, four up to 1,875.
 *
 * @param current the page on which the pager stands; @param last page of the list. Both count from 1.
 */
export function pagerSteps(current: number, last: number): Step[] {
  const named = new Set([1, last]);
  let width = 1;
  if (last > WHOLE)
    for (; last / width > MOST; width *= WIDER)
      for (const page of multiples(width, current - NEAR * width, current + NEAR * width))
        named.add(page);
  for (const page of multiples(width, 1, last)) named.add(page);
  const pages = [...named].filter((page) => page >= 1 && page <= last).sort((a, b) => a - b);
  return pages.flatMap((page, index): Step[] => {
    const missing = page - (pages[index - 1] ?? 0) - 1;
    return [...(missing === 1 ? [page - 1] : missing > 1 ? (['gap'] as const) : []), page];
  });
}

/** The multiples of a number from one bound to another, with both. */
function multiples(of: number, from: number, to: number): number[] {
  const first = Math.ceil(from / of);
  return Array.from(
    { length: Math.max(0, Math.floor(to / of) - first + 1) },
    (_, index) => (first + index) * of,
  );
}
