/** Gives the headings of a text their ids. The check and the build do it alike. */
import GithubSlugger, { slug } from 'github-slugger';

/** Ids that the layout and the pages of entries have around an author's text. A test compares them with built pages. */
export const TAKEN = ['actions', 'calendars', 'content', 'footnote-label', 'index', 'list', 'menu'];

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
