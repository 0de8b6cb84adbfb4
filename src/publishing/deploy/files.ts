/** The configuration files of servers. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOptions, type CommandResult } from '../../base/command.ts';
import { settings, type Settings } from '../../settings.ts';
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
 * Runs `npm run deploy-files`.
 *
 * @param args the folder; without one, the files of the repository are written, which name an example.
 */
export function runDeployFiles(args: readonly string[]): CommandResult {
  const usage = 'npm run deploy-files -- FOLDER';
  const [folder] = readOptions(args, { allowPositionals: true }, usage).positionals;
  const target = folder ?? 'deploy';
  mkdirSync(target, { recursive: true });
  const written = deployFiles(folder === undefined ? EXAMPLE : settings).map(([name, text]) => {
    writeFileSync(join(target, name), text);
    return join(target, name);
  });
  return { status: 0, output: written.join('\n') };
}
