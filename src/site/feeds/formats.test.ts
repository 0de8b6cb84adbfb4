import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { describe, expect, it } from 'vitest';
import { activity as post } from '../../quality/testing/entries.ts';
import {
  feedItem,
  rssCustomData,
  toFeedHtml,
  toJsonFeed,
  toRss,
  type Feed,
  type FeedItem,
} from './formats.ts';
import { escapeXml } from '../../base/escape.ts';
import { identifier } from '../../model/identity.ts';
import { absolute } from '../../model/urls.ts';
import { inEnglish } from '../../i18n/index.ts';

const base = 'https://example.org/website/activities/a-post/';

describe('toFeedHtml', () => {
  it('makes addresses absolute against the post', () => {
    expect(
      toFeedHtml(
        '<a href="/website/cities/">a</a> <a href="#x">b</a> <img src="/website/assets/a.webp" alt="c" loading="lazy">',
        base,
      ),
    ).toBe(
      '<a href="https://example.org/website/cities/">a</a> <a href="https://example.org/website/activities/a-post/#x">b</a> <img src="https://example.org/website/assets/a.webp" alt="c">',
    );
  });

  it('drops scripts, styles, forms, comments and attributes that only the page needs', () => {
    expect(
      toFeedHtml(
        '<p class="x" id="y" data-z="1">a</p><script type="module">x</script><style>y</style><form><input></form><!-- z -->',
        base,
      ),
    ).toBe('<p>a</p>');
  });

  it('shows tasks and columns in ways that feed readers keep', () => {
    expect(
      toFeedHtml(
        '<li class="task-list-item"><label><input type="checkbox" checked disabled> a</label></li><li><label><input type="checkbox" disabled> b</label></li><td class="align-end">1</td>',
        base,
      ),
    ).toBe('<li>☑ a</li><li>☐ b</li><td align="right">1</td>');
  });

  it('leaves words alone that look like attributes', () => {
    const text = '<p>No one in class has an idea of style: only one identity, on="line".</p>';
    expect(toFeedHtml(text, base)).toBe(text);
  });

  it('finds the end of a tag after special characters in its attributes', () => {
    expect(toFeedHtml(`<img alt="a > b" class='c"d' src="./x.png" hidden>`, base)).toBe(
      '<img alt="a > b" src="https://example.org/website/activities/a-post/x.png">',
    );
  });

  it('keeps text that shows tags, and drops an address that is none', () => {
    expect(toFeedHtml('<p>&lt;p class="x"&gt; <br /><a href="https://[">b</a></p>', base)).toBe(
      '<p>&lt;p class="x"&gt; <br><a>b</a></p>',
    );
  });

  it('keeps addresses with parameters intact', () => {
    expect(toFeedHtml('<a href="https://example.org/?a=1&amp;b=2">x</a>', base)).toBe(
      '<a href="https://example.org/?a=1&amp;b=2">x</a>',
    );
  });
});

const item = (number: number, published: string): FeedItem => ({
  id: `tag:example.org,2026:activity/${number}`,
  url: `https://example.org/activities/${number}/`,
  title: `Title ${number}`,
  summary: 'Summary.',
  foreign: {},
  published,
  categories: ['News'],
  html: '<p>Text</p>',
});
const feed: Feed = {
  title: 'Feed',
  description: 'About',
  language: 'en',
  homeUrl: 'https://example.org/activities/',
  author: 'Coalition',
  items: [item(1, '2021-06-01T00:00:00Z'), item(2, '2022-01-01T00:00:00Z')],
};

describe('toJsonFeed', () => {
  it('follows JSON Feed 1.1', () => {
    const json = JSON.parse(toJsonFeed(feed, 'https://example.org/feed.json')) as {
      version: string;
      items: { id: string; url: string }[];
    };
    expect(json.version).toBe('https://jsonfeed.org/version/1.1');
    expect(json.items[0]).toEqual({
      id: 'tag:example.org,2026:activity/1',
      url: 'https://example.org/activities/1/',
      title: 'Title 1',
      summary: 'Summary.',
      content_html: '<p>Text</p>',
      date_published: '2021-06-01T00:00:00Z',
      tags: ['News'],
    });
  });
});

const activity = (changes: object) => post('a-post', changes);

it('identifies an item by what stays when the site moves or a file is renamed', () => {
  const { id, url } = feedItem(
    activity({ title: 'Another title', aliases: ['/node/78', '/activities/first/'] }),
    '',
    [],
    inEnglish,
  );
  expect([id, url]).toEqual([
    'tag:citiesfordigitalrights.org,2026:activity/first',
    absolute('/activities/a-post/'),
  ]);
});

const picture = {
  url: 'https://example.org/assets/x.jpg',
  type: 'image/jpeg',
  width: 1200,
  height: 800,
};
const illustrated = feedItem(
  activity({
    updated: '2022-03-01',
    aliases: ['/activities/first/'],
    image: { src: './x.jpg', alt: 'Two "friends" & a dog.', credit: 'City of <Porto>' },
  }),
  '<p>Text</p>',
  ['News'],
  inEnglish,
  picture,
);

describe('the picture of a post', () => {
  it('opens the text, with its description and credit', () => {
    expect(illustrated.html).toBe(
      '<figure><img src="https://example.org/assets/x.jpg" alt="Two &quot;friends&quot; &amp; a dog." width="1200" height="800"><figcaption>Picture: City of &lt;Porto&gt;</figcaption></figure>\n<p>Text</p>',
    );
  });

  it('is named in the JSON feed', () => {
    const { items } = JSON.parse(
      toJsonFeed({ ...feed, items: [illustrated] }, 'https://example.org/feed.json'),
    ) as { items: object[] };
    expect(items[0]).toMatchObject({
      image: picture.url,
      date_published: '2021-06-01T00:00:00Z',
      date_modified: '2022-03-01T00:00:00Z',
    });
  });
});

describe('toRss', () => {
  const parse = async (items: FeedItem[]) => {
    const xml = await toRss({ ...feed, items }, 'https://example.org/rss.xml');
    expect(SyntaxValidator.validate(xml)).toBe(true);
    return (
      new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'item' }).parse(xml) as {
        rss: { channel: { title: string; item?: Record<string, unknown>[] } };
      }
    ).rss.channel;
  };

  it('gives each item its identifier, which is no link, and its address', async () => {
    const { item: items } = await parse([item(1, '2021-06-01T00:00:00Z'), illustrated]);
    expect(items?.map(({ guid }) => guid)).toEqual([
      { '#text': 'tag:example.org,2026:activity/1', '@_isPermaLink': 'false' },
      { '#text': identifier('activity', 'first'), '@_isPermaLink': 'false' },
    ]);
    expect(items?.[1]?.['link']).toBe(absolute('/activities/a-post/'));
  });

  it('encloses the picture', async () => {
    expect((await parse([illustrated])).item?.[0]?.['enclosure']).toEqual({
      '@_url': picture.url,
      '@_length': '0',
      '@_type': 'image/jpeg',
    });
  });

  it('is valid without an item', async () => {
    expect(await parse([])).toMatchObject({
      title: 'Feed',
      link: 'https://example.org/activities/',
      description: 'About',
    });
    expect((await parse([])).item).toBeUndefined();
  });
});

describe('rssCustomData', () => {
  it('dates the feed by its newest item, not by the build', () => {
    expect(rssCustomData(feed, 'https://example.org/rss.xml')).toBe(
      '<language>en</language><lastBuildDate>Sat, 01 Jan 2022 00:00:00 GMT</lastBuildDate><atom:link href="https://example.org/rss.xml" rel="self" type="application/rss+xml"/>',
    );
  });

  it('has no date if there is no item', () => {
    expect(rssCustomData({ ...feed, items: [] }, 'https://example.org/rss.xml')).not.toContain(
      'lastBuildDate',
    );
  });
});

describe('escapeXml', () => {
  it('gives text that any reader of XML accepts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(SyntaxValidator.validate(`<a b="${escapeXml(text)}">${escapeXml(text)}</a>`)).toBe(
          true,
        );
      }),
    );
  });
});
