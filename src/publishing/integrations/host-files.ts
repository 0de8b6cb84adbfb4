/** Writes what hosts read beside the site: response headers and old addresses. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../../base/files.ts';
import { SUMS } from '../../base/sums.ts';
import { settings } from '../../settings.ts';
import { siteFacts } from '../../site/page-facts.ts';
import { contentSecurityPolicy } from '../../site/policy.ts';
import { headerPolicy, headerRules } from '../deploy/headers.ts';
import { NGINX_REDIRECTS, nginxRedirects } from '../deploy/nginx.ts';
import { headersFile, redirectsFile, spellings } from '../deploy/static-host.ts';

const usual = contentSecurityPolicy();

/**
 * @param folder of the built site, with all files but these and the sums.
 * @param policies of the pages, by their file.
 */
export function writeHostFiles(folder: string, policies: ReadonlyMap<string, string>): void {
  const { base } = settings;
  const moved = [...siteFacts.redirects.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
  const oldAddresses = new Set(moved.flatMap(({ from }) => spellings(from)));
  const address = (file: string) => `/${file}`.replace(/\/index\.html$/, '/');
  const paths = [...filesBelow(folder), SUMS]
    .sort()
    .map(address)
    .filter((path) => !oldAddresses.has(path));
  const unusual = [...policies]
    .filter(([, policy]) => policy !== usual)
    .map(([file, policy]) => [{ page: address(file) }, headerPolicy(policy)] as const);
  writeFileSync(join(folder, '_headers'), headersFile(paths, headerRules(base, unusual), base));
  writeFileSync(join(folder, '_redirects'), redirectsFile(moved, base));
  writeFileSync(join(folder, NGINX_REDIRECTS), nginxRedirects(moved, base));
}
