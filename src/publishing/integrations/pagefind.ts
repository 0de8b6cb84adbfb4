/** Makes the full-text search index of the built pages, in /pagefind/. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import { locales } from '../../i18n/index.ts';
import { path as pathOf } from '../../model/urls.ts';
import type { QuickIndexFile } from '../../site/search/quick-index.ts';
import { hasUnspaced, spaced } from '../../site/search/words.ts';

/** Pagefind's own interfaces, because the site has a small one, and the worker, see site-search.ts. */
const UNUSED = /^pagefind-(ui|modular-ui|component-ui|highlight|worker)\b/;

/**
 * A browser loads one part of the index for each word. Parts of this size, of about 6 kB, keep a search
 * within its budget; those that Pagefind makes by itself have 25 kB.
 */
process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = '5000';

type Index = pagefind.PagefindIndex;
type File = Awaited<ReturnType<Index['getFiles']>>['files'][number];

function check(errors: string[]): void {
  if (errors.length > 0)
    throw new Error(`The search index could not be made: ${errors.join('; ')}`);
}

/** A page with spaces between the characters of scripts that have none; undefined if it has no such text. */
function spacedPage(html: string): string | undefined {
  const main = html.slice(html.indexOf('<main'));
  if (!hasUnspaced(main)) return undefined;
  return html
    .split(/(<[^>]*>)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/\S+/g, (word) => spaced(word))))
    .join('');
}

/** Adds all pages: from the folder, or one by one if some need spaces. */
async function addPages(index: Index, site: string): Promise<void> {
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .map((file) => ({ file, html: readFileSync(join(site, file), 'utf8') }))
    .filter(({ html }) => html.includes('data-pagefind-body'));
  if (!pages.some(({ html }) => spacedPage(html) !== undefined)) {
    check((await index.addDirectory({ path: site })).errors);
    return;
  }
  for (const { file, html } of pages.sort((a, b) => (a.file < b.file ? -1 : 1))) {
    const url = `/${file.replace(/index\.html$/, '')}`;
    check((await index.addHTMLFile({ url, content: spacedPage(html) ?? html })).errors);
  }
}

/** What Pagefind calls each page, by its path from the root of the site. */
function fragmentsOf(files: readonly File[]): Map<string, string> {
  return new Map(
    files.flatMap(({ path, content }) => {
      const id = /^fragment\/(.+)\.pf_fragment$/.exec(path)?.[1];
      if (id === undefined) return [];
      const text = gunzipSync(content)
        .toString('utf8')
        .replace(/^pagefind_dcd/, '');
      return [[(JSON.parse(text) as { url: string }).url, id] as const];
    }),
  );
}

/** Writes into the quick index what Pagefind calls its pages, so that the browser need not load each page that it finds. */
function nameFragments(site: string, fragments: ReadonlyMap<string, string>): void {
  const byUrl = new Map([...fragments].map(([url, id]) => [pathOf(url), id]));
  for (const { route } of locales) {
    const file = join(site, route('/search/index.json'));
    const quick = JSON.parse(readFileSync(file, 'utf8')) as QuickIndexFile;
    const documents = quick.documents.map((page) => {
      const fragment = byUrl.get(page.url);
      return fragment === undefined ? page : { ...page, fragment };
    });
    writeFileSync(file, JSON.stringify({ ...quick, documents }));
  }
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
  await addPages(index, site);
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
  const fragments = fragmentsOf(files);
  if (fragments.size === 0)
    throw new Error('The search index is empty: no page has data-pagefind-body.');
  nameFragments(site, fragments);
  return fragments.size;
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
