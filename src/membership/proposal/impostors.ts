/** Whether a website may be that of an impostor: on a host for everybody, or like that of a city of the site. */
import { domainToUnicode } from 'node:url';
import leven from 'leven';
import { fold } from '../../base/fold.ts';
import { withoutLookAlikes } from '../../base/plain-letters.ts';
import { parseUrl } from '../../base/url.ts';
import type { CityIdentity } from '../../model/known-city.ts';
import { isSharedHost, ownerOf } from '../../model/same-site.ts';

/** A city of the site, and the host of its website. */
export interface KnownWebsite {
  city: CityIdentity;
  host: string;
}

export type WebsiteDoubt =
  | { kind: 'shared' }
  /** It is the website of a city of the site, or looks like it. */
  | { kind: 'known' | 'alike'; of: KnownWebsite };

/** Shorter names are too often alike by chance. */
const SHORTEST = 6;

/** From this length on, two letters may differ. */
const LONG = 12;

/** What is left of a name when all that looks alike is the same: `cm-p0rto` and `cmporto`. */
function skeleton(label: string): string {
  return fold(withoutLookAlikes(label))
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('0', 'o')
    .replace(/[1il|]/g, 'l')
    .replaceAll('5', 's')
    .replaceAll('3', 'e')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The name that an owner registered, in letters, and the domain below which it is. */
function registered(host: string): { label: string; below: string } {
  const owner = domainToUnicode(ownerOf(host)) || ownerOf(host);
  const dot = owner.indexOf('.');
  return { label: owner.slice(0, dot), below: owner.slice(dot + 1) };
}

/** True if two names, of two owners, look alike. */
function looksLike(hostA: string, hostB: string): boolean {
  const [a, b] = [registered(hostA), registered(hostB)];
  const [one, other] = [skeleton(a.label), skeleton(b.label)];
  if (Math.min(one.length, other.length) < SHORTEST) return one === other && a.label !== b.label;
  const most = Math.min(one.length, other.length) < LONG ? 1 : 2;
  return one === other || (a.below === b.below && leven(one, other) <= most);
}

/**
 * What is doubtful about a website, by its name alone.
 *
 * @param host that of the website. @param known the websites of other cities.
 */
export function websiteDoubt(
  host: string,
  known: readonly KnownWebsite[],
): WebsiteDoubt | undefined {
  if (isSharedHost(host)) return { kind: 'shared' };
  const owner = ownerOf(host);
  const same = known.find((one) => ownerOf(one.host) === owner);
  if (same) return { kind: 'known', of: same };
  const alike = known.find((one) => looksLike(host, one.host));
  return alike ? { kind: 'alike', of: alike } : undefined;
}

/** The websites that the files of cities name. */
export function knownWebsites(
  cities: readonly CityIdentity[],
  written: ReadonlyMap<string, { data: unknown }>,
): KnownWebsite[] {
  return cities.flatMap((city) => {
    const { website } = (written.get(city.slug)?.data ?? {}) as { website?: unknown };
    const host = typeof website === 'string' ? parseUrl(website)?.hostname : undefined;
    return host ? [{ city, host }] : [];
  });
}
