/** One event, to be added to a calendar. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { isOnCalendar, toCalendar } from '../../../site/calendar/calendar.ts';
import type { EventEntry } from '../../../model/queries/activities.ts';
import { getSite } from '../../../site/site.ts';
import { inEnglish } from '../../../i18n/index.ts';

export const getStaticPaths = (async () => {
  const { activities } = await getSite(inEnglish);
  // The file is named after the event, see `routes.eventCalendar`.
  return activities
    .filter(isOnCalendar)
    .map((activity) => ({ params: { slug: activity.id, file: activity.id }, props: { activity } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ activity: EventEntry }> = async ({ props: { activity } }) => {
  const { city } = await getSite(inEnglish);
  return new Response(toCalendar([activity], inEnglish, city), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
};
