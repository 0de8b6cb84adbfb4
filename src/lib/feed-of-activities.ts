/** Renders activities into a feed. Apart from feeds.ts because it needs Astro to render. */
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { render } from 'astro:content';
import { t } from '../i18n/index.ts';
import { settings } from '../settings.ts';
import { feedItem, type Feed, type FeedItem } from './feeds.ts';
import type { ActivityEntry } from './site.ts';
import { absolute } from './urls.ts';

let container: Promise<AstroContainer> | undefined;
const items = new Map<string, Promise<FeedItem>>();

async function itemOf(activity: ActivityEntry): Promise<FeedItem> {
  container ??= AstroContainer.create();
  const { Content } = await render(activity);
  const html = await (await container).renderToString(Content);
  const { kind, topics } = activity.data;
  return feedItem(activity, html, [t.activity.kind[kind], ...topics.map((topic) => t.topic[topic].label)]);
}

/** @param activities newest first. */
export async function feedOf(activities: readonly ActivityEntry[], title: string, homeRoute: string): Promise<Feed> {
  return {
    title,
    description: t.activity.description,
    language: t.language,
    homeUrl: absolute(homeRoute),
    author: settings.name,
    items: await Promise.all(
      activities.map((activity) => {
        const known = items.get(activity.id);
        if (known && !import.meta.env.DEV) return known;
        const made = itemOf(activity);
        items.set(activity.id, made);
        return made;
      }),
    ),
  };
}
