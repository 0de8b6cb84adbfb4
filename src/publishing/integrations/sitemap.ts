/**
 * What the sitemap lists: the pages that do not keep search engines away
 * themselves, each with the day of its last change, if the page says one.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SitemapItem } from '@astrojs/sitemap';
import type { Settings } from '../../settings.ts';

/** The page at a full address, or undefined if there is none. */
function pageAt(folder: string, { site, base }: Settings, address: string): string | undefined {
  const file = join(folder, decodeURI(address.slice((site + base).length)), 'index.html');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/**
 * @param folder of the built site.
 * @returns a filter for full addresses of pages.
 */
export function isIndexed(folder: string, settings: Settings): (address: string) => boolean {
  return (address) =>
    pageAt(folder, settings, address)?.includes('<meta name="robots" content="noindex">') === false;
}

/**
 * @param folder of the built site.
 * @returns a function that adds the day of the last change to an entry; the layout writes it into each page.
 */
export function withLastChange(
  folder: string,
  settings: Settings,
): (item: SitemapItem) => SitemapItem {
  return (item) => {
    const changed = /<main\b[^>]* data-changed="([^"]*)"/.exec(
      pageAt(folder, settings, item.url) ?? '',
    )?.[1];
    return changed === undefined ? item : { ...item, lastmod: changed };
  };
}
