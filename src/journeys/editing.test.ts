/** Writing a post in the editor of the browser, with the files on the computer, until it stands on the site. */
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkContent, checkFile } from '../lib/content-check/check-content.ts';
import { formatProblems } from '../lib/content-check/problem.ts';
import { launchBrowser } from '../testing/browser.ts';
import { readFolder } from '../testing/compare.ts';
import { buildSite, PLAIN, scratchFolder, serve } from '../testing/sites.ts';

let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;
let scratch: string;
let page: Page;
/** What the browser reports, and requests to other hosts than the site. */
const complaints: string[] = [];

/**
 * Chromium opens a window to choose the folder of the repository, which no test
 * can press. In its place stands a folder of the browser's own file system,
 * with the same interface; it is filled with the content of the project.
 */
async function useRepository(files: readonly (readonly [string, string])[]): Promise<void> {
  await page.evaluate(async (contents) => {
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('website', { create: true });
    await root.getDirectoryHandle('.git', { create: true });
    for (const [path, text] of contents) {
      const parts = path.split('/');
      let folder = root;
      for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
      const writable = await (await folder.getFileHandle(parts.at(-1) ?? '', { create: true })).createWritable();
      await writable.write(text);
      await writable.close();
    }
    Object.assign(window, { showDirectoryPicker: () => Promise.resolve(root) });
  }, files);
}

/** The text of a file of the repository, or undefined while there is none. */
function saved(path: string): Promise<string | undefined> {
  return page.evaluate(async (file) => {
    try {
      const parts = file.split('/');
      let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('website');
      for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
      return await (await (await folder.getFileHandle(parts.at(-1) ?? '')).getFile()).text();
    } catch {
      return undefined;
    }
  }, path);
}

const field = (name: string) => page.locator(`[data-key-path="${name}"]`);
const save = () => page.getByRole('button', { name: 'Save', exact: true }).click();

beforeAll(async () => {
  scratch = await scratchFolder('editing');
  browser = await launchBrowser();
  server = await serve(PLAIN);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (hostname !== '127.0.0.1' && !/^(data|blob):$/.test(protocol)) complaints.push(`request to ${request.url()}`);
  });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${server.url}admin/`);
  const files = [...(await readFolder('content'))].filter(([path]) => /\.(md|yaml)$/.test(path)).map(([path, bytes]) => [`content/${path}`, bytes.toString()] as const);
  await useRepository(files);
  await page.getByRole('button', { name: 'Work with Local Repository' }).click();
  await page.getByRole('listbox').first().waitFor();
});
afterAll(async () => {
  await browser.close();
  server.close();
  await rm(scratch, { recursive: true, force: true });
});

it('an editor writes a post, and reads it on the built site', async () => {
  await page.goto(`${server.url}admin/#/collections/activities/new`);
  await field('title').getByRole('textbox').fill('A meeting in Porto');
});
