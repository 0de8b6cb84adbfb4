/** Which pages the sitemap lists: those that do not keep search engines away themselves. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../settings.ts';

/**
 * @param folder of the built site.
 * @returns a filter for full addresses of pages.
 */
export function isIndexed(folder: string, { site, base }: Settings): (address: string) => boolean {
  return (address) => {
    const file = join(folder, decodeURI(address.slice((site + base).length)), 'index.html');
    return existsSync(file) && !readFileSync(file, 'utf8').includes('<meta name="robots" content="noindex">');
  };
}
