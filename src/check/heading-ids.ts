/** Gives the headings of a text their ids. The check and the build do it alike. */
import GithubSlugger, { slug } from 'github-slugger';

// Ids that templates give to places around an author's text. A test compares them with built pages.
export const ON_EVERY_PAGE = ['content', 'menu'] as const;
export const OF_CITIES = ['actions', 'evidence'] as const;
export const OF_JOIN = ['sending', 'checklist'] as const;

/** The id of the heading above the notes of a text. */
const OF_NOTES = 'footnote-label';

/** Ids that no heading gets. */
export const TAKEN: readonly string[] = [...ON_EVERY_PAGE, ...OF_CITIES, ...OF_JOIN, OF_NOTES];

/** What the processor of Markdown puts before the ids of notes. */
const NOTES = /^user-content-/;

/** The id of a heading without letters and digits, such as one emoji. */
const WITHOUT_LETTERS = 'section';

/** The ids of the headings of one text, each unlike all others on its page. */
export class HeadingIds {
  readonly #slugger = new GithubSlugger();

  constructor() {
    for (const id of TAKEN) this.#slugger.slug(id);
  }

  /** @param text of the next heading, without its formatting. */
  next(text: string): string {
    const own = slug(text).replace(NOTES, '');
    return this.#slugger.slug(/[\p{L}\p{N}]/u.test(own) ? own : WITHOUT_LETTERS);
  }
}
