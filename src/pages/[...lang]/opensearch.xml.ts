import type { APIContext } from 'astro';
import { localeOf } from '../../i18n/index.ts';
import { inEachLanguage } from '../../site/languages.ts';
import { openSearchDescription } from '../../site/search/open-search.ts';

export const getStaticPaths = inEachLanguage();

/** The description of the search with which browsers offer it in their address bars. */
export function GET(context: APIContext): Response {
  return new Response(openSearchDescription(localeOf(context)), {
    headers: { 'content-type': 'application/opensearchdescription+xml; charset=utf-8' },
  });
}
