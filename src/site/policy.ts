/**
 * The content security policy of the pages: nothing from elsewhere, nothing
 * that is not needed. Why it is as it is: docs/security.md.
 */
import { createHash } from 'node:crypto';
import type { Settings } from '../settings.ts';

/** The script of the search engine, by its path from the root of the site. */
export const SEARCH_ENGINE = '/pagefind/pagefind.js';

/** The pages that run scripts, by their path from the root of the site. All others are only read. */
export const INTERACTIVE_PAGES = ['/cities/', '/feeds/', '/join/', '/search/'] as const;

/**
 * The one style within a page: the page takes part in the fade from the page
 * before. Chromium reads this as the page appears, and overlooks it in a file
 * about every second time; then it gives the fade up, with an error.
 */
export const FADE = '@view-transition{navigation:auto}';

/**
 * The page of the editor, by its path from the root of the site: the one page
 * that is outside the rules for pages. It is for people who write the site, is a
 * program of others (docs/security.md, "The editor"), and no other page loads it.
 */
export const EDITOR_PAGE = '/admin/';

/** Directives of every policy: no address of the page's links is changed, and no text becomes code. */
const ALWAYS = [
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
] as const;

/** The policy of what is no page, and of pages that only lead on to another: nothing is allowed. */
export const NOTHING: string = ["default-src 'none'", ...ALWAYS, "form-action 'none'"].join('; ');

export interface PolicyOptions {
  /** What may run: hashes of the page's scripts, as CSP writes them. None on a page that is only read. */
  scripts?: readonly string[];
  /** True for the one page that runs the search engine, which is WebAssembly. */
  searchEngine?: boolean;
  /** Origins to which forms may send, beside the site itself. */
  formTargets?: readonly string[];
}

/**
 * The policy of a page. `connect-src 'self'` stands everywhere because page
 * testers fetch robots.txt from the page.
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
  /** Origin of the programming interface of the git host. */
  api: string;
}

/**
 * The policy of the editor: one script by its hash, which asks the git host and no
 * other server. It writes its own styles into the page, shows pictures from the
 * repository that it holds in memory (`blob:`), and the preview in a frame.
 * Of Trusted Types, those of its libraries are allowed, and a default that makes
 * no script: see src/editorial/browser-editor/page/trusted-types.ts.
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

/** Origins to which a form may send, beside the site itself: the git host and the newsletter. */
export function knownFormTargets({ gitHostUrl, newsletterUrl }: Settings): string[] {
  return [gitHostUrl, ...(newsletterUrl ? [newsletterUrl] : [])].map((url) => new URL(url).origin);
}
