/**
 * Finds towns and cities of the world by any of their names. It loads only the small parts of the
 * list in which the name must be; see parts.ts.
 */
import { nameKey } from '../known-city.ts';
import {
  parsePart,
  partsOfBeginning,
  partsOfName,
  type ListedPlace,
  type PartIndex,
  type Place,
} from './parts.ts';

/** Where the gazetteer comes from. Each function may fail, and is called again the next time. */
export interface GazetteerFiles {
  index: () => Promise<PartIndex>;
  /** The text of a part, by its number. */
  part: (number: number) => Promise<string>;
}

export interface FoundPlace extends Place {
  /** The name that was found; {@link Place.name}, a local name, or another one. */
  found: string;
  /** True if the whole name was typed, false if it only begins so. */
  isWhole: boolean;
}

/** Parts that are loaded at most: for the beginning of a name. */
export const MOST_PARTS = 5;

/** How much the population counts where a name in another language was found, and where only a beginning. */
const OTHER_NAME = { whole: 0.3, beginning: 0.05 };
const BEGINNING = 0.1;

interface Hit {
  place: FoundPlace;
  score: number;
}

/** How well a place is meant by a key; undefined if none of its names is. */
function hitOf(place: ListedPlace, key: string, isWhole: boolean): Hit | undefined {
  const { otherNames, ...facts } = place;
  const names = [place.name, ...place.localNames, ...otherNames];
  const hits = names.flatMap((name, at): Hit[] => {
    const known = nameKey(name);
    if (known !== key && (isWhole || !known.startsWith(key))) return [];
    const other = OTHER_NAME[known === key ? 'whole' : 'beginning'];
    const weight = (at <= place.localNames.length ? 1 : other) * (known === key ? 1 : BEGINNING);
    return [
      {
        place: { ...facts, found: name, isWhole: known === key },
        // A place whose population is not known is still a place.
        score: Math.max(place.population, 100) * weight,
      },
    ];
  });
  return hits.sort((a, b) => b.score - a.score)[0];
}

const idOf = ({ name, country, latitude, longitude }: Place) =>
  [name, country, latitude, longitude].join('\t');

export class Gazetteer {
  readonly #files: GazetteerFiles;
  #index: Promise<PartIndex> | undefined;
  readonly #parts = new Map<number, Promise<ListedPlace[]>>();

  constructor(files: GazetteerFiles) {
    this.#files = files;
  }

  #loadIndex(): Promise<PartIndex> {
    this.#index ??= this.#files.index();
    this.#index.catch(() => (this.#index = undefined));
    return this.#index;
  }

  #loadPart(number: number): Promise<ListedPlace[]> {
    const part = this.#parts.get(number) ?? this.#files.part(number).then(parsePart);
    this.#parts.set(number, part);
    part.catch(() => this.#parts.delete(number));
    return part;
  }

  async #hits(key: string, isWhole: boolean): Promise<FoundPlace[]> {
    if (key === '') return [];
    const index = await this.#loadIndex();
    const numbers = isWhole ? partsOfName(index, key) : partsOfBeginning(index, key, MOST_PARTS);
    const parts = await Promise.all(numbers.map((number) => this.#loadPart(number)));
    const best = new Map<string, Hit>();
    for (const listed of parts.flat()) {
      const hit = hitOf(listed, key, isWhole);
      const id = idOf(listed);
      if (hit && hit.score > (best.get(id)?.score ?? 0)) best.set(id, hit);
    }
    return [...best.values()].sort((a, b) => b.score - a.score).map(({ place }) => place);
  }

  /**
   * Places that have a name, in any language and script that is known. Case, diacritics, spaces and
   * punctuation make no difference.
   *
   * @returns the best match first: large places before small ones, and the name that is used there
   *   or in English before those of other languages.
   * @throws Error if a file cannot be loaded.
   */
  named(name: string): Promise<FoundPlace[]> {
    return this.#hits(nameKey(name), true);
  }

  /**
   * Places of which a name begins like this, for suggestions while somebody types. Where many do,
   * only the largest are found; after a single letter perhaps none.
   *
   * @returns the best match first, as in {@link named}.
   * @throws Error if a file cannot be loaded.
   */
  async beginning(name: string): Promise<FoundPlace[]> {
    const key = nameKey(name);
    const found = await this.#hits(key, false);
    // The parts of the largest places may be all that was loaded.
    return found.length > 0 ? found : this.#hits(key, true);
  }
}
