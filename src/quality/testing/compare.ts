/** Compares two built sites, byte by byte. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** All files below a folder, by their path in it. */
export async function readFolder(folder: string): Promise<Map<string, Buffer>> {
  const entries = (await readdir(folder, { withFileTypes: true, recursive: true })).filter(
    (entry) => entry.isFile(),
  );
  const paths = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
  return new Map(
    await Promise.all(
      paths.map(async (path) => [path, await readFile(join(folder, path))] as const),
    ),
  );
}

/** A few characters on either side of a place. */
function around(bytes: Buffer, at: number): string {
  return JSON.stringify(bytes.subarray(Math.max(0, at - 40), at + 40).toString());
}

/** Names each file that only one of two sites has, or that differs, with the first place. */
export function differences(
  one: ReadonlyMap<string, Buffer>,
  other: ReadonlyMap<string, Buffer>,
): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].sort().flatMap((path) => {
    const [a, b] = [one.get(path), other.get(path)];
    if (!a || !b) return [`${path} is only in the ${a ? 'first' : 'second'} site`];
    if (a.equals(b)) return [];
    let at = 0;
    while (a[at] === b[at]) at += 1;
    return [`${path} differs from byte ${at} on:\n  ${around(a, at)}\n  ${around(b, at)}`];
  });
}
