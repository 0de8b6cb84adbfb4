/** When the items of the lists in YAML were added and last changed. */
import type { PartialDate } from '../../base/dates.ts';
import { parseStrictYaml } from '../../check/front-matter.ts';
import type { Days } from '../../base/line-history.ts';

/**
 * The days of the items of a list, in its order.
 *
 * @param text of the file. @param lines the day of each line.
 * @param path of the list in the file: none for the file itself, or that of a list in one of its items.
 */
export function daysOfList(
  text: string,
  lines: readonly PartialDate[],
  path: readonly PropertyKey[] = [],
): Days[] {
  const { data, placeOf } = parseStrictYaml(text.replaceAll('\r\n', '\n'), 1);
  const count = (at: readonly PropertyKey[]) =>
    (
      at.reduce<unknown>(
        (inner, key) => (inner as Record<PropertyKey, unknown>)[key],
        data,
      ) as unknown[]
    ).length;
  const startOf = (at: readonly PropertyKey[]) => placeOf([...at]).line - 1;
  const next = Number(path[0]) + 1;
  const end = path.length > 0 && next < count([]) ? startOf([next]) : lines.length;
  const starts = Array.from({ length: count(path) }, (_, index) => startOf([...path, index]));
  return starts.map((from, index) => {
    // Names of items, on their first lines, never change.
    const added = lines[from] as PartialDate;
    const changed = lines
      .slice(from, starts[index + 1] ?? end)
      .reduce((a, b) => (a > b ? a : b), added);
    return { added, changed };
  });
}
