/**
 * Writing in the editor for the browser: with the files on the computer, until a post stands on the
 * site; and with a token, until a pull request is open.
 */
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { checkContent, checkFile } from '../../check/check-content.ts';
import { formatProblems } from '../../check/problem.ts';
import { readHeadersFile } from '../../publishing/deploy/static-host.ts';
import { readFolder } from '../testing/compare.ts';
import { fakeGitHub } from '../testing/fake-github.ts';
import { buildSite, PLAIN, scratchFolder } from '../testing/sites.ts';
import { visits } from '../testing/visits.ts';

const server = visits(PLAIN);
let scratch: string;
let headersOf: ReturnType<typeof readHeadersFile>;
let files: Map<string, string>;
let page: Page;
/** What the browser reports, and requests to other hosts than the site and the git host. */
let complaints: string[];

beforeAll(async () => {
  scratch = await scratchFolder('editing');
  headersOf = readHeadersFile(await readFile(join(PLAIN.folder, '_headers'), 'utf8'));
  files = new Map(
    [...(await readFolder(PLAIN.content))]
      .filter(([path]) => /\.(md|mdx|yaml)$/.test(path))
      .map(([path, bytes]) => [`content/${path}`, bytes.toString()]),
  );
});
afterAll(() => rm(scratch, { recursive: true, force: true }));
afterEach(() => page.context().close());

beforeEach(async () => {
  complaints = [];
  const context = await server.browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
  });
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (!['127.0.0.1', 'api.github.com'].includes(hostname) && !/^(data|blob):$/.test(protocol))
      complaints.push(`request to ${request.url()}`);
  });
  // With the response headers that hosts send: their policy holds, too.
  await context.route(`${server.url}**`, async (route) => {
    const response = await route.fetch();
    const sent = headersOf(new URL(route.request().url()).pathname).map(
      ([name, value]): [string, string] => [name.toLowerCase(), value],
    );
    await route.fulfill({
      response,
      headers: { ...response.headers(), ...Object.fromEntries(sent) },
    });
  });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const answer = await page.goto(`${server.url}admin/`);
  expect(answer?.headers()['content-security-policy']).toMatch(
    /script-src 'sha256-[^ ]+'; .*frame-ancestors 'none'$/,
  );
});

/**
 * Chromium opens a window to choose the folder of the repository, which no test
 * can press. In its place stands a folder of the browser's own file system,
 * with the same interface; it is filled with the content of the project.
 */
async function workWithLocalRepository(): Promise<void> {
  await page.evaluate(
    async (contents) => {
      const root = await (
        await navigator.storage.getDirectory()
      ).getDirectoryHandle('website', { create: true });
      await root.getDirectoryHandle('.git', { create: true });
      for (const [path, text] of contents) {
        const parts = path.split('/');
        let folder = root;
        for (const part of parts.slice(0, -1))
          folder = await folder.getDirectoryHandle(part, { create: true });
        const writable = await (
          await folder.getFileHandle(parts.at(-1) ?? '', { create: true })
        ).createWritable();
        await writable.write(text);
        await writable.close();
      }
      Object.assign(window, { showDirectoryPicker: () => Promise.resolve(root) });
    },
    [...files],
  );
  await page.getByRole('button', { name: 'Work with Local Repository' }).click();
  await page.getByRole('button', { name: 'New' }).waitFor();
}

/** The text of a file in the local repository, once it is not what it was. */
async function saved(path: string, before = ''): Promise<string> {
  const read = () =>
    page.evaluate(async (file) => {
      try {
        const parts = file.split('/');
        let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('website');
        for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
        return await (await (await folder.getFileHandle(parts.at(-1) ?? '')).getFile()).text();
      } catch {
        return '';
      }
    }, path);
  await expect.poll(read, { timeout: 60_000 }).not.toBe(before);
  return read();
}

const go = (to: string) => page.goto(`${server.url}admin/#${to}`);
/** The field of a name. Those that are far from what is seen are not there yet. */
async function field(name: string): Promise<Locator> {
  const one = page.locator(`.field[data-key-path="${name}"]`);
  await page.locator('.field').first().waitFor();
  await expect
    .poll(
      async () => {
        if ((await one.count()) === 0) await page.locator('.field').last().scrollIntoViewIfNeeded();
        return one.count();
      },
      { timeout: 60_000 },
    )
    .toBe(1);
  await one.scrollIntoViewIfNeeded();
  return one;
}
const fill = async (name: string, text: string) =>
  (await field(name)).getByRole('textbox').first().fill(text);
async function choose(name: string, ...labels: string[]): Promise<void> {
  for (const label of labels) {
    await (await field(name)).getByRole('combobox').click();
    await page.getByRole('option', { name: label, exact: true }).click();
  }
}
const save = () => page.getByRole('button', { name: 'Save', exact: true }).click();

const SLUG = 'a-meeting-in-porto-2026';
const PATH = `content/activities/${SLUG}.md`;
const SUMMARY =
  'Twenty cities met in Porto in November 2026 and agreed on common rules for sensors in the street.';

async function writePost(): Promise<void> {
  await go('/collections/activities/new');
  await fill('title', 'A meeting in Porto: 2026');
  await fill('summary', SUMMARY);
  await (await field('body')).getByRole('textbox').first().click();
  await page.keyboard.type('Cities agreed to count people in the street, and to film nobody.');
  await fill('date', '2026-11');
  await choose('kind', 'News');
  await choose('topics', 'Data', 'Privacy');
  await choose('cities', 'Porto');
  await fill('original', 'https://www.example.com/a-meeting-in-porto');
  const heading = page
    .frameLocator('iframe.preview')
    .getByRole('heading', { level: 1, name: 'A meeting in Porto: 2026' });
  expect(await heading.evaluate((element) => getComputedStyle(element).fontFamily)).toContain(
    'Atkinson',
  );
  await save();
}

it('an editor writes a post with the files on the computer, and reads it on the built site', async () => {
  await workWithLocalRepository();
  await writePost();
  const text = await saved(PATH);
  const { checked, problems } = checkFile('activities', PATH, text);
  expect(formatProblems(problems), text).toBe('');
  expect(checked?.data).toMatchObject({
    title: 'A meeting in Porto: 2026',
    summary: SUMMARY,
    date: '2026-11',
    kind: 'news',
    topics: ['data', 'privacy'],
    cities: ['porto'],
  });

  const content = join(scratch, 'content');
  await cp(PLAIN.content, content, { recursive: true });
  await writeFile(join(scratch, PATH), text);
  expect(formatProblems((await checkContent(content, scratch)).problems)).toBe('');
  const { status, output } = await buildSite(join(scratch, 'site'), {
    ...PLAIN.env,
    SOCIAL_CARDS: 'off',
    PRECOMPRESS: 'off',
    ADMIN: 'off',
    CONTENT_DIR: content,
  });
  expect(status, output).toBe(0);
  const html = await readFile(join(scratch, 'site', 'activities', SLUG, 'index.html'), 'utf8');
  expect(html).toContain('<h1>A meeting in Porto: 2026</h1>');
  expect(html).toContain('to film nobody.');
  // Built without the editor: nothing is left of it.
  expect(
    [...(await readFolder(join(scratch, 'site'))).keys()].filter((file) =>
      file.startsWith('admin'),
    ),
  ).toEqual([]);
  expect(complaints).toEqual([]);
});

it('an editor changes a city with many actions, and the file keeps all else', async () => {
  const path = 'content/cities/amsterdam.md';
  const before = files.get(path) ?? '';
  const summary =
    'Amsterdam founded the coalition, and shows in a public register which algorithms its services use.';
  await workWithLocalRepository();
  await go('/collections/cities/entries/amsterdam');
  await fill('summary', summary);
  await (await field('body')).getByRole('textbox').first().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Others learn from it.');
  await save();
  const after = await saved(path, before);
  const [old, now] = [before, after].map((text) => checkFile('cities', path, text).checked);
  expect(now?.data).toEqual({ ...old?.data, summary });
  expect(now?.body.trim()).toBe(`${old?.body.trim()} Others learn from it.`);
  expect(complaints).toEqual([]);
});

it('an editor with a token writes a draft to a branch of its own, and opens a pull request', async () => {
  const gitHost = await fakeGitHub(page.context(), 'coalition/website', files, 'token-of-ana');
  await page.getByRole('button', { name: 'Sign In Using Access Token' }).click();
  await page.getByLabel('Personal Access Token').fill('token-of-ana');
  await page.getByRole('button', { name: 'Sign In', exact: true }).click();
  await page.getByRole('button', { name: 'New' }).waitFor();
  await writePost();
  await expect.poll(() => gitHost.labels, { timeout: 60_000 }).toEqual(['sveltia-cms/draft']);
  expect(gitHost.branches).toEqual([`cms/activities/${SLUG}`]);
  expect(
    gitHost.commits.map(({ branch, files: changed }) => [branch, [...changed.keys()]]),
  ).toEqual([[`cms/activities/${SLUG}`, [PATH]]]);
  expect(
    formatProblems(
      checkFile('activities', PATH, gitHost.commits[0]?.files.get(PATH) ?? '').problems,
    ),
  ).toBe('');
  expect(gitHost.pulls).toMatchObject([
    { head: `cms/activities/${SLUG}`, base: 'main', draft: true },
  ]);
  expect(complaints).toEqual([]);
});
