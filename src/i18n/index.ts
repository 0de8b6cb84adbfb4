/** The languages of the site, each with its texts, and how it writes dates, places and addresses. */
import { pathToFileURL } from 'node:url';
import { addedLanguages } from '../settings.ts';
import { absolute, path } from '../model/urls.ts';
import { en, type Texts } from './en/index.ts';
import { formatsOf } from './formats.ts';
import { english, type Language } from './languages.ts';

/** Everything that depends on the language of a page. */
export interface Locale {
  language: Language;
  t: Texts;
  formats: ReturnType<typeof formatsOf>;
  /** First part of the addresses of the pages in this language; none for those at the root. */
  segment: string | undefined;
  /** The path of a page in this language from the root of the site, from its path in English: `/cities/`. */
  route: (to: string) => string;
  /** The address of that page, below the site's base. */
  link: (to: string) => string;
  /** The same as a full address. */
  address: (to: string) => string;
}

function localeFor(language: Language, t: Texts): Locale {
  const segment = language === english ? undefined : language.tag;
  const route = (to: string) => (segment === undefined ? to : `/${segment}${to}`);
  return {
    language,
    t,
    formats: formatsOf(language, t),
    segment,
    route,
    link: (to) => path(route(to)),
    address: (to) => absolute(route(to)),
  };
}

/**
 * In English, and at the root: also of what exists in one language only, such as feeds, data and
 * the tools of editors.
 */
export const inEnglish: Locale = localeFor(english, en);

/** A language with its texts. */
type Dictionary = readonly [Language, Texts];

/** Every language but English. */
const others: readonly Dictionary[] =
  addedLanguages === ''
    ? []
    : (
        (await import(/* @vite-ignore */ pathToFileURL(addedLanguages).href)) as {
          default: readonly Dictionary[];
        }
      ).default;

/** Each language of the site, English first. */
export const locales: readonly Locale[] = [
  inEnglish,
  ...others.map(([language, t]) => localeFor(language, t)),
];

/** A page in one of its languages: the tag of the language, and the full address. */
export interface Alternate {
  lang: string;
  url: string;
}

/** A page in all its languages, from its path in English; none if the site has one language only. */
export function alternatesOf(to: string): Alternate[] {
  return locales.length > 1
    ? locales.map(({ language, address }) => ({ lang: language.tag, url: address(to) }))
    : [];
}

/** The language in which a page or a component is shown; it is in the address of the page. */
export function localeOf({ params }: { params: Partial<Record<string, string>> }): Locale {
  return locales.find(({ segment }) => segment === params['lang']) ?? inEnglish;
}
