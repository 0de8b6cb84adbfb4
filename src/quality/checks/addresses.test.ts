/** What the check knows of the site is what is built: addresses, places on pages, titles. */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { LINKED_PAGES, type ContentIndex } from '../../check/check-content.ts';
import { ownTitles } from '../../check/check-duplicates.ts';
import { TAKEN } from '../../check/heading-ids.ts';
import { isPartOfList } from '../../check/site-addresses.ts';
import { inEnglish } from '../../i18n/index.ts';
import {
  fileAt,
  isEditor,
  readBuiltSite,
  type BuiltSite,
} from '../../publishing/build/built-site.ts';
import { settings } from '../../settings.ts';
import { contentOf, PLAIN, SEARCH, type TestSite } from '../testing/sites.ts';

const SITES: [string, TestSite][] = [
  ['the fixtures', PLAIN],
  ['a copy of all content', SEARCH],
];
const built = new Map<TestSite, { site: BuiltSite; index: ContentIndex; day: string }>();
beforeAll(async () => {
  for (const [, test] of SITES)
    built.set(test, {
      site: readBuiltSite(test.folder, test.base, test.origin),
      index: (await contentOf(test)).index,
      day: test.env['BUILD_DAY'] ?? '',
    });
});
const of = (test: TestSite) => {
  const found = built.get(test);
  if (!found) throw new Error('not built');
  return found;
};
/** Pages by their path from the root of the site. */
const pagesOf = ({ site }: { site: BuiltSite }) =>
  new Map(
    site.pages
      .filter((page) => !page.isRedirect && !isEditor(site, page))
      .map((page) => [decodeURI(page.url.slice(site.base.length - 1)), page]),
  );

it.each(SITES)('every address to which %s may link exists, with its places', (_, test) => {
  const { site, index, day } = of(test);
  const pages = pagesOf({ site });
  const visible = [...index.addresses].filter(([, { visibleFrom }]) => visibleFrom <= day);
  expect(visible.length).toBeGreaterThan(100);
  expect(
    visible.flatMap(([address]) =>
      fileAt(site, site.base.slice(0, -1) + encodeURI(address)) === undefined ? [address] : [],
    ),
  ).toEqual([]);
  expect(
    visible.flatMap(([address, { anchors }]) => {
      const page = pages.get(address);
      return page
        ? [...(anchors ?? [])].filter((id) => !page.ids.has(id)).map((id) => address + '#' + id)
        : [];
    }),
  ).toEqual([]);
});

it.each(SITES)('every page of %s has an address to link to, but for parts of lists', (_, test) => {
  const { site, index } = of(test);
  expect(
    [...pagesOf({ site }).keys()].filter(
      (address) => !index.addresses.has(address) && !isPartOfList(address) && !/404/.test(address),
    ),
  ).toEqual([]);
});

it('the pages of the coalition to which templates link cannot be removed', () => {
  const linked = globSync('src/{pages,site,membership}/**/*.{astro,ts}')
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/'\/([a-z-]+)\/'/g)])
    .map(([, page = '']) => page);
  const pages = readdirSync(join(PLAIN.content, 'pages')).map((name) => name.replace('.mdx', ''));
  expect([...new Set(linked)].filter((page) => pages.includes(page)).sort()).toEqual(LINKED_PAGES);
});

it.each(SITES)('no heading of %s can take the id of something else on its page', (_, test) => {
  const { site, index } = of(test);
  const pages = pagesOf({ site });
  const taken = [...index.addresses].flatMap(([address, { anchors }]) => {
    const page = pages.get(address);
    if (!page?.source.startsWith(test.content) && !page?.source.startsWith('content/')) return [];
    return [...page.ids]
      .filter(
        (id) =>
          !anchors?.has(id) &&
          !TAKEN.includes(id) &&
          !/^(?:join|newsletter)-|^user-content-/.test(id),
      )
      .map((id) => `${address}#${id}`);
  });
  expect(taken).toEqual([]);
});

it.each(SITES)('the titles of the own pages of %s are known', async (_, test) => {
  const { files, checklist } = await contentOf(test);
  const titlesOf = (wanted: string, field: string) =>
    files.flatMap(({ collection, data }) => (collection === wanted ? [String(data[field])] : []));
  const known = new Set(
    ownTitles(
      titlesOf('principles', 'shortTitle'),
      titlesOf('cities', 'name'),
      checklist.flatMap(({ items }) => items.map(({ label }) => label)),
    ).flatMap((title) => [title, inEnglish.t.head.title(title, settings.shortName)]),
  );
  expect(
    [...pagesOf(of(test)).values()]
      .filter(
        ({ source, url }) =>
          source.startsWith('src/') && !isPartOfList(url) && !/\/\d+\/$/.test(url),
      )
      .map(({ title }) => title)
      .filter((title) => !known.has(title)),
  ).toEqual([]);
});
