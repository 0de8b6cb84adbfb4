/** Layouts hold in a language with longer words that is written from right to left. */
import { expect, it } from 'vitest';
import { PSEUDO } from '../testing/pseudo-language.ts';
import { KINDS, PSEUDO_SITE } from '../testing/sites.ts';
import { visits } from '../testing/visits.ts';

const site = visits(PSEUDO_SITE);

/** What does not fit, in a page: elements beside the window, and texts that are cut. */
function misfits(): string[] {
  const name = (element: Element) =>
    `${element.localName}${element.className && typeof element.className === 'string' ? `.${element.className.split(' ').join('.')}` : ''} “${element.textContent.trim().slice(0, 40)}”`;
  const found: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide`);
  for (const element of document.body.querySelectorAll('*')) {
    // Words for screen readers only, and areas that scroll by themselves, may be cut.
    if (element.closest('.visually-hidden, .skip, svg, [hidden], datalist, select')) continue;
    const style = getComputedStyle(element);
    const scroller = element.parentElement?.closest('.scroll, .prose table, pre');
    const { left, right, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0 || style.visibility === 'hidden') continue;
    if (!scroller && (left < -1 || right > clientWidth + 1))
      found.push(`${name(element)} lies beside the window`);
    const cuts = /hidden|clip/.test(`${style.overflowX} ${style.overflowY}`);
    if (
      cuts &&
      (element.scrollWidth > element.clientWidth + 1 ||
        element.scrollHeight > element.clientHeight + 1)
    )
      found.push(`${name(element)} is cut`);
  }
  return found;
}

const PAGES = KINDS.filter((path) => path !== '404.html');

it('everything fits on every kind of page, in a narrow and in a wide window', async () => {
  const { page } = await site.open('');
  const found: string[] = [];
  for (const path of PAGES) {
    await page.goto(`${site.url}${PSEUDO.tag}/${path}`);
    await page.evaluate(() => document.fonts.ready);
    expect(await page.evaluate(() => document.documentElement.dir), path).toBe('rtl');
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      for (const misfit of await page.evaluate(misfits))
        found.push(`/${path}, ${width} pixels: ${misfit}`);
    }
  }
  expect(found.join('\n')).toBe('');
});

it('finds what does not fit', async () => {
  const { page } = await site.open(`${PSEUDO.tag}/about/`, {
    viewport: { width: 320, height: 800 },
  });
  await page.evaluate(() => {
    const [wide, cut] = [document.createElement('p'), document.createElement('p')];
    wide.textContent = 'wide'.repeat(100);
    wide.style.cssText = 'overflow-wrap: normal; white-space: nowrap; inline-size: 2000px';
    cut.textContent = 'cut '.repeat(100);
    cut.style.cssText = 'overflow: hidden; block-size: 1em';
    document.querySelector('main')?.append(wide, cut);
  });
  const found = (await page.evaluate(misfits)).join('\n');
  expect(found).toContain('“widewide');
  expect(found).toMatch(/“cut cut .* is cut/);
});
