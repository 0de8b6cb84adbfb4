import type { APIContext } from 'astro';
import { localeOf } from '../../../i18n/index.ts';
import { joinTexts } from '../../../membership/join/texts.ts';
import { getSite } from '../../../site/site.ts';
import { inEachLanguage } from '../../../site/languages.ts';

export const getStaticPaths = inEachLanguage();

/** The texts of the join form, for its script. */
export async function GET(context: APIContext): Promise<Response> {
  const locale = localeOf(context);
  const { principles, checklist } = await getSite(locale);
  return Response.json(joinTexts(locale, principles, checklist));
}
