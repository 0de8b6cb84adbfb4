/** Serves the site on this computer, until Ctrl+C. */
import { resolve } from 'node:path';
import { dev, preview } from 'astro';
import { keepEditorFiles } from '../editorial/vscode/schemas.ts';
import { folders, settings } from '../settings.ts';

function address(port: number): string {
  return `\nThe site is at http://localhost:${port}${settings.base}`;
}

/** Serves the built site as it will be published. */
export async function serveBuiltSite(): Promise<void> {
  const server = await preview({});
  console.log(`${address(server.port)}\nStop it with Ctrl+C.`);
  await server.closed();
}

/** Shows each change as it is written, drafts included, and keeps VS Code's lists of names up to date. */
export async function serveWhileWriting(): Promise<void> {
  const server = await dev({});
  console.log(
    `${address(server.address.port)}\nDrafts and later posts are shown, marked as such. The search works in "npm start" only. Stop with Ctrl+C.`,
  );
  // The lists are a convenience: the site is shown without them, too.
  await keepEditorFiles(process.cwd(), resolve(folders.content)).catch(() => undefined);
}
