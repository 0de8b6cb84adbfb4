import type { APIContext } from 'astro';
import { localeOf } from '../../../i18n/index.ts';
import { inEachLanguage } from '../../../site/languages.ts';
import { getPlacesFile } from '../../../site/search/get-site-places.ts';

export const getStaticPaths = inEachLanguage();

/** What the search has to know of this site to say whether a place is a member. */
export async function GET(context: APIContext): Promise<Response> {
  return Response.json(await getPlacesFile(localeOf(context)));
}
