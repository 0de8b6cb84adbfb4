/** Names by which people look for a page, from what the data already holds. */
import { foldWords } from '../../base/fold.ts';

/** The host of a website without `www`: people know `nyc.gov` and `ohchr.org`. */
function hostOf(website: string | undefined): string[] {
  return website === undefined ? [] : [new URL(website).hostname.replace(/^www\./, '')];
}

/** A code of UN/LOCODE, and its part for the place, which often is that of its airport: `ESBCN`, `BCN`. */
function placeCodes(unlocode: string | undefined): string[] {
  return unlocode === undefined ? [] : [unlocode, unlocode.slice(2)];
}

export interface Named {
  id: string;
  data: { website?: string | undefined; unlocode?: string | undefined };
}

/** What the file of an entry says of its names: the slug, the website, the code of the place. */
export function namesInData({ id, data: { website, unlocode } }: Named): string[] {
  return [id.replaceAll('-', ' '), ...placeCodes(unlocode), ...hostOf(website)];
}

/** Names that say something which the title does not, each once, whatever its case and diacritics. */
export function otherNames(title: string, names: readonly string[]): string[] {
  const known = new Set([foldWords(title), '']);
  return names.filter((name) => {
    const folded = foldWords(name);
    const isNew = !known.has(folded);
    known.add(folded);
    return isNew;
  });
}
