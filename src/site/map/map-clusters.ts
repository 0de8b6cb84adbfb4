/** Puts places that would overlap on a small map into one mark. */

export interface Place<Item> {
  x: number;
  y: number;
  item: Item;
}

export interface Cluster<Item> {
  x: number;
  y: number;
  /** In the given order. */
  items: Item[];
}

/**
 * Joins the two nearest marks, again and again, until none are nearer than the
 * least distance.
 *
 * @param places in units of the drawing; @param distance least distance between two marks, in the same units.
 * @returns marks at the middle of their places; each place is in exactly one.
 */
export function cluster<Item>(places: readonly Place<Item>[], distance: number): Cluster<Item>[] {
  const clusters = places.map(({ x, y, item }) => ({ x, y, items: [item] }));
  for (;;) {
    // Squares of distances: a root for each pair of 500 cities would take most of the time.
    let nearest: { first: number; second: number; square: number } | undefined;
    for (const [first, a] of clusters.entries()) {
      for (let second = first + 1; second < clusters.length; second += 1) {
        const b = clusters[second];
        const square = b ? (a.x - b.x) ** 2 + (a.y - b.y) ** 2 : Infinity;
        if (square < (nearest?.square ?? distance ** 2)) nearest = { first, second, square };
      }
    }
    if (nearest === undefined) break;
    const [b] = clusters.splice(nearest.second, 1);
    const a = clusters[nearest.first];
    if (!a || !b) break;
    const total = a.items.length + b.items.length;
    clusters[nearest.first] = {
      x: (a.x * a.items.length + b.x * b.items.length) / total,
      y: (a.y * a.items.length + b.y * b.items.length) / total,
      items: [...a.items, ...b.items],
    };
  }
  return clusters.map(({ x, y, items }) => ({ x: Math.round(x), y: Math.round(y), items }));
}
