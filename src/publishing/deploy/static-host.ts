/**
 * `_headers` and `_redirects`, as Netlify and Cloudflare Pages read them. Where
 * several rules of `_headers` fit an address, these hosts send all their values:
 * so no two rules with the same header may fit one address.
 */
import type { Redirect } from '../../site/redirects.ts';
import { headersAt, type HeaderRule } from './headers.ts';

/** An old address, decoded, and the present one, both from the root of the site. */
export type Moved = Pick<Redirect, 'from' | 'to'>;

/** The pattern with its placeholders, each of which stands for one part of an address, as a regular expression. */
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

/** Patterns that fit an address, from the widest to the address itself. */
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
 * @param paths of all pages and files that it is to speak of, from the root of the site.
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
      const fits = expression(pattern);
      const fitting = [...wanted].filter(([other]) => fits.test(other));
      if (!fitting.every(([other, others]) => others === headers && !covered.has(other))) continue;
      for (const [other] of fitting) covered.add(other);
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
 * @returns a function from an address to all headers that it is sent, doubled ones among them.
 */
export function readHeadersFile(
  text: string,
): (address: string) => [name: string, value: string][] {
  const blocks = text.split('\n\n').map((block) => {
    const [pattern = '', ...headers] = block.trim().split('\n');
    return {
      fits: pattern.endsWith('/*') ? new RegExp(`^${pattern.slice(0, -1)}`) : expression(pattern),
      headers: headers.map((line): [string, string] => [
        line.trim().split(': ', 1)[0] ?? '',
        line.slice(line.indexOf(': ') + 2),
      ]),
    };
  });
  return (address) => blocks.flatMap(({ fits, headers }) => (fits.test(address) ? headers : []));
}

/** The file `_redirects`: old addresses, as they are and with a slash at the end. */
export function redirectsFile(redirects: readonly Moved[], base: string): string {
  const root = base.slice(0, -1);
  return redirects
    .flatMap(({ from, to }) =>
      spellings(from).map((path) => `${root}${encodeURI(path)} ${root}${to} 301\n`),
    )
    .join('');
}

/** An old address without and with a slash at its end. */
export function spellings(from: string): string[] {
  const bare = from.replace(/\/$/, '');
  return [bare, `${bare}/`];
}
