/** Lists that go on over several pages: the first at the bare address, the others at `2/`, `3/` … below it. */

/** One page of a list. */
export interface ListPage<Item> {
  data: readonly Item[];
  /** The entries on the pages before this one. */
  before: readonly Item[];
  /** From 1. */
  currentPage: number;
  lastPage: number;
  /** Entries on all pages. */
  total: number;
}

/**
 * The paths of the pages of a list, for Astro’s `getStaticPaths`; the parameter of the route is `[...page]`.
 *
 * @param pages the entries of each, see `inPages` in src/model/lists.ts.
 * @param params other parameters of the route. @param props other props of the pages.
 */
export function pagePaths<Item, Params extends object = object, Props extends object = object>(
  pages: readonly (readonly Item[])[],
  { params = {} as Params, props = {} as Props }: { params?: Params; props?: Props } = {},
) {
  const total = pages.reduce((sum, { length }) => sum + length, 0);
  return pages.map((data, index) => {
    const page: ListPage<Item> = {
      data,
      before: pages.slice(0, index).flat(),
      currentPage: index + 1,
      lastPage: pages.length,
      total,
    };
    return {
      params: { ...params, page: index > 0 ? String(index + 1) : undefined },
      props: { ...props, page },
    };
  });
}
