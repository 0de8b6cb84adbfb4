/** The git host of this site, from the settings. */
import { settings } from '../settings.ts';
import type { GitHost } from './git-host.ts';

export const gitHost: GitHost = {
  kind: settings.gitHost,
  url: settings.gitHostUrl,
  owner: settings.repositoryOwner,
  repository: settings.repositoryName,
  branch: settings.repositoryBranch,
};
