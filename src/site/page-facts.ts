/**
 * What a page states about itself while it is rendered, for the steps of the build
 * that come after: sitemap, response headers, old addresses.
 *
 * Astro renders pages in the process of the build, but from bundled copies of our
 * modules. So the facts belong to the process and not to this module.
 */
import type { Alternate } from '../i18n/index.ts';
import type { Redirect } from './redirects.ts';

export interface PageFacts {
  /** The same page in all languages, this one among them; none if there is no other. */
  alternates: readonly Alternate[];
  /** False if search engines are asked to leave the page out. */
  isIndexed: boolean;
  /** Day of the last change, ISO 8601; undefined if it is not known. */
  changed: string | undefined;
}

interface SiteFacts {
  /** By the full address of the page. */
  pages: Map<string, PageFacts>;
  /** By the old address. */
  redirects: Map<string, Pick<Redirect, 'from' | 'to'>>;
}

const KEY = Symbol.for('facts of the site');
const shared = globalThis as object as Record<symbol, SiteFacts | undefined>;

export const siteFacts: SiteFacts = (shared[KEY] ??= { pages: new Map(), redirects: new Map() });
