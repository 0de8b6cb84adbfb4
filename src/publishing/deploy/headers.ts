/**
 * The response headers of the site: the one source of `_headers` and of the
 * configurations of nginx and Caddy. docs/security.md explains each.
 */
import {
  contentSecurityPolicy,
  EDITOR_PAGE,
  editorPolicy,
  FOLLOW_PAGES,
  INTERACTIVE_PAGES,
  NOTHING,
} from '../../site/policy.ts';
import { SPECULATION_RULES } from '../../site/speculation.ts';
import { locales, type Locale } from '../../i18n/index.ts';

/**
 * Some addresses of the site: one page; all files of a name or an extension; or all
 * that a regular expression matches, in the syntax that JavaScript, PCRE and RE2 share.
 */
export type Where =
  { page: string } | { file: string } | { extension: string } | { pattern: string };

/** One header. The first case that matches an address decides; `''` stands for no header. */
export interface HeaderRule {
  name: string;
  cases: readonly (readonly [where: Where, value: string])[];
  otherwise: string;
}

/** Pages, as files or as addresses. */
const PAGE: Where = { pattern: String.raw`(/|\.html)$` };

/** Files with a hash of their content in their name: new content has a new address. */
const HASHED: Where = {
  pattern: String.raw`^/(assets/|pagefind/(fragment|index)/|pagefind/[^/]+\.pf_meta$)`,
};

/**
 * What other sites and programs may load: open data, feeds, calendars, and the pictures that feeds
 * and links show, some of which are assets.
 */
const OPEN: Where = {
  pattern: String.raw`^/(assets|cards|data|icons|\.well-known)/|/(rss\.xml|feed\.json|city\.json|feeds\.opml|apple-touch-icon\.png)$|\.(ics|svg|ico)$`,
};

/** The rules for loading ahead. */
const SPECULATION: Where = { file: SPECULATION_RULES.slice(1) };

/** The icons of the site. Some browsers ask for them again at each change of the address, as in the search. */
const ICONS: Where = { pattern: String.raw`^/(favicon\.(svg|ico)|apple-touch-icon\.png)$` };

const NO_FRAMES = "frame-ancestors 'none'";

/** What browsers let a page ask for, and this site mostly does not need (Permissions Policy, W3C). */
const FEATURES = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'compute-pressure',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'sync-xhr',
  'usb',
  'window-management',
  'xr-spatial-tracking',
] as const;

function permissions(...allowed: readonly (typeof FEATURES)[number][]): string {
  return FEATURES.map((feature) => `${feature}=(${allowed.includes(feature) ? 'self' : ''})`).join(
    ', ',
  );
}

/** Media types that servers do not know, or send without a charset. */
const MEDIA_TYPES: readonly (readonly [Where, string])[] = [
  [{ file: 'rss.xml' }, 'application/rss+xml; charset=utf-8'],
  [SPECULATION, 'application/speculationrules+json; charset=utf-8'],
  [{ file: 'feed.json' }, 'application/feed+json; charset=utf-8'],
  [{ extension: 'opml' }, 'text/x-opml; charset=utf-8'],
  [{ extension: 'ics' }, 'text/calendar; charset=utf-8'],
  [{ extension: 'geojson' }, 'application/geo+json; charset=utf-8'],
  [{ pattern: String.raw`\.excel\.csv$` }, 'text/csv; charset=utf-16le'],
  [{ extension: 'csv' }, 'text/csv; charset=utf-8'],
  [{ extension: 'jsonld' }, 'application/ld+json'],
  [{ extension: 'md' }, 'text/markdown; charset=utf-8'],
];

/** A policy as a header says it: frame-ancestors has no effect in the page itself. */
export function headerPolicy(policy: string): string {
  return `${policy}; ${NO_FRAMES}`;
}

/** The policy of a page whose scripts and forms the server does not know; the page itself names them. */
function interactive(
  page: (typeof INTERACTIVE_PAGES)[number],
  { route }: Locale,
): readonly [Where, string] {
  const options = {
    scripts: ["'self'"],
    searchEngine: page === '/search/',
  };
  return [{ page: route(page) }, headerPolicy(contentSecurityPolicy(options))];
}

/** The pages that explain how to follow something, with buttons that copy addresses. */
const followPages = ({ route }: Locale): Where => ({
  // Not the lists of them, and their numbered pages.
  pattern: `^${route(FOLLOW_PAGES)}[a-z-]+/[a-z0-9-]*[a-z-][a-z0-9-]*/(index\\.html)?$`,
});

/** The policies for a server that keeps its configuration over many builds, and so knows no hashes. */
const SERVER_POLICIES: readonly (readonly [Where, string])[] = [
  ...locales.flatMap((locale): (readonly [Where, string])[] => [
    ...INTERACTIVE_PAGES.map((page) => interactive(page, locale)),
    [followPages(locale), headerPolicy(contentSecurityPolicy({ scripts: ["'self'"] }))],
    [
      { page: locale.route('/newsletter/') },
      headerPolicy(contentSecurityPolicy({ formTargets: ['https:'] })),
    ],
    [
      { page: locale.route('/join/plain/') },
      headerPolicy(contentSecurityPolicy({ formTargets: ['https:'] })),
    ],
  ]),
  [{ page: EDITOR_PAGE }, headerPolicy(editorPolicy({ scripts: ["'self'"], api: 'https:' }))],
];

/** Headers that are the same everywhere. */
const CONSTANT: readonly HeaderRule[] = Object.entries({
  // Two years. Whether it covers all subdomains is up to whoever has them.
  'Strict-Transport-Security': 'max-age=63072000',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
}).map(([name, otherwise]) => ({ name, cases: [], otherwise }));

const PERMISSIONS: HeaderRule = {
  name: 'Permissions-Policy',
  cases: [
    [{ page: '/join/apply/' }, permissions('clipboard-write')],
    ...locales.map((locale) => [followPages(locale), permissions('clipboard-write')] as const),
    [{ page: EDITOR_PAGE }, permissions('clipboard-write')],
    [PAGE, permissions()],
  ],
  otherwise: '',
};

const SHARING: readonly HeaderRule[] = [
  {
    name: 'Cross-Origin-Resource-Policy',
    cases: [
      [PAGE, 'same-origin'],
      [OPEN, 'cross-origin'],
    ],
    otherwise: 'same-origin',
  },
  {
    name: 'Access-Control-Allow-Origin',
    cases: [
      [PAGE, ''],
      [OPEN, '*'],
    ],
    otherwise: '',
  },
];

const CACHING: HeaderRule = {
  name: 'Cache-Control',
  cases: [
    [PAGE, 'no-cache'],
    [HASHED, 'public, max-age=31536000, immutable'],
    [SPECULATION, 'public, max-age=86400'],
    [ICONS, 'public, max-age=86400'],
  ],
  otherwise: 'no-cache',
};

/**
 * The headers.
 *
 * @param base path below which the site is served.
 * @param policies of the pages that differ from most.
 */
export function headerRules(
  base: string,
  policies: readonly (readonly [where: Where, policy: string])[] = SERVER_POLICIES,
): HeaderRule[] {
  return [
    ...CONSTANT,
    {
      name: 'Content-Security-Policy',
      cases: [...policies, [PAGE, headerPolicy(contentSecurityPolicy())]],
      otherwise: `${headerPolicy(NOTHING)}; sandbox`,
    },
    PERMISSIONS,
    ...SHARING,
    CACHING,
    {
      name: 'Speculation-Rules',
      cases: [[PAGE, `"${base.slice(0, -1)}${SPECULATION_RULES}"`]],
      otherwise: '',
    },
    { name: 'Content-Type', cases: MEDIA_TYPES, otherwise: '' },
  ];
}

/** The regular expression for everything but a single page. */
export function patternOf(where: Exclude<Where, { page: string }>, base = '/'): string {
  if ('file' in where) return `/${where.file.replaceAll('.', String.raw`\.`)}$`;
  if ('extension' in where) return String.raw`\.${where.extension}$`;
  return where.pattern.replaceAll('^/', `^${base}`);
}

/** True if a path from the root of the site, `/cities/` or `/cities/index.html`, is among these. */
function matches(where: Where, path: string): boolean {
  return 'page' in where
    ? path === where.page || path === `${where.page}index.html`
    : new RegExp(patternOf(where)).test(path);
}

/** The headers for the file or page at a path, by their names. */
export function headersAt(path: string, rules: readonly HeaderRule[]): Map<string, string> {
  return new Map(
    rules
      .map(
        ({ name, cases, otherwise }) =>
          [name, cases.find(([where]) => matches(where, path))?.[1] ?? otherwise] as const,
      )
      .filter(([, value]) => value !== ''),
  );
}
