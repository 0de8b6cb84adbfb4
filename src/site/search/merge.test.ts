import { describe, expect, it } from 'vitest';
import { merge } from './merge.ts';
import type { Match, SearchDocument } from './quick-index.ts';

const page = (url: string) => ({ url }) as SearchDocument;
const quick = (match: Match, ...urls: string[]) => ({
  match,
  hits: urls.map((url) => ({ document: page(url), words: [] })),
});
const urlsOf = ({ results }: ReturnType<typeof merge>) =>
  results.map(({ document: { url } }) => url);

describe('merge', () => {
  it('puts names before texts, and lists each page once', () => {
    const merged = merge(quick('exact', 'name', 'both'), [page('both'), page('text')]);
    expect(merged.match).toBe('exact');
    expect(urlsOf(merged)).toEqual(['name', 'both', 'text']);
  });

  it('leaves out what is only similar if a text has what was typed', () => {
    const merged = merge(quick('similar', 'like'), [page('text')]);
    expect(merged.match).toBe('exact');
    expect(urlsOf(merged)).toEqual(['text']);
  });

  it('says so if there is nothing but what is similar', () => {
    const merged = merge(quick('similar', 'like'), []);
    expect([merged.match, urlsOf(merged)]).toEqual(['similar', ['like']]);
  });
});
