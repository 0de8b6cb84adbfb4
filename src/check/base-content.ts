/** What the content was in the commit from which a change begins. */
import { spawnSync } from 'node:child_process';
import { UsageError } from '../base/command.ts';
import { quoted } from '../base/escape.ts';

/** A file that has changed since. */
export interface BaseFile {
  /** Its path then, from the content folder, with slashes. */
  path: string;
  text: string;
  /** Its path now, as far as git knows: the same, another, or none. */
  now: string | undefined;
}

/** Settings of the user that would change what is read here. */
const PLAIN = ['-c', 'core.quotePath=false', '-c', 'core.fsmonitor=false'];

const MOST_BYTES = 1024 ** 3;

/**
 * Runs git in the content folder.
 *
 * @throws UsageError if it cannot be run, or fails; the message for a failure is that of `explain`.
 */
function git(
  folder: string,
  args: readonly string[],
  explain: (reason: string) => string,
  input = '',
): Buffer {
  const { status, stdout, stderr, error } = spawnSync('git', [...PLAIN, ...args], {
    cwd: folder,
    input,
    maxBuffer: MOST_BYTES,
  });
  if (error)
    throw new UsageError(
      `To compare the content with --base, the check needs git, and cannot run it (${error.message}). ` +
        'Install git, or run the check without --base.',
    );
  if (status !== 0) throw new UsageError(explain(stderr.toString().trim()));
  return stdout;
}

/** The commit in which the branch of `ref` and the one that is checked out part. */
function mergeBase(folder: string, ref: string): string {
  git(
    folder,
    ['rev-parse', '--show-prefix'],
    (reason) =>
      `The content is in no git repository, so that it cannot be compared with ${quoted(ref)} ` +
      `(${reason}). Run the check without --base.`,
  );
  const unknown =
    `There is no commit ${quoted(ref)} in this copy of the repository. Get it with "git fetch", ` +
    'and name it as git does, for example: npm run check -- --base origin/main';
  const commit = git(
    folder,
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`],
    () => unknown,
  );
  return git(
    folder,
    ['merge-base', commit.toString().trim(), 'HEAD'],
    () =>
      `This copy of the repository does not have the commit in which ${quoted(ref)} and your branch ` +
      'part. Get the whole history with "git fetch --unshallow", and run the check again.',
  )
    .toString()
    .trim();
}

/** Reads what `git diff --name-status -z` prints: a letter, then one path, or two of a file that was renamed. */
function readStatus(output: string): Omit<BaseFile, 'text'>[] {
  const words = output.split('\0');
  const files: Omit<BaseFile, 'text'>[] = [];
  for (let at = 0; at + 1 < words.length; at += 2) {
    const [status = '', path = ''] = words.slice(at);
    if (status.startsWith('R')) {
      files.push({ path, now: words[at + 2] });
      at += 1;
    } else if (status === 'D') files.push({ path, now: undefined });
    // What was added has nothing to be compared with.
    else if (status !== 'A') files.push({ path, now: path });
  }
  return files;
}

/**
 * Reads the files of the content that have changed since a commit: since the one in which its branch
 * and the present one part, so that what others changed there in the meantime does not count. Changes
 * that are not committed count, too.
 *
 * @param folder the content folder. @param ref a branch, a tag or a commit.
 * @throws UsageError without git, outside of a repository, and for a commit that is not there.
 */
export function baseContent(folder: string, ref: string): BaseFile[] {
  const commit = mergeBase(folder, ref);
  const failed = (reason: string) =>
    `git could not read the content of ${quoted(ref)}: ${reason}. ` +
    'Run the check without --base, or repair the copy of the repository.';
  const status = git(
    folder,
    ['diff', '--name-status', '-z', '-M', '--no-ext-diff', '--relative', commit, '--', '.'],
    failed,
  );
  const changed = readStatus(status.toString()).filter(({ path }) => !path.includes('\n'));
  const blobs = git(
    folder,
    ['cat-file', '--batch'],
    failed,
    changed.map(({ path }) => `${commit}:./${path}\n`).join(''),
  );
  let at = 0;
  return changed.map((file) => {
    // A line with name, type and length in bytes, the content, and a line break.
    const start = blobs.indexOf('\n', at) + 1;
    const length = Number(blobs.toString('utf8', at, start).split(' ').at(-1));
    at = start + length + 1;
    return { ...file, text: blobs.toString('utf8', start, start + length) };
  });
}
