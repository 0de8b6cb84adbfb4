import { beforeEach, describe, expect, it } from 'vitest';
import { siteFacts } from '../../site/page-facts.ts';
import { sitemapOptions } from './sitemap.ts';

const site = 'https://www.example.org/website/';

beforeEach(() => {
  siteFacts.pages.clear();
  siteFacts.pages.set(`${site}dated/`, { isIndexed: true, changed: '2025-12-10', alternates: [] });
  siteFacts.pages.set(`${site}undated/`, { isIndexed: true, changed: undefined, alternates: [] });
  siteFacts.pages.set(`${site}hidden/`, {
    isIndexed: false,
    changed: '2025-12-10',
    alternates: [],
  });
  siteFacts.pages.set(`${site}maceió/`, { isIndexed: true, changed: '2024-01-02', alternates: [] });
});

describe('the sitemap', () => {
  it('lists pages that exist and that search engines may index', () => {
    expect(
      ['dated/', 'undated/', 'hidden/', 'none/', encodeURI('maceió/')].filter((path) =>
        sitemapOptions.filter(site + path),
      ),
    ).toEqual(['dated/', 'undated/', encodeURI('maceió/')]);
  });

  it('says when a page changed, if that is known', () => {
    const lastmod = (path: string) => sitemapOptions.serialize({ url: site + encodeURI(path) });
    expect(lastmod('dated/')).toEqual({ url: `${site}dated/`, lastmod: '2025-12-10' });
    expect(lastmod('maceió/')).toEqual({
      url: `${site}${encodeURI('maceió/')}`,
      lastmod: '2024-01-02',
    });
    expect(lastmod('undated/')).toEqual({ url: `${site}undated/` });
  });

  it('names a page in its other languages, where there are any', () => {
    const alternates = ['en', 'xx'].map((lang) => ({ lang, url: `${site}${lang}/` }));
    siteFacts.pages.set(`${site}many/`, { isIndexed: true, changed: undefined, alternates });
    expect(sitemapOptions.serialize({ url: `${site}many/` })).toEqual({
      url: `${site}many/`,
      links: alternates,
    });
  });
});
