/** The site that hosts the repository: the addresses at which people read, add and change files there. */
import type { GIT_HOSTS } from '../settings.ts';

export interface GitHost {
  kind: (typeof GIT_HOSTS)[number];
  /** Address of the host, without a trailing slash. */
  url: string;
  owner: string;
  repository: string;
  branch: string;
}

/** Paths of the pages of a repository, by the software of the host. */
const GITEA = {
  view: 'src/branch/',
  edit: '_edit/',
  add: '_new/',
  commit: 'commit/',
  history: 'commits/branch/',
  issue: 'issues/new',
};
const PAGES: Readonly<Record<GitHost['kind'], typeof GITEA>> = {
  github: {
    view: 'blob/',
    edit: 'edit/',
    add: 'new/',
    commit: 'commit/',
    history: 'commits/',
    issue: 'issues/new',
  },
  gitlab: {
    view: '-/blob/',
    edit: '-/edit/',
    add: '-/new/',
    commit: '-/commit/',
    history: '-/commits/',
    issue: '-/issues/new',
  },
  gitea: GITEA,
  forgejo: GITEA,
};

function page(gitHost: GitHost, name: keyof typeof GITEA): string {
  return `${repositoryUrl(gitHost)}/${PAGES[gitHost.kind][name]}`;
}

/** Encodes each part of a path, but not the slashes between them. */
function encodePath(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

function filePage(gitHost: GitHost, name: 'view' | 'edit' | 'history', file: string): string {
  return `${page(gitHost, name)}${encodePath(gitHost.branch)}/${encodePath(file)}`;
}

export function repositoryUrl({ url, owner, repository }: GitHost): string {
  return `${url}/${owner}/${repository}`;
}

/** The page that shows the project as it was at a commit. */
export function commitUrl(gitHost: GitHost, commit: string): string {
  return page(gitHost, 'commit') + commit;
}

/** The page that shows a file. */
export function viewUrl(gitHost: GitHost, file: string): string {
  return filePage(gitHost, 'view', file);
}

/** The page that lists the commits that changed a file. */
export function historyUrl(gitHost: GitHost, file: string): string {
  return filePage(gitHost, 'history', file);
}

/** The page on which people edit a file and propose the change. */
export function editUrl(gitHost: GitHost, file: string): string {
  return filePage(gitHost, 'edit', file);
}

/** The page on which people write a new file. It takes the parameters `filename` and `value`. */
export function newFileUrl(gitHost: GitHost): string {
  const slash = PAGES[gitHost.kind] === GITEA ? '/' : '';
  return page(gitHost, 'add') + encodePath(gitHost.branch) + slash;
}

/** True if the git host fills the new file with the `value` parameter. */
export function takesText(gitHost: GitHost): boolean {
  return gitHost.kind !== 'gitlab';
}

/**
 * The page on which people open an issue.
 *
 * @param template file name of an issue form; GitLab has no issue forms.
 */
export function newIssueUrl(gitHost: GitHost, title: string, template?: string): string {
  const query = new URLSearchParams(
    gitHost.kind === 'gitlab'
      ? { 'issue[title]': title }
      : { ...(template ? { template } : {}), title },
  );
  return `${page(gitHost, 'issue')}?${query}`;
}
