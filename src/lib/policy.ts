/** The content security policy of the pages: nothing from elsewhere, nothing that is not needed. */
import type { Settings } from '../settings.ts';

/** Origins to which a form of the site may send: the site itself, the forge, the newsletter. */
function formTargets({ forgeUrl, newsletterUrl }: Settings): string {
  return ["'self'", forgeUrl, newsletterUrl && new URL(newsletterUrl).origin].filter(Boolean).join(' ');
}

/**
 * The policy as the content of a meta element. All scripts and styles are
 * files of the site, so that no hashes are needed, which every page would have
 * to carry. `connect-src 'self'` stands everywhere because page testers fetch
 * robots.txt from the page.
 *
 * @param options.searchEngine true for the one page that runs the search engine, which is WebAssembly.
 */
export function contentSecurityPolicy(settings: Settings, options: { searchEngine?: boolean } = {}): string {
  return [
    "default-src 'none'",
    `script-src 'self'${options.searchEngine ? " 'wasm-unsafe-eval'" : ''}`,
    ...(options.searchEngine ? ["worker-src 'self'"] : []),
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    `form-action ${formTargets(settings)}`,
  ].join('; ');
}
