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
import { FEED_SIZE, feedItem, type Feed, type FeedItem, type FeedPicture } from './formats.ts';
import type { ActivityEntry } from '../site.ts';
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
  return feedItem(
    activity,
    html,
    [t.activity.kind[kind], ...topics.map((topic) => t.topic[topic].label)],
    inEnglish,
    await feedPicture(activity),
  );
}

/** The feed of a channel. A post in several feeds is rendered once. */
export async function feedOf({
  kind,
  name,
  home,
  activities,
}: Channel<ActivityEntry>): Promise<Feed> {
  return {
    title: kind === 'all' ? settings.name : t.head.title(name, settings.shortName),
    description: kind === 'all' ? t.activity.description : t.channels.description[kind](name),
    language: language.tag,
    homeUrl: absolute(home),
    author: settings.name,
    items: await Promise.all(
      (kind === 'all' ? activities : activities.slice(0, FEED_SIZE)).map((activity) => {
        const known = items.get(activity.id);
        if (known && !import.meta.env.DEV) return known;
        const made = itemOf(activity);
        items.set(activity.id, made);
        return made;
      }),
    ),
  };
}
