import { expect, it } from 'vitest';
import { siteLinkError, type SiteMap, type TargetPage } from './site-links.ts';

const page = (visibleFrom: string, ...places: string[]): TargetPage => ({
  anchors: new Set(['content', 'why', ...places]),
  visibleFrom,
});
const site: SiteMap = {
  addresses: new Map([
    ['/', page('')],
    ['/about/', page('')],
    ['/activities/', page('')],
    ['/activities/draft/', page('9999')],
    ['/activities/later/', page('2027-01-01')],
    ['/activities/old-2024/', page('2020-01-01')],
    ['/activities/2021/', page('2021-03-01')],
    ['/checklist/', page('', 'open-data-portal')],
    ['/cities/la-coruna/', page('')],
    ['/cities/la-coruna/rss.xml', page('')],
    ['/countries/spain/', page('')],
    ['/data/cities.csv', page('')],
    ['/broken/', { anchors: undefined, visibleFrom: '' }],
  ]),
  aliases: new Set(['/city/la-coruña']),
  today: '2026-11-24',
};
const error = (url: string, visibleFrom = '') => siteLinkError(url, page(visibleFrom), site);

it.each([
  '/',
  '/about/',
  '/about/#why',
  '/about/?a=b#why',
  '#why',
  '#',
  '/city/la-coru%C3%B1a',
  '/city/la-coruña/',
  '/cities/la-coruna/rss.xml',
  '/countries/spain/',
  '/checklist/#open-data-portal',
  '/data/cities.csv',
  '/about/#:~:text=Why%20cities',
  '/about/#why:~:text=cities',
  '/broken/#anything',
])('a link may lead to %s', (url) => {
  expect(error(url)).toBeUndefined();
});

it.each([
  ['/about', '/about/'],
  ['/about?a=b#why', '/about/?a=b#why'],
  ['/abaut/', '/about/'],
  ['/countrie/spain/', '/countries/spain/'],
  ['/data/citys.csv', '/data/cities.csv', '/data/cities.csv'],
  ['/activities/old-2025/', undefined, '/activities/old-2024/'],
  ['/activities/2022/', undefined, '/activities/2021/'],
  ['/about/#whi', undefined, '#why'],
  ['/about/#open-data-portal', undefined],
  ['/about/#user-content-fn-9', undefined],
  ['/nothing-like-it/', undefined],
  ['/files/report.pdf', undefined],
  ['/cities/la-coruna/foo/', undefined],
  ['/data/%E0%A4%A/', undefined],
])('a link to %s has its error, and one right answer or none: %s', (url, meant, near = meant) => {
  const found = error(url);
  expect(found?.rule).toMatch(/^link-/);
  if (meant !== '/data/cities.csv') expect(found?.meant).toBe(meant);
  if (near !== undefined) expect(found?.fix).toContain(near.replace(/^#/, ''));
});

it.each([
  ['/activities/2/', '/activities/'],
  ['/events/2/', '/'],
  ['/cities/table/2/', '/'],
  ['/cities/la-coruna/activities/', '/cities/la-coruna/'],
  ['/countries/spain/2/', '/countries/spain/'],
  ['/checklist/open-data-portal/', '/checklist/'],
  ['/continents/europe/', '/'],
])('a link to %s, a part of a list that moves, should lead to %s', (url, above) => {
  expect(error(url)?.message).toContain('moves as the list grows');
  expect(error(url)?.fix).toMatch(new RegExp(`or to ${above}$`));
});

it('what is hidden may be linked from what is hidden as long', () => {
  expect(error('/activities/draft/')?.message).toContain('it is a draft');
  expect(error('/activities/draft/', '9999')).toBeUndefined();
  expect(error('/activities/later/', '2020-01-01')?.message).toContain('hidden until 2027-01-01');
  expect(error('/activities/later/', '2027-01-01')).toBeUndefined();
});
