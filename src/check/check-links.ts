/** Judges what texts and fields lead to: pages of the site, places on them, and pictures. */
import { posix } from 'node:path';
import { shorten } from '../base/escape.ts';
import { entryAddress } from '../model/addresses.ts';
import { collections, type CollectionName } from '../model/schemas/index.ts';
import type { ContentIndex } from './check-content.ts';
import type { JudgedFile } from './check-file.ts';
import { didYouMean } from './explain.ts';
import { textsIn, valuesAt } from './fields-of.ts';
import { textFileOf } from './link-address.ts';
import { pathOnSite, type Reference } from './markdown.ts';
import type { Finding, Problem } from './problem.ts';
import { siteLinkError, type LinkError } from './site-links.ts';

/**
 * A link to the file of a text, as it works on the git host: readers need its address. The path
 * counts from the folder of the text, or from that of the content.
 */
function textFileError(url: string, from: CollectionName, { pages }: ContentIndex): LinkError {
  const { path = '', place = '' } = textFileOf(url) ?? {};
  const rooted = path.replace(/^\/?(?:content\/)?/, '');
  const known = (Object.keys(collections) as CollectionName[]).flatMap((collection) => {
    const { folder, extension } = collections[collection];
    return [...pages[collection].keys()].map((slug) => ({
      file: `${folder}/${slug}${extension}`,
      address: `${entryAddress(collection, slug)}/`,
    }));
  });
  const paths = [posix.join(collections[from].folder, path), rooted];
  const target = known.find(({ file }) => paths.includes(file));
  const meant = target && target.address + place;
  const message = `The link to "${shorten(url, 80)}" leads to the file of a text, which is not on the site.`;
  return meant === undefined
    ? {
        rule: 'link-address',
        message,
        fix:
          didYouMean(
            paths[0] ?? '',
            known.map(({ file }) => file),
            (near) => known.find(({ file }) => file === near)?.address ?? near,
          ) ?? 'Link to the address of its page, such as /cities/porto/.',
      }
    : { rule: 'link-address', message, fix: `Write ${meant}`, meant };
}

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
    const linkProblems = ({ line, column, editOf }: Reference, error: LinkError | undefined) => {
      if (!error) return [];
      const { meant, ...finding } = error;
      const edit = meant === undefined ? undefined : editOf(meant);
      return [problemIn({ line, column, ...finding, edit })];
    };
    return [
      ...reading.links.flatMap((link) =>
        linkProblems(link, page && siteLinkError(link.url, page, index)),
      ),
      ...reading.files.flatMap((link) =>
        linkProblems(link, textFileError(link.url, collection, index)),
      ),
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
