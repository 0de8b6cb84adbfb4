/** The configuration files of servers. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../settings.ts';
import { caddyConfiguration } from './caddy.ts';
import { headerRules } from './headers.ts';
import { nginxConfiguration } from './nginx.ts';

/** The address in the files of the repository, which are the same everywhere. */
export const EXAMPLE = { site: 'https://www.example.org', base: '/' } as const;

/** @param settings where the site is served: host and path go into the files. */
export function deployFiles({
  site,
  base,
}: Pick<Settings, 'site' | 'base'>): [file: string, text: string][] {
  const options = { host: new URL(site).hostname, base, root: '/var/www/website' };
  return [
    ['nginx.conf', nginxConfiguration(headerRules(base), options)],
    ['Caddyfile', caddyConfiguration(headerRules(base), options)],
  ];
}

/**
 * Writes the configuration files.
 *
 * @param folder for them; undefined for the one in the repository, whose files name an example.
 * @returns the paths of the files.
 */
export function writeDeployFiles(folder: string | undefined, settings: Settings): string[] {
  const target = folder ?? 'deploy';
  mkdirSync(target, { recursive: true });
  return deployFiles(folder === undefined ? EXAMPLE : settings).map(([name, text]) => {
    writeFileSync(join(target, name), text);
    return join(target, name);
  });
}
