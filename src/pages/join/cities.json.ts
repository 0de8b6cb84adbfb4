import { cityIdentity } from '../../model/city-identity.ts';
import { getSite } from '../../site/site.ts';
import { inEnglish } from '../../i18n/index.ts';

/** The cities that have a page, for the join form, which asks whether one is among them. */
export async function GET(): Promise<Response> {
  const { cities } = await getSite(inEnglish);
  return Response.json(cities.map(({ id, data }) => cityIdentity(id, data)));
}
