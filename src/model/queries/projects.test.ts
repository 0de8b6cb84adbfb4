import { describe, expect, it } from 'vitest';
import { projectSchema } from '../schemas/project.ts';
import { firstOnRecord, latestProjects, latestResult } from './projects.ts';

const project = (changes: object) =>
  projectSchema.parse({
    name: 'Citizen voices',
    summary: 'One sentence that says what the project is, long enough.',
    website: 'https://www.example.org/',
    sources: ['https://www.example.org/'],
    ...changes,
  });
const resultsOf = (...dates: string[]) => ({
  results: [
    { text: 'A result without a date.' },
    ...dates.map((date) => ({ text: `A result of ${date}.`, date })),
  ],
});

describe('projects', () => {
  it('are on record from their start or, without one, from their first result', () => {
    expect(firstOnRecord(project({ start: '2020', ...resultsOf('2019') }))).toBe('2020');
    expect(firstOnRecord(project(resultsOf('2021-10-28', '2021-06')))).toBe('2021-06');
    expect(firstOnRecord(project({ end: '2021' }))).toBe('2021');
    expect(firstOnRecord(project({}))).toBeUndefined();
  });

  it('are known until their latest result, in whatever order results are listed', () => {
    expect(latestResult(project(resultsOf('2021-10-28', '2021-06')))).toBe('2021-10-28');
    expect(latestResult(project(resultsOf()))).toBeUndefined();
  });

  it('are listed latest first, without a date last', () => {
    const entries = [
      { id: 'undated', data: project({}) },
      { id: 'old', data: project({ start: '2020-03' }) },
      { id: 'first-mentioned', data: project(resultsOf('2021-10')) },
    ];
    expect(latestProjects(entries).map(({ id }) => id)).toEqual([
      'first-mentioned',
      'old',
      'undated',
    ]);
  });
});
