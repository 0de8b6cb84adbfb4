/** Judges links within the site before it is built: does the page exist, and the place on it? */
import { decoded } from '../model/addresses.ts';
import { didYouMean, surelyMeant } from './explain.ts';
import type { Finding } from './problem.ts';
import { addressAbove, isPartOfList, type SiteAddresses } from './site-addresses.ts';

/** A page or file of the site. */
export interface TargetPage {
  /** Ids of places on it; undefined if its text cannot be read. */
  anchors: ReadonlySet<string> | undefined;
  /** The day from which it can be read; `9999` for a draft, empty if it is always there. */
  visibleFrom: string;
}

/** What links are judged by. */
export interface SiteMap {
  /** Every address that a text may link to, decoded. */
  addresses: SiteAddresses;
  /** Old addresses, decoded, without the slash at the end. */
  aliases: ReadonlySet<string>;
  /** The day for which the site is judged. */
  today: string;
}

export interface LinkError extends Finding {
  /** The address that was meant, if there is no doubt. */
  meant?: string;
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
 * @returns what is wrong; undefined if nothing is.
 */
export function siteLinkError(url: string, from: TargetPage, site: SiteMap): LinkError | undefined {
  const [, path = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? [];
  if (path === '') return placeError(url, hash, from);
  const address = decoded(path);
  const target = site.addresses.get(address);
  if (target) return hiddenError(path, target, from, site.today) ?? placeError(url, hash, target);
  if (site.aliases.has(address.replace(/\/$/, ''))) return undefined;
  if (site.addresses.has(`${address}/`)) {
    const whole = `${path}/${query}${hash}`;
    return siteLinkError(whole, from, site) ?? slashError(path, whole);
  }
  return missingPage({ path, query, hash }, site);
}

function slashError(path: string, whole: string): LinkError {
  return {
    message: `The link to ${path} has no slash at its end.`,
    fix: `Write ${whole}`,
    meant: whole,
    rule: 'link-target',
  };
}

/** True for two addresses that name different places: one of the two may be no slip, as with Lion and Lyon. */
function isOtherPlace(address: string, near: string): boolean {
  const [, section = '', place] = near.split('/');
  return /^(?:cities|countries)$/.test(section) && address.split('/')[2] !== place;
}

function missingPage({ path, query, hash }: Address, { addresses }: SiteMap): LinkError {
  const address = decoded(path);
  if (isPartOfList(address)) {
    const above = addressAbove(address, addresses);
    return {
      rule: 'link-target',
      message: `The link leads to ${path}, a page of a list that moves as the list grows.`,
      fix: `Link to what it lists, or to ${above}`,
    };
  }
  const known = [...addresses.keys()];
  const whole = address.endsWith('/') || /\.\w+$/.test(address) ? address : `${address}/`;
  const near = surelyMeant(whole, known);
  const meant = near !== undefined && isOtherPlace(whole, near) ? undefined : near;
  return {
    rule: 'link-target',
    message: `The link leads to ${path}, which does not exist.`,
    fix:
      didYouMean(whole, known) ??
      'Check the address: open the page on the site, and copy what comes after the name of the site.',
    ...(meant === undefined ? {} : { meant: `${meant}${query}${hash}` }),
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
    rule: 'link-hidden',
    message: `The link leads to ${path}, which nobody can read yet: it is ${isDraft ? 'a draft' : `hidden until ${target.visibleFrom}`}.`,
    fix: isDraft
      ? 'Publish it first, or remove the link.'
      : 'Give this text the same date, or remove the link.',
  };
}

/** Judges what comes after "#". */
function placeError(url: string, hash: string, page: TargetPage): LinkError | undefined {
  // What follows ":~:" are words, for which browsers look themselves (URL Fragment Text Directives).
  const place = decoded(hash.slice(1).replace(/:~:.*$/s, ''));
  if (place === '' || page.anchors === undefined || page.anchors.has(place)) return undefined;
  const places = [...page.anchors];
  const meant = surelyMeant(place, places);
  const fix =
    didYouMean(place, places) ??
    (places.length > 0
      ? `The places there are: ${places
          .slice(0, 12)
          .map((name) => `#${name}`)
          .join(', ')}.`
      : 'There are no places to link to. Remove "#" and what follows.');
  return {
    rule: 'link-place',
    message: `There is no place "#${place}" on the page that this link leads to.`,
    fix,
    ...(meant === undefined ? {} : { meant: `${url.slice(0, url.indexOf('#'))}#${meant}` }),
  };
}
