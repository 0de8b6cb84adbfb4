/** The weight of pages, for the budgets and the colophon. Scripts import nothing, since the policy forbids it. */
import { SPECULATION_RULES } from '../../site/speculation.ts';
import { compressedSize, fileAt, type BuiltSite, type Page } from './built-site.ts';

export interface Weight {
  page: Page;
  /** HTML and CSS, compressed. */
  htmlAndCss: number;
  /** Everything that a first visit loads; text compressed. */
  visit: number;
  /** Scripts, compressed. */
  scripts: number;
  /** How many files a first visit loads from this site, including the page itself, and from elsewhere. */
  requests: { own: number; foreign: number };
}

const COMPRESSED_ALREADY = /\.(woff2|avif|webp|jpe?g|png)$/;

/**
 * The weight of each page, the heaviest first.
 *
 * @param sizeOfFile bytes of a file after gzip; a build that has just compressed it knows them.
 */
export function weights(
  site: BuiltSite,
  sizeOfFile = (_file: string, content: Buffer | string) => compressedSize(content),
): Weight[] {
  // A response header names the speculation rules; browsers that know it load them once a day.
  const rules = site.files.has(SPECULATION_RULES.slice(1))
    ? [site.origin + site.base.slice(0, -1) + SPECULATION_RULES]
    : [];
  const sizes = new Map<string, number>();
  const sizeOf = (page: Page, url: string) => {
    const target = new URL(url, site.origin + page.url);
    const file = target.origin === site.origin ? fileAt(site, target.pathname) : undefined;
    const bytes = file === undefined ? undefined : site.files.get(file);
    if (file === undefined || bytes === undefined) return 0;
    const size =
      sizes.get(file) ?? (COMPRESSED_ALREADY.test(file) ? bytes.length : sizeOfFile(file, bytes));
    sizes.set(file, size);
    return size;
  };
  return site.pages
    .filter(({ isRedirect }) => !isRedirect)
    .map((page) => {
      const full = (url: string) => new URL(url, site.origin + page.url).href;
      const sum = (urls: Iterable<string>) =>
        [...urls].reduce((bytes, url) => bytes + sizeOf(page, url), 0);
      const styles = new Set(page.styles.map(full));
      // What is in a template is loaded only on request.
      const scripts = new Set(
        page.links.filter(({ kind }) => kind === 'script src').map(({ url }) => full(url)),
      );
      const others = page.links
        .filter(
          ({ kind, rel }) =>
            kind === 'img src' || (kind === 'link href' && /^(preload|icon)$/.test(rel)),
        )
        .map(({ url }) => full(url));
      const loaded = new Set([...styles, ...scripts, ...others, ...rules]);
      const own = [...loaded].filter((url) => new URL(url).origin === site.origin).length;
      const html = sizeOfFile(page.file, page.html);
      return {
        page,
        htmlAndCss: html + sum(styles),
        visit: html + sum(loaded),
        scripts: sum(scripts),
        requests: { own: 1 + own, foreign: loaded.size - own },
      };
    })
    .sort((a, b) => b.htmlAndCss - a.htmlAndCss || (a.page.file < b.page.file ? -1 : 1));
}
