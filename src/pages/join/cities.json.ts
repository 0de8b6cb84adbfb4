import { getSite } from '../../site/site.ts';

/** Short names of all cities that have a page, for the join form. */
export async function GET(): Promise<Response> {
  const { cities } = await getSite();
  return Response.json(cities.map(({ id }) => id));
}
