import { describe, expect, it } from 'vitest';
import { speculationRules } from './speculation.ts';

describe.each(['/', '/website/'])('what is loaded before it is asked for, below %s', (base) => {
  // Browsers read the pattern against the address of the file with the rules.
  const patterns = speculationRules(base).prefetch.map(
    ({ where }) =>
      new URLPattern({
        ...where.href_matches,
        baseURL: `https://www.example.org${base}speculation-rules.json`,
      }),
  );
  const isLoaded = (url: string) =>
    patterns.some((pattern) => pattern.test(url, `https://www.example.org${base}`));

  it.each(['', 'cities/', 'cities/porto/', 'cities/#list', '#main'])('is the page %j', (path) => {
    expect(isLoaded(base + path)).toBe(true);
  });

  it.each([
    'rss.xml',
    'cities/porto/city.json',
    'search/?q=porto',
    '?q=porto',
    'data/cities.csv',
    'cities',
  ])('is not %j', (path) => {
    expect(isLoaded(base + path)).toBe(false);
  });

  it('is nothing of other sites', () => {
    for (const url of [
      'https://example.org/',
      'http://www.example.org/',
      '//elsewhere.example/cities/',
      'mailto:office@example.org',
    ])
      expect(isLoaded(url), url).toBe(false);
    if (base !== '/') expect(isLoaded('/cities/')).toBe(false);
  });
});
