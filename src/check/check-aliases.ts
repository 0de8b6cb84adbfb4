/** Judges old addresses: none may be that of a page, and each leads to one page, on every host. */
import { locales } from '../i18n/index.ts';
import {
  addressKey,
  entryAddress,
  isSiteAddress,
  listedEntry,
  plainAddress,
} from '../model/addresses.ts';
import type { CollectionName } from '../model/schemas/index.ts';
import type { JudgedFile } from './check-file.ts';
import { valuesAt } from './fields-of.ts';
import type { Finding, Problem } from './problem.ts';
import type { EntryPages } from './site-addresses.ts';
import type { FieldChange } from './yaml-edits.ts';

/** An old address, as it is written, and the file that lists it. */
interface Claim {
  file: string;
  address: string;
}

/** What is wrong with an old address, and the change that fixes it, where only one is right. */
interface AliasError {
  finding: Finding;
  change?: FieldChange;
}

/** First segments of the addresses of pages in other languages, as keys. */
const LANGUAGES: ReadonlySet<string> = new Set(
  locales.flatMap(({ segment }) => (segment === undefined ? [] : [addressKey(`/${segment}`)])),
);

/** What the keys of addresses of cities begin with. */
const OF_CITIES = `${addressKey(entryAddress('cities', ''))}/`;

/** True if an address belongs to a page in another language. */
export function isTranslation(address: string): boolean {
  return LANGUAGES.has(`/${addressKey(address).split('/')[1] ?? ''}`);
}

/** Addresses of all entries, by their keys. */
function livingAddresses(pages: EntryPages): Map<string, string> {
  return new Map(
    Object.entries(pages).flatMap(([collection, entries]) =>
      [...entries.keys()].map((slug): [string, string] => {
        const address = entryAddress(collection, slug);
        return [addressKey(address), address];
      }),
    ),
  );
}

/** The address of the entry to which an address belongs: that of its page, or of a list below it. */
function ownerOf(address: string, living: ReadonlyMap<string, string>): string | undefined {
  const entry = listedEntry(address);
  return (
    living.get(addressKey(address)) ??
    (entry === undefined ? undefined : living.get(addressKey(entry)))
  );
}

/**
 * True for an old address on a page of the coalition that a city has again: the page of a city that
 * withdrew or was declined leads to the one on joining, until the city comes back. That is no
 * error, so that its proposal can be merged: the page of the city is shown, and nothing redirects.
 */
function isReturned(
  collection: CollectionName,
  address: string,
  living: ReadonlyMap<string, string>,
): boolean {
  return collection === 'pages' && addressKey(ownerOf(address, living) ?? '').startsWith(OF_CITIES);
}

/** An old address that a page of the site has now. */
function livingError(
  address: string,
  own: string,
  living: ReadonlyMap<string, string>,
): AliasError | undefined {
  const page = living.get(addressKey(address));
  const spelling =
    page === undefined || page === plainAddress(address) ? '' : '; many hosts ignore case';
  if (page === own)
    return {
      finding: {
        rule: 'old-address',
        message: `${address} is the address of this page itself${spelling}.`,
        fix: 'Remove it from the list.',
      },
      change: { kind: 'removal', says: `${address} was removed.` },
    };
  const owner = ownerOf(address, living) ?? (isTranslation(address) ? address : undefined);
  return owner === undefined
    ? undefined
    : {
        finding: {
          rule: 'old-address',
          message: `${address} is the address of a page of the site${page === undefined ? '' : `, ${page}/`}${spelling}.`,
          fix: 'Remove it from the list: an old address is one that no page has any more.',
        },
      };
}

function repeatedError(address: string, file: string, first: Claim): AliasError {
  if (first.file === file)
    return {
      finding: {
        rule: 'old-address',
        message: `${address} is here twice${first.address === address ? '' : `: to many hosts it is the same as ${first.address}`}.`,
        fix: 'Keep one of the two.',
      },
      change: { kind: 'removal', says: `The second ${address} was removed.` },
    };
  return {
    finding: {
      rule: 'old-address',
      message: `${first.file} has the same old address ${first.address === address ? address : `${first.address}: to many hosts it is the same as ${address}`}.`,
      fix: 'An old address can lead to one page only. Remove one of the two.',
    },
  };
}

/**
 * Judges the old addresses of files.
 *
 * @param known old addresses of other files, decoded.
 */
export function checkAliases(
  files: readonly JudgedFile[],
  pages: EntryPages,
  known: Iterable<string> = [],
): Problem[] {
  const living = livingAddresses(pages);
  const claims = new Map<string, Claim>(
    [...known].map((address) => [addressKey(address), { file: 'Another file', address }]),
  );
  return files.flatMap(({ collection, slug, file, data, problemAt }) =>
    valuesAt(data, ['aliases', '*']).flatMap(({ path, value }) => {
      // The schema refuses what is no address, or belongs to a page that is not made from content.
      if (typeof value !== 'string' || !value.startsWith('/') || isSiteAddress(value)) return [];
      const key = addressKey(value);
      const first = claims.get(key);
      if (first === undefined) claims.set(key, { file, address: value });
      if (first === undefined && isReturned(collection, value, living)) return [];
      const error =
        livingError(value, entryAddress(collection, slug), living) ??
        (first && repeatedError(value, file, first));
      return error ? [problemAt(path, error.finding, error.change)] : [];
    }),
  );
}

/** Advice to remove old addresses that cities have again, see {@link isReturned}. */
export function returnedAddresses(files: readonly JudgedFile[], pages: EntryPages): Problem[] {
  const living = livingAddresses(pages);
  return files.flatMap(({ collection, data, problemAt }) =>
    valuesAt(data, ['aliases', '*']).flatMap(({ path, value }) =>
      typeof value === 'string' && isReturned(collection, value, living)
        ? [
            problemAt(
              path,
              {
                rule: 'address-returned',
                message: `${value} belongs to the page of a city again, which is shown there.`,
                fix: 'Remove it from the list.',
              },
              { kind: 'removal', says: `${value} was removed: a city has it again.` },
            ),
          ]
        : [],
    ),
  );
}

/**
 * Old addresses of cities on pages of the coalition, by their keys, each with the file that lists
 * it: a city that is proposed again takes its own back.
 */
export function addressesLeftToPages(files: readonly JudgedFile[]): Map<string, string> {
  return new Map(
    files
      .filter(({ collection }) => collection === 'pages')
      .flatMap(({ file, data }) =>
        valuesAt(data, ['aliases', '*'])
          .map(({ value }) => addressKey(String(value)))
          .filter((key) => key.startsWith(OF_CITIES))
          .map((key) => [key, file] as const),
      ),
  );
}

/**
 * What is wrong with the name of an added file if its address is an old address of another page.
 *
 * @param known old addresses. @param leftToPages those that an added city takes back, see {@link addressesLeftToPages}.
 */
export function takenAddressError(
  collection: CollectionName,
  slug: string,
  known: Iterable<string>,
  leftToPages: ReadonlyMap<string, string> = new Map(),
): Finding | undefined {
  const key = addressKey(entryAddress(collection, slug));
  return !leftToPages.has(key) && [...known].some((address) => addressKey(address) === key)
    ? {
        line: 1,
        rule: 'file-name',
        message: `${entryAddress(collection, slug)}/ is an old address of another page.`,
        fix: 'Choose another file name, or remove it from "aliases" of that page.',
      }
    : undefined;
}
