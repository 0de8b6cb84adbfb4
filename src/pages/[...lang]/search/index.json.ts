import type { APIContext } from 'astro';
import { localeOf } from '../../../i18n/index.ts';
import { getFirstAnswers } from '../../../site/search/documents.ts';
import type { QuickIndexFile } from '../../../site/search/quick-index.ts';
import { inEachLanguage } from '../../../site/languages.ts';

export const getStaticPaths = inEachLanguage();

/** What the browser builds the quick index from: the documents, and the words that it has to know. */
export async function GET(context: APIContext): Promise<Response> {
  const locale = localeOf(context);
  const { within: documents } = await getFirstAnswers(locale);
  const words = locale.t.searchWords.query;
  return new Response(JSON.stringify({ words, documents } satisfies QuickIndexFile));
}
