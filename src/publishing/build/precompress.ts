/** Compressed copies of text files, which servers send as they are: smaller than what they make while somebody waits. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXT = /\.(html|css|js|json|geojson|xml|opml|svg|txt|md|csv|ics)$/;

/** What is meant for hosts; it is never sent. */
const FOR_HOSTS = /^_/;

/** Bytes below which a file fits into one packet anyway. */
const LEAST = 1000;

/** How many files wait for the threads of zlib at a time. */
const AT_A_TIME = 8;

/** Loaded by every visitor, and few. */
const SHARED = ['.css', '.js'];

/**
 * The quality of Brotli, of 11: the last step makes pages 3 % smaller and takes
 * 2.7 times as long, which a site of thousands of pages would wait for at each
 * build.
 */
function qualityFor(file: string): number {
  return SHARED.includes(extname(file)) ? 11 : 10;
}

export interface Copies {
  br: Buffer;
  gz: Buffer;
}

/**
 * As small as it pays; the same bytes for the same text, at any time and on any system.
 *
 * @param quality of Brotli, 0 to 11.
 */
export async function compress(bytes: Buffer, quality: number): Promise<Copies> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, { params }),
    promisify(gzip)(bytes, { level: 9 }),
  ]);
  // Node writes no time, but the system: 255 stands for an unknown one (RFC 1952, 2.3.1).
  gz[9] = 255;
  return { br, gz };
}

/** The copies of the last build, by quality and sum of what they are copies of: what has not changed is not compressed again. */
type Kept = ReadonlyMap<string, Copies>;

/** Other compressors may write other bytes. */
const COMPRESSORS = `${process.versions['brotli']} ${process.versions.zlib}`;

async function readKept(file: string): Promise<Kept> {
  try {
    const { compressors, kept } = deserialize(await readFile(file)) as {
      compressors: string;
      kept: Kept;
    };
    return compressors === COMPRESSORS ? kept : new Map();
  } catch {
    // There is none, or not a whole one.
    return new Map();
  }
}

/**
 * Writes `FILE.br` and `FILE.gz` beside each text file that they make smaller.
 *
 * @param folder of the built site.
 * @param keepIn the file in which the copies are kept for the next build.
 * @param leaveOut paths of files that are still to change: a copy would not be theirs.
 * @returns how many copies were written, their bytes, and how many files had to be compressed for them.
 */
export async function precompress(
  folder: string,
  keepIn: string,
  leaveOut: readonly string[],
): Promise<{ files: number; bytes: number; compressed: number }> {
  const entries = (await readdir(folder, { withFileTypes: true, recursive: true })).filter(
    (entry) => entry.isFile(),
  );
  const waiting = entries
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => TEXT.test(file) && !FOR_HOSTS.test(file) && !leaveOut.includes(file));
  const written = { files: 0, bytes: 0, compressed: 0 };
  const before = await readKept(keepIn);
  const kept = new Map<string, Copies>();
  const copiesOf = async (file: string, bytes: Buffer) => {
    const quality = qualityFor(file);
    const key = `${quality} ${createHash('sha256').update(bytes).digest('base64')}`;
    let copies = kept.get(key) ?? before.get(key);
    if (!copies) {
      copies = await compress(bytes, quality);
      written.compressed += 1;
    }
    kept.set(key, copies);
    return copies;
  };
  const work = async () => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      const bytes = await readFile(join(folder, file));
      if (bytes.length < LEAST) continue;
      for (const [extension, copy] of Object.entries<Uint8Array>({
        ...(await copiesOf(file, bytes)),
      })) {
        if (copy.length >= bytes.length) continue;
        await writeFile(join(folder, `${file}.${extension}`), copy);
        written.files += 1;
        written.bytes += copy.length;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  await mkdir(dirname(keepIn), { recursive: true });
  await writeFile(keepIn, serialize({ compressors: COMPRESSORS, kept }));
  return written;
}
