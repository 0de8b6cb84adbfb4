/** Queries about projects. */
import { comparePartialDates } from '../../base/dates.ts';
import type { Project } from '../schemas/project.ts';
import type { Entry } from './entry.ts';

/** Latest start first, then by id. */
export function latestProjects<E extends Entry<Project>>(projects: readonly E[]): E[] {
  return [...projects].sort(
    (a, b) => comparePartialDates(b.data.start, a.data.start) || (a.id < b.id ? -1 : 1),
  );
}
