/** Gives every built page the hashes of what it loads, and the policy that goes with them. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { editorApi } from '../../base/git-host-api.ts';
import { integrityOf, securePage } from '../integrity.ts';
import { knownFormTargets } from '../../site/policy.ts';
import { settings } from '../../settings.ts';

/** To be run after all scripts are written, those of the search among them. */
export function integrity(): AstroIntegration {
  return {
    name: 'integrity',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        const hashes = new Map<string, string>();
        const hashOf = (path: string) => {
          const file = join(folder, path.slice(settings.base.length));
          const hash =
            hashes.get(path) ??
            (path.startsWith(settings.base) && existsSync(file)
              ? integrityOf(readFileSync(file))
              : undefined);
          if (hash !== undefined) hashes.set(path, hash);
          return hash;
        };
        const site = {
          base: settings.base,
          formTargets: knownFormTargets(settings),
          editorApi: new URL(editorApi(settings)).origin,
          hashOf,
        };
        const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
        // For thousands of small files, one after the other without waiting takes half the time.
        for (const { parentPath, name } of entries.filter(
          (entry) => entry.isFile() && entry.name.endsWith('.html'),
        )) {
          const page = join(parentPath, name);
          const html = readFileSync(page, 'utf8');
          // Pages of old addresses load nothing, and have a policy that allows nothing.
          if (!html.includes('http-equiv="refresh"'))
            writeFileSync(page, securePage(html, relative(folder, page), site));
        }
      },
    },
  };
}
