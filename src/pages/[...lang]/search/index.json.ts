import type { APIContext } from 'astro';
import { localeOf } from '../../../i18n/index.ts';
import { getFirstAnswers } from '../../../site/search/documents.ts';
import type { SearchFile } from '../../../site/search/status.ts';
import { inEachLanguage } from '../../../site/languages.ts';

export const getStaticPaths = inEachLanguage();

/** What the browser builds the quick index from: the documents, and the words that it has to know; and what it says about results. */
export async function GET(context: APIContext): Promise<Response> {
  const locale = localeOf(context);
  const { within: documents } = await getFirstAnswers(locale);
  const { search, searchWords } = locale.t;
  const { nothing, results, soFar, first, newest, unread, noPage, instead, similar, some } = search;
  const messages = {
    nothing: nothing('{query}'),
    ...results,
    ...{ soFar, first, newest, unread, noPage, instead, similar, some },
  };
  const file: SearchFile = { messages, words: searchWords.query, documents };
  return Response.json(file);
}
