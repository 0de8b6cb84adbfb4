/**
 * Whatever editors add, change and delete keeps the rules that the living content is judged by, as
 * long as the check accepts it.
 */
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkContent } from '../../check/check-content.ts';
import { formatProblems } from '../../check/problem.ts';
import { collections, type CollectionName } from '../../model/schemas/index.ts';
import { readBuiltSite } from '../../publishing/build/built-site.ts';
import { buildSite, FIXTURES, LIVING, scratchFolder } from '../testing/sites.ts';
import { checkSite } from '../checks/check-site.ts';

/** Files of each collection that are changed, and at most so many that are deleted. */
const SAMPLE = 3;
const NEW = ['activities/several-days', 'activities/renamed', 'cities/kyoto', 'cities/gothenburg'];
const DELETABLE: readonly CollectionName[] = ['activities', 'cities', 'partners', 'projects'];

const folder = await scratchFolder('edited');
const content = join(folder, 'content');
afterAll(() => rm(folder, { recursive: true, force: true }));

async function filesOf(collection: CollectionName): Promise<string[]> {
  const { folder: name, extension } = collections[collection];
  return (await readdir(join(content, name)))
    .filter((file) => file.endsWith(extension))
    .sort()
    .map((file) => join(content, name, file));
}

async function change(): Promise<void> {
  for (const collection of Object.keys(collections) as CollectionName[])
    for (const file of (await filesOf(collection)).slice(0, SAMPLE)) {
      const text = await readFile(file, 'utf8');
      await writeFile(file, `${text.trimEnd()}\n\nAn editor has added this sentence.\n`);
    }
}

async function add(): Promise<void> {
  for (const file of NEW) await cp(join(FIXTURES, `${file}.md`), join(content, `${file}.md`));
  for (const collection of ['partners', 'projects'] as const) {
    const [file = ''] = await filesOf(collection);
    const text = (await readFile(file, 'utf8'))
      .replace(/^name: .*/m, `name: One of the new ${collection}`)
      .replace(/^summary: .*/m, `summary: The newest of the ${collection} works with the cities.`)
      .replace(/^shortName: .*/m, 'shortName: The new one')
      .replace(/^aliases:.*(?:\n +- .*)*\n/m, '');
    await writeFile(join(content, collection, 'a-new-one.md'), text);
  }
}

/** Deletes what no other file names. */
async function remove(): Promise<void> {
  const names = Object.keys(collections) as CollectionName[];
  const files = (await Promise.all(names.map(filesOf))).flat();
  const texts = new Map(
    await Promise.all(
      [...files, join(content, 'checklist.yaml')].map(
        async (file) => [file, await readFile(file, 'utf8')] as const,
      ),
    ),
  );
  for (const collection of DELETABLE) {
    const unnamed = (await filesOf(collection)).filter((file) => {
      const slug = new RegExp(`\\b${/([^/\\]+)\.md$/.exec(file)?.[1] ?? ''}\\b`);
      return ![...texts].some(([other, text]) => other !== file && slug.test(text));
    });
    for (const file of unnamed.slice(-SAMPLE)) await rm(file);
  }
}

describe('the living content, edited', () => {
  beforeAll(async () => {
    await cp(LIVING.content, content, { recursive: true });
    await remove();
    await change();
    await add();
  });

  it('is in order, is built, and keeps all rules', async () => {
    expect(formatProblems((await checkContent(content, folder)).problems)).toBe('');
    const site = join(folder, 'site');
    const { status, output } = await buildSite(site, { ...LIVING.env, CONTENT_DIR: content });
    expect(status, output).toBe(0);
    const problems = await checkSite(
      readBuiltSite(site, LIVING.base, LIVING.origin),
      LIVING.env['BUILD_DAY'] ?? '',
      content,
    );
    expect(formatProblems(problems)).toBe('');
  });
});
