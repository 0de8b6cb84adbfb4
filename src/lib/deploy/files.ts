/** The configuration files of servers, by their path in the repository. */
import type { Settings } from '../../settings.ts';
import { caddyConfiguration } from './caddy.ts';
import { headerRules } from './headers.ts';
import { nginxConfiguration } from './nginx.ts';

/** @param settings where the site is served; its host and path are all that the files say of it. */
export function deployFiles({ site, base }: Pick<Settings, 'site' | 'base'>): [file: string, text: string][] {
  const options = { host: new URL(site).hostname, base, root: '/var/www/website' };
  return [
    ['deploy/nginx.conf', nginxConfiguration(headerRules(), options)],
    ['deploy/Caddyfile', caddyConfiguration(headerRules(), options)],
  ];
}

/** Where the files in the repository say that the site is: the text to replace. */
export const EXAMPLE = { site: 'https://www.example.org', base: '/' } as const;
