/** Makes the search index from the built pages, in the folder /pagefind/. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';

/** The packaged interfaces, which the site does not use: it has a small one of its own. */
const UNUSED = /^pagefind-(ui|modular-ui|component-ui|highlight)\b/;

function check(errors: string[]): void {
  if (errors.length > 0) throw new Error(`The search index could not be made: ${errors.join('; ')}`);
}

export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const outputPath = join(site, 'pagefind');
        const { index, errors } = await pagefind.createIndex();
        check(errors);
        if (!index) throw new Error('The search index could not be made.');
        const added = await index.addDirectory({ path: site });
        check(added.errors);
        if (added.page_count === 0) throw new Error('The search index is empty: no page has data-pagefind-body.');
        check((await index.writeFiles({ outputPath })).errors);
        await pagefind.close();
        await Promise.all((await readdir(outputPath)).filter((file) => UNUSED.test(file)).map((file) => rm(join(outputPath, file))));
        await sortKeys(join(outputPath, 'pagefind-entry.json'));
        logger.info(`${added.page_count} pages in the search index`);
      },
    },
  };
}

/** With several languages Pagefind writes these keys in varying order; builds are to be the same, byte by byte. */
async function sortKeys(file: string): Promise<void> {
  const entry = JSON.parse(await readFile(file, 'utf8')) as { languages: Record<string, unknown> };
  entry.languages = Object.fromEntries(Object.entries(entry.languages).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFile(file, JSON.stringify(entry));
}
