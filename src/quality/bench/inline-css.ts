/** Whether the stylesheet belongs into a file of its own or into each page: in bytes, by what a visit loads. */
import type { Browser } from 'playwright-core';
import { compressedSize } from '../../publishing/build/built-site.ts';

export interface VisitedPage {
  html: string;
  /** The rules of the stylesheet that the page uses. */
  used: string;
}

/** Compressed bytes of HTML and CSS of a visit to several pages. */
export interface Costs {
  /** One file, which is kept after the first page. */
  file: number;
  /** The rules that a page uses within it, and the file after it, once. */
  critical: number;
  /** The whole stylesheet within each page. */
  whole: number;
}

export function costs(pages: readonly VisitedPage[], css: string): Costs {
  const within = (style: (page: VisitedPage) => string) =>
    pages.reduce(
      (bytes, page) =>
        bytes +
        compressedSize(page.html.replace('</head>', () => `<style>${style(page)}</style></head>`)),
      0,
    );
  return {
    file: pages.reduce((bytes, { html }) => bytes + compressedSize(html), compressedSize(css)),
    critical: within(({ used }) => used) + compressedSize(css),
    whole: within(() => css),
  };
}

/** The stylesheet of a page, and the rules in it that the page uses. */
export async function usedRules(
  browser: Browser,
  url: string,
): Promise<{ css: string; used: string }> {
  const page = await browser.newPage({ ignoreHTTPSErrors: true });
  await page.coverage.startCSSCoverage();
  await page.goto(url, { waitUntil: 'networkidle' });
  const sheets = await page.coverage.stopCSSCoverage();
  await page.close();
  return {
    css: sheets.map(({ text = '' }) => text).join(''),
    used: sheets
      .map(({ text = '', ranges }) =>
        ranges.map(({ start, end }) => text.slice(start, end)).join(''),
      )
      .join(''),
  };
}
