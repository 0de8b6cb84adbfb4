/** Reads a proposal from the disk: from a copy of the project, or from a record. */
import { existsSync } from 'node:fs';
import { lstat, readFile, readlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UsageError } from '../../base/command.ts';
import { filesBelow, isLeftover } from '../../base/files.ts';
import { inEnglish } from '../../i18n/index.ts';
import { quoted } from '../../base/escape.ts';
import { LARGEST_FILE, recordContent, type ProposalPayload, type ProposedFile } from './payload.ts';

const t = inEnglish.t.proposal;

/** The name of the content folder in the paths of a record. */
const CONTENT = 'content';

/** Paths of all files in a content folder, whatever it is called, as `content/cities/porto.md`. */
function listContent(content: string): string[] {
  return filesBelow(content, isLeftover).map((path) => `${CONTENT}/${path}`);
}

interface Found {
  mode: string;
  size: number;
  bytes: Uint8Array;
}

/** A file as git stores it: the content of a symbolic link is the path that it points to. */
async function find(path: string): Promise<Found> {
  const status = await lstat(path);
  const bytes = status.isSymbolicLink()
    ? Buffer.from(await readlink(path))
    : status.isFile()
      ? await readFile(path)
      : Buffer.alloc(0);
  return {
    mode: status.isSymbolicLink()
      ? '120000'
      : !status.isFile()
        ? '000000'
        : status.mode & 0o100
          ? '100755'
          : '100644',
    size: bytes.length,
    bytes,
  };
}

/**
 * Records what a copy of the project changes in the content.
 *
 * @param copy path of the copy. @param content path of the project’s own content folder.
 * @throws UsageError if the copy has no content folder.
 */
export async function readFolder(copy: string, content: string): Promise<ProposalPayload> {
  const proposed = resolve(copy, CONTENT);
  if (!existsSync(proposed)) throw new UsageError(t.command.noContent(quoted(copy)));
  const [before, after] = [listContent(content), listContent(proposed)];
  const inFolder = (folder: string, path: string) => join(folder, ...path.split('/').slice(1));
  const known = new Set(before);
  const kept = new Set(after);
  const files: ProposedFile[] = before
    .filter((path) => !kept.has(path))
    .map((filename) => ({ filename, status: 'removed' }));
  for (const filename of after) {
    const { mode, size, bytes } = await find(inFolder(proposed, filename));
    if (known.has(filename)) {
      const old = await find(inFolder(content, filename));
      if (old.mode === mode && Buffer.compare(old.bytes, bytes) === 0) continue;
    }
    files.push({
      filename,
      status: known.has(filename) ? 'modified' : 'added',
      mode,
      size,
      ...(size > LARGEST_FILE ? {} : recordContent(bytes)),
    });
  }
  return { files, totalFiles: files.length };
}

/**
 * Reads a proposal from a folder, see {@link readFolder}, or from a record in JSON.
 *
 * @returns the proposal. A record is not validated here.
 * @throws UsageError if there is nothing to read.
 */
export async function readProposal(path: string, content: string): Promise<unknown> {
  const status = await lstat(path).catch(() => undefined);
  if (!status) throw new UsageError(t.command.notFound(quoted(path)));
  if (status.isDirectory()) return readFolder(path, content);
  const text = await readFile(path, 'utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UsageError(t.command.notJson(quoted(path)));
  }
}
