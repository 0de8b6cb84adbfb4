/** The title of a page in tabs, bookmarks and lists of search results. */
import type { Locale } from '../i18n/index.ts';
import { settings } from '../settings.ts';

/** Search engines and browsers cut off what is longer, in characters. */
export const LONGEST_TITLE = 70;

/** The title with the name of the site behind it, where both have room: a title that is long says enough. */
export function titleWithSite(title: string, { t }: Pick<Locale, 't'>): string {
  const whole = t.head.title(title, settings.shortName);
  return whole.length > LONGEST_TITLE ? title : whole;
}
