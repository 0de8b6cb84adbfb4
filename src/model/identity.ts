/**
 * What identifies a thing in feeds, calendars, data and structured data, which readers keep for
 * years: a tag URI (RFC 4151). It names no address, so it stays when the site moves to another
 * host, when a file is renamed and when a title changes.
 */
import { settings } from '../settings.ts';
import type { Entry } from './queries/entry.ts';
import { isSlug } from './schemas/fields.ts';
import { routes } from './urls.ts';

/** The kinds of things that have an identifier, with the path of their page. */
const PAGES = {
  principle: routes.principle,
  city: routes.city,
  activity: routes.activity,
  partner: routes.partner,
  project: routes.project,
  page: routes.page,
} as const;

type Identified = Entry<{ readonly aliases: readonly string[] }>;

/**
 * The slug under which an entry was first published. It survives a new title, and a renamed file
 * that keeps its old addresses in `aliases`, oldest first.
 */
function firstSlug(kind: keyof typeof PAGES, { id, data }: Identified): string {
  const route = PAGES[kind];
  return (
    data.aliases
      .map((alias) => alias.replace(/\/?$/, '/'))
      .flatMap((alias) => {
        const slug = alias.split('/').at(-2) ?? '';
        return isSlug(slug) && route(slug) === alias ? [slug] : [];
      })
      .at(0) ?? id
  );
}

/** The identifier of something that has no name but its own in a list: `checklist-item`, `member-count`. */
export function identifier(kind: string, slug: string): string {
  return `${settings.identity}${kind}/${slug}`;
}

/** The identifier of an entry of a collection. */
export function identify(kind: keyof typeof PAGES, entry: Identified): string {
  return identifier(kind, firstSlug(kind, entry));
}

/** The identifier of an action: below that of its city, whatever becomes of the name of the city. */
export function identifyAction(city: Identified, action: { readonly id: string }): string {
  return identifier('action', `${firstSlug('city', city)}/${action.id}`);
}

/**
 * The identifier of the news that a city is a member, or that it applied or left. It has no date, so
 * that it stays when a date is corrected.
 *
 * @param number which membership of the city; the first is 1. @param change undefined for its beginning.
 */
export function identifyMembership(
  city: Identified,
  number = 1,
  change?: 'applied' | 'left',
): string {
  const parts = [firstSlug('city', city), number > 1 ? number : undefined, change];
  return identifier('membership', parts.filter((part) => part !== undefined).join('/'));
}

/** The identifier of a correction of an entry, of which there is one a day. */
export function identifyCorrection(
  kind: keyof typeof PAGES,
  entry: Identified,
  day: string,
): string {
  return identifier('correction', `${kind}/${firstSlug(kind, entry)}/${day}`);
}
