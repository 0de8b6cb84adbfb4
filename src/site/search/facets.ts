/** Facets: properties that narrow results down, alone or together. */
import type { SearchDocument } from './quick-index.ts';

export const FACETS = ['type', 'topic', 'principle', 'country', 'year'] as const;

export type Facet = (typeof FACETS)[number];

/** The chosen value of each facet; absent where nothing is chosen. */
export type Choice = Partial<Record<Facet, string>>;

/** The values of a facet that a page has. */
export function valuesOf(document: SearchDocument, facet: Facet): readonly string[] {
  switch (facet) {
    case 'topic':
      return document.topics;
    case 'principle':
      return document.principles;
    default:
      return document[facet] ? [document[facet]] : [];
  }
}

/** True if a page has every chosen value. */
export function fits(document: SearchDocument, choice: Choice): boolean {
  return FACETS.every((facet) => {
    const chosen = choice[facet];
    return chosen === undefined || valuesOf(document, facet).includes(chosen);
  });
}

/**
 * How many pages have each value of a facet, given the choices of the other
 * facets: what a reader would get by choosing it.
 */
export function countValues(
  documents: readonly SearchDocument[],
  facet: Facet,
  choice: Choice,
): Map<string, number> {
  const { [facet]: _, ...others } = choice;
  const counts = new Map<string, number>();
  for (const document of documents) {
    if (!fits(document, others)) continue;
    for (const value of valuesOf(document, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
