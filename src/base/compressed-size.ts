/** The size of a text as a server sends it. */
import { gzipSync } from 'node:zlib';

/** Bytes after gzip at its best level, which every server supports. */
export function compressedSize(bytes: Buffer | string): number {
  return gzipSync(bytes, { level: 9 }).length;
}
