/**
 * What the search page answers with before the full text has loaded. It is loaded
 * in one piece, so its size is limited: on a large site it leaves out the pages
 * that are least often searched by name, and only the full text finds those.
 */
import { compressedSize } from '../../base/compressed-size.ts';
import { largestCount } from '../../model/lists.ts';
import type { SearchDocument } from './quick-index.ts';

/** Compressed bytes of what each document gets when the full text is indexed: {@link SearchDocument.fragment}. */
const FRAGMENT = 9;

export interface FirstAnswers {
  /** The documents of the quick index, in the given order. */
  within: readonly SearchDocument[];
  /** Those that only the full text knows, by their address. */
  beyond: ReadonlyMap<string, SearchDocument>;
}

/**
 * Takes as many documents as fit.
 *
 * @param documents the most important first.
 * @param room bytes, compressed.
 */
export function firstAnswers(documents: readonly SearchDocument[], room: number): FirstAnswers {
  // Each document makes the file longer.
  const fits = largestCount(
    documents.length,
    (count) => compressedSize(JSON.stringify(documents.slice(0, count))) + count * FRAGMENT <= room,
  );
  return {
    within: documents.slice(0, fits),
    beyond: new Map(documents.slice(fits).map((document) => [document.url, document])),
  };
}
