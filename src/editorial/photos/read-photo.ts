/** From a path, as somebody typed it, to a photo that is ready for the site. */
import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { PhotoError, preparePhoto, type PreparedPhoto } from './prepare-photo.ts';

/** Bytes: several times the largest that a camera writes. */
const LARGEST_SOURCE = 200_000_000;

/** A path as a terminal gives it for a file that is dropped on its window. */
export function typedPath(typed: string, platform: NodeJS.Platform = process.platform): string {
  const text = typed.trim().replace(/^(['"])(.*)\1$/, '$2');
  const plain = platform === 'win32' ? text : text.replace(/\\(.)/g, '$1');
  return plain.replace(/^~(?=[\\/])/, () => homedir());
}

/** @returns the photo, or what is wrong with it, with its path. */
export async function readPhoto(path: string): Promise<PreparedPhoto | { error: string }> {
  try {
    const status = await stat(path);
    if (!status.isFile()) return { error: `${path} is not a file, but a folder or a device.` };
    if (status.size > LARGEST_SOURCE)
      return { error: `${path} is too large for a photo: ${Math.round(status.size / 1e6)} MB.` };
    return await preparePhoto(await readFile(path));
  } catch (error) {
    if (error instanceof PhotoError) return { error: `${path}: ${error.message}` };
    const code = (error as NodeJS.ErrnoException).code;
    return {
      error:
        code === 'ENOENT'
          ? `There is no file ${path}. Is the path right?`
          : `${path} cannot be read (${code ?? String(error)}).`,
    };
  }
}
