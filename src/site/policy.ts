/**
 * The content security policy of the pages: nothing from elsewhere, nothing
 * that is not needed. Why it is as it is: docs/security.md.
 */
import { createHash } from 'node:crypto';
import type { Settings } from '../settings.ts';

/** The script of the search engine, by its path from the root of the site. */
export const SEARCH_ENGINE = '/pagefind/pagefind.js';

/**
 * The folder below which each page can copy addresses: those about feeds and calendars. Servers
 * that know the pages only by patterns let all of them run scripts.
 */
export const FOLLOW_PAGES = '/feeds/';

/**
 * The pages that run scripts, by their path from the root of the site, beside those in
 * {@link FOLLOW_PAGES}. All others are for reading only.
 */
export const INTERACTIVE_PAGES = [
  '/actions/',
  '/cities/',
  '/compare/',
  '/join/apply/',
  '/search/',
] as const;

/**
 * The one style inside a page: the page takes part in the fade from the previous
 * page. Chromium reads this as the page appears; if it is in a file, Chromium
 * misses it about every second time and cancels the fade with an error.
 */
export const FADE = '@view-transition{navigation:auto}';

/**
 * The page of the editor, by its path from the root of the site: the one page
 * outside the rules for pages. It is for people who write the site, it is
 * third-party code (docs/security.md, "The editor"), and no other page loads it.
 */
export const EDITOR_PAGE = '/admin/';

/** Directives of every page's policy: nothing changes where links lead, and no text becomes code. */
const ALWAYS = [
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
] as const;

/** The policy of files that are not pages, and of pages that only redirect: nothing is allowed. */
export const NOTHING: string = ["default-src 'none'", ...ALWAYS, "form-action 'none'"].join('; ');

export interface PolicyOptions {
  /** What may run: hashes of the page's scripts, as CSP writes them. None on a page for reading only. */
  scripts?: readonly string[];
  /** True for the one page that runs the search engine, which is WebAssembly. */
  searchEngine?: boolean;
  /** Origins that forms may send to, besides the site itself. */
  formTargets?: readonly string[];
}

/**
 * The policy of a page. Every page has `connect-src 'self'` because page testers
 * fetch robots.txt from it.
 */
export function contentSecurityPolicy({
  scripts = [],
  searchEngine = false,
  formTargets = [],
}: PolicyOptions = {}): string {
  const code = [...scripts, ...(searchEngine ? ["'wasm-unsafe-eval'"] : [])];
  return [
    "default-src 'none'",
    ...(code.length > 0 ? [`script-src ${code.join(' ')}`] : []),
    `style-src 'self' 'sha256-${createHash('sha256').update(FADE).digest('base64')}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    ...ALWAYS,
    ["form-action 'self'", ...formTargets].join(' '),
  ].join('; ');
}

export interface EditorPolicyOptions {
  /** What may run: the hash of the editor, as CSP writes it. */
  scripts: readonly string[];
  /** Origin of the API of the git host. */
  api: string;
}

/**
 * The policy of the editor: one script, by its hash, which may talk only to the git
 * host. It writes its own styles into the page, shows pictures of the repository
 * from memory (`blob:`), and shows the preview in a frame. The Trusted Types
 * policies of its libraries are allowed, and a default one that makes no script:
 * see src/editorial/browser-editor/page/trusted-types.ts.
 */
export function editorPolicy({ scripts, api }: EditorPolicyOptions): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    'media-src blob:',
    "font-src 'self'",
    `connect-src 'self' blob: data: ${api}`,
    'frame-src blob:',
    'manifest-src blob:',
    "base-uri 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types default dompurify svelte-trusted-html lexical 'allow-duplicates'",
    "form-action 'none'",
  ].join('; ');
}

/** Origins that forms may send to, besides the site itself: the git host and the newsletter. */
export function knownFormTargets({ gitHostUrl, newsletterUrl }: Settings): string[] {
  return [gitHostUrl, ...(newsletterUrl ? [newsletterUrl] : [])].map((url) => new URL(url).origin);
}
