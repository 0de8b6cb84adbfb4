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

/** Directives of every policy: no address of the page's links is changed, and no text becomes code. */
const ALWAYS = ["base-uri 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'"] as const;

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
export function contentSecurityPolicy({ scripts = [], searchEngine = false, formTargets = [] }: PolicyOptions = {}): string {
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

/** Origins to which a form may send, beside the site itself: the forge and the newsletter. */
export function knownFormTargets({ forgeUrl, newsletterUrl }: Settings): string[] {
  return [forgeUrl, ...(newsletterUrl ? [newsletterUrl] : [])].map((url) => new URL(url).origin);
}
