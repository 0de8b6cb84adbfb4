/** Judges what texts and fields lead to: pages of the site, places on them, and pictures. */
import { entryAddress } from '../model/addresses.ts';
import type { ContentIndex } from './check-content.ts';
import type { JudgedFile } from './check-file.ts';
import { didYouMean } from './explain.ts';
import { textsIn, valuesAt } from './fields-of.ts';
import { pathOnSite } from './markdown.ts';
import type { Finding, Problem } from './problem.ts';
import { siteLinkError } from './site-links.ts';

/** Every link within the site leads to a page and a place that exist, and every picture is beside its text. */
export function checkLinks(files: readonly JudgedFile[], index: ContentIndex): Problem[] {
  const { addresses, images } = index;
  return files.flatMap(({ collection, slug, file, data, reading, problemAt, problemIn }) => {
    const page = addresses.get(`${entryAddress(collection, slug)}/`);
    const missing = (src: string): Finding | undefined => {
      const path = file.replace(/[^/]+$/, src.replace(/^\.\//, ''));
      return images.has(path)
        ? undefined
        : {
            rule: 'picture-file',
            message: `The picture ${path} does not exist.`,
            fix: didYouMean(path, [...images]) ?? 'Put it in the same folder as the post.',
          };
    };
    return [
      ...reading.links.flatMap(({ url, line, column, editOf }) => {
        const error = page && siteLinkError(url, page, index);
        if (!error) return [];
        const { meant, ...finding } = error;
        const edit = meant === undefined ? undefined : editOf(meant);
        return [problemIn({ line, column, ...finding, edit })];
      }),
      ...textsIn(data).flatMap(({ path, value }) => {
        const own = page && pathOnSite(value);
        const error = own && siteLinkError(own, page, index);
        return error
          ? [problemAt(path, { rule: error.rule, message: error.message, fix: error.fix })]
          : [];
      }),
      ...reading.pictures.flatMap(({ url, line, column }) => {
        const finding = missing(url);
        return finding ? [problemIn({ line, column, ...finding })] : [];
      }),
      ...valuesAt(data, ['image', 'src']).flatMap(({ path, value }) => {
        const finding =
          typeof value === 'string' && value.startsWith('./') ? missing(value) : undefined;
        return finding ? [problemAt(path, finding)] : [];
      }),
    ];
  });
}
