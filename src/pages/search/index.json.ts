import { searchDocuments } from '../../lib/search/documents.ts';
import { getSite } from '../../lib/site.ts';

/** The documents of the quick index, which the browser makes its index from. */
export async function GET(): Promise<Response> {
  return new Response(JSON.stringify(searchDocuments(await getSite())));
}
