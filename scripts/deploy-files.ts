/**
 * `npm run deploy-files`: writes the configuration of nginx and Caddy. With
 * SITE_URL or SITE_BASE it is that of the site at this address; without, the
 * one in the repository, which speaks of an example.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { deployFiles, EXAMPLE } from '../src/lib/deploy/files.ts';
import { readSettings } from '../src/settings.ts';

const { site, base } = readSettings({ SITE_URL: EXAMPLE.site, SITE_BASE: EXAMPLE.base, ...process.env }, '');
for (const [file, text] of deployFiles({ site, base })) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  console.log(file);
}
