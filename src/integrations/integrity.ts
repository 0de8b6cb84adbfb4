/** Gives every built page the hashes of what it loads, and the policy that goes with them. */
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { securePage } from '../lib/integrity.ts';
import { knownFormTargets } from '../lib/policy.ts';
import { settings } from '../settings.ts';

/** To be run after all scripts are written, those of the search among them. */
export function integrity(): AstroIntegration {
  return {
    name: 'integrity',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const read = (path: string) => {
          const file = join(folder, path.slice(settings.base.length));
          return path.startsWith(settings.base) && existsSync(file) ? readFileSync(file) : undefined;
        };
        const site = { base: settings.base, formTargets: knownFormTargets(settings), read };
        const entries = await readdir(folder, { withFileTypes: true, recursive: true });
        for (const { parentPath, name } of entries.filter((entry) => entry.isFile() && entry.name.endsWith('.html'))) {
          const page = join(parentPath, name);
          const html = await readFile(page, 'utf8');
          // Pages of old addresses load nothing, and have a policy that allows nothing.
          if (!html.includes('http-equiv="refresh"')) await writeFile(page, securePage(html, relative(folder, page), site));
        }
      },
    },
  };
}
