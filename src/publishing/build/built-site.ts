/** Reads a built site, for the figures of the colophon and for checks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../../base/files.ts';
import { EDITOR_PAGE } from '../../site/policy.ts';
import { readPage, type Page } from './page.ts';

export type { Page };

export interface BuiltSite {
  folder: string;
  /** The path below which the site is served: `/` or `/website/`. */
  base: string;
  /** Address of the site without a path. */
  origin: string;
  pages: Page[];
  /** Contents of all files, by their path in the site. */
  files: Map<string, Buffer>;
}

/**
 * @param folder of the built site.
 * @param base path and @param origin host for which it was built.
 */
export function readBuiltSite(folder: string, base: string, origin: string): BuiltSite {
  const files = new Map(filesBelow(folder).map((path) => [path, readFileSync(join(folder, path))]));
  const pages = [...files]
    .filter(([path]) => path.endsWith('.html'))
    .map(([path, bytes]) => readPage(path, bytes.toString('utf8'), base));
  return { folder, base, origin, pages, files };
}

/** True for the editor, which is not a page for visitors, and excluded from most rules and figures. */
export function isEditor({ base }: Pick<BuiltSite, 'base'>, { url }: Pick<Page, 'url'>): boolean {
  return url === base.slice(0, -1) + EDITOR_PAGE;
}

/** The file that a host serves at a path, or undefined if there is none. */
export function fileAt(site: BuiltSite, pathname: string): string | undefined {
  if (!pathname.startsWith(site.base)) return undefined;
  const path = decodeURIComponent(pathname.slice(site.base.length));
  return [path === '' || path.endsWith('/') ? `${path}index.html` : path].find((file) =>
    site.files.has(file),
  );
}
