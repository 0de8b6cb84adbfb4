/** Finds the values of fields in the data of a file, whether or not its schema accepts the rest. */

/** A path in which `*` stands for each item of a list. */
export type FieldPattern = readonly string[];

export interface FoundValue {
  path: PropertyKey[];
  value: unknown;
}

/** The values of the fields that a pattern names, in order. */
export function valuesAt(
  data: unknown,
  pattern: FieldPattern,
  path: PropertyKey[] = [],
): FoundValue[] {
  const [key, ...rest] = pattern;
  if (key === undefined) return data === undefined || data === null ? [] : [{ path, value: data }];
  if (key === '*')
    return Array.isArray(data)
      ? data.flatMap((item: unknown, index) => valuesAt(item, rest, [...path, index]))
      : [];
  return typeof data === 'object' && data !== null && Object.hasOwn(data, key)
    ? valuesAt((data as Record<string, unknown>)[key], rest, [...path, key])
    : [];
}

/** All texts in the data of a file, with their paths. */
export function textsIn(
  value: unknown,
  path: PropertyKey[] = [],
): { path: PropertyKey[]; value: string }[] {
  if (typeof value === 'string') return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    textsIn(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
