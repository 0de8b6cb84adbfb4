/** Lists a folder of content, without following links, and says what cannot be listed. */
import { lstatSync, readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { hasCode, isLeftover } from '../base/files.ts';
import type { Finding } from './problem.ts';
import { explainRead } from './read-text.ts';

/** What is in a folder of content. */
interface Listing {
  /** Paths of files and links, and of folders that are named like files, from the folder, with slashes. */
  paths: string[];
  /** Folders that cannot be read, by their path from the folder, and why; '' is the folder itself. */
  errors: { path: string; finding: Finding }[];
}

/** True for a picture in a format that pages show. */
export function isPicture(path: string): boolean {
  return /\.(?:jpe?g|png|webp|avif)$/i.test(path);
}

/** What is wrong with a file that is neither content nor a picture for pages. */
export function strangerError(path: string, extension: string): Finding {
  if (/\.(?:heic|heif|gif|tiff?|bmp|svg|jxl|jp2|raw|dng|cr[23]|nef|arw|psd)$/i.test(path))
    return {
      rule: 'picture-format',
      message: 'Pages do not show pictures in this format. They show JPEG, PNG, WebP and AVIF.',
      fix: 'Run "npm run image" with this file: it makes the picture ready, or says how to export it. Then remove this file.',
    };
  return {
    rule: 'file-place',
    message: `Only ${extension} files and pictures belong in this folder.`,
    fix: `Rename the file so that its name ends in ${extension}, if it is a text for the site. Otherwise remove it.`,
  };
}

/** The entries of a folder, without what systems and editors leave. A missing folder is an empty one. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !isLeftover(name));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/**
 * Lists a folder of content and the folders below it. Symbolic links are listed, and never
 * followed: they could lead anywhere, also in circles.
 *
 * @param extension of the files that are content. A folder with such a name is listed, too.
 */
export function listContentFolder(folder: string, extension: string): Listing {
  const listing: Listing = { paths: [], errors: [] };
  const walk = (path: string): void => {
    try {
      for (const entry of entriesOf(join(folder, path))) {
        const below = path === '' ? entry.name : `${path}/${entry.name}`;
        if (!entry.isDirectory() || entry.name.endsWith(extension)) listing.paths.push(below);
        if (entry.isDirectory()) walk(below);
      }
    } catch (error) {
      listing.errors.push({ path, finding: explainRead(error, 'folder') });
    }
  };
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink())
    listing.errors.push({
      path: '',
      finding: {
        rule: 'plain-file',
        message: 'This is a symbolic link, not a folder.',
        fix: 'Put the folder itself here.',
      },
    });
  else walk('');
  listing.paths.sort();
  return listing;
}
