/**
 * `_headers` and `_redirects`, as Netlify and Cloudflare Pages read them. If several
 * rules of `_headers` match an address, these hosts send the values of all: so no
 * address may match two rules with the same header.
 */
import { extname } from 'node:path';
import type { Redirect } from '../../site/redirects.ts';
import { headersAt, type HeaderRule } from './headers.ts';

/** An old address, decoded, and the present one, both as paths from the root of the site. */
export type Moved = Pick<Redirect, 'from' | 'to'>;

/**
 * A pattern as a regular expression; each `:placeholder` stands for one part of an address, and `*`
 * for anything.
 */
function expression(pattern: string): RegExp {
  return new RegExp(
    `^${pattern
      .split('/')
      .map((part) =>
        part.startsWith(':')
          ? '[^/]+'
          : part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replace('*', '.*'),
      )
      .join('/')}$`,
  );
}

const lines = (headers: ReadonlyMap<string, string>) =>
  [...headers].map(([name, value]) => `  ${name}: ${value}\n`).join('');

/** Patterns that match an address, the last of them no other. */
function patterns(address: string): string[] {
  const parts = address.slice(1).split('/');
  const folders = parts.slice(0, -1);
  const name = parts.at(-1) ?? '';
  const anywhere =
    name === '' ? [] : [`/*${extname(name)}`, `/*${name.replace(/^[^.]*/, '')}`, `/*${name}`];
  return [
    // An asterisk in the middle of a path is read by both hosts.
    ...anywhere.filter((pattern) => pattern !== '/*'),
    ...(name === '' ? [''] : [':name', name]).flatMap((last) =>
      [...folders.keys(), folders.length].map(
        (kept) =>
          `/${[...folders.map((part, index) => (index < kept ? part : `:folder${index + 1}`)), last].join('/')}`,
      ),
    ),
  ];
}

/** Of the patterns that match only what they may, the one that matches most. */
function widest<Path>(
  found: readonly (readonly [pattern: string, matching: readonly Path[]])[],
  isRight: (path: Path) => boolean,
): readonly [pattern: string, matching: readonly Path[]] {
  return found
    .filter(([, matching]) => matching.every(isRight))
    .reduce((a, b) => (b[1].length > a[1].length ? b : a));
}

/** The patterns that give each path its headers, and no path those of another. */
function blocksOf(
  paths: readonly string[],
  rules: readonly HeaderRule[],
): [pattern: string, headers: string][] {
  const wanted = new Map(paths.map((path) => [path, lines(headersAt(path, rules))]));
  const blocks: [pattern: string, headers: string][] = [];
  const covered = new Set<string>();
  for (const [path, headers] of wanted) {
    if (headers === '' || covered.has(path)) continue;
    const [pattern, matching] = widest(
      patterns(path).map((each) => {
        const regExp = expression(each);
        return [each, [...wanted].filter(([other]) => regExp.test(other))] as const;
      }),
      ([other, others]) => others === headers && !covered.has(other),
    );
    for (const [other] of matching) covered.add(other);
    blocks.push([pattern, headers]);
  }
  return blocks;
}

/**
 * The file `_headers`. Hosts read at most a hundred rules, so the types of files, which differ
 * within folders that are alike in all else, have rules of their own.
 *
 * @param paths of all pages and files that it covers, from the root of the site.
 */
export function headersFile(
  paths: readonly string[],
  rules: readonly HeaderRule[],
  base: string,
): string {
  const constant = rules.filter(({ cases }) => cases.length === 0);
  const varying = rules.filter(({ cases }) => cases.length > 0);
  const isType = ({ name }: HeaderRule) => name === 'Content-Type';
  const blocks = [
    ...blocksOf(
      paths,
      varying.filter((rule) => !isType(rule)),
    ),
    ...blocksOf(paths, varying.filter(isType)),
  ];
  const root = base.slice(0, -1);
  return [
    `${root}/*\n${lines(headersAt('/', constant))}`,
    ...blocks.map(([pattern, headers]) => `${root}${pattern}\n${headers}`),
  ].join('\n');
}

/**
 * Reads a file `_headers` as the hosts do.
 *
 * @returns a function from an address to all headers that are sent with it, duplicates included.
 */
export function readHeadersFile(
  text: string,
): (address: string) => [name: string, value: string][] {
  const blocks = text.split('\n\n').map((block) => {
    const [pattern = '', ...headers] = block.trim().split('\n');
    return {
      regExp: expression(pattern),
      headers: headers.map((line): [string, string] => [
        line.trim().split(': ', 1)[0] ?? '',
        line.slice(line.indexOf(': ') + 2),
      ]),
    };
  });
  return (address) =>
    blocks.flatMap(({ regExp, headers }) => (regExp.test(address) ? headers : []));
}

/** The file `_redirects`: old addresses, without and with a slash at the end. */
export function redirectsFile(redirects: readonly Moved[], base: string): string {
  const root = base.slice(0, -1);
  return redirects
    .flatMap(({ from, to }) =>
      spellings(from).map((path) => `${root}${encodeURI(path)} ${root}${to} 301\n`),
    )
    .join('');
}

/** An old address without and with a slash at the end. */
export function spellings(from: string): string[] {
  const bare = from.replace(/\/$/, '');
  return [bare, `${bare}/`];
}
