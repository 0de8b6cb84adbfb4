/** The promises of the pages hold with many times the content too. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeContent } from '../bench/content.ts';
import { readBuiltSite, type BuiltSite } from '../build/built-site.ts';
import { formatProblems } from '../lib/content-check/problem.ts';
import { INDEX_SIZE } from '../lib/lists.ts';
import { buildSite, PLAIN, scratchFolder } from '../testing/sites.ts';
import { checkBudgets } from './rules.ts';

const AMOUNTS = { activities: 1500, cities: 500 } as const;
const CLICKS = 3;

let folder: string;
let site: BuiltSite;
beforeAll(async () => {
  folder = await scratchFolder('scale');
  const content = join(folder, 'content');
  await makeContent(content, 'content', AMOUNTS);
  const { status, output } = await buildSite(join(folder, 'site'), { ...PLAIN.env, SOCIAL_CARDS: 'off', ADMIN: 'off', CONTENT_DIR: content });
  expect(status, output.slice(-3000)).toBe(0);
  site = await readBuiltSite(join(folder, 'site'), PLAIN.base, PLAIN.origin);
}, 400_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** How many clicks lead from one page to each that is reached from it. */
function clicksFrom(start: string): Map<string, number> {
  const pages = new Map(site.pages.map((page) => [page.url, page]));
  const clicks = new Map([[start, 0]]);
  // A map gives what is added while it is gone through, too.
  for (const [url, count] of clicks) {
    for (const { kind, url: href } of pages.get(url)?.links ?? []) {
      const target = new URL(href, site.origin + url);
      if (kind === 'a href' && target.origin === site.origin && pages.has(target.pathname) && !clicks.has(target.pathname)) clicks.set(target.pathname, count + 1);
    }
  }
  return clicks;
}

it('is a site of 500 cities and 1,500 activities, more than the search page names', () => {
  const count = (section: string) => site.pages.filter(({ source }) => source.startsWith(`content/${section}/`)).length;
  expect(count('cities')).toBeGreaterThanOrEqual(AMOUNTS.cities);
  expect(count('activities')).toBeGreaterThan(AMOUNTS.activities * 0.9);
  expect(AMOUNTS.cities).toBeGreaterThan(INDEX_SIZE);
});

it('keeps every page within its budget', () => {
  expect(formatProblems(checkBudgets(site))).toBe('');
});

it('leads from the search page to every page in three clicks, and further in the list of one city in one more', () => {
  const clicks = clicksFrom('/search/');
  const listed = [...(site.files.get('sitemap-0.xml')?.toString() ?? '').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
  expect(listed.length).toBeGreaterThan(AMOUNTS.activities + AMOUNTS.cities);
  const further = (url: string) => /^\/cities\/[^/]+\/activities\/\d+\/$/.test(url);
  expect(listed.filter((url) => (clicks.get(url) ?? Infinity) > (further(url) ? CLICKS + 1 : CLICKS))).toEqual([]);
});
