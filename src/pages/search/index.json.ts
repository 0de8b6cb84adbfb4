import { getFirstAnswers } from '../../site/search/documents.ts';

/** The documents of the quick index, which the browser makes its index from. */
export async function GET(): Promise<Response> {
  return new Response(JSON.stringify((await getFirstAnswers()).within));
}
