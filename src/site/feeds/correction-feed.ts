/** Corrections as items of a feed. In English, as they are. */
import { escapeXml } from '../../base/escape.ts';
import { inEnglish } from '../../i18n/index.ts';
import type { PageCorrection } from '../../model/queries/corrections.ts';
import { absolute } from '../../model/urls.ts';
import { feedTime, type FeedItem } from './formats.ts';

/** @param corrections the newest first. */
export function correctionItems(corrections: readonly PageCorrection[]): FeedItem[] {
  return corrections.map(({ identifier, date, text, title, route }) => {
    const url = absolute(route);
    return {
      id: identifier,
      url,
      title: inEnglish.t.corrections.itemTitle(title),
      summary: text,
      foreign: {},
      published: feedTime(date),
      categories: [inEnglish.t.corrections.title],
      html: `<p>${escapeXml(text)}</p><p><a href="${escapeXml(url)}">${escapeXml(title)}</a></p>`,
    };
  });
}
