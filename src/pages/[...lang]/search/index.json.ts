import type { APIContext } from 'astro';
import { localeOf } from '../../../i18n/index.ts';
import { getFirstAnswers } from '../../../site/search/documents.ts';
import { inEachLanguage } from '../../../site/languages.ts';

export const getStaticPaths = inEachLanguage();

/** The documents from which the browser builds the quick index. */
export async function GET(context: APIContext): Promise<Response> {
  return new Response(JSON.stringify((await getFirstAnswers(localeOf(context))).within));
}
