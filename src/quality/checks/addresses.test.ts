/** Whatever the build writes is an address that the check knows, so that no old address can take its place. */
import { expect, it } from 'vitest';
import { readBuiltSite } from '../../publishing/build/built-site.ts';
import {
  addressKey,
  entryAddress,
  isSiteAddress,
  listedEntry,
  plainAddress,
} from '../../model/addresses.ts';
import {
  contentOf,
  LIVING,
  PLAIN,
  PSEUDO_SITE,
  SEARCH,
  TEST_ALL,
  VARIANT,
} from '../testing/sites.ts';

it.each([PLAIN, VARIANT, SEARCH, PSEUDO_SITE, ...(TEST_ALL ? [LIVING] : [])])(
  'all pages and files of $folder have addresses of entries or of the site',
  async (site) => {
    const { index } = await contentOf(site);
    const entries = new Set(
      Object.entries(index.pages).flatMap(([name, slugs]) =>
        [...slugs.keys()].map((slug) => addressKey(entryAddress(name, slug))),
      ),
    );
    const isKnown = (address: string) =>
      plainAddress(address) === '' ||
      isSiteAddress(address) ||
      entries.has(addressKey(address)) ||
      entries.has(addressKey(listedEntry(address) ?? '')) ||
      index.aliases.has(plainAddress(address)) ||
      (site === PSEUDO_SITE && address.startsWith('/en-XA/'));
    const built = readBuiltSite(site.folder, site.base, site.origin);
    const addresses = [...built.files.keys()].map((file) => `/${file}`);
    expect(addresses.length).toBeGreaterThan(100);
    expect(addresses.filter((address) => !isKnown(address))).toEqual([]);
    // A case-insensitive file system stores each of them.
    expect(new Set(addresses.map((address) => address.toLowerCase())).size).toBe(addresses.length);
  },
);
