/**
 * What the search page answers with before the full text is there. It is loaded
 * as a whole, so it has a limit: on a large site it leaves out what is looked
 * for least by its name, which the full text then finds alone.
 */
import { gzipSync } from 'node:zlib';
import type { SearchDocument } from './quick-index.ts';

export interface FirstAnswers {
  /** The documents of the quick index, in the order in which they were given. */
  within: readonly SearchDocument[];
  /** Those that only the full text knows, by their address. */
  beyond: ReadonlyMap<string, SearchDocument>;
}

/** The bytes of the file that holds these documents, as a server sends it. */
function bytesOf(documents: readonly SearchDocument[]): number {
  return gzipSync(JSON.stringify(documents), { level: 9 }).length;
}

/**
 * Takes as many documents as there is room for.
 *
 * @param documents with those that are kept longest first.
 * @param room bytes, compressed.
 */
export function firstAnswers(documents: readonly SearchDocument[], room: number): FirstAnswers {
  let [fits, breaks] = [0, documents.length + 1];
  if (bytesOf(documents) <= room) fits = documents.length;
  // Each further document makes the file longer, so the limit is found by halving.
  else
    while (breaks - fits > 1) {
      const middle = Math.floor((fits + breaks) / 2);
      if (bytesOf(documents.slice(0, middle)) <= room) fits = middle;
      else breaks = middle;
    }
  return {
    within: documents.slice(0, fits),
    beyond: new Map(documents.slice(fits).map((document) => [document.url, document])),
  };
}
