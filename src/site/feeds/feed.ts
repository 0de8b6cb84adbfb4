/**
 * Makes the feed of a channel, in English as most posts are. Separate from formats.ts because it
 * needs Astro to render.
 */
import type { ImageMetadata } from 'astro';
import { getImage } from 'astro:assets';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { render } from 'astro:content';
import { inEnglish } from '../../i18n/index.ts';
import { settings } from '../../settings.ts';
import { pictureOf } from '../activity-picture.ts';
import type { Channel } from './channels.ts';
import { daysOf } from '../last-change.ts';
import { actionItems } from './action-feed.ts';
import { activityItem, changeItem, feedEntries, type FeedEntry } from './activity-item.ts';
import { correctionItems } from './correction-feed.ts';
import {
  FEED_SIZE,
  type Archive,
  type Feed,
  type FeedAddresses,
  type FeedItem,
  type FeedPicture,
} from './formats.ts';
import { iconOf } from './icon.ts';
import { candidateItems, changeItems, memberItems } from './membership-feed.ts';
import { getSite, type ActivityEntry } from '../site.ts';
import { absolute } from '../../model/urls.ts';

const { language, t } = inEnglish;

let container: Promise<AstroContainer> | undefined;
const items = new Map<string, Promise<FeedItem>>();

/** Wide enough for the column of a feed reader on a dense screen. */
const PICTURE_WIDTH = 1200;

/** Formats that all feed readers show; others are converted to WebP, which keeps transparency. */
const FORMATS: Partial<Record<ImageMetadata['format'], string>> = {
  jpg: 'jpeg',
  jpeg: 'jpeg',
  png: 'png',
};

async function feedPicture({ data, filePath }: ActivityEntry): Promise<FeedPicture | undefined> {
  if (!data.image) return undefined;
  const source = await pictureOf(data.image, filePath);
  const format = FORMATS[source.format] ?? 'webp';
  const width = Math.min(PICTURE_WIDTH, source.width);
  const height = Math.round((source.height * width) / source.width);
  const { src } = await getImage({ src: source, width, height, format });
  return { url: new URL(src, settings.site).href, type: `image/${format}`, width, height };
}

async function itemOf(activity: ActivityEntry): Promise<FeedItem> {
  container ??= AstroContainer.create();
  const { Content } = await render(activity);
  const html = await (await container).renderToString(Content);
  const { kind, topics } = activity.data;
  return activityItem(
    activity,
    {
      html,
      labels: [t.activity.kind[kind], ...topics.map((topic) => t.topic[topic].label)],
      picture: await feedPicture(activity),
      recorded: (await daysOf(activity))?.added,
    },
    inEnglish,
  );
}

/** An item of a post in several feeds is made once. */
function itemFor(activity: ActivityEntry): Promise<FeedItem> {
  const known = items.get(activity.id);
  if (known && !import.meta.env.DEV) return known;
  const made = itemOf(activity);
  items.set(activity.id, made);
  return made;
}

async function sortedEntries(
  activities: readonly ActivityEntry[],
): Promise<FeedEntry<ActivityEntry>[]> {
  const recorded = new Map(
    await Promise.all(
      activities.map(async (activity) => [activity.id, (await daysOf(activity))?.added] as const),
    ),
  );
  return feedEntries(activities, ({ id }) => recorded.get(id));
}

const entries = new WeakMap<Channel<ActivityEntry>, Promise<FeedEntry<ActivityEntry>[]>>();

/** What the feed of a channel has of its posts, in order. All parts of an archive come from one list. */
function entriesOf(channel: Channel<ActivityEntry>): Promise<FeedEntry<ActivityEntry>[]> {
  const sorted = entries.get(channel) ?? sortedEntries(channel.activities);
  entries.set(channel, sorted);
  return sorted;
}

async function itemOfEntry({ activity, isChange }: FeedEntry<ActivityEntry>): Promise<FeedItem> {
  const item = await itemFor(activity);
  if (!isChange) return item;
  const { picture: _, ...words } = item;
  return changeItem(activity, words, inEnglish);
}

async function itemsOf(
  channel: Channel<ActivityEntry>,
  from: number,
  to: number,
): Promise<FeedItem[]> {
  switch (channel.kind) {
    case 'actions':
      return (await actionItems()).slice(from, to);
    case 'members':
      return (await memberItems()).slice(from, to);
    case 'candidates':
      return (await candidateItems()).slice(from, to);
    case 'changes':
      return (await changeItems()).slice(from, to);
    case 'corrections':
      return correctionItems((await getSite(inEnglish)).corrections).slice(from, to);
    default:
      return Promise.all((await entriesOf(channel)).slice(from, to).map(itemOfEntry));
  }
}

/**
 * How many parts the archive of the first feed has.
 *
 * @param count of its items.
 */
function archiveParts(count: number): number {
  return Math.max(0, Math.ceil((count - FEED_SIZE) / FEED_SIZE));
}

/** The number of parts, and of the items from which they are made. Other channels have none: their posts are in it. */
async function archiveSize(
  channel: Channel<ActivityEntry>,
): Promise<[parts: number, items: number]> {
  if (channel.kind !== 'all') return [0, 0];
  const { length } = await entriesOf(channel);
  return [archiveParts(length), length];
}

async function feedWith(channel: Channel<ActivityEntry>, from: number, to: number): Promise<Feed> {
  const { kind, name, home } = channel;
  const [parts] = await archiveSize(channel);
  return {
    title: kind === 'all' ? settings.name : t.head.title(name, settings.shortName),
    description: t.channels.description[kind](name),
    language: language.tag,
    homeUrl: absolute(home),
    author: settings.name,
    icon: iconOf(channel, await getSite(inEnglish)),
    items: await itemsOf(channel, from, to),
    ...(parts > 0 && { archive: parts }),
  };
}

/** The feed of a channel: the newest items. */
export function feedOf(channel: Channel<ActivityEntry>): Promise<Feed> {
  return feedWith(channel, 0, FEED_SIZE);
}

/**
 * A part of the archive of the first channel. Parts are counted from the oldest items on, so that
 * a new post changes none of them. The newest part and the feed have items in common, by which
 * readers see that nothing is missing.
 */
export async function archiveOf(
  channel: Channel<ActivityEntry>,
  number: number,
): Promise<[Feed, Archive]> {
  const [parts, count] = await archiveSize(channel);
  const end = count - (number - 1) * FEED_SIZE;
  return [
    await feedWith(channel, end - FEED_SIZE, end),
    {
      number,
      older: number > 1 ? number - 1 : undefined,
      newer: number < parts ? number + 1 : undefined,
    },
  ];
}

/** The parts of the archive, for the routes of their files. */
export async function archivePaths() {
  const { channels } = await getSite(inEnglish);
  const [channel] = channels;
  if (!channel) return [];
  const [parts] = await archiveSize(channel);
  return Array.from({ length: parts }, (_, index) => ({
    params: { number: String(index + 1) },
    props: { channel, number: index + 1 },
  }));
}

/** The addresses of a channel's files of one format. */
export function feedAddresses({ folder }: Pick<Channel, 'folder'>, file: string): FeedAddresses {
  return {
    feed: absolute(folder + file),
    archive: (number) => absolute(`/feeds/archive/${number}/${file}`),
  };
}
