import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { escapeXml, rssCustomData, toFeedHtml, toJsonFeed, type Feed, type FeedItem } from './feeds.ts';

const base = 'https://example.org/website/activities/a-post/';

describe('toFeedHtml', () => {
  it('makes addresses absolute against the post', () => {
    expect(toFeedHtml('<a href="/website/cities/">a</a> <a href="#x">b</a> <img src="/website/assets/a.webp" alt="c" loading="lazy">', base)).toBe(
      '<a href="https://example.org/website/cities/">a</a> <a href="https://example.org/website/activities/a-post/#x">b</a> <img src="https://example.org/website/assets/a.webp" alt="c">',
    );
  });

  it('drops scripts, styles, forms, comments and attributes that only the page needs', () => {
    expect(toFeedHtml('<p class="x" id="y" data-z="1">a</p><script type="module">x</script><style>y</style><form><input></form><!-- z -->', base)).toBe('<p>a</p>');
  });

  it('keeps addresses with parameters intact', () => {
    expect(toFeedHtml('<a href="https://example.org/?a=1&amp;b=2">x</a>', base)).toBe('<a href="https://example.org/?a=1&amp;b=2">x</a>');
  });
});

const item = (number: number, published: string): FeedItem => ({ url: `https://example.org/activities/${number}/`, title: `Title ${number}`, summary: 'Summary.', published, categories: ['News'], html: '<p>Text</p>' });
const feed: Feed = { title: 'Feed', description: 'About', language: 'en', homeUrl: 'https://example.org/activities/', author: 'Coalition', items: [item(1, '2021-06-01T00:00:00Z'), item(2, '2022-01-01T00:00:00Z')] };

describe('toJsonFeed', () => {
  it('follows JSON Feed 1.1', () => {
    const json = JSON.parse(toJsonFeed(feed, 'https://example.org/feed.json')) as { version: string; items: { id: string; url: string }[] };
    expect(json.version).toBe('https://jsonfeed.org/version/1.1');
    expect(json.items[0]).toEqual({ id: 'https://example.org/activities/1/', url: 'https://example.org/activities/1/', title: 'Title 1', summary: 'Summary.', content_html: '<p>Text</p>', date_published: '2021-06-01T00:00:00Z', tags: ['News'] });
  });
});

describe('rssCustomData', () => {
  it('dates the feed by its newest item, not by the build', () => {
    expect(rssCustomData(feed, 'https://example.org/rss.xml')).toBe('<language>en</language><lastBuildDate>Sat, 01 Jan 2022 00:00:00 GMT</lastBuildDate><atom:link href="https://example.org/rss.xml" rel="self" type="application/rss+xml"/>');
  });

  it('has no date if there is no item', () => {
    expect(rssCustomData({ ...feed, items: [] }, 'https://example.org/rss.xml')).not.toContain('lastBuildDate');
  });
});

describe('escapeXml', () => {
  it('gives text that any reader of XML accepts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(XMLValidator.validate(`<a b="${escapeXml(text)}">${escapeXml(text)}</a>`)).toBe(true);
      }),
    );
  });
});
