/** Queries about projects. */
import { comparePartialDates, type PartialDate } from '../../base/dates.ts';
import type { Project } from '../schemas/project.ts';
import type { Entry } from './entry.ts';

/** The dates of the results, oldest first. */
function resultDates({ results }: Pick<Project, 'results'>): PartialDate[] {
  return results
    .flatMap(({ date }) => (date === undefined ? [] : [date]))
    .sort(comparePartialDates);
}

/** The date of the latest result, the last that is known of a project without an end. */
export function latestResult(project: Pick<Project, 'results'>): PartialDate | undefined {
  return resultDates(project).at(-1);
}

/** When a project began or, where that is not known, the first date on record, if there is any. */
export function firstOnRecord(
  project: Pick<Project, 'start' | 'end' | 'results'>,
): PartialDate | undefined {
  return project.start ?? resultDates(project)[0] ?? project.end;
}

/** Latest start, or first date on record, first; those without any date last; then by id. */
export function latestProjects<E extends Entry<Project>>(projects: readonly E[]): E[] {
  const dates = new Map(projects.map(({ id, data }) => [id, firstOnRecord(data)]));
  return [...projects].sort((a, b) => {
    const [first, second] = [dates.get(a.id), dates.get(b.id)];
    const order =
      first && second ? comparePartialDates(second, first) : Number(!first) - Number(!second);
    return order || (a.id < b.id ? -1 : 1);
  });
}
