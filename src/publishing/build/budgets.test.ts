import { describe, expect, it } from 'vitest';
import { PICTURE } from '../../site/picture-sizes.ts';
import { BUDGETS, budgetWarnings, isOver, spendings, spendingText } from './budgets.ts';
import type { BuiltSite } from './built-site.ts';
import { readPage } from './page.ts';
import { chosenFile, SCREENS, shownWidth } from './picture-choice.ts';
import { weights } from './weights.ts';

/** Text that hardly compresses. */
const noise = (length: number) => {
  let number = 1;
  return Array.from({ length }, () => {
    number = (number * 48_271) % 2_147_483_647;
    return String.fromCharCode(97 + (number % 26));
  }).join('');
};

/** A page with a heading; of a text, the source is content and the search reads it. */
function siteOf(
  main: string,
  {
    isText = false,
    title = 'Title',
    files = {},
  }: { isText?: boolean; title?: string; files?: Readonly<Record<string, number>> } = {},
): BuiltSite {
  const html = `<!doctype html><head><title>x</title></head><main data-source="${isText ? 'content/activities/x.md' : 'src/pages/x.astro'}"${isText ? ' data-pagefind-body' : ''}><header><h1>${title}</h1></header>${main}</main>`;
  const file = 'x/index.html';
  return {
    folder: '',
    base: '/',
    origin: 'https://www.example.org',
    pages: [readPage(file, html, '/')],
    files: new Map([
      [file, Buffer.from(html)],
      ...Object.entries(files).map(([name, size]): [string, Buffer] => [name, Buffer.alloc(size)]),
    ]),
  };
}

const over = (site: BuiltSite) =>
  spendings(site, weights(site))
    .filter(isOver)
    .map(({ budget }) => budget);

/** A photo as Astro writes it, with files of these sizes. */
const photo = (name: string, attributes = '') =>
  `<picture><source type="image/avif" srcset="${PICTURE.widths.map((width) => `/${name}-${width}.avif ${width}w`).join(', ')}" sizes="${PICTURE.sizes}"><img src="/${name}-1216.webp" srcset="${PICTURE.widths.map((width) => `/${name}-${width}.webp ${width}w`).join(', ')}" sizes="${PICTURE.sizes}" ${attributes} alt="x" width="9" height="9"></picture>`;

describe('a list', () => {
  it('has a budget for the whole page', () => {
    expect(over(siteOf(`<p>${noise(10_000)}</p>`))).toEqual([]);
    expect(over(siteOf(`<p>${noise(25_000)}</p>`))).toEqual(['page']);
  });

  it('has one for each picture, and one for all', () => {
    const pictures = (count: number) =>
      Array.from(
        { length: count },
        (_, index) => `<img src="/${index}.webp" alt="x" loading="lazy">`,
      );
    const files = (count: number, size: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.webp`, size]));
    expect(over(siteOf(pictures(15).join(''), { files: files(15, 4_000) }))).toEqual([]);
    expect(over(siteOf(pictures(1).join(''), { files: files(1, 4_001) }))).toEqual(['listPicture']);
    expect(over(siteOf(pictures(16).join(''), { files: files(16, 4_000) }))).toEqual([
      'listPictures',
    ]);
  });
});

describe('a text', () => {
  it('may be as long as its author likes, as long as its first screen is light', () => {
    expect(over(siteOf(`<p>${noise(200_000)}</p>`, { isText: true }))).toEqual([]);
    expect(over(siteOf('', { isText: true, title: noise(25_000) }))).toEqual(['firstScreen']);
  });

  it('has a budget for each photo, which is none of the first visit', () => {
    const files = (size: number) =>
      Object.fromEntries(
        PICTURE.widths.flatMap((width) =>
          ['avif', 'webp'].map((format) => [`a-${width}.${format}`, width === 1216 ? size : 10]),
        ),
      );
    const text = { isText: true };
    expect(over(siteOf(photo('a'), { ...text, files: files(120_000) }))).toEqual([]);
    expect(over(siteOf(photo('a'), { ...text, files: files(120_001) }))).toEqual(['photo']);
  });
});

it('everything else that a page loads at once counts as the first visit, drawings too', () => {
  const site = siteOf('<img src="/a.svg" alt="x">', { files: { 'a.svg': 0 } });
  site.files.set('a.svg', Buffer.from(noise(120_000)));
  expect(over(site)).toEqual(['visit']);
});

it('warns before a budget is full, and names the page and the budget', () => {
  const warningsOf = (site: BuiltSite) => budgetWarnings(spendings(site, weights(site)));
  expect(warningsOf(siteOf('<p>Little.</p>'))).toEqual([]);
  const [size] = [18_600, 18_700, 19_000, 20_000, 21_000]
    .map((length) => siteOf(`<p>${noise(length)}</p>`))
    .filter((site) => over(site).length === 0 && warningsOf(site).length > 0);
  expect(size && warningsOf(size)).toEqual([
    expect.stringMatching(
      /^\/x\/: \d+ bytes for HTML and CSS, compressed; the budget is 14000\. That is 9\d per cent\.$/,
    ),
  ]);
  expect(
    spendingText({ page: undefined, budget: 'firstAnswers', bytes: BUDGETS.firstAnswers + 1 }),
  ).toBe(
    '/search/: 60001 bytes for what the search loads before it answers, compressed; the budget is 60000.',
  );
});

describe('the file of a picture that a browser chooses', () => {
  const source = {
    src: '/fallback.webp',
    srcset: PICTURE.widths.map((width) => `/${width}.webp ${width}w`).join(', '),
    sizes: PICTURE.sizes,
  };

  it('is the smallest that has enough pixels for the screen', () => {
    expect(SCREENS.map((screen) => chosenFile(source, screen))).toEqual([
      '/1216.webp',
      '/608.webp',
      '/1216.webp',
    ]);
    expect(chosenFile(source, { width: 320, ratio: 1 })).toBe('/320.webp');
    expect(chosenFile(source, { width: 360, ratio: 2 })).toBe('/760.webp');
    expect(chosenFile(source, { width: 1280, ratio: 4 })).toBe('/1216.webp');
  });

  it('is chosen by density, and is the only one there is', () => {
    const dense = { src: '/a.webp', srcset: '/a.webp, /b.webp 2x' };
    expect(SCREENS.map((screen) => chosenFile(dense, screen))).toEqual([
      '/b.webp',
      '/a.webp',
      '/b.webp',
    ]);
    expect(chosenFile({ src: '/a.webp' }, { width: 360, ratio: 3 })).toBe('/a.webp');
  });

  it.each([
    ['', 360, 360],
    ['50vw', 360, 180],
    ['calc(100vw - 2.5rem)', 360, 320],
    ['(max-width: 400px) 10em, 20px', 360, 160],
    ['(min-width: 400px) 10em, 20px', 360, 20],
    ['(width >= 400px) 10em, (width > 359px) 5px, 20px', 360, 5],
    [PICTURE.sizes, 1280, 608],
  ])('is chosen for sizes "%s"', (sizes, width, shown) => {
    expect(shownWidth(sizes, width)).toBe(shown);
  });

  it('is not guessed', () => {
    expect(() => shownWidth('min(100vw, 20rem)', 360)).toThrow('is not understood in sizes');
    expect(() => shownWidth('(orientation: portrait) 1px', 360)).toThrow('is not understood');
  });
});
