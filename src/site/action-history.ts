/** Since when an action stands in the content, and when it was last changed: from the history of its file. */
import { readFile } from 'node:fs/promises';
import type { PartialDate } from '../base/dates.ts';
import type { Days } from '../base/line-history.ts';
import { parseStrictYaml, splitFrontMatter } from '../check/front-matter.ts';
import { settings } from '../settings.ts';
import { contentHistory } from './content-history.ts';

/** The lines of each action of a city, from the first to before the last, counted from 0. */
function linesOfActions(text: string): { id: string; from: number; to: number; idLine: number }[] {
  const parts = splitFrontMatter(text);
  if (!parts) return [];
  const { data, placeOf } = parseStrictYaml(parts.yaml, parts.yamlLine);
  const { actions = [] } = data as { actions?: { id: string }[] };
  const lines = text.split('\n');
  return actions.map(({ id }, index) => {
    const from = placeOf(['actions', index]).line - 1;
    const rest = lines.findIndex((line, number) => number > from && /^(?:[^\s-]|---)/.test(line));
    const next = index + 1 < actions.length ? placeOf(['actions', index + 1]).line - 1 : rest;
    return { id, from, to: next, idLine: placeOf(['actions', index, 'id']).line - 1 };
  });
}

const today = settings.buildDay as PartialDate;

/**
 * The days of the actions of a city, by their ids.
 *
 * @param text of its file. @param days of the lines of the file.
 */
export function daysOfActions(
  text: string,
  days: readonly PartialDate[],
): ReadonlyMap<string, Days> {
  return new Map(
    linesOfActions(text.replaceAll('\r\n', '\n')).map(({ id, from, to, idLine }) => {
      const added = days[idLine] ?? today;
      const changed = days.slice(from, to).reduce((a, b) => (a > b ? a : b), added);
      return [id, { added, changed }];
    }),
  );
}

async function read(file: string): Promise<ReadonlyMap<string, Days>> {
  const history = await contentHistory(file);
  return history ? daysOfActions(await readFile(file, 'utf8'), history.lines) : new Map();
}

const known = new Map<string, Promise<ReadonlyMap<string, Days>>>();

/**
 * @param file of the city, from the project's root.
 * @returns the days of each action, by its id; none where the history is not known.
 */
export function actionHistory(file: string | undefined): Promise<ReadonlyMap<string, Days>> {
  if (file === undefined) return Promise.resolve(new Map());
  const asked = import.meta.env.DEV ? read(file) : (known.get(file) ?? read(file));
  known.set(file, asked);
  return asked;
}
