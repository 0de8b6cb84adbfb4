/**
 * `_headers` and `_redirects`, as Netlify and Cloudflare Pages read them. If several
 * rules of `_headers` match an address, these hosts send the values of all: so no
 * address may match two rules with the same header.
 */
import type { Redirect } from '../../site/redirects.ts';
import { headersAt, type HeaderRule } from './headers.ts';

/** An old address, decoded, and the present one, both as paths from the root of the site. */
export type Moved = Pick<Redirect, 'from' | 'to'>;

/** A pattern as a regular expression; each `:placeholder` stands for one part of an address. */
function expression(pattern: string): RegExp {
  return new RegExp(
    `^${pattern
      .split('/')
      .map((part) =>
        part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`),
      )
      .join('/')}$`,
  );
}

/** Patterns that match an address, from the widest to the address itself. */
function patterns(address: string): string[] {
  const parts = address.slice(1).split('/');
  const folders = parts.slice(0, -1);
  const name = parts.at(-1) ?? '';
  return (name === '' ? [''] : [':name', name]).flatMap((last) =>
    [...folders.keys(), folders.length].map(
      (kept) =>
        `/${[...folders.map((part, index) => (index < kept ? part : `:folder${index + 1}`)), last].join('/')}`,
    ),
  );
}

/**
 * The file `_headers`.
 *
 * @param paths of all pages and files that it covers, from the root of the site.
 */
export function headersFile(
  paths: readonly string[],
  rules: readonly HeaderRule[],
  base: string,
): string {
  const lines = (headers: ReadonlyMap<string, string>) =>
    [...headers].map(([name, value]) => `  ${name}: ${value}\n`).join('');
  const constant = rules.filter(({ cases }) => cases.length === 0);
  const varying = rules.filter(({ cases }) => cases.length > 0);
  const wanted = new Map(paths.map((path) => [path, lines(headersAt(path, varying))]));
  const blocks: [pattern: string, headers: string][] = [];
  const covered = new Set<string>();
  for (const [path, headers] of wanted) {
    if (covered.has(path)) continue;
    for (const pattern of patterns(path)) {
      const regExp = expression(pattern);
      const matching = [...wanted].filter(([other]) => regExp.test(other));
      if (!matching.every(([other, others]) => others === headers && !covered.has(other))) continue;
      for (const [other] of matching) covered.add(other);
      blocks.push([pattern, headers]);
      break;
    }
  }
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
      regExp: pattern.endsWith('/*') ? new RegExp(`^${pattern.slice(0, -1)}`) : expression(pattern),
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
