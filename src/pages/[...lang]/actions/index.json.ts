import type { APIContext } from 'astro';
import { localeOf } from '../../../i18n/index.ts';
import { ACTION_FACETS } from '../../../model/action-facets.ts';
import { facetValues } from '../../../model/queries/actions.ts';
import { routes } from '../../../model/urls.ts';
import { facetSlug } from '../../../site/action-library.ts';
import type { LibraryEntry } from '../../../site/elements/action-library.ts';
import { inEachLanguage } from '../../../site/languages.ts';
import { getSite } from '../../../site/site.ts';

export const getStaticPaths = inEachLanguage();

/** All actions in few bytes, to narrow them down in the browser. */
export async function GET(context: APIContext): Promise<Response> {
  const locale = localeOf(context);
  const { formats, link, t } = locale;
  const { actions } = await getSite(locale);
  return Response.json(
    actions.map((entry): LibraryEntry => {
      const { city, action } = entry;
      return {
        city: city.data.name,
        cityUrl: link(routes.city(city.id)),
        text: action.text,
        ...formats.foreign(city.data.language),
        url: link(routes.action(city.id, action.id)),
        note: [t.library.kind[action.kind].label, action.date && formats.date(action.date)]
          .filter(Boolean)
          .join(', '),
        source: {
          url: action.source.url,
          name: t.library.sourceOf(action.source.title, action.source.publisher),
        },
        values: ACTION_FACETS.map((facet) =>
          facetValues(entry, facet).map((value) => facetSlug(facet, value)),
        ),
      };
    }),
  );
}
