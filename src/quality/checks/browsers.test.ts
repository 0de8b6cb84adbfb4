/** What the check of the built site by the oldest browsers lets pass is used, and so needed. */
import { expect, it } from 'vitest';
import { formatProblems } from '../../check/problem.ts';
import { readBuiltSite } from '../../publishing/build/built-site.ts';
import { checkBrowsers, unusedHarmless } from '../browsers/check-browsers.ts';
import { PLAIN } from '../testing/sites.ts';

const site = readBuiltSite(PLAIN.folder, PLAIN.base, PLAIN.origin);

it('the site needs everything that is listed as harmless', () => {
  expect(unusedHarmless(site)).toEqual([]);
});

it('what one of the oldest browsers lacks is found in the file that has it', () => {
  const [page] = site.pages.filter(({ url }) => url === '/cities/porto/');
  if (!page) throw new Error('There is no page of Porto.');
  const files = new Map([
    ['assets/new.js', Buffer.from('Map.groupBy(list, (item) => item)')],
    ['assets/new.css', Buffer.from('a:has(b){color:red}')],
    ['assets/new.svg', Buffer.from('<svg><style>a{color:oklch(50% 0 0)}</style></svg>')],
    ['admin/new.js', Buffer.from('Map.groupBy(list, (item) => item)')],
  ]);
  const broken = {
    ...site,
    files,
    pages: [
      { ...page, html: '<search></search>', inlineStyles: ['a{color:light-dark(red,blue)}'] },
    ],
  };
  const report = formatProblems(checkBrowsers(broken));
  for (const part of [
    'assets/new.js: Chrome 109, Chrome Android 109, Firefox 115, Safari 15.6, Safari on iOS 15.6 lack javascript.builtins.Map.groupBy: Map.groupBy',
    'assets/new.css: Firefox 115 lack css.selectors.has: a:has(b)',
    'assets/new.svg: Chrome 109',
    'content/cities/porto.md\n  /cities/porto/index.html: Chrome 109',
    'lack css.types.color.light-dark: color:light-dark(red,blue)',
    'src/quality/browsers/harmless.ts',
  ])
    expect(report).toContain(part);
  expect(report).not.toContain('admin/');
});
