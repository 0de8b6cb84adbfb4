/** Makes the full-text search index of the built pages, in /pagefind/. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as pagefind from 'pagefind';

/** Pagefind's own interfaces, because the site has a small one, and the worker, see site-search.ts. */
const UNUSED = /^pagefind-(ui|modular-ui|component-ui|highlight|worker)\b/;

function check(errors: string[]): void {
  if (errors.length > 0)
    throw new Error(`The search index could not be made: ${errors.join('; ')}`);
}

/**
 * @param site folder of the built site.
 * @returns the number of pages in the index.
 * @throws Error if Pagefind reports an error, or finds no page.
 */
export async function writeSearchIndex(site: string): Promise<number> {
  const { index, errors } = await pagefind.createIndex();
  check(errors);
  if (!index) throw new Error('The search index could not be made.');
  check((await index.addDirectory({ path: site })).errors);
  // Pagefind's own writeFiles() can return before the files are complete.
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
  if (pages === 0) throw new Error('The search index is empty: no page has data-pagefind-body.');
  return pages;
}

/** With several languages, Pagefind writes these keys in varying order, and builds would not be reproducible. */
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
