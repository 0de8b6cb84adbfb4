/** Compressed copies of text files, which servers send as they are: smaller than what a server makes on request. */
import { mkdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { filesBelow, replaceFile } from '../../base/files.ts';
import { sha256 } from '../../base/sums.ts';

const TEXT = /\.(html|css|js|json|jsonld|geojson|xml|opml|svg|txt|md|csv|ics)$/;

/** Files for hosts, which are never sent. */
const FOR_HOSTS = /^_/;

/**
 * The gazetteer, which is never loaded as a whole: copies of its hundreds of parts would take as
 * much room as it does. Servers compress the few that are asked for.
 */
const IN_PARTS = /^gazetteer\//;

/** Smaller files, in bytes, fit into one packet anyway. */
const LEAST = 1000;

/** How many files wait for the threads of zlib at the same time. */
const AT_A_TIME = 8;

/** Few files, which every visitor loads. */
const SHARED = ['.css', '.js'];

/** The quality of Brotli, up to 11: the last step makes pages 3 % smaller and takes 2.7 times as long. */
function qualityFor(file: string): number {
  return SHARED.includes(extname(file)) ? 11 : 10;
}

export interface Copies {
  br: Buffer;
  gz: Buffer;
}

/**
 * Compresses a text, always and everywhere to the same bytes.
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
  // Node writes no time, but the operating system: 255 stands for an unknown one (RFC 1952, 2.3.1).
  gz[9] = 255;
  return { br, gz };
}

/** The copies of the last build, by quality and SHA-256 of the original. */
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
    // Missing, or damaged.
    return new Map();
  }
}

/**
 * Writes `FILE.br` and `FILE.gz` beside each text file that they make smaller.
 *
 * @param folder of the built site.
 * @param keepIn file that keeps the copies for the next build.
 * @param leaveOut paths of files that will still change.
 * @returns the number of copies, their bytes, and how many files had to be compressed.
 */
export async function precompress(
  folder: string,
  keepIn: string,
  leaveOut: readonly string[],
): Promise<{ files: number; bytes: number; compressed: number }> {
  const waiting = filesBelow(folder).filter(
    (file) =>
      TEXT.test(file) && !FOR_HOSTS.test(file) && !IN_PARTS.test(file) && !leaveOut.includes(file),
  );
  const written = { files: 0, bytes: 0, compressed: 0 };
  const before = await readKept(keepIn);
  const kept = new Map<string, Copies>();
  const copiesOf = async (file: string, bytes: Buffer) => {
    const quality = qualityFor(file);
    const key = `${quality} ${sha256(bytes)}`;
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
  mkdirSync(dirname(keepIn), { recursive: true });
  replaceFile(keepIn, serialize({ compressors: COMPRESSORS, kept }));
  return written;
}
