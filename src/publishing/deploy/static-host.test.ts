import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headersAt, headerRules } from './headers.ts';
import { nginxRedirects } from './nginx.ts';
import { headersFile, readHeadersFile, redirectsFile } from './static-host.ts';

describe('the file _headers', () => {
  const part = fc.constantFrom('a', 'b', 'cities', 'join', 'data', 'assets', 'cards', 'pagefind');
  const name = fc.constantFrom(
    '',
    'rss.xml',
    'feed.json',
    'x.js',
    'y.ics',
    'z.csv',
    'index.json',
    'cities.json',
  );
  const paths = fc.uniqueArray(
    fc
      .tuple(fc.array(part, { maxLength: 3 }), name)
      .map(([folders, last]) => `/${[...folders, last].join('/')}`),
    { minLength: 1, maxLength: 40 },
  );

  it('gives each address each header once, and the one that the source gives, for any site', () => {
    const rules = headerRules('/');
    fc.assert(
      fc.property(paths, fc.constantFrom('/', '/website/'), (all, base) => {
        const answer = readHeadersFile(headersFile(all, rules, base));
        for (const path of all) {
          const sent = answer(base.slice(0, -1) + path);
          expect(sent.map(([header]) => header).sort()).toEqual(
            [...headersAt(path, rules).keys()].sort(),
          );
          expect(new Map(sent)).toEqual(headersAt(path, rules));
        }
      }),
    );
  });

  it('says little of many files of one kind', () => {
    const cities = Array.from({ length: 200 }, (_, index) => [
      `/cities/city-${index}/`,
      `/cities/city-${index}/city.json`,
      `/cards/cities/city-${index}.png`,
    ]).flat();
    expect(
      headersFile(['/', '/cities/', ...cities], headerRules('/'), '/').split('\n\n'),
    ).toHaveLength(5);
  });
});

describe('old addresses', () => {
  const moved = [
    { from: '/city/maceió', to: '/cities/maceio/' },
    { from: '/a "quoted" one /', to: '/about/' },
  ];

  it('are written as static hosts read them', () => {
    expect(redirectsFile(moved, '/website/')).toBe(
      '/website/city/macei%C3%B3 /website/cities/maceio/ 301\n/website/city/macei%C3%B3/ /website/cities/maceio/ 301\n/website/a%20%22quoted%22%20one%20 /website/about/ 301\n/website/a%20%22quoted%22%20one%20/ /website/about/ 301\n',
    );
  });

  it('are written as a map of nginx', () => {
    expect(nginxRedirects(moved, '/')).toBe(
      '"/city/maceió" "/cities/maceio/";\n"/city/maceió/" "/cities/maceio/";\n"/a \\"quoted\\" one " "/about/";\n"/a \\"quoted\\" one /" "/about/";\n',
    );
  });
});
