/** One event, to be added to a calendar. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { isOnCalendar, toCalendar } from '../../../site/calendar/calendar.ts';
import type { EventEntry } from '../../../model/queries/activities.ts';
import { getSite } from '../../../site/site.ts';
import { inEnglish } from '../../../i18n/index.ts';

export const getStaticPaths = (async () => {
  const { activities } = await getSite(inEnglish);
  return activities
    .filter(isOnCalendar)
    .map((activity) => ({ params: { slug: activity.id }, props: { activity } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ activity: EventEntry }> = ({ props: { activity } }) =>
  new Response(toCalendar([activity], inEnglish), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
