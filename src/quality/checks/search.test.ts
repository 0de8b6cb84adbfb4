/** How well the quick index answers: measured on all pages, with queries made from their titles and summaries. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { countValues, FACETS, fits } from '../../site/search/facets.ts';
import { fold } from '../../base/fold.ts';
import {
  QuickIndex,
  type QuickIndexFile,
  type SearchDocument,
} from '../../site/search/quick-index.ts';
import { SEARCH } from '../testing/sites.ts';
import { readBuiltSite } from '../../publishing/build/built-site.ts';

let documents: readonly SearchDocument[];
let index: QuickIndex;
beforeAll(async () => {
  const file = JSON.parse(
    await readFile(`${SEARCH.folder}/search/index.json`, 'utf8'),
  ) as QuickIndexFile;
  documents = file.documents;
  index = new QuickIndex(file);
});

/** Numbers that look random and are the same at each run (Numerical Recipes' linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) >>> 0) / 2 ** 32;
}

/** Words that say something: not short, and not on every tenth page ("digital", "rights", "cities"). */
function tellingWords(text: string, common: ReadonlySet<string>): string[] {
  return text
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word.length > 3 && !common.has(fold(word)));
}

function commonWords(texts: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(text.split(/[^\p{L}\p{M}\p{N}]+/u).map(fold)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Set(
    [...counts].filter(([, count]) => count > texts.length / 10).map(([word]) => word),
  );
}

function some(words: readonly string[], count: number, random: () => number): string[] {
  const chosen = [...words];
  while (chosen.length > count) chosen.splice(Math.floor(random() * chosen.length), 1);
  return chosen;
}

/** A letter that is missing, wrong, or in its neighbour's place; never the first. */
function withError(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  switch (Math.floor(random() * 3)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    default:
      return (
        word.slice(0, at) +
        'abcdefghijklmnopqrstuvwxyz'.charAt(Math.floor(random() * 26)) +
        word.slice(at + 1)
      );
  }
}

/** Share of the queries whose page comes first; of two pages with one title either will do. */
function shareFirst(queries: readonly { query: string; document: SearchDocument }[]): number {
  const misses = queries.filter(
    ({ query, document }) => index.search(query).hits[0]?.document.title !== document.title,
  );
  const share = 1 - misses.length / queries.length;
  console.log(
    `${queries.length} queries, ${share.toFixed(3)} first. Missed: ${misses
      .slice(0, 5)
      .map(({ query }) => `"${query}"`)
      .join(', ')}`,
  );
  return share;
}

describe('the quick index puts the page first', () => {
  const SEED = 20181114;
  /** Pages with names of their own; what a city does is a sentence. */
  const named = () => documents.filter(({ type }) => type !== 'action');

  it('for three words of its title', () => {
    const [random, common] = [numbers(SEED), commonWords(named().map(({ title }) => title))];
    const queries = named()
      .map((document) => ({
        document,
        query: some(tellingWords(document.title, common), 3, random).join(' '),
      }))
      .filter(({ query }) => query !== '');
    expect(queries.length).toBeGreaterThan(150);
    expect(shareFirst(queries)).toBeGreaterThanOrEqual(0.98);
  });

  it('for the same with one typing error', () => {
    const [random, common] = [numbers(SEED), commonWords(named().map(({ title }) => title))];
    const queries = named().flatMap((document) => {
      const words = some(tellingWords(document.title, common), 3, random);
      const at = words.findIndex((word) => word.length > 4);
      if (at < 0) return [];
      return [
        {
          document,
          query: words.map((word, i) => (i === at ? withError(word, random) : word)).join(' '),
        },
      ];
    });
    expect(queries.length).toBeGreaterThan(150);
    expect(shareFirst(queries)).toBeGreaterThanOrEqual(0.96);
  });

  it('for four words of its summary', () => {
    const [random, common] = [numbers(SEED), commonWords(named().map(({ summary }) => summary))];
    const queries = named()
      .map((document) => ({
        document,
        query: some(tellingWords(document.summary, common), 4, random).join(' '),
      }))
      .filter(({ query }) => query !== '');
    expect(shareFirst(queries)).toBeGreaterThanOrEqual(0.77);
  });

  it('for its city and three words, an action among the first three', () => {
    const actions = documents.filter(({ type }) => type === 'action');
    const [random, common] = [numbers(SEED), commonWords(actions.map(({ title }) => title))];
    const misses = actions
      .map((document) => {
        const [city = '', text = ''] = document.title.split(': ', 2);
        return {
          document,
          query: `${city} ${some(tellingWords(text, common), 3, random).join(' ')}`,
        };
      })
      .filter(
        ({ document, query }) =>
          !index
            .search(query)
            .hits.slice(0, 3)
            .some((hit) => hit.document.url === document.url),
      );
    expect(actions.length).toBeGreaterThan(100);
    expect(misses.length / actions.length).toBeLessThanOrEqual(0.05);
  });

  it('whatever the accents', () => {
    for (const query of ['maceio', 'MACEIÓ', 'a coruna', 'san jose', 'reykjavík', 'Αθηνα', 'عمان'])
      expect(index.search(query).hits[0]?.document.type, query).toBe('city');
  });
});

describe('the documents', () => {
  it('are all pages of the sitemap but lists that go on, and each exists', () => {
    const site = readBuiltSite(SEARCH.folder, SEARCH.base, SEARCH.origin);
    const urls = new Set(documents.map(({ url }) => url));
    expect(urls.size).toBe(documents.length);
    const pages = new Set(site.pages.map(({ url }) => url));
    expect([...urls].filter((url) => !pages.has(url.replace(/#.*/, '')))).toEqual([]);
    const entries = site.pages
      .filter(
        ({ source, isRedirect }) =>
          !isRedirect &&
          /^content\/(cities|activities|partners|projects|principles|pages)\//.test(source),
      )
      .map(({ url }) => url);
    expect(
      entries.filter(
        (url) => !urls.has(url) && !/\/(?:activities|cities|compare)\/(\d+\/)?$/.test(url),
      ),
    ).toEqual([]);
  });
});

describe('facets', () => {
  it('count exactly what choosing them gives, together with what is chosen already', () => {
    for (const choice of [
      {},
      { type: 'activity' },
      { type: 'activity', topic: 'ai' },
      { principle: 'privacy-and-security' },
      { country: 'US', principle: 'privacy-and-security' },
    ]) {
      for (const facet of FACETS) {
        for (const [value, count] of countValues(documents, facet, choice)) {
          expect(
            documents.filter((document) => fits(document, { ...choice, [facet]: value })).length,
            `${facet} ${value}`,
          ).toBe(count);
        }
      }
    }
  });
});
