import { getSitePlaces } from '../../site/search/get-site-places.ts';

/** What the search has to know of this site to say whether a place is a member. */
export async function GET(): Promise<Response> {
  return Response.json(await getSitePlaces());
}
