/** Excerpts of the full-text search: escaped HTML with a mark element around each word that was found. */
import { unspaced, type Piece } from './words.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** Splits an excerpt into pieces of plain text, so that the page never has to treat it as HTML. */
export function excerptPieces(excerpt: string): Piece[] {
  return unspaced(excerpt)
    .split(/(<mark>[\s\S]*?<\/mark>)/)
    .filter((part) => part !== '')
    .map((part) => ({
      marked: part.startsWith('<mark>'),
      text: part
        .replace(/^<mark>|<\/mark>$/g, '')
        .replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity),
    }));
}
