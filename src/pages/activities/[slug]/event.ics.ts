/** One event, to be added to a calendar. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { isOnCalendar, toCalendar } from '../../../lib/calendar.ts';
import type { EventEntry } from '../../../lib/queries/activities.ts';
import { getSite } from '../../../lib/site.ts';

export const getStaticPaths = (async () => {
  const { activities } = await getSite();
  return activities
    .filter(isOnCalendar)
    .map((activity) => ({ params: { slug: activity.id }, props: { activity } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ activity: EventEntry }> = ({ props: { activity } }) =>
  new Response(toCalendar([activity]), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
