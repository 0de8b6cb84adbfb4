/** The weight of pages, for the budgets and the colophon. Scripts import nothing, since the policy forbids it. */
import { SPECULATION_RULES } from '../../site/speculation.ts';
import { compressedSize } from '../../base/compressed-size.ts';
import { fileAt, type BuiltSite, type Page } from './built-site.ts';
import type { Image, Link } from './page.ts';
import { chosenFile, SCREENS } from './picture-choice.ts';

export interface Weight {
  page: Page;
  /** HTML and CSS, compressed. */
  htmlAndCss: number;
  /** The stylesheets alone, compressed. */
  css: number;
  /** Everything that a first visit loads but photos; text compressed. */
  visit: number;
  /** Photos, each in the heaviest of the files that browsers choose on {@link SCREENS}. */
  photos: { src: string; bytes: number }[];
  /** Scripts, compressed. */
  scripts: number;
  /** How many files a first visit loads from this site, including the page itself, and from elsewhere. */
  requests: { own: number; foreign: number };
}

const PHOTO = /\.(avif|webp|jpe?g|png)$/;
const COMPRESSED_ALREADY = /\.(woff2|avif|webp|jpe?g|png)$/;

/** The files of a picture of which browsers load one, as the page names them. */
function choicesOf({ sources }: Image): string[] {
  return sources.flatMap((source) => SCREENS.flatMap((screen) => chosenFile(source, screen) ?? []));
}

/** Addresses of what a page loads at once, besides itself, its scripts and its photos. */
function loadedBy({ styles, links }: Page): string[] {
  const isLoaded = ({ kind, rel, url }: Link) =>
    ((kind === 'img src' || kind === 'image href') && !PHOTO.test(url)) ||
    (kind === 'link href' && /^(preload|icon)$/.test(rel));
  return [...styles, ...links.filter(isLoaded).map(({ url }) => url)];
}

/** A function that gives the size of a file by its full address; 0 for one that is not of this site. */
function sizesIn(
  site: BuiltSite,
  sizeOfFile: (file: string, content: Buffer | string) => number,
): (address: string) => number {
  const sizes = new Map<string, number>();
  return (address) => {
    const target = new URL(address);
    const file = target.origin === site.origin ? fileAt(site, target.pathname) : undefined;
    const bytes = file === undefined ? undefined : site.files.get(file);
    if (file === undefined || bytes === undefined) return 0;
    const size =
      sizes.get(file) ?? (COMPRESSED_ALREADY.test(file) ? bytes.length : sizeOfFile(file, bytes));
    sizes.set(file, size);
    return size;
  };
}

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
  const sizeOf = sizesIn(site, sizeOfFile);
  const sum = (addresses: Iterable<string>) =>
    [...addresses].reduce((bytes, address) => bytes + sizeOf(address), 0);
  const weigh = (page: Page): Weight => {
    const full = (url: string) => new URL(url, site.origin + page.url).href;
    // What is in a template is loaded only on request.
    const scripts = new Set(
      page.links.filter(({ kind }) => kind === 'script src').map(({ url }) => full(url)),
    );
    const loaded = new Set([...loadedBy(page).map(full), ...scripts, ...rules]);
    const photos = page.images
      .filter(({ src }) => PHOTO.test(src))
      .map((image) => ({
        src: image.src,
        bytes: Math.max(...choicesOf(image).map((url) => sizeOf(full(url)))),
      }));
    const requested = new Set([...loaded, ...photos.map(({ src }) => full(src))]);
    const own = [...requested].filter((url) => new URL(url).origin === site.origin).length;
    const html = sizeOfFile(page.file, page.html);
    const css = sum(new Set(page.styles.map(full)));
    return {
      page,
      htmlAndCss: html + css,
      css,
      photos,
      visit: html + sum(loaded),
      scripts: sum(scripts),
      requests: { own: 1 + own, foreign: requested.size - own },
    };
  };
  return site.pages
    .filter(({ isRedirect }) => !isRedirect)
    .map(weigh)
    .sort((a, b) => b.htmlAndCss - a.htmlAndCss || (a.page.file < b.page.file ? -1 : 1));
}
