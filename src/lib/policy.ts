/** The content security policy of the pages: nothing from elsewhere, nothing that is not needed. */
import type { Settings } from '../settings.ts';

type Directive = `${'default-src' | 'img-src' | 'font-src' | 'connect-src' | 'manifest-src' | 'worker-src' | 'base-uri' | 'form-action' | 'object-src'} ${string}`;

/** Origins to which a form of the site may send: the site itself, the forge, the newsletter. */
function formTargets({ forgeUrl, newsletterUrl }: Settings): string {
  return ["'self'", forgeUrl, newsletterUrl && new URL(newsletterUrl).origin].filter(Boolean).join(' ');
}

/**
 * What Astro writes into a meta element of each page; it adds the hashes of
 * scripts and styles. `connect-src 'self'` stands everywhere because page
 * testers fetch robots.txt from the page.
 */
export function contentSecurityPolicy(settings: Settings) {
  const directives: Directive[] = [
    "default-src 'none'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    `form-action ${formTargets(settings)}`,
  ];
  return {
    directives,
    scriptDirective: { resources: ["'self'"] },
    styleDirective: { resources: ["'self'"] },
  };
}
