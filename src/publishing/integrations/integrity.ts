/** Gives every built page the hashes of what it loads, and the policy that goes with them. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../../base/files.ts';
import { editorApi } from '../../base/git-host-api.ts';
import { settings } from '../../settings.ts';
import { siteFacts } from '../../site/page-facts.ts';
import { knownFormTargets } from '../../site/policy.ts';
import { spellings } from '../deploy/static-host.ts';
import { integrityOf, securePage } from '../integrity.ts';

/**
 * @param folder of the built site, with all scripts and styles.
 * @returns the policy of each page, by its file.
 */
export function securePages(folder: string): Map<string, string> {
  const hashes = new Map<string, string | undefined>();
  const hashOf = (path: string) => {
    const file = join(folder, path.slice(settings.base.length));
    if (!hashes.has(path))
      hashes.set(
        path,
        path.startsWith(settings.base) && existsSync(file)
          ? integrityOf(readFileSync(file))
          : undefined,
      );
    return hashes.get(path);
  };
  const site = {
    origin: settings.site,
    base: settings.base,
    formTargets: knownFormTargets(settings),
    editorApi: new URL(editorApi(settings)).origin,
    hashOf,
  };
  // Pages of old addresses load nothing, and have a policy that allows nothing.
  const untouched = new Set(
    [...siteFacts.redirects.keys()].map((from) => `${spellings(from)[1]?.slice(1)}index.html`),
  );
  const pages = filesBelow(folder).filter((file) => file.endsWith('.html') && !untouched.has(file));
  // For thousands of small files, synchronous calls take half the time.
  return new Map(
    pages.map((page) => {
      const file = join(folder, page);
      const { html, policy } = securePage(readFileSync(file, 'utf8'), page, site);
      writeFileSync(file, html);
      return [page, policy];
    }),
  );
}
