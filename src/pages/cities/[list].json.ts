import type { GetStaticPaths } from 'astro';
import { country, t } from '../../i18n/index.ts';
import { directoryList } from '../../site/city-list.ts';
import { DIRECTORY, isWhole } from '../../model/lists.ts';
import { getSite } from '../../site/site.ts';

/** The file is there only where the page of cities does not show all. Its name has a dot, which that of no city has. */
export const getStaticPaths = (async () =>
  isWhole((await getSite()).members, DIRECTORY)
    ? []
    : [{ params: { list: 'all' } }]) satisfies GetStaticPaths;

/** All member cities, for the directory in the browser. */
export async function GET(): Promise<Response> {
  const { members, principles } = await getSite();
  return Response.json(
    directoryList(members, principles, {
      continent: (code) => t.city.continent[code],
      country,
      ring: t.city.ring,
    }),
  );
}
