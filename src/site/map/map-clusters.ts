/** Combines places that would overlap on a small map into one mark. */

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

/** The two marks nearest to each other, if they are nearer than a distance. */
function nearestPair(
  marks: readonly Cluster<unknown>[],
  distance: number,
): { first: number; second: number } | undefined {
  let nearest: { first: number; second: number } | undefined;
  // Squares of distances: a root for each pair of 500 cities would take most of the time.
  let least = distance ** 2;
  for (const [first, a] of marks.entries())
    for (let second = first + 1; second < marks.length; second += 1) {
      const b = marks[second];
      const square = b ? (a.x - b.x) ** 2 + (a.y - b.y) ** 2 : Infinity;
      if (square >= least) continue;
      least = square;
      nearest = { first, second };
    }
  return nearest;
}

/**
 * Joins the two nearest marks until no two are nearer than a distance.
 *
 * @param places in units of the drawing; @param distance the smallest between two marks, in the same units.
 * @param fits false if the marks are too many: then more of them are joined.
 * @returns marks at the centre of their places; each place is in exactly one.
 */
export function cluster<Item>(
  places: readonly Place<Item>[],
  distance: number,
  fits: (marks: readonly Cluster<Item>[]) => boolean = () => true,
): Cluster<Item>[] {
  const clusters = places.map(({ x, y, item }): Cluster<Item> => ({ x, y, items: [item] }));
  let apart = distance;
  for (;;) {
    const pair = nearestPair(clusters, apart);
    if (!pair) {
      if (clusters.length < 2 || fits(clusters)) break;
      apart *= 1.25;
      continue;
    }
    const [b] = clusters.splice(pair.second, 1);
    const a = clusters[pair.first];
    if (!a || !b) break;
    const total = a.items.length + b.items.length;
    clusters[pair.first] = {
      x: (a.x * a.items.length + b.x * b.items.length) / total,
      y: (a.y * a.items.length + b.y * b.items.length) / total,
      items: [...a.items, ...b.items],
    };
  }
  return clusters.map(({ x, y, items }) => ({ x: Math.round(x), y: Math.round(y), items }));
}
