/** The site that hosts the repository: addresses at which people read, add and change files there. */
import type { FORGE_KINDS } from '../settings.ts';

export interface Forge {
  kind: (typeof FORGE_KINDS)[number];
  /** Address of the host, without a slash at the end. */
  url: string;
  owner: string;
  repository: string;
  branch: string;
}

function home(forge: Forge): string {
  return `${forge.url}/${forge.owner}/${forge.repository}`;
}

/** Each part of a path is encoded, the slashes between them are not. */
function encodePath(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

/** The repository itself. */
export function repositoryUrl(forge: Forge): string {
  return home(forge);
}

/** The page that shows the project as it was at a commit. */
export function commitUrl(forge: Forge, commit: string): string {
  return `${home(forge)}${forge.kind === 'gitlab' ? '/-' : ''}/commit/${commit}`;
}

/** The page that shows a file. */
export function viewUrl(forge: Forge, file: string): string {
  switch (forge.kind) {
    case 'github':
      return `${home(forge)}/blob/${encodePath(forge.branch)}/${encodePath(file)}`;
    case 'gitlab':
      return `${home(forge)}/-/blob/${encodePath(forge.branch)}/${encodePath(file)}`;
    case 'gitea':
    case 'forgejo':
      return `${home(forge)}/src/branch/${encodePath(forge.branch)}/${encodePath(file)}`;
  }
}

/** The page on which a file is changed, and the change proposed. */
export function editUrl(forge: Forge, file: string): string {
  switch (forge.kind) {
    case 'github':
      return `${home(forge)}/edit/${encodePath(forge.branch)}/${encodePath(file)}`;
    case 'gitlab':
      return `${home(forge)}/-/edit/${encodePath(forge.branch)}/${encodePath(file)}`;
    case 'gitea':
    case 'forgejo':
      return `${home(forge)}/_edit/${encodePath(forge.branch)}/${encodePath(file)}`;
  }
}

/** The page on which a new file is written; `filename` and `value` are added to it as parameters. */
export function newFileUrl(forge: Forge): string {
  switch (forge.kind) {
    case 'github':
      return `${home(forge)}/new/${encodePath(forge.branch)}`;
    case 'gitlab':
      return `${home(forge)}/-/new/${encodePath(forge.branch)}`;
    case 'gitea':
    case 'forgejo':
      return `${home(forge)}/_new/${encodePath(forge.branch)}/`;
  }
}

/** True if the forge fills the new file with the text of the `value` parameter. */
export function takesText(forge: Forge): boolean {
  return forge.kind !== 'gitlab';
}

/**
 * The page on which a message to the maintainers is opened.
 *
 * @param template file name of a form that the forge shows there; GitLab has no such forms.
 */
export function newIssueUrl(forge: Forge, title: string, template?: string): string {
  const query = new URLSearchParams(
    forge.kind === 'gitlab'
      ? { 'issue[title]': title }
      : { ...(template ? { template } : {}), title },
  );
  return `${home(forge)}${forge.kind === 'gitlab' ? '/-' : ''}/issues/new?${query}`;
}
