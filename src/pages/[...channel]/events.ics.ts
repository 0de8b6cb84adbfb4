/** The calendars: of all events at /events.ics, and of each topic and city that has events in its folder. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { inEnglish } from '../../i18n/index.ts';
import { toCalendar } from '../../site/calendar/calendar.ts';
import {
  CHANNEL_FILES,
  channelPath,
  hasCalendar,
  type Channel,
} from '../../site/feeds/channels.ts';
import { getSite } from '../../site/site.ts';
import type { ActivityEntry } from '../../site/site.ts';
import { absolute } from '../../model/urls.ts';
import { settings } from '../../settings.ts';

export const getStaticPaths = (async () =>
  (await getSite(inEnglish)).channels
    .filter(hasCalendar)
    .map(channelPath)) satisfies GetStaticPaths;

export const GET: APIRoute<{ channel: Channel<ActivityEntry> }> = async ({
  props: { channel },
}) => {
  const site = await getSite(inEnglish);
  const isAll = channel.kind === 'all';
  const { t } = inEnglish;
  const calendar = toCalendar(channel.events, inEnglish, site.city, {
    name: t.calendar.name(isAll ? settings.shortName : channel.name),
    description: t.calendar.description,
    homeUrl: absolute(isAll ? '/events/' : channel.home),
    url: absolute(channel.folder + CHANNEL_FILES.calendar),
  });
  return new Response(calendar, { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
};
