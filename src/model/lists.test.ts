import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compressedSize } from '../base/compressed-size.ts';
import { activity, city } from '../quality/testing/entries.ts';
import {
  ARCHIVE,
  citiesPerItem,
  continentList,
  directoryOf,
  fitsIn,
  fitting,
  inPages,
  INDEX,
  largestCount,
  shareIndex,
  type List,
} from './lists.ts';
import { pageRoute } from './urls.ts';

const words: List<string> = { most: 20, bytes: 300, text: (word) => word, markup: 10 };
const texts = fc.array(fc.string({ maxLength: 200, unit: 'grapheme' }), { maxLength: 60 });
const cities = (count: number, changes: object = {}) =>
  Array.from({ length: count }, (_, index) => city(`city-${index}`, changes));

describe('a list', () => {
  it('shows its first entries, as many as fit, and not one more', () => {
    fc.assert(
      fc.property(texts, (items) => {
        const shown = fitting(items, words);
        expect(shown).toEqual(items.slice(0, shown.length));
        expect(shown.length).toBeLessThanOrEqual(words.most);
        expect(fitsIn(words, shown)).toBe(true);
        if (shown.length < Math.min(items.length, words.most))
          expect(fitsIn(words, items.slice(0, shown.length + 1))).toBe(false);
      }),
    );
  });

  it('is divided into pages that fit, with every entry on one of them, in order', () => {
    fc.assert(
      fc.property(texts, (items) => {
        const pages = inPages(items, words);
        expect(pages.flat()).toEqual(items);
        expect(pages.length).toBeGreaterThan(0);
        for (const page of pages) {
          expect(page.length).toBeLessThanOrEqual(words.most);
          if (page.length > 1) expect(fitsIn(words, page)).toBe(true);
          if (items.length > 0) expect(page.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('gives the same pages each time, and all of a list that is short', () => {
    const posts = Array.from({ length: 100 }, (_, index) => activity(`post-${index}`));
    expect(inPages(posts, ARCHIVE)).toEqual(inPages(posts, ARCHIVE));
    expect(inPages(posts, ARCHIVE)[0]).toHaveLength(ARCHIVE.most);
    const few = posts.slice(0, 3);
    expect(fitting(few, ARCHIVE)).toBe(few);
  });

  it('weighs what gzip does, and what stands around the words', () => {
    const text = 'Ångström & <Söhne>';
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const bytes = compressedSize(escaped) - compressedSize('') + words.markup;
    expect(fitsIn({ ...words, bytes }, [text])).toBe(true);
    expect(fitsIn({ ...words, bytes: bytes - 1 }, [text])).toBe(false);
  });

  it('is cut by halving at the largest count that fits', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), (limit, fits) => {
        expect(largestCount(limit, (count) => count <= fits)).toBe(Math.min(limit, fits));
      }),
    );
  });
});

describe('the page of all cities', () => {
  const places = (members: number, candidates = 0, former = 0) => ({
    members: cities(members),
    candidates: cities(candidates, { status: 'candidate', applied: '2026-01-01' }),
    formerMembers: cities(former, { status: 'former', left: '2025' }),
  });

  it('shows all members while there is room, and then the first of each continent', () => {
    expect(directoryOf(places(10))).toMatchObject({ isWhole: true });
    const many = directoryOf({
      ...places(400),
      members: [...cities(400), city('rio', { country: 'BR' })],
    });
    expect(many.isWhole).toBe(false);
    const [europe, america] = many.continents;
    expect(europe?.all).toHaveLength(400);
    expect(europe?.shown).toEqual(europe?.all.slice(0, europe.shown.length));
    expect(europe?.shown.length).toBeGreaterThan(10);
    expect(america?.shown).toHaveLength(1);
  });

  it('leads to the list of a continent on it, or on a page of its own', () => {
    expect(continentList(directoryOf(places(10)), 'NA')).toBe('/cities/#NA');
    expect(continentList(directoryOf(places(400)), 'NA')).toBe('/continents/north-america/');
  });

  it('shows the first candidates and former members of many', () => {
    const { candidates, former } = directoryOf(places(10, 100, 2));
    expect(candidates.length).toBeGreaterThan(3);
    expect(candidates.length).toBeLessThan(100);
    expect(former).toHaveLength(2);
  });
});

it('the checklist names the same number of cities below each item', () => {
  expect(citiesPerItem(new Map([['one', cities(10)]]))).toBe(24);
  const many = new Map(Array.from({ length: 40 }, (_, item) => [`item-${item}`, cities(200)]));
  expect(citiesPerItem(many)).toBeLessThan(24);
  expect(citiesPerItem(new Map())).toBe(24);
});

describe('the search page', () => {
  const links = (section: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      href: `/${section}/entry-${index}/`,
      name: `${section} ${index * 7919}`,
    }));

  it('names what is important first, and leaves out a list that must be whole and does not fit', () => {
    const [few, none, some] = shareIndex([
      { links: links('a', 5) },
      { links: links('b', 2000), mustBeWhole: true },
      { links: links('c', 2000) },
    ]);
    expect(few).toHaveLength(5);
    expect(none).toEqual([]);
    expect(some?.length).toBeGreaterThan(10);
    expect(fitsIn(INDEX, [...(few ?? []), ...(some ?? [])])).toBe(true);
  });
});

it('the first page of a list has no number in its address', () => {
  expect([1, 2, 10].map((number) => pageRoute('/kinds/news/', number))).toEqual([
    '/kinds/news/',
    '/kinds/news/2/',
    '/kinds/news/10/',
  ]);
});
