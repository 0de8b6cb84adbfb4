/**
 * What the search page answers with before the full text has loaded. It is loaded
 * in one piece, so its size is limited: on a large site it leaves out the pages
 * that are least often searched by name, and only the full text finds those.
 */
import { gzipSync } from 'node:zlib';
import type { SearchDocument } from './quick-index.ts';

export interface FirstAnswers {
  /** The documents of the quick index, in the given order. */
  within: readonly SearchDocument[];
  /** Those that only the full text knows, by their address. */
  beyond: ReadonlyMap<string, SearchDocument>;
}

/** The size of the file with these documents, as a server sends it. */
function bytesOf(documents: readonly SearchDocument[]): number {
  return gzipSync(JSON.stringify(documents), { level: 9 }).length;
}

/**
 * Takes as many documents as fit.
 *
 * @param documents the most important first.
 * @param room bytes, compressed.
 */
export function firstAnswers(documents: readonly SearchDocument[], room: number): FirstAnswers {
  let [fits, breaks] = [0, documents.length + 1];
  if (bytesOf(documents) <= room) fits = documents.length;
  // Each document makes the file longer, so the limit is found by halving.
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
