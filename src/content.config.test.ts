import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { expect, it, vi } from 'vitest';
import { parseStrictYaml, splitFrontMatter } from './check/front-matter.ts';

vi.mock('astro:content', () => ({ defineCollection: (collection: unknown) => collection }));

async function load(
  root: URL,
  parseData: (entry: { filePath?: string; data: unknown }) => unknown,
  { store = new Map<string, unknown>(), meta = new Map<string, unknown>() } = {},
) {
  const { collections } = await import('./content.config.ts');
  const { loader } = collections.cities as unknown as { loader: Loader };
  await loader.load({
    config: { root, srcDir: new URL('src/', root) },
    store,
    meta,
    generateDigest: () => '',
    parseData,
    entryTypes: new Map([
      [
        '.md',
        { getEntryInfo: () => ({ data: { name: 'as another library reads it' }, body: '' }) },
      ],
    ]),
  } as unknown as LoaderContext);
}

it('collections get the values that the check judges, whatever Astro reads', async () => {
  const values = new Map<string, unknown>();
  await load(pathToFileURL('./'), ({ filePath = '', data }) => {
    values.set(filePath, data);
    return {};
  });
  expect(values.size).toBeGreaterThan(40);
  for (const [file, data] of values)
    expect(data, file).toEqual(
      parseStrictYaml(splitFrontMatter(readFileSync(file, 'utf8'))?.yaml ?? '', 2).data,
    );
});

it('collections have no entry of what systems and editors leave', async () => {
  const root = await mkdtemp(join(tmpdir(), 'leftovers-'));
  await mkdir(join(root, 'content/cities'), { recursive: true });
  for (const name of ['porto.md', '._porto.md', '.#porto.md', '~$porto.md', 'porto.md~'])
    await writeFile(join(root, 'content/cities', name), '---\nname: Porto\n---\n');
  const found: string[] = [];
  await load(pathToFileURL(`${root}/`), ({ filePath = '' }) => {
    found.push(basename(filePath));
    return {};
  });
  expect(found).toEqual(['porto.md']);
  await rm(root, { recursive: true });
});

it('collections keep nothing that older rules made, and what the present ones made', async () => {
  const nothing = await mkdtemp(join(tmpdir(), 'rules-'));
  const root = pathToFileURL(`${nothing}/`);
  const store = new Map<string, unknown>([['old', {}]]);
  const meta = new Map<string, unknown>();
  await mkdir(join(nothing, 'content/cities'), { recursive: true });
  await writeFile(join(nothing, 'content/cities/porto.md'), '---\nname: Porto\n---\n');
  await load(root, () => ({}), { store, meta });
  expect([...store.keys()]).not.toContain('old');
  const clear = vi.spyOn(store, 'clear');
  await load(root, () => ({}), { store, meta });
  expect(clear).not.toHaveBeenCalled();
  await rm(nothing, { recursive: true });
});
