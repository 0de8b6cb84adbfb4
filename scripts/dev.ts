/** `npm run dev`: shows each change as it is written, drafts included, until Ctrl+C. */
import { resolve } from 'node:path';
import { dev } from 'astro';
import { keepEditorFiles } from '../src/editorial/vscode/schemas.ts';
import { settings } from '../src/settings.ts';

const server = await dev({});
console.log(
  `\nThe site is at http://localhost:${server.address.port}${settings.base}\nDrafts and later posts are shown, marked as such. The search works in "npm start" only. Stop with Ctrl+C.`,
);

// Editors complete the names of new cities and posts from now on. They are a help: the site is shown without it, too.
await keepEditorFiles(process.cwd(), resolve(process.env['CONTENT_DIR'] ?? 'content')).catch(
  () => undefined,
);
