import { cityTemplate } from '../../membership/join/template.ts';
import { getSite } from '../../site/site.ts';
import { settings } from '../../settings.ts';
import { inEnglish } from '../../i18n/index.ts';

/** The empty file of a city, to fill in by hand. */
export async function GET(): Promise<Response> {
  const { principles } = await getSite(inEnglish);
  return new Response(
    cityTemplate(
      settings.buildDay,
      principles.map(({ id }) => id),
    ),
    { headers: { 'content-type': 'text/markdown; charset=utf-8' } },
  );
}
