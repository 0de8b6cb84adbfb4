import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { expect, it, vi } from 'vitest';
import { parseStrictYaml, splitFrontMatter } from './check/front-matter.ts';

vi.mock('astro:content', () => ({ defineCollection: (collection: unknown) => collection }));

it('collections get the values that the check judges, whatever Astro reads', async () => {
  const { collections } = await import('./content.config.ts');
  const values = new Map<string, unknown>();
  const { loader } = collections.cities as unknown as { loader: Loader };
  await loader.load({
    config: { root: pathToFileURL('./'), srcDir: pathToFileURL('./src/') },
    store: new Map(),
    generateDigest: () => '',
    parseData: ({ filePath = '', data }: { filePath?: string; data: unknown }) => {
      values.set(filePath, data);
      return {};
    },
    entryTypes: new Map([
      [
        '.md',
        { getEntryInfo: () => ({ data: { name: 'as another library reads it' }, body: '' }) },
      ],
    ]),
  } as unknown as LoaderContext);
  expect(values.size).toBeGreaterThan(40);
  for (const [file, data] of values)
    expect(data, file).toEqual(
      parseStrictYaml(splitFrontMatter(readFileSync(file, 'utf8'))?.yaml ?? '', 2).data,
    );
});
