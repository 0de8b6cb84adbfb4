/** Compressed copies of text files, which servers send as they are: smaller than what they make while somebody waits. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXT = /\.(html|css|js|json|geojson|xml|opml|svg|txt|md|csv|ics)$/;

/** What is meant for hosts; it is never sent. */
const FOR_HOSTS = /^_/;

/** Bytes below which a file fits into one packet anyway. */
const LEAST = 1000;

/** How many files wait for the threads of zlib at a time. */
const AT_A_TIME = 8;

/** As small as Brotli and gzip can make it; the same bytes for the same text, at any time and on any system. */
export async function compress(bytes: Buffer): Promise<{ br: Buffer; gz: Buffer }> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [br, gz] = await Promise.all([promisify(brotliCompress)(bytes, { params }), promisify(gzip)(bytes, { level: 9 })]);
  // Node writes no time, but the system: 255 stands for an unknown one (RFC 1952, 2.3.1).
  gz[9] = 255;
  return { br, gz };
}

/**
 * Writes `FILE.br` and `FILE.gz` beside each text file that they make smaller.
 *
 * @param folder of the built site.
 * @param leaveOut paths of files that are still to change: a copy would not be theirs.
 * @returns how many copies were written, and their bytes.
 */
export async function precompress(folder: string, leaveOut: readonly string[]): Promise<{ files: number; bytes: number }> {
  const entries = (await readdir(folder, { withFileTypes: true, recursive: true })).filter((entry) => entry.isFile());
  const waiting = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).filter((file) => TEXT.test(file) && !FOR_HOSTS.test(file) && !leaveOut.includes(file));
  const written = { files: 0, bytes: 0 };
  const work = async () => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      const bytes = await readFile(join(folder, file));
      if (bytes.length < LEAST) continue;
      for (const [extension, copy] of Object.entries(await compress(bytes))) {
        if (copy.length >= bytes.length) continue;
        await writeFile(join(folder, `${file}.${extension}`), copy);
        written.files += 1;
        written.bytes += copy.length;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return written;
}
