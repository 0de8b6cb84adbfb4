/** An entry of a collection, as far as queries need it. */
export interface Entry<Data> {
  /** The slug: the name of its file without the extension. */
  id: string;
  data: Data;
}

/** Compares by a text in the order of the language, then by id, so that the order never varies. */
export function byText<Data>(
  text: (entry: Entry<Data>) => string,
  locale = 'en',
): (a: Entry<Data>, b: Entry<Data>) => number {
  const collator = new Intl.Collator(locale);
  return (a, b) => collator.compare(text(a), text(b)) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Groups in the order in which the keys first appear. */
export function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): Map<Key, Item[]> {
  return Map.groupBy(items, keyOf);
}
