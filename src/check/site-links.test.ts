import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { siteLinkError, TEMPLATE_ANCHORS, type SiteMap, type TargetPage } from './site-links.ts';

it('the places that templates name are known', () => {
  // Fields of forms have names of places, to which nobody links.
  const found = globSync('src/{pages,layouts,components}/**/*.astro')
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\sid="([\w-]+)"/g)].map(([, id = '']) => id),
    )
    .filter((id) => !/^(?:join|newsletter)-/.test(id));
  expect([...new Set(found)].filter((id) => !TEMPLATE_ANCHORS.includes(id))).toEqual([]);
});

const none = new Map<string, TargetPage>();
const page = (visibleFrom: string): TargetPage => ({ anchors: new Set(['why']), visibleFrom });
const site: SiteMap = {
  pages: {
    principles: none,
    cities: new Map([['la-coruna', page('')]]),
    activities: new Map([
      ['draft', page('9999')],
      ['later', page('2027-01-01')],
      ['old', page('2020-01-01')],
    ]),
    partners: none,
    projects: none,
    pages: new Map([['about', page('')]]),
  },
  aliases: new Set(['/city/la-coruña']),
  anchors: new Set(['open-data-portal']),
  today: '2026-11-24',
};
const error = (url: string, visibleFrom = '') => siteLinkError(url, page(visibleFrom), site);

it('a further page of the list of events cannot be linked to, as it will be gone one day', () => {
  expect(error('/events/2/')?.message).toContain('gone when enough events are over');
  expect(error('/events/')).toBeUndefined();
});

it.each([
  '/',
  '/about/',
  '/about/#why',
  '#why',
  '/city/la-coru%C3%B1a',
  '/city/la-coruña/',
  '/cities/la-coruna/rss.xml',
  '/cities/la-coruna/2/',
  '/countries/spain/',
  '/checklist/#open-data-portal',
  '/data/%E0%A4%A/',
])('a link may lead to %s', (url) => {
  expect(error(url)).toBeUndefined();
});

it.each([
  ['/about', '/about/'],
  ['/about?a=b#why', '/about/?a=b#why'],
  ['/abaut/', '/about/'],
  ['/cities/la-corunna/#why', '/cities/la-coruna/#why'],
  ['/citie/la-coruna/', '/cities/la-coruna/'],
  ['/about/#whi', undefined],
  ['/nothing-like-it/', undefined],
])('a link to %s has its error, and one right answer or none: %s', (url, meant) => {
  expect(error(url)?.guide).toBe('links');
  expect(error(url)?.meant).toBe(meant);
});

it('what is hidden may be linked from what is hidden as long', () => {
  expect(error('/activities/draft/')?.message).toContain('it is a draft');
  expect(error('/activities/draft/', '9999')).toBeUndefined();
  expect(error('/activities/later/', '2020-01-01')?.message).toContain('hidden until 2027-01-01');
  expect(error('/activities/later/', '2027-01-01')).toBeUndefined();
  expect(error('/activities/old/')).toBeUndefined();
});
