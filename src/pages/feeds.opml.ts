/** The list of all feeds for feed readers. */
import { inEnglish } from '../i18n/index.ts';
import { ACTION_FEED, CHANNEL_FILES } from '../site/feeds/channels.ts';
import { toOpml } from '../site/feeds/opml.ts';
import { getSite } from '../site/site.ts';
import { absolute } from '../model/urls.ts';
import { settings } from '../settings.ts';

export async function GET(): Promise<Response> {
  const { channels } = await getSite(inEnglish);
  const feeds = (kind: (typeof channels)[number]['kind']) =>
    channels
      .filter((channel) => channel.kind === kind)
      .map(({ name, folder, home }) => ({
        title: name,
        url: absolute(folder + CHANNEL_FILES.rss),
        homeUrl: absolute(home),
      }));
  const opml = toOpml(settings.name, [
    {
      title: settings.name,
      feeds: [
        ...feeds('all'),
        {
          title: inEnglish.t.library.name,
          url: absolute(ACTION_FEED + CHANNEL_FILES.rss),
          homeUrl: absolute(ACTION_FEED),
        },
      ],
    },
    ...(['principle', 'topic', 'city'] as const).map((kind) => ({
      title: inEnglish.t.channels.groups[kind],
      feeds: feeds(kind),
    })),
  ]);
  return new Response(opml, { headers: { 'content-type': 'text/x-opml; charset=utf-8' } });
}
