/** The channels of this site. Apart from channels.ts because it needs the content. */
import { channelsOf, type Channel } from './channels.ts';
import { getSite, type ActivityEntry, type Site } from '../site.ts';

const known = new WeakMap<Site, Map<string, Channel<ActivityEntry>>>();

function byFolder(site: Site): Map<string, Channel<ActivityEntry>> {
  const made =
    known.get(site) ?? new Map(channelsOf(site).map((channel) => [channel.folder, channel]));
  known.set(site, made);
  return made;
}

/** All channels, everything first. */
export async function getChannels(): Promise<Channel<ActivityEntry>[]> {
  return [...byFolder(await getSite()).values()];
}

/** The channel with the files in a folder (`/topics/ai/`), or undefined if it has none. */
export async function getChannel(folder: string): Promise<Channel<ActivityEntry> | undefined> {
  return byFolder(await getSite()).get(folder);
}
