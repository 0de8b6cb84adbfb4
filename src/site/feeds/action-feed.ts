/** What cities do, as items of a feed: actions that are new on this site, or were changed. In English, as they are. */
import { escapeXml } from '../../base/escape.ts';
import type { Days } from '../../base/line-history.ts';
import { inEnglish } from '../../i18n/index.ts';
import type { ActionEntry } from '../../model/queries/actions.ts';
import { identifyAction } from '../../model/identity.ts';
import { absolute, routes } from '../../model/urls.ts';
import { actionHistory } from '../action-history.ts';
import { getSite, type CityEntry } from '../site.ts';
import { feedTime, type FeedItem } from './formats.ts';
import { within } from './html.ts';

const { t, formats } = inEnglish;

function html({ city, action }: ActionEntry): string {
  const { url, title, publisher } = action.source;
  const date = action.date === undefined ? t.library.empty : formats.date(action.date);
  const facts = [
    `${city.data.name}, ${formats.country(city.data.country)}`,
    t.library.kind[action.kind].label,
    `${t.library.page.date}: ${date}`,
  ];
  const source = escapeXml(t.library.sourceOf(title, publisher));
  return [
    `<p>${within('span', formats.foreign(city.data.language), escapeXml(action.text))}</p>`,
    `<p>${escapeXml(`${facts.join('. ')}.`)}</p>`,
    `<p>${t.library.page.source}: <a href="${escapeXml(url)}">${source}</a></p>`,
  ].join('');
}

function itemOf(entry: ActionEntry<CityEntry>, days: Days | undefined): FeedItem {
  const { city, action } = entry;
  const url = absolute(routes.action(city.id, action.id));
  const title = t.library.page.title(city.data.name, action.text);
  return {
    id: identifyAction(city, action),
    url,
    title,
    summary: action.text,
    original: action.source.url,
    foreign: formats.foreign(city.data.language),
    ...(days && { published: feedTime(days.added) }),
    ...(days && days.changed > days.added && { updated: feedTime(days.changed) }),
    categories: [
      t.library.kind[action.kind].label,
      ...action.topics.map((topic) => t.topic[topic].label),
    ],
    html: html(entry),
  };
}

/** The newest changes first; where no history is known, in the order of the library. */
export async function actionItems(): Promise<FeedItem[]> {
  const { actions } = await getSite(inEnglish);
  const dated = await Promise.all(
    actions.map(async (entry) => ({
      entry,
      days: (await actionHistory(entry.city.filePath)).get(entry.action.id),
    })),
  );
  return dated
    .sort((a, b) => (b.days?.changed ?? '').localeCompare(a.days?.changed ?? ''))
    .map(({ entry, days }) => itemOf(entry, days));
}
