import type { APIContext } from 'astro';
import { localeOf } from '../../../i18n/index.ts';
import { directoryList } from '../../../site/city-list.ts';
import { directoryOf } from '../../../model/lists.ts';
import { inEachLanguage } from '../../../site/languages.ts';
import { getSite } from '../../../site/site.ts';

/** The file is there only where the page of cities does not show all. Its name has a dot, which that of no city has. */
export const getStaticPaths = inEachLanguage(async ({ locale }) =>
  directoryOf(await getSite(locale)).isWhole ? [] : [{ params: { list: 'all' } }],
);

/** All member cities, for the directory in the browser. */
export async function GET(context: APIContext): Promise<Response> {
  const locale = localeOf(context);
  const { t, formats } = locale;
  const { members, principles } = await getSite(locale);
  return Response.json(
    directoryList(members, principles, {
      continent: (code) => t.city.continent[code],
      country: formats.country,
      ring: t.city.ring,
    }),
  );
}
