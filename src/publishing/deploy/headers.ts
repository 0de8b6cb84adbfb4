/**
 * The response headers of the site: the one source of `_headers`, the nginx and
 * the Caddy configuration. Why each is as it is: docs/security.md.
 */
import {
  contentSecurityPolicy,
  EDITOR_PAGE,
  editorPolicy,
  INTERACTIVE_PAGES,
  NOTHING,
} from '../../site/policy.ts';
import { SPECULATION_RULES } from '../../site/speculation.ts';

/** Some addresses of the site: one page, or all that a regular expression fits, in the syntax that JavaScript, PCRE and RE2 share. */
export type Where = { page: string } | { pattern: string };

/** One header. The first case that fits an address decides; `''` stands for no header. */
export interface HeaderRule {
  name: string;
  cases: readonly (readonly [where: Where, value: string])[];
  otherwise: string;
}

/** Pages, as files or as addresses. */
const PAGE: Where = { pattern: String.raw`(/|\.html)$` };

/** Files with a hash of their content in their name: another content has another address. */
const HASHED: Where = {
  pattern: String.raw`^/(assets/|pagefind/(fragment|index)/|pagefind/[^/]+\.pf_meta$)`,
};

/** What other sites and programs may load: open data, feeds, calendars, and the pictures that feeds and links show, which are among the assets. */
const OPEN: Where = {
  pattern: String.raw`^/(assets|cards|data|\.well-known)/|/(rss\.xml|feed\.json|city\.json|feeds\.opml)$|\.(ics|svg)$`,
};

/** The rules for loading ahead. */
const SPECULATION = { pattern: String.raw`/speculation-rules\.json$` };

const NO_FRAMES = "frame-ancestors 'none'";

/** Everything that browsers let a page ask for, and that this site does not need (Permissions Policy, W3C). */
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

/** Media types that servers do not know by themselves, or give no charset. */
const MEDIA_TYPES: readonly (readonly [pattern: string, type: string])[] = [
  [String.raw`/rss\.xml$`, 'application/rss+xml; charset=utf-8'],
  [SPECULATION.pattern, 'application/speculationrules+json; charset=utf-8'],
  [String.raw`/feed\.json$`, 'application/feed+json; charset=utf-8'],
  [String.raw`\.opml$`, 'text/x-opml; charset=utf-8'],
  [String.raw`\.ics$`, 'text/calendar; charset=utf-8'],
  [String.raw`\.geojson$`, 'application/geo+json; charset=utf-8'],
  [String.raw`\.csv$`, 'text/csv; charset=utf-8'],
  [String.raw`\.md$`, 'text/markdown; charset=utf-8'],
];

/** What a policy says in a header: more than in the page itself, where frame-ancestors has no effect. */
export function headerPolicy(policy: string): string {
  return `${policy}; ${NO_FRAMES}`;
}

/** A page of which the server knows that it has scripts or forms, but not which: the page itself names them. */
function interactive(page: (typeof INTERACTIVE_PAGES)[number]): readonly [Where, string] {
  const options = {
    scripts: ["'self'"],
    searchEngine: page === '/search/',
    formTargets: page === '/join/' ? ['https:'] : [],
  };
  return [{ page }, headerPolicy(contentSecurityPolicy(options))];
}

/** The policies of a server that serves one build after the other, and knows the hashes of none. */
const SERVER_POLICIES: readonly (readonly [Where, string])[] = [
  ...INTERACTIVE_PAGES.map(interactive),
  [{ page: '/newsletter/' }, headerPolicy(contentSecurityPolicy({ formTargets: ['https:'] }))],
  [{ page: EDITOR_PAGE }, headerPolicy(editorPolicy({ scripts: ["'self'"], api: 'https:' }))],
];

/**
 * The headers.
 *
 * @param base path below which the site is served.
 * @param policies of the pages that have another policy than most.
 */
export function headerRules(
  base: string,
  policies: readonly (readonly [where: Where, policy: string])[] = SERVER_POLICIES,
): HeaderRule[] {
  const always = (name: string, value: string): HeaderRule => ({
    name,
    cases: [],
    otherwise: value,
  });
  return [
    // Two years. Whether it holds for all subdomains is for those to decide who have them.
    always('Strict-Transport-Security', 'max-age=63072000'),
    always('X-Content-Type-Options', 'nosniff'),
    always('Referrer-Policy', 'no-referrer'),
    always('X-Frame-Options', 'DENY'),
    always('Cross-Origin-Opener-Policy', 'same-origin'),
    {
      name: 'Content-Security-Policy',
      cases: [...policies, [PAGE, headerPolicy(contentSecurityPolicy())]],
      otherwise: `${headerPolicy(NOTHING)}; sandbox`,
    },
    {
      name: 'Permissions-Policy',
      cases: [
        [{ page: '/join/' }, permissions('geolocation', 'clipboard-write')],
        [{ page: '/feeds/' }, permissions('clipboard-write')],
        [{ page: EDITOR_PAGE }, permissions('clipboard-write')],
        [PAGE, permissions()],
      ],
      otherwise: '',
    },
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
    {
      name: 'Cache-Control',
      cases: [
        [PAGE, 'no-cache'],
        [HASHED, 'public, max-age=31536000, immutable'],
        [SPECULATION, 'public, max-age=86400'],
      ],
      otherwise: 'no-cache',
    },
    {
      name: 'Speculation-Rules',
      cases: [[PAGE, `"${base.slice(0, -1)}${SPECULATION_RULES}"`]],
      otherwise: '',
    },
    {
      name: 'Content-Type',
      cases: MEDIA_TYPES.map(([pattern, type]) => [{ pattern }, type]),
      otherwise: '',
    },
  ];
}

/** True if a path from the root of the site, `/cities/` or `/cities/index.html`, is among these. */
function fits(where: Where, path: string): boolean {
  return 'page' in where
    ? path === where.page || path === `${where.page}index.html`
    : new RegExp(where.pattern).test(path);
}

/** The headers with which the file or page at a path is answered, by their names. */
export function headersAt(path: string, rules: readonly HeaderRule[]): Map<string, string> {
  return new Map(
    rules
      .map(
        ({ name, cases, otherwise }) =>
          [name, cases.find(([where]) => fits(where, path))?.[1] ?? otherwise] as const,
      )
      .filter(([, value]) => value !== ''),
  );
}
