import { getFirstAnswers } from '../../site/search/documents.ts';

/** The documents from which the browser builds the quick index. */
export async function GET(): Promise<Response> {
  return new Response(JSON.stringify((await getFirstAnswers()).within));
}
