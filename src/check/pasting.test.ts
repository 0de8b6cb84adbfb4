/** The examples of the guide on pasting are what `--fix` makes of them. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markdownToMdast } from 'satteri';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { post } from '../quality/testing/posts.ts';
import { FIXTURES } from '../quality/testing/sites.ts';
import { checkContent } from './check-content.ts';
import { fixContent } from './fix.ts';

interface Node {
  type: string;
  lang?: string | null;
  meta?: string | null;
  value?: string;
  children?: Node[];
}

const FILE = 'activities/a-post.md';

const blocks = (
  (markdownToMdast(readFileSync('docs/guides/pasting.md', 'utf8')) as Node).children ?? []
).filter(({ type }) => type === 'code');

const examples = blocks.flatMap((before, index) =>
  before.meta === 'before' ? [{ before, after: blocks[index + 1] }] : [],
);

/** A file with the body, or with the fields, of an example. */
function fileOf({ lang, value = '' }: Node): string {
  return lang === 'yaml'
    ? post(
        Object.fromEntries(
          value.split('\n').map((line) => /^(\w+): (.*)$/.exec(line)?.slice(1) as [string, string]),
        ),
      )
    : post({}, value);
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pasting-'));
  // One city is all that the files name. Problems of what is missing are not those of the files.
  await cp(join(FIXTURES, 'cities/porto.md'), join(folder, 'cities/porto.md'));
  await mkdir(join(folder, 'activities'));
});
afterAll(() => rm(folder, { recursive: true }));

it('has an example for each place from which text comes', () => {
  expect(examples.length).toBeGreaterThanOrEqual(8);
  expect(blocks.length).toBe(2 * examples.length);
});

it.each(examples)('$before.value', async ({ before, after }) => {
  expect(after?.meta).toBe('after');
  const path = join(folder, FILE);
  await writeFile(path, fileOf(before));
  const options = { today: '2026-11-24', only: (file: string) => file === FILE };
  await fixContent(folder, folder, options);
  expect(await readFile(path, 'utf8')).toBe(fileOf(after ?? before));
  const { problems } = await checkContent(folder, folder, options);
  expect(problems).toEqual([]);
});
