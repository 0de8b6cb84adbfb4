/** How well a search answers the judged queries: the shares that come first, and among the first three. */
import type { Page } from 'playwright-core';
import type { FullText } from '../../site/search/full-text.ts';
import { JUDGED, QUERY_KINDS, type JudgedQuery } from './judged-queries.ts';

/** How one query was answered. */
export interface Verdict {
  judged: JudgedQuery;
  /** The place of the first page that answers, from 1; `Infinity` if there is none. */
  place: number;
  /** The first results, by path. */
  found: readonly string[];
}

/**
 * Judges an answer.
 *
 * @param found paths of the results, best first. @param isSimilar true if the answer itself says that
 *   these results do not have what was asked for.
 */
export function verdictOf(
  judged: JudgedQuery,
  found: readonly string[],
  isSimilar = false,
): Verdict {
  const at = found.findIndex((path) => judged.pages.includes(path)) + 1 || Infinity;
  const isNothing = found.length === 0 || isSimilar;
  return {
    judged,
    place: judged.pages.length > 0 ? at : isNothing ? 1 : Infinity,
    found: found.slice(0, 3),
  };
}

/** The place up to which the page that was asked for may stand: see {@link JudgedQuery.within}. */
export function breaksWish({ judged: { pages, within }, place, found }: Verdict): boolean {
  if (within === undefined) return false;
  return place > within || !found.slice(0, within).includes(pages[0] ?? '');
}

/** The share of the queries that are answered within the first places. */
export function shareWithin(verdicts: readonly Verdict[], places: number): number {
  return verdicts.filter(({ place }) => place <= places).length / verdicts.length;
}

/** One line for each query that has no answer in the first place. */
export function describeMisses(verdicts: readonly Verdict[]): string {
  return verdicts
    .filter((verdict) => verdict.place > 1 || breaksWish(verdict))
    .map(
      ({ judged: { kind, query, pages }, place, found }) =>
        `${kind}: “${query.slice(0, 60)}” is answered at ${place}; wanted ${pages[0] ?? 'nothing'}, found ${found.join(' ')}`,
    )
    .join('\n');
}

/** A table in Markdown: by kind, the shares of each search, first and among the first three. */
export function tableOf(searches: Readonly<Record<string, readonly Verdict[]>>): string {
  const columns = Object.values(searches);
  const row = (label: string, isIn: (verdict: Verdict) => boolean) => {
    const chosen = columns.map((verdicts) => verdicts.filter(isIn));
    const shares = chosen.map((verdicts) =>
      [1, 3].map((places) => shareWithin(verdicts, places).toFixed(2)).join(' / '),
    );
    return `| ${[label, chosen[0]?.length ?? 0, ...shares].join(' | ')} |`;
  };
  return [
    `| kind | queries | ${Object.keys(searches).join(' | ')} |`,
    `|---|${'---|'.repeat(columns.length + 1)}`,
    ...QUERY_KINDS.map((kind) => row(kind, ({ judged }) => judged.kind === kind)),
    row('all', () => true),
  ].join('\n');
}

/** Asks the search page all judged queries. */
export async function askSite(page: Page): Promise<Verdict[]> {
  const field = page.locator('site-search input');
  const verdicts: Verdict[] = [];
  for (const judged of JUDGED) {
    await field.fill(judged.query);
    await field.press('Enter');
    await page.locator('site-search[data-whole]').waitFor();
    const { found, said } = await page.locator('site-search').evaluate((search) => ({
      found: [...search.querySelectorAll<HTMLAnchorElement>('[data-results] h2 a')].map(
        ({ pathname }) => pathname,
      ),
      said: search.querySelector('[data-status]')?.textContent ?? '',
    }));
    verdicts.push(verdictOf(judged, found, said.startsWith('No page has ')));
  }
  return verdicts;
}

/** Asks Pagefind alone, as it is by default, on a page of the same site that may run it. */
export async function askPagefind(page: Page): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const judged of JUDGED) {
    const found = await page.evaluate(async (query) => {
      const engine = (await import(
        /* @vite-ignore */ new URL('/pagefind/pagefind.js', location.href).href
      )) as FullText;
      await engine.options({ baseUrl: '/', excerptLength: 24, noWorker: true });
      const { results } = await engine.search(query, { filters: {} });
      const pages = await Promise.all(results.slice(0, 3).map((hit) => hit.data()));
      return pages.map(({ url }) => url);
    }, judged.query);
    verdicts.push(verdictOf(judged, found));
  }
  return verdicts;
}
