/** Which pages of a long list a page of it names, so that each is near and no page names them all. */

/** Neighbours on each side. */
const NEAR = 2;
/** Each further jump is this many times as wide as the one before it: two neighbours on both sides of a jump meet those of the next. */
const WIDER = 2 * NEAR + 1;
/** Most pages of which each is named. */
const WHOLE = 24;
/** Most jumps that go over the whole length. */
const MOST = 12;

/** A page, or a gap in which there are at least two. */
export type Step = number | 'gap';

/**
 * The steps of a pager: the first page, the last, the neighbours, and jumps to
 * round numbers, which are the wider the further they lead. All pages are named
 * while they are few.
 *
 * From any page any other is at most one click away up to 24 pages, two up to
 * 60, three up to 300, four up to 1,500.
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
