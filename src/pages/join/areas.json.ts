/** Where the settlements of each country are, for the join form. */
import areas from '../../model/country-areas.json' with { type: 'json' };

export function GET(): Response {
  return Response.json(areas);
}
