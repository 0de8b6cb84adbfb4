import type { APIContext } from 'astro';
import { localeOf } from '../../../i18n/index.ts';
import { joinTexts } from '../../../membership/join/texts.ts';
import { inEachLanguage } from '../../../site/languages.ts';

export const getStaticPaths = inEachLanguage();

/** The texts of the join form, for its script. */
export function GET(context: APIContext): Response {
  return Response.json(joinTexts(localeOf(context)));
}
