/** The commit from which the site is built. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface Commit {
  hash: string;
  /** True if files were changed since, so that the commit alone does not give this site. */
  changed: boolean;
}

function git(...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * @param given by SOURCE_COMMIT, which goes first; '' if nothing was.
 * @returns undefined where nobody says it: in a folder that was downloaded without its history, or without git.
 */
export function findCommit(given: string): Commit | undefined {
  if (given) return { hash: given, changed: false };
  // A folder without a history of its own may lie in that of another project.
  const hash = existsSync('.git') ? git('rev-parse', 'HEAD') : undefined;
  return hash === undefined ? undefined : { hash, changed: git('status', '--porcelain') !== '' };
}
