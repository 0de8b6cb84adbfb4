/** Every page is judged by the rules of axe, in the browser, light and dark. */
import { readFile } from 'node:fs/promises';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../testing/browser.ts';
import { PLAIN, serve } from '../testing/sites.ts';

let browser: Browser;
let site: Awaited<ReturnType<typeof serve>>;
let paths: string[];

beforeAll(async () => {
  browser = await launchBrowser();
  site = await serve(PLAIN);
  const sitemap = await readFile(`${PLAIN.folder}/sitemap-0.xml`, 'utf8');
  paths = [...sitemap.matchAll(/<loc>https:\/\/www\.example\.org\/([^<]*)<\/loc>/g)].map(([, path = '']) => path);
  paths.push('search/', '404.html');
});
afterAll(async () => {
  await browser.close();
  site.close();
});

type Axe = { run(options: object): Promise<{ violations: { id: string; help: string; nodes: { target: unknown[] }[] }[] }> };

/** What axe finds on a page as it is now. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: engine } = window as unknown as { axe: Axe };
    const result = await engine.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return result.violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(', ')})`);
  });
}

it.each(['light', 'dark'] as const)('axe finds nothing in the states of search and join form (%s)', async (colorScheme) => {
  const context = await browser.newContext({ colorScheme, viewport: { width: 320, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(`${site.url}search/?q=algorithm`);
  await page.locator('[data-results] li').first().waitFor();
  expect(await findings(page)).toEqual([]);

  await page.goto(`${site.url}join/`);
  await page.getByRole('button', { name: 'Pick the place on a map' }).click();
  await page.getByRole('button', { name: /Add another action under “Privacy/ }).click();
  await page.getByRole('button', { name: 'Review the proposal' }).click();
  await page.getByRole('alert').getByText('need your attention').waitFor();
  expect(await findings(page)).toEqual([]);

  await page.goto(`${site.url}join/?city=amsterdam`);
  await page.locator('[data-preview]').getByText('Amsterdam').first().waitFor();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Review the proposal' }).click();
  await page.getByText('Your proposal is ready').waitFor();
  expect(await findings(page)).toEqual([]);

  await page.goto(site.url);
  await page.getByRole('button', { name: 'Menu' }).click();
  expect(await findings(page)).toEqual([]);
  await context.close();
});

it.each([
  ['light', 1280],
  ['dark', 320],
] as const)('axe finds nothing on any page (%s, %i pixels wide)', async (colorScheme, width) => {
  expect(paths.length).toBeGreaterThan(100);
  // The policy of the pages forbids strangers' scripts, the test's own among them.
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  const found: string[] = [];
  for (const path of paths) {
    await page.goto(site.url + path);
    found.push(...(await findings(page)).map((violation) => `/${path}: ${violation}`));
  }
  await context.close();
  expect(found).toEqual([]);
});
