/** Judges links within the site before it is built: does the page exist, and the place on it? */
import { isReservedSlug, SITE_SECTIONS } from '../model/addresses.ts';
import { ACTIVITY_KINDS } from '../model/schemas/activity.ts';
import { TOPICS } from '../model/schemas/topics.ts';
import type { CollectionName } from '../model/schemas/index.ts';
import { didYouMean, surelyMeant } from './explain.ts';
import type { Finding } from './problem.ts';

/** Ids that templates give to places on pages. A test compares them with the templates. */
export const TEMPLATE_ANCHORS: readonly string[] = [
  'actions',
  'calendars',
  'candidates',
  'checklist',
  'city',
  'content',
  'countries',
  'form',
  'format',
  'index',
  'kinds',
  'list',
  'menu',
  'topics',
  'years',
];

/** Collections whose entries have pages below a folder of the same name. */
const ENTRY_SECTIONS = ['principles', 'cities', 'activities', 'partners', 'projects'] as const;

/** A page made from a file of content. */
export interface TargetPage {
  /** Ids of the headings in its text; undefined if the text cannot be read. */
  anchors: ReadonlySet<string> | undefined;
  /** The day from which it can be read; `9999` for a draft, empty for pages that are always there. */
  visibleFrom: string;
}

/** What links are judged by. */
export interface SiteMap {
  pages: Readonly<Record<CollectionName, ReadonlyMap<string, TargetPage>>>;
  /** Old addresses, decoded, without the slash at the end. */
  aliases: ReadonlySet<string>;
  /** Ids that templates take from the content: principles, sections and items of the checklist. */
  anchors: ReadonlySet<string>;
  /** The day for which the site is judged. */
  today: string;
}

export interface LinkError extends Finding {
  /** The address that was meant, if there is no doubt. */
  meant?: string;
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** An address within the site, in parts. */
interface Address {
  path: string;
  query: string;
  /** With "#"; empty if there is none. */
  hash: string;
}

/**
 * Judges one link.
 *
 * @param url a path from the root of the site, or a place on the same page (`#why`).
 * @param from the page that contains the link.
 * @returns what is wrong; undefined if nothing is, or only the built site can show it.
 */
export function siteLinkError(url: string, from: TargetPage, site: SiteMap): LinkError | undefined {
  const [, path = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? [];
  if (path === '') return placeError(url, hash, from, site);
  // Feeds, calendars and data are files, whose names only the build knows.
  const isFile = decoded(path).split('/').at(-1)?.includes('.');
  if (isFile || path === '/') return undefined;
  const isAlias = (address: string) => site.aliases.has(decoded(address).replace(/\/$/, ''));
  if (!path.endsWith('/') && !site.aliases.has(decoded(path))) {
    const whole = `${path}/${query}${hash}`;
    return siteLinkError(whole, from, site) ?? slashError(path, whole);
  }
  if (isAlias(path)) return undefined;
  return pageError({ path, query, hash }, url, from, site);
}

function slashError(path: string, whole: string): LinkError {
  return {
    message: `The link to ${path} has no slash at its end.`,
    fix: `Write ${whole}`,
    meant: whole,
    guide: 'links',
  };
}

/** Judges the page of a link, and the place on it. */
function pageError(
  address: Address,
  url: string,
  from: TargetPage,
  site: SiteMap,
): LinkError | undefined {
  const [section = '', slug = '', ...deeper] = decoded(address.path).split('/').slice(1);
  const page = site.pages.pages.get(section);
  if (!page && !SITE_SECTIONS.includes(section))
    return missingPage(address, section, [...SITE_SECTIONS, ...site.pages.pages.keys()], (word) =>
      ['', word, slug, ...deeper].join('/'),
    );
  if (slug === '') return placeError(url, address.hash, page, site);
  if (section === 'events') return endingPage(address);
  const known = knownBelow(section, site);
  if (known !== undefined && !known.has(slug) && !isOwnPage(slug))
    return missingPage(address, slug, [...known.keys()], (word) =>
      ['', section, word, ...deeper].join('/'),
    );
  const target =
    deeper.length === 1 && isEntrySection(section) ? site.pages[section].get(slug) : undefined;
  return (
    target &&
    (hiddenError(address.path, target, from, site.today) ??
      placeError(url, address.hash, target, site))
  );
}

/** A further page of a list that becomes shorter day by day: one night the link would lead nowhere. */
function endingPage({ path }: Address): LinkError {
  return {
    guide: 'links',
    message: `The link leads to ${path}, a page that is gone when enough events are over.`,
    fix: 'Write /events/, or link to the page of the event.',
    meant: '/events/',
  };
}

/** @param word the part of the path that is not known; @param write makes the path with a known one. */
function missingPage(
  { path, query, hash }: Address,
  word: string,
  known: readonly string[],
  write: (word: string) => string,
): LinkError {
  const meant = surelyMeant(word, known);
  return {
    guide: 'links',
    message: `The link leads to ${path}, which does not exist.`,
    fix:
      didYouMean(word, known, write) ??
      'Check the address: open the page on the site, and copy what comes after the name of the site.',
    ...(meant === undefined ? {} : { meant: `${write(meant)}${query}${hash}` }),
  };
}

/** A page that nobody can read yet, linked from one that people can read earlier. */
function hiddenError(
  path: string,
  target: TargetPage,
  from: TargetPage,
  today: string,
): LinkError | undefined {
  if (target.visibleFrom <= today || target.visibleFrom <= from.visibleFrom) return undefined;
  const isDraft = target.visibleFrom.startsWith('9999');
  return {
    guide: 'drafts-and-future-dates',
    message: `The link leads to ${path}, which nobody can read yet: it is ${isDraft ? 'a draft' : `hidden until ${target.visibleFrom}`}.`,
    fix: isDraft
      ? 'Publish it first, or remove the link.'
      : 'Give this text the same date, or remove the link.',
  };
}

function isEntrySection(section: string): section is (typeof ENTRY_SECTIONS)[number] {
  return (ENTRY_SECTIONS as readonly string[]).includes(section);
}

/** Names of the pages below a section; undefined if only the build knows them. */
function knownBelow(
  section: string,
  site: SiteMap,
): { has: (name: string) => boolean; keys: () => Iterable<string> } | undefined {
  if (section === 'topics') return new Set<string>(TOPICS);
  if (section === 'kinds') return new Set<string>(ACTIVITY_KINDS);
  return isEntrySection(section) ? site.pages[section] : undefined;
}

/** Years, pages of long lists, and names that are reserved for pages of the site. */
function isOwnPage(slug: string): boolean {
  return /^\d+$/.test(slug) || isReservedSlug(slug);
}

/** Judges what comes after "#". On pages that are not made from content, only the build knows the places. */
function placeError(
  url: string,
  hash: string,
  page: TargetPage | undefined,
  site: SiteMap,
): LinkError | undefined {
  if (hash.length < 2 || page?.anchors === undefined) return undefined;
  const place = decoded(hash.slice(1));
  if (
    page.anchors.has(place) ||
    TEMPLATE_ANCHORS.includes(place) ||
    site.anchors.has(place) ||
    /^(?:user-content-|footnote|:~:)/.test(place)
  )
    return undefined;
  const places = [...page.anchors];
  const meant = surelyMeant(place, places);
  const fix =
    didYouMean(place, places) ??
    (places.length > 0
      ? `The places there are: ${places
          .slice(0, 12)
          .map((name) => `#${name}`)
          .join(', ')}.`
      : 'The text there has no headings to link to. Remove "#" and what follows.');
  return {
    guide: 'links',
    message: `There is no place "#${place}" on the page that this link leads to.`,
    fix,
    ...(meant === undefined ? {} : { meant: `${url.slice(0, url.indexOf('#'))}#${meant}` }),
  };
}
