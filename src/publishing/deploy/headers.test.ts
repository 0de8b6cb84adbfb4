import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, editorPolicy } from '../../site/policy.ts';
import { headersAt, headerRules } from './headers.ts';

const at = (path: string) => Object.fromEntries(headersAt(path, headerRules('/')));

describe('the response headers', () => {
  it('let pages that are only read run nothing', () => {
    for (const path of [
      '/',
      '/about/',
      '/cities/porto/',
      '/cities/porto/index.html',
      '/404.html',
    ]) {
      expect(at(path)['Content-Security-Policy']).toBe(
        `${contentSecurityPolicy()}; frame-ancestors 'none'`,
      );
    }
  });

  it('let the search alone run WebAssembly, and no page ask for the place', () => {
    const pages = [
      '/',
      '/about/',
      '/cities/',
      '/feeds/',
      '/feeds/topics/ai/',
      '/join/',
      '/join/apply/',
      '/search/',
      '/newsletter/',
      '/administration/',
    ];
    expect(pages.filter((path) => at(path)['Content-Security-Policy']?.includes('unsafe'))).toEqual(
      ['/search/'],
    );
    expect(
      pages.filter((path) => at(path)['Permissions-Policy']?.includes('geolocation=(self)')),
    ).toEqual([]);
    expect(
      pages.filter((path) => at(path)['Permissions-Policy']?.includes('clipboard-write=(self)')),
    ).toEqual(['/feeds/topics/ai/', '/join/apply/']);
  });

  it('have a policy of its own for the editor, and for nothing beside it', () => {
    expect(at('/admin/')['Content-Security-Policy']).toBe(
      `${editorPolicy({ scripts: ["'self'"], api: 'https:' })}; frame-ancestors 'none'`,
    );
    expect(at('/admin/')['Permissions-Policy']).toContain('clipboard-write=(self)');
    for (const path of ['/admin/x/', '/x/admin/', '/admin.html'])
      expect(at(path)['Content-Security-Policy']).toBe(
        `${contentSecurityPolicy()}; frame-ancestors 'none'`,
      );
  });

  it('let what is no page do nothing when it is opened by itself', () => {
    for (const path of [
      '/favicon.svg',
      '/admin/editor.js',
      '/join/world.svg',
      '/rss.xml',
      '/data/cities.json',
    ])
      expect(at(path)['Content-Security-Policy']).toMatch(/^default-src 'none';.* sandbox$/);
  });

  it.each([
    ['/assets/Base.BvmZOk52.css', 'public, max-age=31536000, immutable'],
    ['/pagefind/fragment/en_daec669.pf_fragment', 'public, max-age=31536000, immutable'],
    ['/pagefind/index/en_3c2e2fa.pf_index', 'public, max-age=31536000, immutable'],
    ['/pagefind/pagefind.en_1cd0abaec2.pf_meta', 'public, max-age=31536000, immutable'],
    ['/pagefind/pagefind.js', 'no-cache'],
    ['/pagefind/pagefind-entry.json', 'no-cache'],
    ['/pagefind/wasm.en.pagefind', 'no-cache'],
    ['/cards/cities/porto.png', 'no-cache'],
    ['/speculation-rules.json', 'public, max-age=86400'],
    ['/favicon.svg', 'public, max-age=86400'],
    ['/favicon.ico', 'public, max-age=86400'],
    ['/apple-touch-icon.png', 'public, max-age=86400'],
    ['/assets/', 'no-cache'],
    ['/', 'no-cache'],
  ])('say how long %s may be kept', (path, value) => {
    expect(at(path)['Cache-Control']).toBe(value);
  });

  it.each([
    ['/data/cities.json', true],
    ['/data/schemas/cities.json', true],
    ['/cities/porto/city.json', true],
    ['/cities/porto/rss.xml', true],
    ['/events.ics', true],
    ['/cards/home.png', true],
    ['/assets/picture.abcdefgh.webp', true],
    ['/data/', false],
    ['/search/index.json', false],
    ['/pagefind/pagefind.js', false],
    ['/join/cities.json', false],
  ])('say whether other sites may load %s', (path, open) => {
    expect(at(path)['Access-Control-Allow-Origin']).toBe(open ? '*' : undefined);
    expect(at(path)['Cross-Origin-Resource-Policy']).toBe(open ? 'cross-origin' : 'same-origin');
  });
});
