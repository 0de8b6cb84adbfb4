/** A git host for tests. */
import type { GitHost } from '../../base/git-host.ts';

export const GITHUB: GitHost = {
  kind: 'github',
  url: 'https://github.com',
  owner: 'owner',
  repository: 'site',
  branch: 'main',
};
