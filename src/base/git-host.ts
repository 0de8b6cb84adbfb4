/** The site that hosts the repository: addresses at which people read, add and change files there. */
import type { GIT_HOSTS } from '../settings.ts';

export interface GitHost {
  kind: (typeof GIT_HOSTS)[number];
  /** Address of the host, without a slash at the end. */
  url: string;
  owner: string;
  repository: string;
  branch: string;
}

function home(gitHost: GitHost): string {
  return `${gitHost.url}/${gitHost.owner}/${gitHost.repository}`;
}

/** Each part of a path is encoded, the slashes between them are not. */
function encodePath(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

/** The repository itself. */
export function repositoryUrl(gitHost: GitHost): string {
  return home(gitHost);
}

/** The page that shows the project as it was at a commit. */
export function commitUrl(gitHost: GitHost, commit: string): string {
  return `${home(gitHost)}${gitHost.kind === 'gitlab' ? '/-' : ''}/commit/${commit}`;
}

/** The page that shows a file. */
export function viewUrl(gitHost: GitHost, file: string): string {
  switch (gitHost.kind) {
    case 'github':
      return `${home(gitHost)}/blob/${encodePath(gitHost.branch)}/${encodePath(file)}`;
    case 'gitlab':
      return `${home(gitHost)}/-/blob/${encodePath(gitHost.branch)}/${encodePath(file)}`;
    case 'gitea':
    case 'forgejo':
      return `${home(gitHost)}/src/branch/${encodePath(gitHost.branch)}/${encodePath(file)}`;
  }
}

/** The page on which a file is changed, and the change proposed. */
export function editUrl(gitHost: GitHost, file: string): string {
  switch (gitHost.kind) {
    case 'github':
      return `${home(gitHost)}/edit/${encodePath(gitHost.branch)}/${encodePath(file)}`;
    case 'gitlab':
      return `${home(gitHost)}/-/edit/${encodePath(gitHost.branch)}/${encodePath(file)}`;
    case 'gitea':
    case 'forgejo':
      return `${home(gitHost)}/_edit/${encodePath(gitHost.branch)}/${encodePath(file)}`;
  }
}

/** The page on which a new file is written; `filename` and `value` are added to it as parameters. */
export function newFileUrl(gitHost: GitHost): string {
  switch (gitHost.kind) {
    case 'github':
      return `${home(gitHost)}/new/${encodePath(gitHost.branch)}`;
    case 'gitlab':
      return `${home(gitHost)}/-/new/${encodePath(gitHost.branch)}`;
    case 'gitea':
    case 'forgejo':
      return `${home(gitHost)}/_new/${encodePath(gitHost.branch)}/`;
  }
}

/** True if the git host fills the new file with the text of the `value` parameter. */
export function takesText(gitHost: GitHost): boolean {
  return gitHost.kind !== 'gitlab';
}

/**
 * The page on which a message to the maintainers is opened.
 *
 * @param template file name of a form that the git host shows there; GitLab has no such forms.
 */
export function newIssueUrl(gitHost: GitHost, title: string, template?: string): string {
  const query = new URLSearchParams(
    gitHost.kind === 'gitlab'
      ? { 'issue[title]': title }
      : { ...(template ? { template } : {}), title },
  );
  return `${home(gitHost)}${gitHost.kind === 'gitlab' ? '/-' : ''}/issues/new?${query}`;
}
