/** The commit from which the site is built. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface Commit {
  hash: string;
  /** True if files have changed since, so that the commit alone does not give this site. */
  changed: boolean;
}

function git(...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * @param given the value of SOURCE_COMMIT, which takes precedence; '' if it is not set.
 * @returns undefined if the commit is unknown: without git, or in a folder without its history.
 */
export function findCommit(given: string): Commit | undefined {
  if (given) return { hash: given, changed: false };
  // A folder without its own history may lie inside the repository of another project.
  const hash = existsSync('.git') ? git('rev-parse', 'HEAD') : undefined;
  return hash === undefined ? undefined : { hash, changed: git('status', '--porcelain') !== '' };
}
