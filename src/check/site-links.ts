/** Links within the site, judged before it is built: does the page exist, and the place on it? */
import { RESERVED_SLUGS } from '../model/schemas/fields.ts';
import { ACTIVITY_KINDS } from '../model/schemas/activity.ts';
import { TOPICS } from '../model/schemas/topics.ts';
import type { CollectionName } from '../model/schemas/index.ts';
import { didYouMean, surelyMeant } from './explain.ts';

/** First parts of the addresses of pages that are not entries of their own. A test compares them with src/pages. */
export const SITE_SECTIONS: readonly string[] = [
  'activities',
  'cards',
  'checklist',
  'cities',
  'continents',
  'countries',
  'data',
  'events',
  'feeds',
  'join',
  'kinds',
  'partners',
  'principles',
  'projects',
  'search',
  'topics',
];

/** Names of places that templates put on pages. A test compares them with the templates. */
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

/** A page with a text of ours: an entry, or one of the coalition's own pages. */
export interface TargetPage {
  /** Names of the places in its text; undefined if the text cannot be read. */
  anchors: ReadonlySet<string> | undefined;
  /** The day from which it can be read; `9999` for a draft, an empty text for what was always there. */
  visibleFrom: string;
}

/** What links are judged by. */
export interface SiteMap {
  pages: Readonly<Record<CollectionName, ReadonlyMap<string, TargetPage>>>;
  /** Old addresses, decoded, without the slash at the end. */
  aliases: ReadonlySet<string>;
  /** Places that templates make of the content: principles, sections and items of the checklist. */
  anchors: ReadonlySet<string>;
  /** The day for which the site is judged. */
  today: string;
}

export interface LinkError {
  message: string;
  fix: string;
  /** The address that was meant, if there is no doubt. */
  meant?: string;
  guide: 'links' | 'drafts-and-future-dates';
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/**
 * Judges one link.
 *
 * @param url a path from the root of the site, or a place on the same page (`#why`).
 * @param from the page on which it stands.
 * @returns what is wrong; undefined for what is in order, and for what only the built site can tell.
 */
export function siteLinkError(url: string, from: TargetPage, site: SiteMap): LinkError | undefined {
  const [, path = '', query = '', fragment] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
  if (path === '') return placeError(url, fragment, from, site);
  const parts = decoded(path).split('/').slice(1);
  const last = parts.at(-1) ?? '';
  // Feeds, calendars and data are files, which the build names.
  if (last.includes('.') || path === '/') return undefined;
  if (last !== '' && !site.aliases.has(decoded(path))) {
    const whole = `${path}/${query}${fragment === undefined ? '' : `#${fragment}`}`;
    return (
      siteLinkError(whole, from, site) ?? {
        message: `The link to ${path} has no slash at its end.`,
        fix: `Write ${whole}`,
        meant: whole,
        guide: 'links',
      }
    );
  }
  if (site.aliases.has(decoded(path).replace(/\/$/, ''))) return undefined;

  const [section = '', slug = '', ...deeper] = parts;
  const known = knownBelow(section, site);
  const missing = (
    word: string,
    words: readonly string[],
    write: (word: string) => string,
  ): LinkError => {
    const meant = surelyMeant(word, words);
    const whole =
      meant === undefined
        ? undefined
        : `${write(meant)}${query}${fragment === undefined ? '' : `#${fragment}`}`;
    return {
      guide: 'links',
      message: `The link leads to ${path}, which does not exist.`,
      fix:
        didYouMean(word, words, write) ??
        'Check the address: open the page on the site, and copy what stands after the name of the site.',
      ...(whole === undefined ? {} : { meant: whole }),
    };
  };
  const page = site.pages.pages.get(section);
  if (!page && !SITE_SECTIONS.includes(section))
    return missing(section, [...SITE_SECTIONS, ...site.pages.pages.keys()], (word) =>
      ['', word, ...parts.slice(1)].join('/'),
    );
  if (slug === '') return placeError(url, fragment, page, site);
  if (known !== undefined && !known.has(slug) && !isOwnPage(slug))
    return missing(slug, [...known.keys()], (word) => ['', section, word, ...deeper].join('/'));
  const target =
    deeper.length === 1 && isEntrySection(section) ? site.pages[section].get(slug) : undefined;
  if (target && target.visibleFrom > site.today && target.visibleFrom > from.visibleFrom) {
    const isDraft = target.visibleFrom.startsWith('9999');
    return {
      guide: 'drafts-and-future-dates',
      message: `The link leads to ${path}, which nobody can read yet: it is ${isDraft ? 'a draft' : `hidden until ${target.visibleFrom}`}.`,
      fix: isDraft
        ? 'Publish it first, or take the link out.'
        : 'Give this text the same day, or take the link out.',
    };
  }
  return target ? placeError(url, fragment, target, site) : undefined;
}

function isEntrySection(section: string): section is (typeof ENTRY_SECTIONS)[number] {
  return (ENTRY_SECTIONS as readonly string[]).includes(section);
}

/** Names that pages below a section can have; undefined if only the build knows them. */
function knownBelow(
  section: string,
  site: SiteMap,
): { has: (name: string) => boolean; keys: () => Iterable<string> } | undefined {
  if (section === 'topics') return new Set<string>(TOPICS);
  if (section === 'kinds') return new Set<string>(ACTIVITY_KINDS);
  return isEntrySection(section) ? site.pages[section] : undefined;
}

/** Years, pages of long lists, and names that no entry can have, as pages of the site have them. */
function isOwnPage(slug: string): boolean {
  return /^\d+$/.test(slug) || RESERVED_SLUGS.has(slug);
}

/** Judges what stands after "#". Of pages without a text of ours, only the build knows the places. */
function placeError(
  url: string,
  fragment: string | undefined,
  page: TargetPage | undefined,
  site: SiteMap,
): LinkError | undefined {
  if (fragment === undefined || fragment === '' || page?.anchors === undefined) return undefined;
  const place = decoded(fragment);
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
      : 'The text there has no headings to which a link could lead. Take "#" and what follows out.');
  return {
    guide: 'links',
    message: `There is no place "#${place}" on the page to which this link leads.`,
    fix,
    ...(meant === undefined ? {} : { meant: `${url.slice(0, url.indexOf('#'))}#${meant}` }),
  };
}
