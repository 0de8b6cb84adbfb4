/** The budgets of pages, and which of them a built site keeps. Sizes are compressed, in bytes. */
import { compressedSize } from '../../base/compressed-size.ts';
import { MOST_PARTS } from '../../model/gazetteer/gazetteer.ts';
import { FULL, PAGE_BYTES } from '../../model/lists.ts';
import { PHOTO_BYTES } from '../../site/picture-sizes.ts';
import { SEARCH_ENGINE } from '../../site/policy.ts';
import { fileAt, isEditor, type BuiltSite, type Page } from './built-site.ts';
import type { Weight } from './weights.ts';

/** Most bytes. 14 kB fit into the first round trip of a connection. */
export const BUDGETS = {
  /** HTML and CSS of a list, an index, or a page of the site's own. */
  page: PAGE_BYTES,
  /** The same of a text, up to the end of its heading and lead. */
  firstScreen: PAGE_BYTES,
  /** Everything that a first visit loads, but for photos. */
  visit: 60_000,
  /** A photo, in the size that a phone or a desktop chooses. */
  photo: PHOTO_BYTES,
  /** A picture in a list. */
  listPicture: 4_000,
  /** All pictures of a list. */
  listPictures: 60_000,
  firstAnswers: 60_000,
} as const;

/** Most of the gazetteer, which is never loaded as a whole. */
export const GAZETTEER_LIMITS = {
  /** Bytes of all files as they are. */
  bytes: 3_000_000,
  files: 400,
  /** Bytes that an answer may take, compressed: the index, and as many parts as it loads. */
  answer: 30_000,
} as const;

/** What the gazetteer takes of {@link GAZETTEER_LIMITS}. */
export function gazetteerSize({
  files,
}: Pick<BuiltSite, 'files'>): Record<keyof typeof GAZETTEER_LIMITS, number> {
  const all = [...files].filter(([file]) => file.startsWith('gazetteer/'));
  const compressed = (part: RegExp) =>
    Math.max(
      0,
      ...all.filter(([file]) => part.test(file)).map(([, bytes]) => compressedSize(bytes)),
    );
  return {
    bytes: all.reduce((sum, [, { length }]) => sum + length, 0),
    files: all.length,
    answer: compressed(/\.json$/) + MOST_PARTS * compressed(/\.txt$/),
  };
}

/** What something takes of its budget. */
export interface Spending {
  /** Undefined for what belongs to no single page. */
  page: Page | undefined;
  budget: keyof typeof BUDGETS;
  bytes: number;
  /** The picture, if it is one. */
  picture?: string;
}

/**
 * True for a page whose text an author writes: its source is a file of content, and the full-text
 * search reads it. Its length is the author's. Lists of entries have the file of their entry as
 * their source as well, but the search does not read them.
 */
export function isText(page: Pick<Page, 'source' | 'isSearched'>): boolean {
  return page.source.startsWith('content/') && page.isSearched;
}

/**
 * The part of a page that its first screen cannot do without: everything up to the end of the
 * heading and the lead, with all that stands before them. Compressed, it arrives after as many
 * bytes as this part takes by itself.
 */
export function firstScreen(html: string): string {
  const [whole = html] = /^[^]*?<main[^]*?<\/h1>(?:[^]*?<\/header>)?/.exec(html) ?? [];
  return whole;
}

/** What a page takes of each of its budgets. */
function spendingsOf({ page, htmlAndCss, css, visit, photos }: Weight): Spending[] {
  const each = (budget: 'photo' | 'listPicture'): Spending[] =>
    photos.map(({ src, bytes }) => ({ page, budget, bytes, picture: src }));
  if (!isText(page))
    return [
      { page, budget: 'page', bytes: htmlAndCss },
      { page, budget: 'visit', bytes: visit },
      ...each('listPicture'),
      { page, budget: 'listPictures', bytes: photos.reduce((sum, { bytes }) => sum + bytes, 0) },
    ];
  // A page that is light as a whole need not be weighed twice.
  const beginning =
    htmlAndCss <= FULL * BUDGETS.firstScreen
      ? htmlAndCss
      : css + compressedSize(firstScreen(page.html));
  return [
    { page, budget: 'firstScreen', bytes: beginning },
    { page, budget: 'visit', bytes: visit - htmlAndCss + beginning },
    ...each('photo'),
  ];
}

/**
 * What the search loads before it answers: its scripts, but for the full text, and the index of
 * names.
 */
export function firstAnswersBytes(site: BuiltSite): number {
  const base = site.base.slice(0, -1);
  const scripts = site.pages
    .filter(({ url }) => url === `${base}/search/`)
    .flatMap((page) => page.scripts.filter((url) => url !== base + SEARCH_ENGINE));
  return [...new Set([...scripts, `${base}/search/index.json`])].reduce(
    (sum, url) => sum + compressedSize(site.files.get(fileAt(site, url) ?? '') ?? ''),
    0,
  );
}

/**
 * What a site takes of all its budgets.
 *
 * @param pages of the site, weighed. The editor has no budget.
 */
export function spendings(site: BuiltSite, pages: readonly Weight[]): Spending[] {
  return [
    ...pages.filter(({ page }) => !isEditor(site, page)).flatMap(spendingsOf),
    { page: undefined, budget: 'firstAnswers', bytes: firstAnswersBytes(site) },
  ];
}

/** True if something is heavier than its budget. */
export function isOver({ budget, bytes }: Spending): boolean {
  return bytes > BUDGETS[budget];
}

const WHAT: Readonly<Record<Spending['budget'], string>> = {
  page: 'HTML and CSS',
  firstScreen: 'HTML and CSS up to the end of the first screen',
  visit: 'a first visit, without photos',
  photo: 'the photo',
  listPicture: 'the picture in a list',
  listPictures: 'all pictures of a list',
  firstAnswers: 'what the search loads before it answers',
};

/** A sentence about what something takes of its budget. */
export function spendingText({ page, budget, bytes, picture }: Spending): string {
  const what = [WHAT[budget], ...(picture === undefined ? [] : [picture])].join(' ');
  return `${page?.url ?? '/search/'}: ${bytes} bytes for ${what}, compressed; the budget is ${BUDGETS[budget]}.`;
}

/** A warning for each budget of which little is left, for the log of a build. It fails nothing. */
export function budgetWarnings(all: readonly Spending[]): string[] {
  return all
    .filter(({ budget, bytes }) => bytes > FULL * BUDGETS[budget])
    .map(
      (spending) =>
        `${spendingText(spending)} That is ${Math.round((100 * spending.bytes) / BUDGETS[spending.budget])} per cent.`,
    );
}
