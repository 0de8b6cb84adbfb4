/** What the library of actions can be narrowed down by. Separate, so that the browser loads no schema for it. */

/** In the order of the page. */
export const ACTION_FACETS = [
  'checklist',
  'kind',
  'principle',
  'topic',
  'country',
  'year',
] as const;

export type ActionFacet = (typeof ACTION_FACETS)[number];

/** The value of the facet `year` of an action without a date. */
export const UNDATED = 'undated';
