import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../check/check-content.ts';
import { formatProblems } from '../check/problem.ts';
import { trackingParameters, withoutTracking } from './tracking.ts';

describe('tracking parameters', () => {
  it.each([
    ['https://www.example.org/a?utm_source=x', 'https://www.example.org/a'],
    ['https://www.example.org/a?id=3&utm_source=x&utm_medium=y', 'https://www.example.org/a?id=3'],
    ['https://www.example.org/a?fbclid=x&id=3#part', 'https://www.example.org/a?id=3#part'],
    ['https://www.example.org/a?UTM_Source=x', 'https://www.example.org/a'],
    ['https://www.example.org/a?utm%5Fsource=x', 'https://www.example.org/a'],
    ['https://www.example.org/a?gclid', 'https://www.example.org/a'],
    [
      'https://www.example.org/a?mc_cid=1&mc_eid=2&_hsenc=3&igshid=4&yclid=5&msclkid=6&ref_src=7',
      'https://www.example.org/a',
    ],
    ['https://www.example.org/a#utm_source=x', 'https://www.example.org/a'],
    ['https://www.youtube.com/watch?v=abc&si=xyz', 'https://www.youtube.com/watch?v=abc'],
    ['https://youtu.be/abc?si=xyz', 'https://youtu.be/abc'],
    [
      'https://www.example.org/a?q=d%C3%A9j%C3%A0+vu&fbclid=x',
      'https://www.example.org/a?q=d%C3%A9j%C3%A0+vu',
    ],
  ])('%s becomes %s', (url, clean) => {
    expect(trackingParameters(url)).not.toEqual([]);
    expect(withoutTracking(url)).toBe(clean);
    expect(trackingParameters(clean)).toEqual([]);
  });

  it.each([
    'https://www.example.org/',
    'https://www.example.org/a?id=3&page=4&order=fav&category=',
    'https://www.example.org/a?si=3&s=20&source=a&ref=b',
    'https://www.example.org/utm_source=x',
    'https://www.example.org/a?q=utm_source',
    'https://notyoutube.com/watch?si=xyz',
    'https://www.example.org/a#where-it-began',
    'https://www.example.org/a#:~:text=right%20to%20privacy',
    'https://web.archive.org/web/20200101000000/https://www.example.org/?utm_source=x',
  ])('%s stays as it is', (url) => {
    expect(trackingParameters(url)).toEqual([]);
    expect(withoutTracking(url)).toBe(url);
  });

  it('are taken out wherever they stand, and nothing else is', () => {
    const other = fc
      .tuple(fc.constantFrom('id', 'page', 'q', 'lang'), fc.webQueryParameters())
      .map(([name, value]) => `${name}=${value.replaceAll('&', '')}`);
    const tracking = fc.constantFrom('utm_source=a', 'fbclid=b', 'mc_eid=c', 'Gclid=d');
    fc.assert(
      fc.property(fc.array(fc.oneof(other, tracking), { minLength: 1 }), (parameters) => {
        const url = `https://www.example.org/a?${parameters.join('&')}`;
        const rest = parameters.filter(
          (parameter) => !/^(utm_source|fbclid|mc_eid|gclid)=/i.test(parameter),
        );
        expect(withoutTracking(url)).toBe(
          `https://www.example.org/a${rest.length === 0 ? '' : `?${rest.join('&')}`}`,
        );
        expect(trackingParameters(url)).toHaveLength(parameters.length - rest.length);
      }),
    );
  });
});

describe('the content check', () => {
  const post = (original: string, body = 'Text.') =>
    `---\ntitle: A title of a post\nsummary: One sentence that says what happened, and is long enough.\ndate: 2021-06\nkind: news\ntopics: [ai]\noriginal: ${original}\n---\n\n${body}\n`;
  const verdict = (text: string) =>
    formatProblems(checkFile('activities', 'content/activities/a-post.md', text).problems);

  it('refuses them in a field, and writes the address without them', () => {
    expect(verdict(post('https://www.example.org/a?id=3&utm_source=x&fbclid=y'))).toMatch(
      /a-post\.md:7:1\n {2}original: This address tells its site who came from where \(utm_source, fbclid\)\. Write it without that: https:\/\/www\.example\.org\/a\?id=3$/m,
    );
  });

  it.each([
    ['a link', '[a page](https://www.example.org/a?utm_source=x)'],
    ['a bare address', '<https://www.example.org/a?utm_source=x>'],
    ['a definition', '[a page][one]\n\n[one]: https://www.example.org/a?utm_source=x'],
  ])('refuses them in %s of a text', (_, body) => {
    expect(verdict(post('https://www.example.org/', body))).toMatch(
      /a-post\.md:1\d:\d+\n.*\(utm_source\)\. Write it without that: https:\/\/www\.example\.org\/a\n/,
    );
  });
});
