/**
 * Addresses of the site, and when hosts take two of them for one: many servers and file systems
 * ignore case, and do not tell apart the two ways to encode an accent.
 */

/** First path segments of the site's own pages. A test compares them with src/pages. */
export const SITE_SECTIONS: readonly string[] = [
  'actions',
  'activities',
  'cards',
  'checklist',
  'cities',
  'compare',
  'continents',
  'corrections',
  'countries',
  'data',
  'events',
  'feeds',
  'gazetteer',
  'icons',
  'join',
  'kinds',
  'partners',
  'principles',
  'projects',
  'search',
  'topics',
];

/** First segments below which every address is the site's own. */
const OWN_TREES: ReadonlySet<string> = new Set([
  '404',
  '404.html',
  'actions',
  'admin',
  'assets',
  'cards',
  'checklist',
  'compare',
  'continents',
  'corrections',
  'countries',
  'feeds',
  'gazetteer',
  'icons',
  'kinds',
  'pagefind',
  'topics',
]);

/** Lists and feeds of cities, in whose place no city can have its page. */
const CITY_LISTS = ['table', 'candidates', 'changes', 'former'] as const;

/** Second segments below which every address is the site's own: lists, archives of years, and their pages. */
const BELOW: Readonly<Record<string, RegExp>> = {
  join: /^(?:apply|next|plain|questions|waiting)$/,
  activities: /^\d+$/,
  cities: new RegExp(`^(?:${CITY_LISTS.join('|')})$`),
  events: /^\d+$/,
  partners: /^\d{1,3}$/,
  projects: /^\d{1,3}$/,
};

/** Folders below the page of an entry: `/cities/porto/activities/`. */
const ENTRY_LISTS: ReadonlySet<string> = new Set(['actions', 'activities', 'cities', 'compare']);

/** Names of devices, which Windows refuses for files and folders, whatever their extension. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/i;

/** Extensions of files that the site or its host writes, and that no page can replace. */
const FILE =
  /\.(?:br|css|csv|geojson|gz|ico|ics|js|json|jsonld|md|opml|png|sha256|svg|txt|webmanifest|woff2?|xml|zip)$/;

/** Most bytes of a path in UTF-8: what every file system stores, and a server finds in one step. */
export const LONGEST_PATH = 250;

/** True if a name, in lower case, belongs to a page of the site or to a device, so that no entry can have it. */
export function isReservedSlug(slug: string): boolean {
  return slug === 'index' || (CITY_LISTS as readonly string[]).includes(slug) || DEVICE.test(slug);
}

/** True if a page of the coalition's own cannot have this name, because an address of the site begins with it. */
export function isReservedPage(slug: string): boolean {
  // The page about joining takes its text from content.
  return slug !== 'join' && (SITE_SECTIONS.includes(slug) || OWN_TREES.has(slug));
}

/** True if Windows stores no file or folder of this name. */
export function isUnstorable(segment: string): boolean {
  return DEVICE.test(segment) || /[. ]$|[<>:"|?*\\]/.test(segment);
}

/** A path without percent encoding; as it is, if that is broken. */
export function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** An address decoded, with composed letters, and without the slash or `index.html` at its end: `/city/maceió`. */
export function plainAddress(address: string): string {
  return decoded(address)
    .normalize('NFC')
    .replace(/\/(?:index\.html\/?)?$/i, '');
}

/**
 * What is equal for two addresses that a host could take for one: without the difference of capitals
 * (default caseless matching, Unicode 3.13), accents and code.
 */
export function addressKey(address: string): string {
  return (
    plainAddress(address)
      .normalize('NFD')
      // Upper case of lower case joins what only full case folding joins, such as ß and SS. The
      // dotless ı is a letter of its own.
      .replace(/[^ı]+/gu, (text) => text.toLowerCase().toUpperCase())
      .normalize('NFC')
  );
}

/** The address of an entry, without the slash at its end. */
export function entryAddress(collection: string, slug: string): string {
  return collection === 'pages' ? `/${slug}` : `/${collection}/${slug}`;
}

/** True if an address belongs to pages or files of the site that are not made from one entry. */
export function isSiteAddress(address: string): boolean {
  const [, first = '', second, ...deeper] = addressKey(address).toLowerCase().split('/');
  const segments = [first, second ?? '', ...deeper];
  return (
    OWN_TREES.has(first) ||
    segments.some((segment) => FILE.test(segment) || /^(?:[._]|index\.html$)/.test(segment)) ||
    (SITE_SECTIONS.includes(first) &&
      (second === undefined || (BELOW[first]?.test(second) ?? false)))
  );
}

/** The address of the entry whose list this is, as in `/cities/porto/activities/2`; undefined for other addresses. */
export function listedEntry(address: string): string | undefined {
  const [, first = '', second = '', list = ''] = plainAddress(address).split('/');
  return ENTRY_LISTS.has(list.toLowerCase()) ? `/${first}/${second}` : undefined;
}
