/**
 * Which fields refer to an entry of another collection, by the name of its file. Used by the check,
 * `npm run new` and editors.
 */
import type { CollectionName } from '../model/schemas/index.ts';

/** What a field can refer to: the entries of a collection, or the items of the checklist. */
export type ReferenceTarget =
  'principles' | 'cities' | 'partners' | 'activities' | 'checklist items';

/** Paths of the fields; an asterisk stands for each item of a list. */
export const REFERENCES: Readonly<
  Partial<Record<CollectionName, Readonly<Record<string, ReferenceTarget>>>>
> = {
  cities: { 'actions.*.principle': 'principles', 'actions.*.checklist': 'checklist items' },
  activities: { 'cities.*': 'cities', 'partners.*': 'partners', 'principles.*': 'principles' },
  projects: {
    'leads.*': 'cities',
    'cities.*': 'cities',
    'partners.*': 'partners',
    'results.*.activity': 'activities',
  },
  principles: { 'checklist.*': 'checklist items' },
};
