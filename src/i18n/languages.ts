/** The languages of the site. */
import type { Direction } from '../model/languages.ts';
import { settings } from '../settings.ts';

export interface Language {
  /** BCP 47. It begins the addresses of the pages, but for those in English. */
  tag: string;
  /** What its speakers call it. */
  name: string;
  direction: Direction;
  /** The language and region in which dates and numbers are written (BCP 47). */
  locale: string;
}

/** The source of all translations. */
export const english: Language = {
  tag: 'en',
  name: 'English',
  direction: 'ltr',
  locale: settings.locale,
};
