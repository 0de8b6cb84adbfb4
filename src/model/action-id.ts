/** The id of a new action, from its words. */
import { slugFromName } from '../base/slug.ts';

/** Words that say nothing about an action. */
const COMMON = new Set(
  'a an and are as at by for from in into is it its of on or that the their them this to with which who what all other own our we city cities'.split(
    ' ',
  ),
);

/** An address shows an id: a few words are enough. */
const MOST_WORDS = 4;

/**
 * @param text what the city does, in any language. @param taken ids of the other actions of the city.
 * @returns an id that is not taken. A text without Latin letters gives a numbered one.
 */
export function newActionId(text: string, taken: ReadonlySet<string>): string {
  const words = slugFromName(text)
    .split('-')
    .filter((word) => word !== '' && !COMMON.has(word));
  const base = words.slice(0, MOST_WORDS).join('-').slice(0, 60).replace(/-$/, '');
  const first = base || 'action-1';
  for (let id = first, number = 2; ; id = `${base || 'action'}-${number}`, number += 1)
    if (!taken.has(id)) return id;
}

/**
 * The ids of the actions of a city, in their order: their own, and for those without one a new one.
 *
 * @param actions as they are written, whether or not the schema accepts them.
 */
export function actionIds(actions: readonly { id?: unknown; text?: unknown }[]): string[] {
  const isNamed = (id: unknown): id is string => typeof id === 'string' && id !== '';
  const taken = new Set(actions.map(({ id }) => id).filter(isNamed));
  return actions.map(({ id, text }) => {
    if (isNamed(id)) return id;
    const made = newActionId(typeof text === 'string' ? text : '', taken);
    taken.add(made);
    return made;
  });
}
