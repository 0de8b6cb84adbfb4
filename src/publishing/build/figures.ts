/** Figures of a site, measured on its files. */
import { compressedSize } from '../../base/compressed-size.ts';
import { isEditor, type BuiltSite } from './built-site.ts';
import { spendings, type Spending } from './budgets.ts';
import { weights, type Weight } from './weights.ts';
import { sumsOf, sha256 } from '../../base/sums.ts';

export interface Figures {
  sums: string;
  digest: string;
  files: number;
  /** Bytes of all files on the disk. */
  bytes: number;
  pages: number;
  /** The median page and the heaviest, by HTML and CSS. */
  median: Weight;
  heaviest: Weight;
  /** The most requests of any page on a first visit. */
  requests: { own: number; foreign: number };
  /** Pages that load a script. */
  scripted: Weight[];
  /** What the editor loads, if the site has one. Of the figures above, only sums, files and bytes include it. */
  editor: Weight | undefined;
  /** What the site takes of its budgets. */
  spendings: Spending[];
}

/**
 * Measures a site that was just built, so that its compressed copies are up to date.
 *
 * @param site without the page that shows the figures, which would change with them.
 * @throws Error if there are no pages.
 */
export function measure(site: BuiltSite): Figures {
  const all = weights(
    site,
    (file, content) => site.files.get(`${file}.gz`)?.length ?? compressedSize(content),
  );
  const byWeight = all.filter(({ page }) => !isEditor(site, page));
  const [heaviest, median] = [byWeight[0], byWeight[Math.floor(byWeight.length / 2)]];
  if (!heaviest || !median) throw new Error('The site has no pages.');
  const sums = sumsOf(site.files);
  const most = (kind: 'own' | 'foreign') =>
    Math.max(...byWeight.map(({ requests }) => requests[kind]));
  return {
    sums,
    digest: sha256(sums),
    files: site.files.size,
    bytes: [...site.files.values()].reduce((sum, { length }) => sum + length, 0),
    pages: byWeight.length,
    median,
    heaviest,
    requests: { own: most('own'), foreign: most('foreign') },
    scripted: byWeight
      .filter(({ page }) => page.scripts.length > 0)
      .sort((a, b) => (a.page.url < b.page.url ? -1 : 1)),
    spendings: spendings(site, all),
    editor: all.find(({ page }) => isEditor(site, page)),
  };
}
