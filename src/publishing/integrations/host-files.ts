/** Writes what hosts read beside the site: response headers and old addresses. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { SUMS } from '../../base/sums.ts';
import { headerPolicy, headerRules } from '../deploy/headers.ts';
import { NGINX_REDIRECTS, nginxRedirects } from '../deploy/nginx.ts';
import { headersFile, redirectsFile, type Moved } from '../deploy/static-host.ts';
import { contentSecurityPolicy } from '../../site/policy.ts';
import { settings } from '../../settings.ts';

const MOVED = /<meta http-equiv="refresh" content="0; url=([^"]*)"/;

/** To be run when all other files of the site are written. */
export function hostFiles(): AstroIntegration {
  return {
    name: 'host-files',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter(
          (entry) => entry.isFile(),
        );
        // The list of sums is written at the very end.
        const files = [
          `/${SUMS}`,
          ...entries.map(
            ({ parentPath, name }) =>
              `/${relative(folder, join(parentPath, name)).split(sep).join('/')}`,
          ),
        ].sort();
        const paths: string[] = [];
        const moved: Moved[] = [];
        const policies: [{ page: string }, string][] = [];
        for (const file of files) {
          const path = file.replace(/\/index\.html$/, '/');
          const html = file.endsWith('.html') ? readFileSync(join(folder, file), 'utf8') : '';
          const to = MOVED.exec(html)?.[1];
          if (to !== undefined) {
            moved.push({ from: path, to: to.slice(settings.base.length - 1) });
            continue;
          }
          paths.push(path);
          const policy = /<meta http-equiv="content-security-policy" content="([^"]*)"/.exec(
            html,
          )?.[1];
          if (policy !== undefined && policy !== contentSecurityPolicy())
            policies.push([{ page: path }, headerPolicy(policy)]);
        }
        writeFileSync(
          join(folder, '_headers'),
          headersFile(paths, headerRules(settings.base, policies), settings.base),
        );
        writeFileSync(join(folder, '_redirects'), redirectsFile(moved, settings.base));
        writeFileSync(join(folder, NGINX_REDIRECTS), nginxRedirects(moved, settings.base));
      },
    },
  };
}
