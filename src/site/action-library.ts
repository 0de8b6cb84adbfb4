/** The library of actions: its lists, with the labels and addresses of what it is narrowed down by. */
import type { Locale } from '../i18n/index.ts';
import { countrySlug } from '../model/places.ts';
import { ACTION_FACETS, UNDATED, type ActionFacet } from '../model/action-facets.ts';
import { byFacet, type ActionEntry } from '../model/queries/actions.ts';
import { ACTION_KINDS, type ActionKind } from '../model/schemas/action.ts';
import type { Topic } from '../model/schemas/topics.ts';
import { routes } from '../model/urls.ts';
import type { CityEntry, Site } from './site.ts';

/** One list of the library: the actions with one value of a facet. */
export interface ActionList {
  facet: ActionFacet;
  value: string;
  label: string;
  /** Last part of the address. */
  slug: string;
  /** Path of the first page, from the root of the site. */
  route: string;
  entries: readonly ActionEntry<CityEntry>[];
}

type Library = Pick<Site, 'actions' | 'principles' | 'checklistItems'>;

/** The label of a value of a facet. */
function labelOf(
  facet: ActionFacet,
  value: string,
  { principles, checklistItems }: Library,
  { t, formats }: Locale,
): string {
  switch (facet) {
    case 'checklist':
      return checklistItems.find(({ id }) => id === value)?.label ?? value;
    case 'kind':
      return t.library.kind[value as ActionKind].many;
    case 'principle':
      return principles.find(({ id }) => id === value)?.data.shortTitle ?? value;
    case 'topic':
      return t.topic[value as Topic].label;
    case 'country':
      return formats.country(value);
    case 'year':
      return value === UNDATED ? t.library.undated : value;
  }
}

/** Where the values of a facet stand: in the order of the content where it has one, otherwise by name. */
function orderOf(facet: ActionFacet, { principles, checklistItems }: Library): readonly string[] {
  switch (facet) {
    case 'checklist':
      return checklistItems.map(({ id }) => id);
    case 'kind':
      return ACTION_KINDS;
    case 'principle':
      return principles.map(({ id }) => id);
    case 'topic':
    case 'country':
    case 'year':
      return [];
  }
}

/** How the address of a list ends. */
export function facetSlug(facet: ActionFacet, value: string): string {
  return facet === 'country' ? countrySlug(value) : value;
}

/** The lists of one facet. Values that no action has are left out. */
export function actionLists(facet: ActionFacet, site: Library, locale: Locale): ActionList[] {
  const order = orderOf(facet, site);
  const lists = [...byFacet(site.actions, facet)].map(([value, entries]): ActionList => {
    const slug = facetSlug(facet, value);
    return {
      facet,
      value,
      label: labelOf(facet, value, site, locale),
      slug,
      route: routes.actions(facet, slug),
      entries,
    };
  });
  return lists.sort((a, b) =>
    facet === 'year'
      ? // The latest first; those without a date come last.
        Number(a.value === UNDATED) - Number(b.value === UNDATED) || (a.value < b.value ? 1 : -1)
      : order.indexOf(a.value) - order.indexOf(b.value) || locale.formats.compare(a.label, b.label),
  );
}

/** All lists of the library, facet by facet. */
export function allActionLists(site: Library, locale: Locale): ActionList[] {
  return ACTION_FACETS.flatMap((facet) => actionLists(facet, site, locale));
}
