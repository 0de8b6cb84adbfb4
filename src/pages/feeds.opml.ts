/** The list of all feeds for feed readers. */
import { inEnglish } from '../i18n/index.ts';
import { CHANNEL_FILES, CHANNEL_GROUPS, isGroup, type Channel } from '../site/feeds/channels.ts';
import { toOpml } from '../site/feeds/opml.ts';
import { getSite } from '../site/site.ts';
import { absolute } from '../model/urls.ts';
import { settings } from '../settings.ts';

const feedOf = ({ name, folder, home }: Channel) => ({
  title: name,
  url: absolute(folder + CHANNEL_FILES.rss),
  homeUrl: absolute(home),
});

export async function GET(): Promise<Response> {
  const { channels } = await getSite(inEnglish);
  const opml = toOpml(settings.name, [
    {
      title: settings.name,
      feeds: channels.filter(({ kind }) => !isGroup(kind)).map(feedOf),
    },
    ...CHANNEL_GROUPS.map((group) => ({
      title: inEnglish.t.channels.groups[group],
      feeds: channels.filter(({ kind }) => kind === group).map(feedOf),
    })),
  ]);
  return new Response(opml, { headers: { 'content-type': 'text/x-opml; charset=utf-8' } });
}
