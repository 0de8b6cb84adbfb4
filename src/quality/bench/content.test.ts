import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkContent } from '../../check/check-content.ts';
import { formatProblems } from '../../check/problem.ts';
import { FIXTURES } from '../testing/sites.ts';
import { makeContent } from './content.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('makes valid content, as much as asked for, and always the same', async () => {
  const [one, other] = [join(folder, 'one'), join(folder, 'other')];
  for (const target of [one, other])
    await makeContent(target, FIXTURES, { activities: 300, cities: 120 });
  const { files, problems } = await checkContent(one, folder);
  expect(formatProblems(problems)).toBe('');
  expect(files.filter(({ collection }) => collection === 'activities')).toHaveLength(300);
  expect(files.filter(({ collection }) => collection === 'cities')).toHaveLength(120);
  for (const name of await readdir(join(one, 'activities'))) {
    if (name.endsWith('.md'))
      expect(await readFile(join(other, 'activities', name), 'utf8')).toBe(
        await readFile(join(one, 'activities', name), 'utf8'),
      );
  }
});
