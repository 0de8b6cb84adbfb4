/** Checksums of files, and the digest of a site: the same if, and only if, every file is the same. */
import { createHash } from 'node:crypto';

/** The last file that a build writes. A site without it is incomplete. */
export const SUMS = 'SHA256SUMS.txt';

/** SHA-256, in hexadecimal digits. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** One line in the format of sha256sum(1), which escapes names with a line break or a backslash. */
function line(path: string, bytes: Uint8Array): string {
  const name = path.replace(
    /[\\\n\r]/g,
    (character) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r' })[character] ?? '',
  );
  return `${name === path ? '' : '\\'}${sha256(bytes)}  ${name}\n`;
}

/**
 * Lists all files with their checksums, sorted by the bytes of their names
 * (LC_ALL=C). The SHA-256 of the list is the digest of the site.
 *
 * @param files by their path in the site, with slashes.
 */
export function sumsOf(files: Iterable<readonly [path: string, bytes: Uint8Array]>): string {
  return [...files]
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map(([path, bytes]) => line(path, bytes))
    .join('');
}

const UNESCAPED: Readonly<Record<string, string>> = { '\\\\': '\\', '\\n': '\n', '\\r': '\r' };

/** Reads what {@link sumsOf} writes: the sum of each file, by its path. Lines of another form are left out. */
export function readSums(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/^(\\?)([0-9a-f]{64}) {2}(.+)$/gm)].map(
      ([, isEscaped, sum = '', name = '']) => [
        isEscaped ? name.replace(/\\[\\nr]/g, (pair) => UNESCAPED[pair] ?? '') : name,
        sum,
      ],
    ),
  );
}
