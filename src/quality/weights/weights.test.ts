/**
 * No content breaks the budget of a page: whatever there is of it, in whatever script, and however
 * long. Pages are rendered without a build, and what a build adds to them is measured on a built site.
 *
 * `npm test` takes a sample of the sizes; `npm run test:all` goes through every one.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { compressedSize } from '../../base/compressed-size.ts';
import type { Locale } from '../../i18n/index.ts';
import { FULL, PAGE_BYTES } from '../../model/lists.ts';
import type { ChecklistSection } from '../../model/schemas/checklist.ts';
import type { Principle } from '../../model/schemas/principle.ts';
import { firstScreen, isText } from '../../publishing/build/budgets.ts';
import { readPage } from '../../publishing/build/page.ts';
import { FIXTURES, PLAIN, sampled, SEARCH, TEST_ALL } from '../testing/sites.ts';
import { ALL_SCRIPTS, longestPrinciple, madeUp, type Amounts, type Shape } from './made-up.ts';
import { PAGES, pathsOf, render, store, useContent, type Path } from './render.ts';

vi.mock('astro:content', async () => {
  const { createComponent, render: html } = await import('astro/compiler-runtime');
  return {
    getCollection: (name: string) => Promise.resolve([...(store.get(name) ?? [])]),
    render: () => Promise.resolve({ Content: createComponent(() => html``), headings: [] }),
  };
});

/** Made-up content has no history, and a page that says when it changed is heavier. */
vi.mock('../../site/last-change.ts', async (original) => ({
  ...(await original<typeof import('../../site/last-change.ts')>()),
  lastChange: () => Promise.resolve('2026-09-30'),
}));

// In `npm run test:all`, over a thousand sizes in turn.
vi.setConfig({ testTimeout: 3_600_000, hookTimeout: 600_000 });

/** The site is loaded once for each content, as in a build. */
let loaded: Promise<unknown> | undefined;
vi.mock('../../site/site.ts', async (original) => {
  const site = await original<typeof import('../../site/site.ts')>();
  return { ...site, getSite: (locale: Locale) => (loaded ??= site.getSite(locale)) };
});

/** Texts such as those of the coalition. */
const isUsual = ({ script, isLongest }: Shape) => script === 'words' && !isLongest;

/** Lists stop where the build would warn; of texts that hardly compress, at this number of bytes at the latest. */
const stopOf = (shape: Shape) => (isUsual(shape) ? FULL * PAGE_BYTES : 13_000);

/** What a build adds to a rendered page: its stylesheet, and in the page the policy and the names of files. */
let frame = 0;

/** The bytes of HTML and CSS of a page, and of its first screen. */
async function weigh(path: Path) {
  const html = await render(path);
  const page = readPage(`${path.url.slice(1)}index.html`, html, '/');
  return {
    url: path.url,
    isText: isText(page),
    bytes: frame + compressedSize(html),
    beginning: frame + compressedSize(firstScreen(html)),
  };
}

/** Replaces what there is of cities, activities, partners and projects. */
function useMadeUp(amounts: Amounts, shape: Shape, seed?: number): void {
  loaded = undefined;
  const sections = store.get('checklist')?.[0]?.data as { items: ChecklistSection[] };
  const principles = store.get('principles') ?? [];
  const made = madeUp(
    amounts,
    shape,
    { principles, checklistItems: sections.items.flatMap(({ items }) => items) },
    seed,
  );
  for (const [name, entries] of Object.entries(made)) store.set(name, entries);
  if (shape.isLongest)
    store.set(
      'principles',
      principles.map(({ id, data }) => ({ id, data: longestPrinciple(data as Principle, shape) })),
    );
}

/** As many pages of a list as tell the others: the first, the last, and some between. */
const some = (paths: readonly Path[], count: number) =>
  paths.filter((_, at) => at === paths.length - 1 || at % Math.ceil(paths.length / count) === 0);

beforeAll(async () => {
  // The stylesheet of all pages; those of the join form stand on no list.
  const css = globSync(join(PLAIN.folder, 'assets/Base.*.css'));
  expect(css, 'The site "plain" is built by npm test.').not.toEqual([]);
  const styles = css.reduce((sum, file) => sum + compressedSize(readFileSync(file)), 0);
  await useContent(FIXTURES);
  const added: number[] = [];
  for (const page of ['search/index.astro', 'cities/index.astro', 'index.astro'])
    for (const path of await pathsOf(page)) {
      const built = readFileSync(join(PLAIN.folder, path.url, 'index.html'));
      added.push(compressedSize(built) - compressedSize(await render(path)));
    }
  expect(Math.min(...added)).toBeGreaterThan(100);
  frame = styles + Math.max(...added);
});

/** Everything there is today, by the copy of November 2026. */
const TODAY = { activities: 85, members: 47, candidates: 2, former: 1, partners: 18, projects: 8 };

const times = (factor: number): Amounts =>
  Object.fromEntries(Object.entries(TODAY).map(([name, count]) => [name, count * factor]));

const SHAPES = [false, true].flatMap((isLongest) =>
  ALL_SCRIPTS.map((script): Shape => ({ script, isLongest })),
);

describe.each(sampled(SHAPES, 5))(
  'with texts in $script, as long as they can be: $isLongest',
  (shape) => {
    it.each(TEST_ALL ? [1, 2, 4, 10] : [2])(
      'every list stops before its budget, %d times as many entries as today',
      async (factor) => {
        await useContent(SEARCH.content);
        useMadeUp({ ...times(factor), candidates: 8 * factor, former: 5 * factor }, shape);
        const heavy: unknown[] = [];
        for (const page of PAGES)
          for (const path of some(await pathsOf(page), TEST_ALL ? 12 : 2)) {
            const weight = await weigh(path);
            if (weight.isText ? weight.beginning > PAGE_BYTES : weight.bytes > stopOf(shape))
              heavy.push({ page, ...weight });
            // Here texts are empty: what stands around them is all that is weighed.
            if (isUsual(shape) && weight.bytes > PAGE_BYTES) heavy.push({ page, ...weight });
          }
        expect(heavy).toEqual([]);
      },
    );
  },
);

/** Each number from one to another. */
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Bytes of a page that grows; the search page takes more with every country of the world, of which there will be no more. */
const limitOf = (page: string) => (page === 'search/index.astro' ? 13_600 : 13_000);

/** Pages that show more with each entry, until they stop. */
const GROWING = {
  activities: ['search/index.astro', 'activities/index.astro', 'index.astro'],
  members: [
    'cities/index.astro',
    'search/index.astro',
    'index.astro',
    'checklist.astro',
    'actions/index.astro',
    'actions/[facet]/[value]/[...page].astro',
    'cities/[slug]/actions/[action].astro',
  ],
};

it.each([
  ['activities', range(80, 900), 274],
  ['members', range(45, 500), 152],
] as const)(
  'from today’s number of %s to ten times as many, no page that grows with them is too heavy',
  async (name, sizes, n) => {
    const heavy: unknown[] = [];
    for (const size of sampled(sizes, n)) {
      await useContent(SEARCH.content);
      const shape = { script: size % 2 === 0 ? 'Latin' : 'words', isLongest: false } as const;
      useMadeUp({ ...TODAY, candidates: size % 20, former: size % 14, [name]: size }, shape, size);
      for (const page of GROWING[name])
        for (const path of some(await pathsOf(page), 8)) {
          const weight = await weigh(path);
          if (!weight.isText && weight.bytes > limitOf(page)) heavy.push({ size, ...weight });
        }
    }
    expect(heavy).toEqual([]);
  },
);

describe('with the content of November 2026, lists are no shorter than they have to be', () => {
  beforeAll(async () => {
    loaded = undefined;
    await useContent(SEARCH.content);
  });
  const htmlOf = async (page: string) => {
    const [first] = await pathsOf(page);
    return first ? await render(first) : '';
  };

  it('the page of all cities has all of them, and both maps', async () => {
    const html = await htmlOf('cities/index.astro');
    expect(html.match(/<li data-joined|<li data-country/g)).toHaveLength(TODAY.members);
    expect(html.match(/<figure class="map">/g)).toHaveLength(2);
  });

  it('the search page names all cities, partners and projects, and the newest activities', async () => {
    const html = await htmlOf('search/index.astro');
    const named = (section: string) =>
      new Set(html.match(new RegExp(`href="/${section}/[a-z][^/"]*/"`, 'g'))).size;
    expect(named('cities')).toBeGreaterThanOrEqual(TODAY.members);
    expect(named('partners')).toBe(TODAY.partners);
    expect(named('projects')).toBe(TODAY.projects);
    expect(named('activities')).toBeGreaterThan(30);
  });

  it('archives have thirty activities on a page, and the checklist and the principles all cities', async () => {
    const html = await htmlOf('topics/[slug]/[...page].astro');
    expect(html).toContain('<h2>');
    for (const page of ['topics/[slug]/[...page].astro', 'kinds/[slug]/[...page].astro'])
      for (const { props } of await pathsOf(page)) {
        const { data, currentPage, lastPage } = props?.['page'] as {
          data: [];
          currentPage: number;
          lastPage: number;
        };
        if (currentPage < lastPage) expect(data).toHaveLength(30);
      }
    expect(await pathsOf('checklist/[item]/[...page].astro')).toEqual([]);
    expect(await pathsOf('principles/[slug]/cities/[...page].astro')).toEqual([]);
  });
});
