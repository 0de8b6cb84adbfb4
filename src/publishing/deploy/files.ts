/** The configuration files of servers, by their name. */
import type { Settings } from '../../settings.ts';
import { caddyConfiguration } from './caddy.ts';
import { headerRules } from './headers.ts';
import { nginxConfiguration } from './nginx.ts';

/** @param settings where the site is served; its host and path are all that the files say of it. */
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

/** Where the site is according to the files in the repository. */
export const EXAMPLE = { site: 'https://www.example.org', base: '/' } as const;
