/** What the page of the editor tells its script. */
import type { CmsConfig } from '@sveltia/cms';

/** Words of the site, for previews. */
export interface PreviewWords {
  kind: Readonly<Record<string, string>>;
  topic: Readonly<Record<string, string>>;
  status: Readonly<Record<string, string>>;
  partnerKind: Readonly<Record<string, string>>;
  country: Readonly<Record<string, string>>;
  draft: string;
  date: string;
  when: string;
  where: string;
  online: string;
  cancelled: string;
  cities: string;
  partners: string;
  principles: string;
  topics: string;
  original: string;
  publishedHere: string;
  credit: string;
  statusLabel: string;
  profile: string;
  actions: string;
  about: string;
  role: string;
  kindLabel: string;
  website: string;
}

/** An entry that others name, by the name of its file. */
export interface Named {
  name: string;
  /** The hue of a principle. */
  hue?: string;
}

export interface EditorContext {
  config: CmsConfig;
  /** Addresses of the styles of previews: those of the site, and a few more. */
  styles: readonly string[];
  language: string;
  locale: string;
  names: Readonly<Record<'cities' | 'partners' | 'principles', Readonly<Record<string, Named>>>>;
  words: PreviewWords;
}

/** The id of the element that holds it, as JSON. */
export const CONTEXT_ID = 'editor-context';
