/** All files in one archive, which can be deposited and cited. */
import { zipSync } from 'fflate';

/**
 * Packs files, always to the same bytes.
 *
 * @param files their names in the archive, and their content.
 */
export function archiveOf(
  files: readonly { name: string; content: Uint8Array }[],
): Uint8Array<ArrayBuffer> {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  const zippable = Object.fromEntries(sorted.map(({ name, content }) => [name, content]));
  // The earliest time that an archive can give to its files, in local parts: archives hold local
  // times, so that the bytes are the same in every time zone.
  const mtime = new Date(1980, 0, 1);
  return new Uint8Array(zipSync(zippable, { level: 9, mtime }));
}
