/** Questions to the actions of the cities: which are done, about what, and which are alike. */
import { comparePartialDates, yearOf } from '../../base/dates.ts';
import { UNDATED, type ActionFacet } from '../action-facets.ts';
import { ACTION_KINDS, isDone, type ActionKind, type CityAction } from '../schemas/action.ts';
import type { Topic } from '../schemas/topics.ts';
import type { CityEntry } from './cities.ts';
import { groupBy } from './entry.ts';

/** An action with the city whose it is. */
export interface ActionEntry<E extends CityEntry = CityEntry> {
  city: E;
  action: CityAction;
}

/** The actions of a city that count. */
export function doneBy({ data }: CityEntry): CityAction[] {
  return data.actions.filter(isDone);
}

/** The latest first, then those without a date; otherwise in the order of the cities and of their files. */
export function allActions<E extends CityEntry>(cities: readonly E[]): ActionEntry<E>[] {
  return cities
    .flatMap((city) => city.data.actions.map((action) => ({ city, action })))
    .sort(({ action: { date: a } }, { action: { date: b } }) =>
      a === undefined || b === undefined
        ? Number(a === undefined) - Number(b === undefined)
        : comparePartialDates(b, a),
    );
}

/** The values of a facet that an action has. A plan answers no item of the checklist. */
export function facetValues({ city, action }: ActionEntry, facet: ActionFacet): readonly string[] {
  switch (facet) {
    case 'checklist':
      return action.checklist !== undefined && isDone(action) ? [action.checklist] : [];
    case 'kind':
      return [action.kind];
    case 'principle':
      return [action.principle];
    case 'topic':
      return action.topics;
    case 'country':
      return [city.data.country];
    case 'year':
      return [action.date === undefined ? UNDATED : String(yearOf(action.date))];
  }
}

/** The actions with each value of a facet, in their order; values that none has are absent. */
export function byFacet<E extends CityEntry>(
  entries: readonly ActionEntry<E>[],
  facet: ActionFacet,
): Map<string, ActionEntry<E>[]> {
  const pairs = entries.flatMap((entry) =>
    facetValues(entry, facet).map((value) => ({ value, entry })),
  );
  return new Map(
    [...groupBy(pairs, ({ value }) => value)].map(([value, found]) => [
      value,
      found.map(({ entry }) => entry),
    ]),
  );
}

/** How many actions there are of each kind, in the order of the kinds; kinds without one are absent. */
export function countKinds(entries: readonly ActionEntry[]): [ActionKind, number][] {
  const kinds = byFacet(entries, 'kind');
  return ACTION_KINDS.flatMap((kind) => {
    const count = kinds.get(kind)?.length ?? 0;
    return count > 0 ? [[kind, count] as [ActionKind, number]] : [];
  });
}

/**
 * Actions of other cities that are of the same sort: they answer the same item of the checklist;
 * where none does, they are of the same kind and principle and share a topic. Plans are left out.
 */
export function sameAs<E extends CityEntry>(
  entries: readonly ActionEntry<E>[],
  { city, action }: ActionEntry<E>,
): ActionEntry<E>[] {
  const others = entries.filter((other) => other.city.id !== city.id && isDone(other.action));
  const answering =
    action.checklist === undefined
      ? []
      : others.filter((other) => other.action.checklist === action.checklist);
  if (answering.length > 0) return answering;
  const topics = new Set<Topic>(action.topics);
  return others.filter(
    ({ action: other }) =>
      other.kind === action.kind &&
      other.principle === action.principle &&
      other.topics.some((topic) => topics.has(topic)),
  );
}
