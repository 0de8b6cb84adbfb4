/** Whether the place that somebody searches for is a member, said above the results. */
import { openPlaces, type PlaceNotice, type Places } from '../search/places.ts';

export class PlaceNotices {
  readonly #element: HTMLElement;
  readonly #places: Places;
  #query = '';

  /**
   * @param element in which it is said; its `data-place` is the address of what is loaded for it.
   * @param base path of the site.
   */
  constructor(element: HTMLElement, base: string) {
    this.#element = element;
    this.#places = openPlaces(
      element.dataset['place'] ?? '',
      `${base}gazetteer/`,
      document.documentElement.lang,
    );
  }

  /** What is said now; empty if there is nothing to say. */
  get text(): string {
    return this.#element.querySelector('strong')?.textContent ?? '';
  }

  /** Takes away what is said about another query. */
  begin(query: string): void {
    if (query !== this.#query) this.#show(undefined);
    this.#query = query;
  }

  /** Says what there is to say about the query with which it has begun; nothing if it cannot be loaded. */
  async answer(): Promise<void> {
    const query = this.#query;
    const notice = await this.#places.notice(query).catch(() => undefined);
    if (query === this.#query) this.#show(notice);
  }

  #show(notice: PlaceNotice | undefined): void {
    if (this.text === (notice?.text ?? '')) return;
    this.#element.replaceChildren();
    if (!notice) return;
    const sentence = document.createElement('strong');
    sentence.textContent = notice.text;
    const link = document.createElement('a');
    link.href = notice.link.url;
    link.textContent = notice.link.text;
    const paragraph = document.createElement('p');
    paragraph.className = 'panel';
    paragraph.append(sentence, ' ', link);
    this.#element.append(paragraph);
  }
}
