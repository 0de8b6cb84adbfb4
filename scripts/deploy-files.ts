/**
 * `npm run deploy-files -- FOLDER`: writes the configuration of nginx and Caddy
 * for the site of the settings. Without a folder it writes the one in the
 * repository, which speaks of an example, so that it is the same everywhere.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deployFiles, EXAMPLE } from '../src/publishing/deploy/files.ts';
import { settings } from '../src/settings.ts';

const folder = process.argv[2];
const target = folder ?? 'deploy';
await mkdir(target, { recursive: true });
for (const [name, text] of deployFiles(folder === undefined ? EXAMPLE : settings)) {
  await writeFile(join(target, name), text);
  console.log(join(target, name));
}
