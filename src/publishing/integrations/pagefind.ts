/** Makes the search index from the built pages, in the folder /pagefind/. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';

/** The packaged interfaces, which the site does not use: it has a small one of its own; and the worker, see site-search.ts. */
const UNUSED = /^pagefind-(ui|modular-ui|component-ui|highlight|worker)\b/;

function check(errors: string[]): void {
  if (errors.length > 0)
    throw new Error(`The search index could not be made: ${errors.join('; ')}`);
}

export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const { index, errors } = await pagefind.createIndex();
        check(errors);
        if (!index) throw new Error('The search index could not be made.');
        check((await index.addDirectory({ path: site })).errors);
        // Its own writeFiles() can return before the files are whole.
        const made = await index.getFiles();
        check(made.errors);
        await pagefind.close();
        const files = made.files.filter(({ path }) => !UNUSED.test(path));
        for (const { path, content } of files) {
          const file = join(site, 'pagefind', path);
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, path === 'pagefind-entry.json' ? sortLanguages(content) : content);
        }
        const pages = files.filter(({ path }) => path.startsWith('fragment/')).length;
        if (pages === 0)
          throw new Error('The search index is empty: no page has data-pagefind-body.');
        logger.info(`${pages} pages in the search index`);
      },
    },
  };
}

/** With several languages Pagefind writes these keys in varying order; builds are to be the same, byte by byte. */
function sortLanguages(content: Uint8Array): string {
  const entry = JSON.parse(new TextDecoder().decode(content)) as {
    languages: Record<string, unknown>;
  };
  return JSON.stringify({
    ...entry,
    languages: Object.fromEntries(
      Object.entries(entry.languages).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  });
}
